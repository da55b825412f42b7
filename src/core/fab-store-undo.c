#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-store-private.h"

/* Undoing writes the opposite of what the log says, as a gesture of its own: the log only grows. */

/** One logged change, read back. */
typedef struct {
  FabChangeOp op;
  const FabTable *table;
  gint64 key;
  int field;
  char *old;
} Logged;

/** A record that was deleted, on its way back. */
typedef struct {
  const FabTable *table;
  gint64 key;
  char *values[64];
} Revival;

static void
logged_clear (gpointer data)
{
  g_free (((Logged *)data)->old);
}

static void
revival_free (gpointer data)
{
  Revival *revival = data;

  for (guint f = 0; f < revival->table->n_fields; f++)
    g_free (revival->values[f]);
  g_free (revival);
}

static gboolean
read_logged (FabStatement *statement, GArray *changes)
{
  const char *column = fab_statement_get_text (statement, 3);
  Logged logged = {
    .op = fab_statement_get_integer (statement, 0),
    .table = fab_table_find (fab_statement_get_text (statement, 1)),
    .key = fab_statement_get_integer (statement, 2),
    .field = -1,
  };

  if (logged.table == NULL)
    return FALSE;
  if (logged.op == FAB_CHANGE_UPDATE) {
    logged.field = column != NULL ? fab_table_find_field (logged.table, column) : -1;
    if (logged.field < 0)
      return FALSE;
    logged.old = g_strdup (fab_statement_get_text (statement, 4));
  }
  g_array_append_val (changes, logged);
  return TRUE;
}

/* The changes of a step, last first. */
static GArray *
read_step (FabStore *self, const FabHistoryStep *step, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Logged));
  g_autoptr (FabStatement) statement = fab_database_prepare (
      self->database,
      "SELECT op, record_table, record_key, field, old FROM change WHERE gesture BETWEEN ?1 AND ?2 "
      "ORDER BY id DESC",
      error);
  gboolean has_row;

  g_array_set_clear_func (changes, logged_clear);
  if (statement == NULL)
    return NULL;
  fab_statement_bind_integer (statement, 1, step->first);
  fab_statement_bind_integer (statement, 2, step->last);
  do {
    if (!fab_statement_step (statement, &has_row, error))
      return NULL;
    if (has_row && !read_logged (statement, changes)) {
      g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DAMAGED, _ ("The journal of this project is damaged."));
      return NULL;
    }
  } while (has_row);
  return g_steal_pointer (&changes);
}

static GHashTable *
find_inserted (GArray *changes)
{
  GHashTable *inserted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->len; i++) {
    Logged *logged = &g_array_index (changes, Logged, i);

    if (logged->op == FAB_CHANGE_INSERT)
      g_hash_table_add (inserted, &logged->key);
  }
  return inserted;
}

/* Gathers what the deleted records were before the step, newest to oldest, so that the oldest value stays. */
static GPtrArray *
gather_revivals (GArray *changes, GHashTable *inserted)
{
  GPtrArray *revivals = g_ptr_array_new_with_free_func (revival_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changes->len; i++) {
    Logged *logged = &g_array_index (changes, Logged, i);
    Revival *revival = g_hash_table_lookup (by_key, &logged->key);

    if (g_hash_table_contains (inserted, &logged->key))
      continue;
    if (logged->op == FAB_CHANGE_DELETE && revival == NULL) {
      revival = g_new0 (Revival, 1);
      revival->table = logged->table;
      revival->key = logged->key;
      g_ptr_array_add (revivals, revival);
      g_hash_table_insert (by_key, &revival->key, revival);
    } else if (logged->op == FAB_CHANGE_UPDATE && revival != NULL) {
      g_set_str (&revival->values[logged->field], logged->old);
    }
  }
  return revivals;
}

/* Records may refer to one another in a circle: what can't be written yet waits for the rest. */
static gboolean
revive (FabStore *self, Revival *revival, GError **error)
{
  FabValue values[64];

  for (guint f = 0; f < revival->table->n_fields; f++)
    values[f] = fab_value_from_log (&revival->table->fields[f], revival->values[f]);
  return fab_store_insert_values (self, revival->table->id, revival->key, values, error) != NULL;
}

static gboolean
revive_all (FabStore *self, GPtrArray *revivals, GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  guint n_before;

  for (guint i = 0; i < revivals->len; i++)
    g_ptr_array_add (waiting, g_ptr_array_index (revivals, i));
  do {
    g_autoptr (GPtrArray) next = g_ptr_array_new ();

    n_before = waiting->len;
    for (guint i = 0; i < waiting->len; i++)
      if (!revive (self, g_ptr_array_index (waiting, i), NULL))
        g_ptr_array_add (next, g_ptr_array_index (waiting, i));
    g_ptr_array_unref (waiting);
    waiting = g_steal_pointer (&next);
  } while (waiting->len > 0 && waiting->len < n_before);
  return waiting->len == 0 || revive (self, g_ptr_array_index (waiting, 0), error);
}

static gboolean
restore_field (FabStore *self, Logged *logged, GError **error)
{
  FabRecord *record = fab_store_get_record (self, logged->key);

  if (record == NULL)
    return TRUE;
  return fab_store_set (self, record, logged->field,
                        fab_value_from_log (&logged->table->fields[logged->field], logged->old), error);
}

/* First what was deleted comes back, then fields get their old values, then what was inserted goes. */
static gboolean
write_opposite (FabStore *self, GArray *changes, GError **error)
{
  g_autoptr (GHashTable) inserted = find_inserted (changes);
  g_autoptr (GPtrArray) revivals = gather_revivals (changes, inserted);

  if (!revive_all (self, revivals, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++) {
    Logged *logged = &g_array_index (changes, Logged, i);

    if (logged->op == FAB_CHANGE_UPDATE && !g_hash_table_contains (inserted, &logged->key) &&
        !restore_field (self, logged, error))
      return FALSE;
  }
  for (guint i = 0; i < changes->len; i++) {
    Logged *logged = &g_array_index (changes, Logged, i);
    FabRecord *record = logged->op == FAB_CHANGE_INSERT ? fab_store_get_record (self, logged->key) : NULL;

    if (record != NULL && !fab_store_delete (self, record, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
turn_back (FabStore *self, const FabHistoryStep *step, FabGestureKind kind, GError **error)
{
  g_autoptr (GArray) changes = NULL;

  fab_store_end_slow_commit (self);
  if (fab_store_is_in_gesture (self)) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_BUSY, _ ("Something else is being written."));
    return FALSE;
  }
  if (step == NULL || self->database == NULL)
    return TRUE;
  changes = read_step (self, step, error);
  if (changes == NULL)
    return FALSE;
  fab_store_begin (self, step->sentence);
  fab_store_set_kind (self, kind, step->first);
  if (!write_opposite (self, changes, error)) {
    fab_store_rollback (self);
    return FALSE;
  }
  return fab_store_commit (self, error);
}

/** fab_store_undo: undoes the last step; nothing happens where there is none */
gboolean
fab_store_undo (FabStore *self, GError **error)
{
  return turn_back (self, fab_history_peek_undo (self->history), FAB_GESTURE_UNDONE, error);
}

/** fab_store_redo: does again what was undone last; nothing happens where there is nothing */
gboolean
fab_store_redo (FabStore *self, GError **error)
{
  return turn_back (self, fab_history_peek_redo (self->history), FAB_GESTURE_REDONE, error);
}

/** fab_store_get_undo_sentence: (nullable): what fab_store_undo() would undo */
const char *
fab_store_get_undo_sentence (FabStore *self)
{
  const FabHistoryStep *step = fab_history_peek_undo (self->history);

  return step != NULL ? step->sentence : NULL;
}

/** fab_store_get_redo_sentence: (nullable): what fab_store_redo() would do again */
const char *
fab_store_get_redo_sentence (FabStore *self)
{
  const FabHistoryStep *step = fab_history_peek_redo (self->history);

  return step != NULL ? step->sentence : NULL;
}
