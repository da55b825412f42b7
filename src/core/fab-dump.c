#include "fab-dump.h"

#include "fab-project-private.h"
#include "fab-store-private.h"

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 x = fab_record_get_key (*(FabRecord **)a), y = fab_record_get_key (*(FabRecord **)b);

  return (x > y) - (x < y);
}

/* Only what would break a line is escaped: accents stay readable. */
static char *
escape (const char *plain)
{
  GString *text = g_string_new (NULL);

  for (const char *c = plain; *c != '\0'; c++) {
    if (*c == '\n')
      g_string_append (text, "\\n");
    else if (*c == '"' || *c == '\\')
      g_string_append_printf (text, "\\%c", *c);
    else
      g_string_append_c (text, *c);
  }
  return g_string_free (text, FALSE);
}

/* Which document it is says nothing of what it says. */
static gboolean
is_identity (FabRecord *record)
{
  return fab_record_get_table_id (record) == FAB_TABLE_SETTING &&
         g_strcmp0 (fab_record_get_text (record, FAB_SETTING_NAME), FAB_PROJECT_ID) == 0;
}

static void
dump_record (GString *text, FabRecord *record)
{
  const FabTable *table = fab_record_get_table (record);

  g_string_append_printf (text, "[%s %016" G_GINT64_MODIFIER "x]\n", table->name, fab_record_get_key (record));
  for (guint f = 0; f < table->n_fields; f++) {
    FabValue value = fab_record_get_value (record, f);
    g_autofree char *plain = fab_value_to_log (&value);
    g_autofree char *escaped = plain != NULL ? escape (plain) : NULL;

    if (value.is_null)
      continue;
    if (fab_field_is_reference (&table->fields[f]))
      g_string_append_printf (text, "%s=%016" G_GINT64_MODIFIER "x\n", table->fields[f].column, value.integer);
    else if (fab_field_is_text (&table->fields[f]))
      g_string_append_printf (text, "%s=\"%s\"\n", table->fields[f].column, escaped);
    else
      g_string_append_printf (text, "%s=%s\n", table->fields[f].column, plain);
  }
}

/**
 * fab_dump:
 *
 * Returns: (transfer full): all records, table by table and key by key, one field a line: two projects that say the same have the same
 *   dump, whatever happened on the way
 */
char *
fab_dump (FabStore *store)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < FAB_N_TABLES; t++) {
    g_autoptr (GPtrArray) records = g_ptr_array_new ();

    for (guint i = 0; i < fab_store_get_count (store, t); i++)
      if (!is_identity (fab_list_get (fab_store_peek_list (store, t), i)))
        g_ptr_array_add (records, fab_list_get (fab_store_peek_list (store, t), i));
    g_ptr_array_sort (records, compare_keys);
    for (guint i = 0; i < records->len; i++)
      dump_record (text, g_ptr_array_index (records, i));
  }
  return g_string_free (text, FALSE);
}
