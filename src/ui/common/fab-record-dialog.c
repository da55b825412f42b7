#include "fab-record-dialog.h"

#include "fab-field-row.h"

struct _FabRecordDialog {
  AdwPreferencesDialog parent_instance;

  FabRecord *record; /* owned */
};

G_DEFINE_FINAL_TYPE (FabRecordDialog, fab_record_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
on_committed (FabRecordDialog *self)
{
  if (!fab_record_is_alive (self->record))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
fab_record_dialog_dispose (GObject *object)
{
  g_clear_object (&FAB_RECORD_DIALOG (object)->record);
  G_OBJECT_CLASS (fab_record_dialog_parent_class)->dispose (object);
}

static void
fab_record_dialog_class_init (FabRecordDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_record_dialog_dispose;
}

static void
fab_record_dialog_init (FabRecordDialog *self)
{
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (self), FALSE);
}

/* Short fields first, then the long texts, each group as its own list. */
static void
add_fields (FabRecordDialog *self, FabContext *context, AdwPreferencesPage *page, gboolean long_ones)
{
  const FabTable *table = fab_record_get_table (self->record);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (guint f = 0; f < table->n_fields; f++) {
    FabFieldFlags flags = table->fields[f].flags;

    if (!(flags & FAB_FIELD_INTERNAL) && ((flags & FAB_FIELD_LONG) != 0) == long_ones)
      adw_preferences_group_add (group, fab_field_row_new (context, self->record, f));
  }
  adw_preferences_page_add (page, group);
}

/** fab_record_dialog_new: (transfer floating): edits @record field by field; closes when the record goes */
AdwDialog *
fab_record_dialog_new (FabContext *context, FabRecord *record)
{
  FabRecordDialog *self = g_object_new (FAB_TYPE_RECORD_DIALOG, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->record = g_object_ref (record);
  adw_dialog_set_title (ADW_DIALOG (self), fab_table_get_label (fab_record_get_table (record)));
  add_fields (self, context, page, FALSE);
  add_fields (self, context, page, TRUE);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), page);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
