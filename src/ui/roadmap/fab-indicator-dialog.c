#include "fab-indicator-dialog.h"

#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-field-row.h"

struct _FabIndicatorDialog {
  AdwDialog parent_instance;

  FabContext *context;  /* owned */
  FabRecord *indicator; /* owned */
};

G_DEFINE_FINAL_TYPE (FabIndicatorDialog, fab_indicator_dialog, ADW_TYPE_DIALOG)

/* Undo may take away what is shown. */
static void
on_committed (FabIndicatorDialog *self)
{
  if (!fab_record_is_alive (self->indicator))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_remove (FabIndicatorDialog *self)
{
  fab_context_remove (self->context, self->indicator);
}

static void
fab_indicator_dialog_dispose (GObject *object)
{
  FabIndicatorDialog *self = FAB_INDICATOR_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->indicator);
  G_OBJECT_CLASS (fab_indicator_dialog_parent_class)->dispose (object);
}

static void
fab_indicator_dialog_class_init (FabIndicatorDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_indicator_dialog_dispose;
}

static void
fab_indicator_dialog_init (FabIndicatorDialog *self)
{
}

static GtkWidget *
make_fields (FabIndicatorDialog *self)
{
  const FabTable *table = fab_record_get_table (self->indicator);
  GtkWidget *group = adw_preferences_group_new ();

  for (guint f = 0; f < table->n_fields; f++)
    if (!(table->fields[f].flags & FAB_FIELD_INTERNAL))
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fab_field_row_new (self->context, self->indicator, f));
  return group;
}

static GtkWidget *
make_removal (FabIndicatorDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Remove"));
  gtk_widget_add_css_class (row, "destructive-action");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_remove), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
make_page (FabIndicatorDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_fields (self)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (fab_indicator_values_new (self->context, self->indicator)));
  if (!fab_context_is_read_only (self->context))
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_removal (self)));
  return GTK_WIDGET (page);
}

/** fab_indicator_dialog_new: (transfer floating): edits @indicator as it is typed, and closes when it is removed */
FabIndicatorDialog *
fab_indicator_dialog_new (FabContext *context, FabRecord *indicator)
{
  FabIndicatorDialog *self =
      g_object_new (FAB_TYPE_INDICATOR_DIALOG, "title", fab_table_get_label (fab_record_get_table (indicator)),
                    "content-width", 560, "content-height", 560, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->context = g_object_ref (context);
  self->indicator = g_object_ref (indicator);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_page (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
