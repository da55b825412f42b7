#include "fab-piece-row.h"

#include <glib/gi18n.h>

struct _FabPieceRow {
  FabRecordRow parent_instance;

  GtkCheckButton *check; /* child */
};

G_DEFINE_FINAL_TYPE (FabPieceRow, fab_piece_row, FAB_TYPE_RECORD_ROW)

static void
describe_piece (FabStore *store, FabRecord *piece, FabSummary *summary)
{
  gint64 pages = fab_record_get_integer (piece, FAB_CALL_PIECE_MAX_PAGES);

  summary->subtitle = g_strdup (fab_record_get_text (piece, FAB_CALL_PIECE_NOTES));
  if (pages > 0)
    summary->badge = g_strdup_printf (ngettext ("%d page", "%d pages", pages), (int)pages);
}

static void
on_toggled (FabPieceRow *self)
{
  FabRecord *piece = fab_record_row_get_record (FAB_RECORD_ROW (self));
  gboolean done = gtk_check_button_get_active (self->check);
  g_autofree char *sentence = NULL;

  if (done == fab_record_get_boolean (piece, FAB_CALL_PIECE_DONE))
    return;
  sentence =
      g_strdup_printf (done ? _ ("Piece “%s” ready") : _ ("Piece “%s” to be done again"), fab_record_get_title (piece));
  fab_context_edit (fab_record_row_get_context (FAB_RECORD_ROW (self)), sentence, piece, FAB_CALL_PIECE_DONE,
                    FAB_BOOLEAN (done));
}

static void
fab_piece_row_set_up (FabRecordRow *row, FabContext *context, FabRecord *piece)
{
  FabPieceRow *self = FAB_PIECE_ROW (row);

  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !fab_context_is_read_only (context));
  fab_record_row_add_menu (row, NULL);
}

static void
fab_piece_row_refresh (FabRecordRow *row, FabContext *context, FabRecord *piece)
{
  FabPieceRow *self = FAB_PIECE_ROW (row);

  gtk_check_button_set_active (self->check, fab_record_get_boolean (piece, FAB_CALL_PIECE_DONE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fab_record_get_title (piece), -1);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
}

static void
fab_piece_row_class_init (FabPieceRowClass *klass)
{
  FAB_RECORD_ROW_CLASS (klass)->set_up = fab_piece_row_set_up;
  FAB_RECORD_ROW_CLASS (klass)->refresh = fab_piece_row_refresh;
}

static void
fab_piece_row_init (FabPieceRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->check), "selection-mode");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}

/** fab_piece_row_new: (transfer floating): a #FabMakeRow */
GtkWidget *
fab_piece_row_new (FabContext *context, FabRecord *piece)
{
  return fab_record_row_new_of_type (FAB_TYPE_PIECE_ROW, context, piece, describe_piece);
}
