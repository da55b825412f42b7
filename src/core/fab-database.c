#include "fab-database.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "fab-error.h"

struct _FabDatabase {
  sqlite3 *handle;
  gint64 deadline; /* monotonic microseconds, 0 for none */
  GCancellable *cancellable;
};

struct _FabStatement {
  sqlite3_stmt *handle;
  FabDatabase *database; /* borrowed */
};

/* Says what SQLite says no to, in words that help. Always returns FALSE. */
static gboolean
report (FabDatabase *self, int code, GError **error)
{
  switch (code & 0xff) {
  case SQLITE_FULL:
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DATABASE, _ ("The disk is full."));
    break;
  case SQLITE_IOERR:
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DATABASE, _ ("The disk could not be read or written."));
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_READ_ONLY, _ ("This file can’t be written."));
    break;
  case SQLITE_NOTADB:
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_NOT_A_PROJECT, _ ("This isn’t a Fabrique project."));
    break;
  case SQLITE_CORRUPT:
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DAMAGED, _ ("The project is damaged."));
    break;
  case SQLITE_INTERRUPT:
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      break;
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DAMAGED,
                         _ ("Reading the project takes too long: it may be damaged."));
    break;
  case SQLITE_TOOBIG:
  case SQLITE_NOMEM:
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DAMAGED, _ ("The project holds a value that is too large."));
    break;
  default:
    g_set_error (error, FAB_ERROR, FAB_ERROR_DATABASE, _ ("The database said no: %s"),
                 self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
  }
  return FALSE;
}

static int
on_progress (gpointer data)
{
  FabDatabase *self = data;

  return (self->deadline != 0 && g_get_monotonic_time () > self->deadline) ||
         g_cancellable_is_cancelled (self->cancellable);
}

/* SQLite's own advice for files that somebody else made: https://www.sqlite.org/security.html */
static gboolean
distrust (FabDatabase *self, GError **error)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit (self->handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  return fab_database_execute (self, "PRAGMA cell_size_check = ON", error) &&
         fab_database_execute (self, "PRAGMA mmap_size = 0", error);
}

/**
 * fab_database_open:
 * @path: a file name
 *
 * Returns: (transfer full): the connection, foreign keys on; or %NULL with @error set
 */
FabDatabase *
fab_database_open (const char *path, FabDatabaseFlags flags, GError **error)
{
  g_autoptr (FabDatabase) self = g_new0 (FabDatabase, 1);
  int mode = (flags & FAB_DATABASE_READ_ONLY) ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int code;

  if (flags & FAB_DATABASE_CREATE)
    mode |= SQLITE_OPEN_CREATE;
  code = sqlite3_open_v2 (path, &self->handle,
                          mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) {
    report (self, code, error);
    return NULL;
  }
  sqlite3_busy_timeout (self->handle, 5000);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_progress_handler (self->handle, 1000, on_progress, self);
  if ((flags & FAB_DATABASE_UNTRUSTED) && !distrust (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** fab_database_close: closes the connection; @self is freed whatever the answer */
gboolean
fab_database_close (FabDatabase *self, GError **error)
{
  int code = sqlite3_close_v2 (self->handle);
  gboolean closed = code == SQLITE_OK || report (self, code, error);

  self->handle = NULL;
  g_clear_object (&self->cancellable);
  g_free (self);
  return closed;
}

/** fab_database_free: closes the connection, without a word */
void
fab_database_free (FabDatabase *self)
{
  if (self != NULL)
    fab_database_close (self, NULL);
}

/**
 * fab_database_set_deadline:
 * @microseconds: from now on, or 0 for no limit
 *
 * Statements that still run then fail with %FAB_ERROR_DAMAGED.
 */
void
fab_database_set_deadline (FabDatabase *self, gint64 microseconds)
{
  self->deadline = microseconds > 0 ? g_get_monotonic_time () + microseconds : 0;
}

/** fab_database_set_cancellable: @cancellable (nullable), from any thread, makes what runs fail with %G_IO_ERROR_CANCELLED */
void
fab_database_set_cancellable (FabDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/** fab_database_execute: runs statements that return nothing */
gboolean
fab_database_execute (FabDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || report (self, code, error);
}

/**
 * fab_database_read_integer:
 * @value: (out): the first column of the first row
 *
 * Returns: whether there was one; %FAB_ERROR_NOT_FOUND where there is no row
 */
gboolean
fab_database_read_integer (FabDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (FabStatement) statement = fab_database_prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL || !fab_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, "No row: %s", sql);
    return FALSE;
  }
  *value = fab_statement_get_integer (statement, 0);
  return TRUE;
}

/** fab_database_read_text: (nullable): the first column of the first row; "" where it is null or there is no row */
char *
fab_database_read_text (FabDatabase *self, const char *sql, GError **error)
{
  g_autoptr (FabStatement) statement = fab_database_prepare (self, sql, error);
  gboolean has_row;
  const char *text;

  if (statement == NULL || !fab_statement_step (statement, &has_row, error))
    return NULL;
  text = has_row ? fab_statement_get_text (statement, 0) : NULL;
  return g_strdup (text != NULL ? text : "");
}

/** fab_database_checkpoint: moves what the write-ahead log holds into the database, as far as readers let it */
gboolean
fab_database_checkpoint (FabDatabase *self, GError **error)
{
  int code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

  return code == SQLITE_OK || code == SQLITE_BUSY || report (self, code, error);
}

/** fab_database_prepare: (transfer full) (nullable): a statement of @self, to be freed before it */
FabStatement *
fab_database_prepare (FabDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  FabStatement *statement;

  if (code != SQLITE_OK) {
    report (self, code, error);
    return NULL;
  }
  statement = g_new0 (FabStatement, 1);
  statement->handle = handle;
  statement->database = self;
  return statement;
}

void
fab_statement_free (FabStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->handle);
  g_free (self);
}

/* Parameters count from 1, columns from 0, as SQLite has it. */

void
fab_statement_bind_null (FabStatement *self, int parameter)
{
  sqlite3_bind_null (self->handle, parameter);
}

void
fab_statement_bind_integer (FabStatement *self, int parameter, gint64 value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

void
fab_statement_bind_real (FabStatement *self, int parameter, double value)
{
  sqlite3_bind_double (self->handle, parameter, value);
}

/** fab_statement_bind_text: @value is borrowed until the statement has run; %NULL binds null */
void
fab_statement_bind_text (FabStatement *self, int parameter, const char *value)
{
  sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_STATIC);
}

/** fab_statement_bind_bytes: @value is borrowed until the statement has run */
void
fab_statement_bind_bytes (FabStatement *self, int parameter, GBytes *value)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (value, &size);

  sqlite3_bind_blob64 (self->handle, parameter, data != NULL ? data : "", size, SQLITE_STATIC);
}

/**
 * fab_statement_step:
 * @has_row: (out): whether there is a row to read; at the end the statement is ready to run again
 */
gboolean
fab_statement_step (FabStatement *self, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (self->handle);

  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  if (code == SQLITE_DONE) {
    sqlite3_reset (self->handle);
    return TRUE;
  }
  report (self->database, code, error);
  sqlite3_reset (self->handle);
  return FALSE;
}

/** fab_statement_run: runs a statement that returns no row, and makes it ready to run again */
gboolean
fab_statement_run (FabStatement *self, GError **error)
{
  gboolean has_row;
  gboolean ran = fab_statement_step (self, &has_row, error);

  sqlite3_reset (self->handle);
  return ran;
}

gboolean
fab_statement_is_null (FabStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
fab_statement_get_integer (FabStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
fab_statement_get_real (FabStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

/** fab_statement_get_text: (nullable): borrowed until the next step */
const char *
fab_statement_get_text (FabStatement *self, int column)
{
  return (const char *)sqlite3_column_text (self->handle, column);
}

/** fab_statement_text_is_clean: whether the column is valid UTF-8 without a NUL inside */
gboolean
fab_statement_text_is_clean (FabStatement *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self->handle, column);
  int size = sqlite3_column_bytes (self->handle, column);

  return text == NULL || g_utf8_validate_len (text, size, NULL);
}

/** fab_statement_get_size: bytes of the column's text or blob */
gsize
fab_statement_get_size (FabStatement *self, int column)
{
  return sqlite3_column_bytes (self->handle, column);
}

/** fab_statement_get_bytes: (transfer full): a copy of the column's bytes */
GBytes *
fab_statement_get_bytes (FabStatement *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}

int
fab_statement_get_n_columns (FabStatement *self)
{
  return sqlite3_column_count (self->handle);
}
