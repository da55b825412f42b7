#include <stdlib.h>

#include "fab-clock.h"
#include "fab-error.h"
#include "fab-schema-sql.h"
#include "fab-store-private.h"

/* How many gestures of the past can be undone after the project is opened again. */
#define REMEMBERED 1000

static void
bind_value (FabStatement *statement, int parameter, const FabField *field, const FabValue *value)
{
  if (value->is_null)
    fab_statement_bind_null (statement, parameter);
  else if (fab_field_is_text (field))
    fab_statement_bind_text (statement, parameter, value->text);
  else if (field->type == FAB_FIELD_REAL)
    fab_statement_bind_real (statement, parameter, value->real);
  else
    fab_statement_bind_integer (statement, parameter, value->integer);
}

static FabStatement *
prepare_once (FabStore *self, FabStatement **statement, char *sql, GError **error)
{
  g_autofree char *owned = sql;

  if (*statement == NULL)
    *statement = fab_database_prepare (self->database, owned, error);
  return *statement;
}

static FabStatement *
get_update (FabStore *self, const FabTable *table, guint field, GError **error)
{
  if (self->updates[table->id] == NULL)
    self->updates[table->id] = g_new0 (FabStatement *, table->n_fields);
  if (self->updates[table->id][field] != NULL)
    return self->updates[table->id][field];
  return prepare_once (
      self, &self->updates[table->id][field],
      g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE key = ?1", table->name, table->fields[field].column),
      error);
}

void
fab_store_free_statements (FabStore *self)
{
  for (guint t = 0; t < FAB_N_TABLES; t++) {
    g_clear_pointer (&self->inserts[t], fab_statement_free);
    g_clear_pointer (&self->deletes[t], fab_statement_free);
    for (guint f = 0; self->updates[t] != NULL && f < fab_table_get (t)->n_fields; f++)
      g_clear_pointer (&self->updates[t][f], fab_statement_free);
    g_clear_pointer (&self->updates[t], g_free);
  }
  g_clear_pointer (&self->log_gesture, fab_statement_free);
  g_clear_pointer (&self->log_change, fab_statement_free);
}

/* ---- The rows ---- */

/* A new row goes in with the values that the record has at the gesture's end: the updates that follow in the log are in it already. */
static gboolean
insert_row (FabStore *self, FabRecord *record, GError **error)
{
  const FabTable *table = fab_record_get_table (record);
  FabStatement **slot = &self->inserts[table->id];
  FabStatement *statement = *slot != NULL ? *slot : prepare_once (self, slot, fab_schema_get_insert (table), error);

  if (statement == NULL)
    return FALSE;
  fab_statement_bind_integer (statement, 1, fab_record_get_key (record));
  for (guint f = 0; f < table->n_fields; f++) {
    FabValue value = fab_record_get_value (record, f);

    bind_value (statement, f + 2, &table->fields[f], &value);
  }
  return fab_statement_run (statement, error);
}

static gboolean
delete_row (FabStore *self, FabRecord *record, GError **error)
{
  const FabTable *table = fab_record_get_table (record);
  FabStatement **slot = &self->deletes[table->id];
  FabStatement *statement =
      *slot != NULL
          ? *slot
          : prepare_once (self, slot, g_strdup_printf ("DELETE FROM \"%s\" WHERE key = ?1", table->name), error);

  if (statement == NULL)
    return FALSE;
  fab_statement_bind_integer (statement, 1, fab_record_get_key (record));
  return fab_statement_run (statement, error);
}

static gboolean
update_row (FabStore *self, FabWrite *write, GError **error)
{
  const FabTable *table = fab_record_get_table (write->record);
  FabStatement *statement = get_update (self, table, write->field, error);

  if (statement == NULL)
    return FALSE;
  fab_statement_bind_integer (statement, 1, fab_record_get_key (write->record));
  bind_value (statement, 2, &table->fields[write->field], &write->new);
  return fab_statement_run (statement, error);
}

/* Rows that came and went within the gesture never reach the file; a row that came needs no updates; one that goes, neither. */
static gboolean
write_row (FabStore *self, FabWrite *write, GError **error)
{
  gboolean alive = fab_record_is_alive (write->record);

  if (write->op == FAB_CHANGE_INSERT) {
    g_hash_table_add (self->out.inserted, write->record);
    return !alive || insert_row (self, write->record, error);
  }
  if (g_hash_table_contains (self->out.inserted, write->record))
    return TRUE;
  if (write->op == FAB_CHANGE_DELETE)
    return delete_row (self, write->record, error);
  return !alive || update_row (self, write, error);
}

/* ---- The log ---- */

/* A value as the log keeps it: text as it is, numbers in C's notation, %NULL for null. */
char *
fab_value_to_log (const FabValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->is_null)
    return NULL;
  switch (value->type) {
  case FAB_FIELD_TEXT:
  case FAB_FIELD_DATE:
  case FAB_FIELD_CHOICE:
    return g_strdup (value->text);
  case FAB_FIELD_REAL:
    return g_strdup (g_ascii_dtostr (number, sizeof number, value->real));
  default:
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  }
}

/* The value that the log keeps for @field; its text is @text itself. */
FabValue
fab_value_from_log (const FabField *field, const char *text)
{
  FabValue value = { .type = field->type, .is_null = text == NULL };

  if (value.is_null)
    return value;
  if (fab_field_is_text (field))
    value.text = text;
  else if (field->type == FAB_FIELD_REAL)
    value.real = g_ascii_strtod (text, NULL);
  else
    value.integer = g_ascii_strtoll (text, NULL, 10);
  return value;
}

static gboolean
log_gesture (FabStore *self, gint64 *gesture, GError **error)
{
  FabPending *pending = &self->pending;
  FabStatement *statement = prepare_once (self, &self->log_gesture,
                                          g_strdup ("INSERT INTO gesture (stamp, device, author, sentence, kind, "
                                                    "target, merge_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
                                          error);
  gint64 stamp = fab_clock_next (self->last_stamp, g_get_real_time () / 1000);

  if (statement == NULL)
    return FALSE;
  fab_statement_bind_integer (statement, 1, stamp);
  fab_statement_bind_text (statement, 2, self->device);
  fab_statement_bind_text (statement, 3, self->author);
  fab_statement_bind_text (statement, 4, pending->sentence);
  fab_statement_bind_integer (statement, 5, pending->kind);
  fab_statement_bind_integer (statement, 6, pending->target);
  fab_statement_bind_text (statement, 7, pending->merge_id);
  if (!fab_statement_run (statement, error) ||
      !fab_database_read_integer (self->database, "SELECT last_insert_rowid ()", gesture, error))
    return FALSE;
  self->last_stamp = stamp;
  return TRUE;
}

static gboolean
log_write (FabStore *self, gint64 gesture, FabWrite *write, GError **error)
{
  FabStatement *statement = prepare_once (self, &self->log_change,
                                          g_strdup ("INSERT INTO change (gesture, op, record_table, record_key, field, "
                                                    "old, new) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
                                          error);
  const FabTable *table = fab_record_get_table (write->record);
  gboolean update = write->op == FAB_CHANGE_UPDATE;
  g_autofree char *old = update ? fab_value_to_log (&write->old) : NULL;
  g_autofree char *new = update ? fab_value_to_log (&write->new) : NULL;

  if (statement == NULL)
    return FALSE;
  fab_statement_bind_integer (statement, 1, gesture);
  fab_statement_bind_integer (statement, 2, write->op);
  fab_statement_bind_text (statement, 3, table->name);
  fab_statement_bind_integer (statement, 4, fab_record_get_key (write->record));
  fab_statement_bind_text (statement, 5, update ? table->fields[write->field].column : NULL);
  fab_statement_bind_text (statement, 6, old);
  fab_statement_bind_text (statement, 7, new);
  return fab_statement_run (statement, error);
}

/* ---- Both, some at a time ---- */

static gboolean
begin_writing_out (FabStore *self, GError **error)
{
  if (self->database == NULL) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_READ_ONLY, "The project is closed");
    return FALSE;
  }
  if (!fab_database_execute (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->out = (FabWriteOut){ .begun = TRUE, .inserted = g_hash_table_new (NULL, NULL) };
  return TRUE;
}

static void
clear_out (FabStore *self)
{
  g_clear_pointer (&self->out.inserted, g_hash_table_unref);
  self->out = (FabWriteOut){ .begun = FALSE, .gesture = self->out.gesture };
}

/** fab_store_stop_writing_out: nothing of the gesture under way stays in the work copy */
void
fab_store_stop_writing_out (FabStore *self)
{
  if (!self->out.begun)
    return;
  fab_database_execute (self->database, "ROLLBACK", NULL);
  clear_out (self);
}

static gboolean
write_some (FabStore *self, guint n, GError **error)
{
  guint len = self->pending.writes->len;

  for (; n > 0 && self->out.row < len; n--)
    if (!write_row (self, &g_array_index (self->pending.writes, FabWrite, self->out.row++), error))
      return FALSE;
  if (self->pending.baseline)
    self->out.log = len;
  if (n > 0 && self->out.log < len && self->out.gesture == 0 && !log_gesture (self, &self->out.gesture, error))
    return FALSE;
  for (; n > 0 && self->out.log < len; n--)
    if (!log_write (self, self->out.gesture, &g_array_index (self->pending.writes, FabWrite, self->out.log++), error))
      return FALSE;
  return TRUE;
}

/**
 * fab_store_write_out:
 * @n: how many rows to write now
 * @done: (out): whether all is in the file, for good; the gesture's number in the log is then out.gesture
 *
 * Writes the gesture's rows and its log in one transaction; all of it, or none.
 */
gboolean
fab_store_write_out (FabStore *self, guint n, gboolean *done, GError **error)
{
  *done = FALSE;
  if (!self->out.begun && !begin_writing_out (self, error))
    return FALSE;
  if (!write_some (self, n, error)) {
    fab_store_stop_writing_out (self);
    return FALSE;
  }
  if (self->out.row < self->pending.writes->len || self->out.log < self->pending.writes->len)
    return TRUE;
  if (!fab_database_execute (self->database, "COMMIT", error)) {
    fab_store_stop_writing_out (self);
    return FALSE;
  }
  clear_out (self);
  *done = TRUE;
  return TRUE;
}

/* ---- What was done before ---- */

static void
load_gesture (FabStore *self, FabStatement *statement)
{
  fab_history_add (self->history, fab_statement_get_integer (statement, 0), fab_statement_get_integer (statement, 1),
                   fab_statement_get_integer (statement, 2), fab_statement_get_text (statement, 3),
                   fab_statement_get_text (statement, 4));
}

/* Builds the stacks of undo and redo from the end of the log. */
gboolean
fab_store_load_history (FabStore *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, kind, target, sentence, merge_id FROM "
                                          "(SELECT * FROM gesture ORDER BY id DESC LIMIT %d) ORDER BY id",
                                          REMEMBERED);
  g_autoptr (FabStatement) statement = NULL;
  gboolean has_row;

  if (!fab_database_read_integer (self->database, "SELECT coalesce (max (stamp), 0) FROM gesture", &self->last_stamp,
                                  error))
    return FALSE;
  statement = fab_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  do {
    if (!fab_statement_step (statement, &has_row, error))
      return FALSE;
    if (has_row)
      load_gesture (self, statement);
  } while (has_row);
  return TRUE;
}
