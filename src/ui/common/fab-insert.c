#include "fab-insert.h"

#include <glib/gi18n.h>

/* A position after all others. */
static gint64
find_last_position (FabStore *store, FabTableId table, guint field)
{
  GListModel *records = fab_store_get_list (store, table);
  gint64 last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (records, i);

    last = MAX (last, fab_record_get_integer (record, field));
  }
  return last + 1;
}

/**
 * fab_insert_named:
 * @first_values: (nullable): the choices of the new record
 * @owner: (nullable): what it belongs to
 *
 * Inserts, within a gesture, a record of that title, in the territory that the window looks at, after all others of its table.
 *
 * Returns: (transfer none) (nullable): the record, or %NULL with @error set
 */
FabRecord *
fab_insert_named (FabContext *context, FabTableId id, const char *name, const FabFirstValue *first_values,
                  const FabOwner *owner, GError **error)
{
  FabStore *store = fab_context_get_store (context);
  const FabTable *table = fab_table_get (id);
  int territory = fab_table_find_field (table, "territory"), position = fab_table_find_field (table, "position");
  g_autofree FabValue *values = g_new (FabValue, table->n_fields);

  for (guint f = 0; f < table->n_fields; f++)
    values[f] = FAB_NULL;
  values[table->title] = FAB_TEXT (name);
  if (territory >= 0)
    values[territory] = FAB_REF (fab_context_get_territory (context));
  if (position >= 0)
    values[position] = FAB_INTEGER (find_last_position (store, id, position));
  for (const FabFirstValue *value = first_values; value != NULL && value->field >= 0; value++)
    values[value->field] = FAB_TEXT (value->code);
  if (owner != NULL)
    values[owner->field] = FAB_REF (owner->record);
  return fab_store_insert_values (store, id, 0, values, error);
}

/**
 * fab_insert_finish:
 * @record: (nullable): what was inserted; %NULL with @error: it failed
 *
 * Commits the open gesture, or gives it up and tells the person what went wrong.
 *
 * Returns: whether it is committed
 */
gboolean
fab_insert_finish (FabContext *context, FabRecord *record, GError *error)
{
  if (record != NULL)
    return fab_context_commit (context);
  fab_store_rollback (fab_context_get_store (context));
  fab_context_report (context, _ ("This could not be added."), error);
  return FALSE;
}

/**
 * fab_insert_child:
 * @added: the sentence, with %s for the name
 *
 * Returns: (transfer none) (nullable): a new record of @owner, added as a gesture of its own; %NULL when the person was told why not
 */
FabRecord *
fab_insert_child (FabContext *context, FabTableId table, const char *name, const char *added, const FabOwner *owner)
{
  g_autofree char *sentence = g_strdup_printf (added, name);
  g_autoptr (GError) error = NULL;
  FabRecord *record;

  fab_store_begin (fab_context_get_store (context), sentence);
  record = fab_insert_named (context, table, name, NULL, owner, &error);
  return fab_insert_finish (context, record, error) ? record : NULL;
}
