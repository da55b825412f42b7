#include "fab-keep-dialog.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-large-text.h"
#include "fab-map-snapshot.h"

struct _FabKeepDialog {
  AdwDialog parent_instance;

  AdwEntryRow *name, *date; /* template children */
  AdwComboRow *meeting;
  GtkWidget *keep;

  FabContext *context; /* owned */
  GPtrArray *meetings; /* owned, of FabRecord: the latest first */
};

enum {
  KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabKeepDialog, fab_keep_dialog, ADW_TYPE_DIALOG)

static FabRecord *
get_meeting (FabKeepDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->meeting);

  return selected > 0 && selected <= self->meetings->len ? g_ptr_array_index (self->meetings, selected - 1) : NULL;
}

/* (transfer full) (nullable): as it is stored; NULL where nothing, or no date, is written */
static char *
read_date (FabKeepDialog *self, gboolean *wrong)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->date));
  g_autoptr (GError) error = NULL;
  char *date = *typed != '\0' ? fab_date_read (typed, fab_date_today (), &error) : NULL;

  *wrong = error != NULL;
  return date;
}

static char *
read_name (FabKeepDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
on_changed (FabKeepDialog *self)
{
  gboolean wrong;
  g_autofree char *name = read_name (self), *date = read_date (self, &wrong);

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_sensitive (self->keep, *name != '\0' && !wrong);
}

static void
show_date (FabKeepDialog *self, const char *date)
{
  g_autofree char *text = fab_date_format (date, fab_language_get_default ());

  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
}

/* A meeting says when it was, and gives its name to a state that has none of its own yet. */
static void
on_meeting (FabKeepDialog *self)
{
  FabRecord *meeting = self->context != NULL ? get_meeting (self) : NULL;

  if (meeting == NULL)
    return;
  if (!fab_record_is_null (meeting, FAB_MEETING_DATE))
    show_date (self, fab_record_get_text (meeting, FAB_MEETING_DATE));
  gtk_editable_set_text (GTK_EDITABLE (self->name), fab_record_get_title (meeting));
}

static void
on_keep (FabKeepDialog *self)
{
  gboolean wrong;
  g_autofree char *name = read_name (self), *date = read_date (self, &wrong);
  g_autoptr (GError) error = NULL;
  FabRecord *kept;

  if (*name == '\0' || wrong)
    return;
  kept = fab_map_snapshot_keep (fab_context_get_store (self->context), name, date, get_meeting (self), &error);
  if (kept == NULL) {
    fab_context_report (self->context, _ ("The state of the map could not be kept."), error);
    return;
  }
  fab_context_tell (self->context, _ ("State of the map kept"));
  g_signal_emit (self, signals[KEPT], 0, kept);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- The dialog ---- */

static void
fab_keep_dialog_dispose (GObject *object)
{
  FabKeepDialog *self = FAB_KEEP_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  G_OBJECT_CLASS (fab_keep_dialog_parent_class)->dispose (object);
}

static void
fab_keep_dialog_class_init (FabKeepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_keep_dialog_dispose;
  /** FabKeepDialog::kept: the snapshot that was added */
  signals[KEPT] = g_signal_new ("kept", FAB_TYPE_KEEP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                FAB_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-keep-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabKeepDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FabKeepDialog, date);
  gtk_widget_class_bind_template_child (widget_class, FabKeepDialog, meeting);
  gtk_widget_class_bind_template_child (widget_class, FabKeepDialog, keep);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_meeting);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
}

static void
fab_keep_dialog_init (FabKeepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fab_large_text_let_wrap (self->meeting);
}

static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  return fab_date_compare_texts (fab_record_get_text (*(FabRecord **)b, FAB_MEETING_DATE),
                                 fab_record_get_text (*(FabRecord **)a, FAB_MEETING_DATE));
}

static void
list_meetings (FabKeepDialog *self)
{
  GListModel *all = fab_store_get_list (fab_context_get_store (self->context), FAB_TABLE_MEETING);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->meetings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (self->meetings, g_list_model_get_item (all, i));
  g_ptr_array_sort (self->meetings, compare_meetings);
  gtk_string_list_append (names, C_ ("meeting", "None"));
  for (guint i = 0; i < self->meetings->len; i++)
    gtk_string_list_append (names, fab_record_get_title (g_ptr_array_index (self->meetings, i)));
  adw_combo_row_set_model (self->meeting, G_LIST_MODEL (names));
}

/** fab_keep_dialog_new: (transfer floating): @meeting: (nullable): the one that is suggested */
FabKeepDialog *
fab_keep_dialog_new (FabContext *context, FabRecord *meeting)
{
  FabKeepDialog *self = g_object_new (FAB_TYPE_KEEP_DIALOG, NULL);
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  g_autofree char *written = fab_date_format_long (today, fab_language_get_default ());
  /* Translators: the name of a kept state of the map; %s is a date */
  g_autofree char *name = g_strdup_printf (_ ("Map of %s"), written);
  guint position;

  self->context = g_object_ref (context);
  list_meetings (self);
  show_date (self, today);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  if (meeting != NULL && g_ptr_array_find (self->meetings, meeting, &position))
    adw_combo_row_set_selected (self->meeting, position + 1);
  return self;
}
