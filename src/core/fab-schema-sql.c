#include "fab-schema-sql.h"

/* What the log is made of.  A gesture is one transaction; stamp is its hybrid logical clock.  A change has the row's values as
 * JSON when it inserts or deletes, one field's when it updates.  content holds documents' bytes by SHA-256. */
static const char *const log_statements[] = {
  "CREATE TABLE gesture (id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, device TEXT NOT NULL, author TEXT, "
  "sentence TEXT NOT NULL, kind INTEGER NOT NULL, target INTEGER, merge_id TEXT) STRICT",
  "CREATE TABLE change (id INTEGER PRIMARY KEY, gesture INTEGER NOT NULL REFERENCES gesture (id), op INTEGER NOT NULL, "
  "record_table TEXT NOT NULL, record_key INTEGER NOT NULL, field TEXT, old TEXT, new TEXT) STRICT",
  "CREATE INDEX change_by_gesture ON change (gesture)",
  "CREATE INDEX change_by_record ON change (record_key)",
  "CREATE TABLE content (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
};

static const char *
sql_type (const FabField *field)
{
  switch (field->type) {
  case FAB_FIELD_TEXT:
  case FAB_FIELD_DATE:
  case FAB_FIELD_CHOICE:
    return "TEXT";
  case FAB_FIELD_REAL:
    return "REAL";
  default:
    return "INTEGER";
  }
}

static char *
create_table (const FabTable *table)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (key INTEGER PRIMARY KEY", table->name);
  for (guint f = 0; f < table->n_fields; f++) {
    const FabField *field = &table->fields[f];

    g_string_append_printf (sql, ", \"%s\" %s", field->column, sql_type (field));
    if (field->flags & FAB_FIELD_REQUIRED)
      g_string_append (sql, " NOT NULL");
    if (field->type == FAB_FIELD_REF)
      g_string_append_printf (sql, " REFERENCES \"%s\" (key) DEFERRABLE INITIALLY DEFERRED",
                              fab_table_get (field->target)->name);
  }
  g_string_append (sql, ") STRICT");
  return g_string_free (sql, FALSE);
}

/* SQLite looks for referrers when a row goes; without an index that is a scan of each table that may refer to it. */
static char *
create_index (const FabTable *table, const FabField *field)
{
  return g_strdup_printf ("CREATE INDEX \"%s_by_%s\" ON \"%s\" (\"%s\")", table->name, field->column, table->name,
                          field->column);
}

static void
add_table (GPtrArray *statements, const FabTable *table)
{
  g_ptr_array_add (statements, create_table (table));
  for (guint f = 0; f < table->n_fields; f++)
    if (table->fields[f].type == FAB_FIELD_REF)
      g_ptr_array_add (statements, create_index (table, &table->fields[f]));
}

static GPtrArray *
all_statements (void)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_free);

  for (guint t = 0; t < FAB_N_TABLES; t++)
    add_table (statements, fab_table_get (t));
  for (guint i = 0; i < G_N_ELEMENTS (log_statements); i++)
    g_ptr_array_add (statements, g_strdup (log_statements[i]));
  return statements;
}

/**
 * fab_schema_create:
 *
 * Makes all tables of the current version in an empty database, with the application id and the version.
 */
gboolean
fab_schema_create (FabDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) statements = all_statements ();
  g_autofree char *header =
      g_strdup_printf ("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA application_id = %d; "
                       "PRAGMA user_version = %d",
                       FAB_SQLITE_APPLICATION_ID, FAB_SCHEMA_VERSION);

  if (!fab_database_execute (database, header, error) || !fab_database_execute (database, "BEGIN", error))
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    if (!fab_database_execute (database, g_ptr_array_index (statements, i), error)) {
      fab_database_execute (database, "ROLLBACK", NULL);
      return FALSE;
    }
  return fab_database_execute (database, "COMMIT", error);
}

/**
 * fab_schema_get_statements:
 *
 * Returns: (transfer full): the set of the statements that sqlite_schema of a project of this version holds: no more, no less
 */
GHashTable *
fab_schema_get_statements (void)
{
  g_autoptr (GPtrArray) statements = all_statements ();
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < statements->len; i++)
    g_hash_table_add (set, g_strdup (g_ptr_array_index (statements, i)));
  return set;
}

/** fab_schema_get_select: (transfer full): reads key and fields of all rows, in the order of their keys */
char *
fab_schema_get_select (const FabTable *table)
{
  GString *sql = g_string_new ("SELECT key");

  for (guint f = 0; f < table->n_fields; f++)
    g_string_append_printf (sql, ", \"%s\"", table->fields[f].column);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY key", table->name);
  return g_string_free (sql, FALSE);
}

/** fab_schema_get_insert: (transfer full): inserts a row, parameter 1 the key and then the fields */
char *
fab_schema_get_insert (const FabTable *table)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?1", table->name);
  for (guint f = 0; f < table->n_fields; f++)
    g_string_append_printf (sql, ", ?%u", f + 2);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}
