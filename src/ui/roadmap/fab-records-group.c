#include "fab-records-group.h"

#include <glib/gi18n.h>

#include "fab-record-chooser.h"

struct _FabRecordsGroup {
  AdwPreferencesGroup parent_instance;

  FabContext *context; /* owned */
  FabRecord *owner;    /* owned */
  const FabRecordsInfo *info;
  char *code;
  GtkListBox *list; /* child */
  GHashTable *rows; /* record → its row */
  GtkWidget *entry; /* child; or NULL */
};

G_DEFINE_FINAL_TYPE (FabRecordsGroup, fab_records_group, ADW_TYPE_PREFERENCES_GROUP)

/* ---- Rows ---- */

static void
collect (FabRecordsGroup *self, guint field, GPtrArray *found)
{
  g_autoptr (GPtrArray) referrers =
      fab_store_get_referrers (fab_context_get_store (self->context), self->owner, self->info->table, field);

  for (guint i = 0; i < referrers->len; i++) {
    FabRecord *record = g_ptr_array_index (referrers, i);

    if ((self->info->includes == NULL || self->info->includes (self, record)) &&
        !g_ptr_array_find (found, record, NULL))
      g_ptr_array_add (found, g_object_ref (record));
  }
}

/** fab_records_group_list: (transfer container) (element-type FabRecord): the records in their order */
GPtrArray *
fab_records_group_list (FabRecordsGroup *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  collect (self, self->info->field, found);
  if (self->info->other_field != 0)
    collect (self, self->info->other_field, found);
  if (self->info->compare != NULL)
    g_ptr_array_sort_values (found, self->info->compare);
  return found;
}

static void
remove_rows_but (FabRecordsGroup *self, GPtrArray *records)
{
  GHashTableIter iter;
  gpointer record, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &record, &row))
    if (!g_ptr_array_find (records, record, NULL)) {
      gtk_list_box_remove (self->list, row);
      g_hash_table_iter_remove (&iter);
    }
}

/* A row that stands where it should is left alone, with what is being typed in it. */
static void
place_row (FabRecordsGroup *self, FabRecord *record, int position)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, record);

  if (row == NULL) {
    row = self->info->make_row (self, record);
    g_hash_table_insert (self->rows, g_object_ref (record), row);
    gtk_list_box_insert (self->list, row, position);
  } else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != position) {
    g_object_ref (row);
    gtk_list_box_remove (self->list, row);
    gtk_list_box_insert (self->list, row, position);
    g_object_unref (row);
  }
  self->info->update_row (self, row, record);
}

/** fab_records_group_refresh: follows the project, which it does by itself after each gesture */
void
fab_records_group_refresh (FabRecordsGroup *self)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!fab_record_is_alive (self->owner))
    return;
  records = fab_records_group_list (self);
  remove_rows_but (self, records);
  for (guint i = 0; i < records->len; i++)
    place_row (self, g_ptr_array_index (records, i), i);
  gtk_widget_set_visible (GTK_WIDGET (self->list), records->len > 0 || self->entry != NULL);
}

/* ---- Adding ---- */

static gboolean
add_named (FabRecordsGroup *self, const char *name)
{
  FabStore *store = fab_context_get_store (self->context);
  g_autofree char *sentence =
      g_strdup_printf (_ ("%s added: %s"), fab_table_get_label (fab_table_get (self->info->table)), name);
  g_autoptr (GError) error = NULL;

  fab_store_begin (store, sentence);
  if (self->info->add_named (self, name, &error) != NULL)
    return fab_context_commit (self->context);
  fab_store_rollback (store);
  fab_context_report (self->context, _ ("This could not be added."), error);
  return FALSE;
}

static void
on_entry_applied (FabRecordsGroup *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*name != '\0' && add_named (self, name))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
add_entry (FabRecordsGroup *self)
{
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ (self->info->entry_label));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "apply", G_CALLBACK (on_entry_applied), self);
  gtk_list_box_append (self->list, self->entry);
}

static void
on_add (FabRecordsGroup *self)
{
  self->info->add (self);
}

static void
add_button (FabRecordsGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ (self->info->button_label));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/* ---- GObject ---- */

static void
fab_records_group_dispose (GObject *object)
{
  FabRecordsGroup *self = FAB_RECORDS_GROUP (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->code, g_free);
  g_clear_object (&self->owner);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_records_group_parent_class)->dispose (object);
}

static void
fab_records_group_class_init (FabRecordsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_records_group_dispose;
}

static void
fab_records_group_init (FabRecordsGroup *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

/**
 * fab_records_group_new:
 * @title: of the group, translated
 * @info: static
 * @code: (nullable): what tells this group from another one of the same info, such as a role
 *
 * Returns: (transfer floating)
 */
GtkWidget *
fab_records_group_new (FabContext *context, FabRecord *owner, const char *title, const FabRecordsInfo *info,
                       const char *code)
{
  FabRecordsGroup *self = g_object_new (FAB_TYPE_RECORDS_GROUP, "title", title, NULL);

  self->context = g_object_ref (context);
  self->owner = g_object_ref (owner);
  self->info = info;
  self->code = g_strdup (code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (info->entry_label != NULL && !fab_context_is_read_only (context))
    add_entry (self);
  if (info->button_label != NULL && !fab_context_is_read_only (context))
    add_button (self);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (fab_records_group_refresh), self,
                           G_CONNECT_SWAPPED);
  fab_records_group_refresh (self);
  return GTK_WIDGET (self);
}

FabContext *
fab_records_group_get_context (FabRecordsGroup *self)
{
  return self->context;
}

FabStore *
fab_records_group_get_store (FabRecordsGroup *self)
{
  return fab_context_get_store (self->context);
}

FabRecord *
fab_records_group_get_owner (FabRecordsGroup *self)
{
  return self->owner;
}

const char *
fab_records_group_get_code (FabRecordsGroup *self)
{
  return self->code;
}

/** fab_records_group_get_row: (transfer none) (nullable): the row of one of the records */
GtkWidget *
fab_records_group_get_row (FabRecordsGroup *self, FabRecord *record)
{
  return g_hash_table_lookup (self->rows, record);
}

/**
 * fab_records_group_choose:
 * @on_chosen: called with the group and a FabRecord
 * @on_create: (nullable): called with the group and a name that was typed
 *
 * Lets the person choose among the records of some tables.
 */
void
fab_records_group_choose (FabRecordsGroup *self, const char *heading, const FabTableId *tables, guint n_tables,
                          gboolean can_create, GCallback on_chosen, GCallback on_create)
{
  FabRecordChooser *chooser = fab_record_chooser_new (self->context, heading, tables, n_tables);

  fab_record_chooser_set_can_create (chooser, can_create);
  g_signal_connect_object (chooser, "chosen", on_chosen, self, G_CONNECT_SWAPPED);
  if (on_create != NULL)
    g_signal_connect_object (chooser, "create", on_create, self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}
