#include "fab-inspect.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>

#include "fab-database.h"
#include "fab-error.h"
#include "fab-file.h"
#include "fab-schema-sql.h"

/* Reading a schema takes no time; checking the rows takes as long as there are bytes. */
#define SCHEMA_SECONDS   2
#define BYTES_PER_SECOND (16 * 1024 * 1024)

/* A row that was removed is one value in the log. */
#define LOG_BYTES (64 * 1024 * 1024)

typedef struct {
  FabDatabase *database;
  const char *path; /* of the file as the user knows it */
  gint64 version;
} Inspection;

static gboolean
refuse (Inspection *self, const char *sentence, GError **error)
{
  g_autofree char *name = fab_file_display_name (self->path);

  g_set_error (error, FAB_ERROR, FAB_ERROR_DAMAGED, sentence, name);
  return FALSE;
}

/* Names the file in what SQLite found. */
static gboolean
explain (Inspection *self, GError *cause, GError **error)
{
  g_autoptr (GError) owned = cause;
  g_autofree char *name = fab_file_display_name (self->path);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_steal_pointer (&owned));
    return FALSE;
  }
  /* Translators: the second is a whole sentence that says the cause. */
  g_set_error (error, FAB_ERROR, cause->domain == FAB_ERROR ? cause->code : FAB_ERROR_DAMAGED,
               _ ("“%s” can’t be opened. %s"), name, cause->message);
  return FALSE;
}

/* A table of a newer minor version: ours, with columns added at its end. */
static gboolean
extends_known_table (GHashTable *known, const char *sql)
{
  GHashTableIter iter;
  const char *ours;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, (gpointer *)&ours, NULL)) {
    gsize length = strlen (ours) - strlen (") STRICT");

    if (g_str_has_suffix (ours, ") STRICT") && strncmp (ours, sql, length) == 0 &&
        g_str_has_prefix (sql + length, ", ")) {
      g_hash_table_iter_remove (&iter);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
newer_minor_allows (GHashTable *known, const char *sql)
{
  return extends_known_table (known, sql) || g_str_has_prefix (sql, "CREATE INDEX ") ||
         (g_str_has_prefix (sql, "CREATE TABLE ") && g_str_has_suffix (sql, ") STRICT"));
}

/* SQLite makes indexes of its own for UNIQUE and PRIMARY KEY; these have no text. */
static gboolean
is_automatic (const char *type, const char *name)
{
  return g_strcmp0 (type, "index") == 0 && name != NULL && g_str_has_prefix (name, "sqlite_autoindex_");
}

static gboolean
allows (Inspection *self, GHashTable *known, FabStatement *row)
{
  const char *sql = fab_statement_get_text (row, 2);

  if (sql == NULL)
    return is_automatic (fab_statement_get_text (row, 0), fab_statement_get_text (row, 1));
  return g_hash_table_remove (known, sql) || (self->version > FAB_SCHEMA_VERSION && newer_minor_allows (known, sql));
}

/* Before any row is read: exactly the tables and indexes of the file's version, no view, no trigger. */
static gboolean
check_schema (Inspection *self, GError **error)
{
  g_autoptr (GHashTable) known = fab_schema_get_statements ();
  g_autoptr (GError) cause = NULL;
  g_autoptr (FabStatement) rows =
      fab_database_prepare (self->database, "SELECT type, name, sql FROM sqlite_schema", &cause);
  gboolean has_row;

  while (rows != NULL && fab_statement_step (rows, &has_row, &cause)) {
    if (!has_row)
      return g_hash_table_size (known) == 0 ||
             refuse (self, _ ("“%s” is damaged: parts of the project are missing."), error);
    if (!allows (self, known, rows))
      return refuse (self, _ ("“%s” isn’t opened: it holds something that Fabrique doesn’t put into a project."),
                     error);
  }
  return explain (self, g_steal_pointer (&cause), error);
}

static gboolean
check_pages (Inspection *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *answer = fab_database_read_text (self->database, "PRAGMA integrity_check (1)", &cause);

  if (answer == NULL)
    return explain (self, g_steal_pointer (&cause), error);
  return g_str_equal (answer, "ok") || refuse (self, _ ("“%s” is damaged: some of its content can’t be read."), error);
}

static gboolean
check_references (Inspection *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *answer = fab_database_read_text (self->database, "PRAGMA foreign_key_check", &cause);

  if (answer == NULL)
    return explain (self, g_steal_pointer (&cause), error);
  return *answer == '\0' || refuse (self, _ ("“%s” is damaged: it refers to records that aren’t there."), error);
}

static gboolean
text_is_fine (FabStatement *row, int column, gsize limit)
{
  return fab_statement_text_is_clean (row, column) && fab_statement_get_size (row, column) <= limit;
}

static gboolean
value_is_fine (FabStatement *row, int column, const FabField *field)
{
  if (fab_field_is_text (field))
    return text_is_fine (row, column, FAB_FIELD_MAX_BYTES);
  return field->type != FAB_FIELD_REAL || isfinite (fab_statement_get_real (row, column));
}

static gboolean
record_is_fine (FabStatement *row, gconstpointer data)
{
  const FabTable *table = data;

  for (guint f = 0; f < table->n_fields; f++)
    if (!value_is_fine (row, f + 1, &table->fields[f]))
      return FALSE;
  return fab_statement_get_integer (row, 0) > 0;
}

static gboolean
log_row_is_fine (FabStatement *row, gconstpointer data)
{
  for (int c = 0; c < fab_statement_get_n_columns (row); c++)
    if (!text_is_fine (row, c, LOG_BYTES))
      return FALSE;
  return TRUE;
}

typedef gboolean (*RowCheck) (FabStatement *row, gconstpointer data);

static gboolean
check_rows (Inspection *self, const char *select, RowCheck check, gconstpointer data, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (FabStatement) rows = fab_database_prepare (self->database, select, &cause);
  gboolean has_row;

  while (rows != NULL && fab_statement_step (rows, &has_row, &cause)) {
    if (!has_row)
      return TRUE;
    if (!check (rows, data))
      return refuse (self, _ ("“%s” is damaged: it holds a text or a number that can’t be one."), error);
  }
  return explain (self, g_steal_pointer (&cause), error);
}

static gboolean
check_values (Inspection *self, GError **error)
{
  static const char *const logs[] = {
    "SELECT device, author, sentence, merge_id FROM gesture",
    "SELECT record_table, field, old, new FROM change",
    "SELECT sha256 FROM content",
  };

  for (guint t = 0; t < FAB_N_TABLES; t++) {
    g_autofree char *select = fab_schema_get_select (fab_table_get (t));

    if (!check_rows (self, select, record_is_fine, fab_table_get (t), error))
      return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    if (!check_rows (self, logs[i], log_row_is_fine, NULL, error))
      return FALSE;
  return TRUE;
}

static gint64
size_of (const char *copy)
{
  struct stat info;

  return stat (copy, &info) == 0 ? info.st_size : 0;
}

/**
 * fab_inspect:
 * @copy: a private copy
 * @path: the file that it is a copy of, to be named in errors
 * @version: its user_version
 *
 * Compares the schema with what a project of that version holds, before any row is read; then checks pages, references and values.
 *
 * Returns: %FALSE with @error set to a sentence for the user
 */
gboolean
fab_inspect (const char *copy, const char *path, gint64 version, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (FabDatabase) database = fab_database_open (copy, FAB_DATABASE_UNTRUSTED, &cause);
  Inspection self = { database, path, version };

  if (database == NULL)
    return explain (&self, g_steal_pointer (&cause), error);
  if (size_of (copy) > FAB_INSPECT_MAX_BYTES)
    return refuse (&self, _ ("“%s” is larger than two gigabytes, which is more than a project may hold."), error);
  fab_database_set_cancellable (database, cancellable);
  fab_database_set_deadline (database, SCHEMA_SECONDS * G_USEC_PER_SEC);
  if (!check_schema (&self, error))
    return FALSE;
  fab_database_set_deadline (database, (SCHEMA_SECONDS + size_of (copy) / BYTES_PER_SECOND) * G_USEC_PER_SEC);
  return check_pages (&self, error) && check_references (&self, error) && check_values (&self, error);
}
