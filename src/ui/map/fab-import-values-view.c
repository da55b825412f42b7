#include "fab-import-values-view.h"

#include <glib/gi18n.h>

#include "fab-plain-row.h"
#include "fab-text.h"

#define MAX_LETTERS 60

struct _FabImportValuesView {
  AdwBin parent_instance;

  FabImport *import; /* owned */
  FabDraftPart part;
  guint column;
  GPtrArray *options; /* owned: of FabImportOption */
  GPtrArray *rows;    /* of AdwComboRow, borrowed: one for each value */
};

G_DEFINE_FINAL_TYPE (FabImportValuesView, fab_import_values_view, ADW_TYPE_BIN)

static guint
find_option (FabImportValuesView *self, const char *code)
{
  for (guint i = 0; i < self->options->len; i++)
    if (g_str_equal (((FabImportOption *)g_ptr_array_index (self->options, i))->code, code))
      return i;
  return 0;
}

static void
on_selected (FabImportValuesView *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint value, option = adw_combo_row_get_selected (row);

  if (g_ptr_array_find (self->rows, row, &value) && option < self->options->len)
    fab_import_set_value (self->import, self->part, self->column, value,
                          ((FabImportOption *)g_ptr_array_index (self->options, option))->code);
}

static void
add_row (FabImportValuesView *self, AdwPreferencesGroup *group, const FabImportValue *value, GListModel *labels)
{
  g_autofree char *title = fab_text_elide_middle (value->text, MAX_LETTERS);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", value->count), value->count);
  GtkWidget *row = fab_plain_row_new (ADW_TYPE_COMBO_ROW, title, rows);

  g_object_set (row, "model", labels, "selected", find_option (self, value->code), NULL);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
}

static GListModel *
list_labels (FabImportValuesView *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->options->len; i++)
    gtk_string_list_append (labels, ((FabImportOption *)g_ptr_array_index (self->options, i))->label);
  return G_LIST_MODEL (labels);
}

static void
forget (FabImportValuesView *self)
{
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_object (&self->import);
}

static void
fab_import_values_view_dispose (GObject *object)
{
  forget (FAB_IMPORT_VALUES_VIEW (object));
  G_OBJECT_CLASS (fab_import_values_view_parent_class)->dispose (object);
}

static void
fab_import_values_view_finalize (GObject *object)
{
  g_ptr_array_unref (FAB_IMPORT_VALUES_VIEW (object)->rows);
  G_OBJECT_CLASS (fab_import_values_view_parent_class)->finalize (object);
}

static void
fab_import_values_view_class_init (FabImportValuesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_import_values_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fab_import_values_view_finalize;
}

static void
fab_import_values_view_init (FabImportValuesView *self)
{
  self->rows = g_ptr_array_new ();
}

/** fab_import_values_view_show: a row for each text of @column, which goes to a field that takes options */
void
fab_import_values_view_show (FabImportValuesView *self, FabImport *import, FabDraftPart part, guint column)
{
  FabImportTarget target = fab_import_get_target (import, part, column);
  GPtrArray *values = fab_import_get_values (import, part, column);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GListModel) labels = NULL;

  forget (self);
  self->import = g_object_ref (import);
  self->part = part;
  self->column = column;
  self->options = fab_import_list_options (import, part, target.field);
  labels = list_labels (self);
  adw_preferences_group_set_description (group, _ ("What each text of this column becomes."));
  for (guint i = 0; i < values->len; i++)
    add_row (self, group, g_ptr_array_index (values, i), labels);
  adw_preferences_page_add (page, group);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
}
