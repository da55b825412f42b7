#include "fab-reference-row.h"

#include <glib/gi18n.h>

#include "fab-field-binding.h"
#include "fab-record-sort.h"

struct _FabReferenceRow {
  AdwComboRow parent_instance;

  FabFieldBinding *binding; /* owned */
  gboolean optional;        /* the first entry then stands for none */
};

G_DEFINE_FINAL_TYPE (FabReferenceRow, fab_reference_row, ADW_TYPE_COMBO_ROW)

static void
refresh (GtkWidget *widget)
{
  FabReferenceRow *self = FAB_REFERENCE_ROW (widget);
  FabStore *store = fab_context_get_store (fab_field_binding_get_context (self->binding));
  FabRecord *target = fab_store_get_target (store, fab_field_binding_get_record (self->binding),
                                            fab_field_binding_get_index (self->binding));
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (self));
  guint n = g_list_model_get_n_items (model);

  if (target == NULL) {
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), self->optional ? 0 : GTK_INVALID_LIST_POSITION);
    return;
  }
  for (guint i = 0; i < n; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);

    if (item == G_OBJECT (target)) {
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
      return;
    }
  }
}

static void
on_selected (FabReferenceRow *self)
{
  GObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  if (self->binding == NULL || item == NULL || fab_field_binding_is_refreshing (self->binding))
    return;
  fab_field_binding_write (self->binding, FAB_IS_RECORD (item) ? FAB_REF (FAB_RECORD (item)) : FAB_NULL);
}

static void
fab_reference_row_dispose (GObject *object)
{
  g_clear_pointer (&FAB_REFERENCE_ROW (object)->binding, fab_field_binding_free);
  G_OBJECT_CLASS (fab_reference_row_parent_class)->dispose (object);
}

static void
fab_reference_row_class_init (FabReferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_reference_row_dispose;
}

static void
fab_reference_row_init (FabReferenceRow *self)
{
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (on_selected), NULL);
}

static char *
get_name (gpointer item)
{
  if (FAB_IS_RECORD (item))
    return g_strdup (fab_record_get_title (item));
  return g_strdup (GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "");
}

/* "None", then the records by name. */
static GListModel *
make_model (FabStore *store, const FabField *field)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) records = fab_record_sort_new (fab_store_get_list (store, field->target));

  if (!(field->flags & FAB_FIELD_REQUIRED)) {
    const char *const none[] = { C_ ("reference", "None"), NULL };
    g_autoptr (GtkStringList) first = gtk_string_list_new (none);

    g_list_store_append (parts, first);
  }
  g_list_store_append (parts, records);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
}

/** fab_reference_row_new: (transfer floating): see fab_field_row_new() */
GtkWidget *
fab_reference_row_new (FabContext *context, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  g_autoptr (GtkExpression) name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_name), NULL, NULL);
  g_autoptr (GListModel) model = make_model (fab_context_get_store (context), declared);
  FabReferenceRow *self =
      g_object_new (FAB_TYPE_REFERENCE_ROW, "title", fab_field_get_label (declared), "use-markup", FALSE, "expression",
                    name, "enable-search", TRUE, "search-match-mode", GTK_STRING_FILTER_MATCH_MODE_SUBSTRING,
                    "sensitive", !fab_context_is_read_only (context), NULL);

  self->optional = !(declared->flags & FAB_FIELD_REQUIRED);
  /* A new model selects its first item: nothing must listen yet. */
  adw_combo_row_set_model (ADW_COMBO_ROW (self), model);
  self->binding = fab_field_binding_new (context, record, field, GTK_WIDGET (self), refresh);
  fab_field_binding_refresh (self->binding);
  return GTK_WIDGET (self);
}
