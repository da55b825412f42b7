/* fab-store-gesture.c: where a gesture begins and ends: its writes, its place in the history, and who hears of it */
#include "fab-record-private.h"
#include "fab-store-private.h"

void
fab_store_clear_pending (FabStore *self)
{
  g_array_set_size (self->pending.writes, 0);
  g_clear_pointer (&self->pending.sentence, g_free);
  g_clear_pointer (&self->pending.merge_id, g_free);
  self->pending.open = FALSE;
  self->pending.baseline = FALSE;
  self->pending.kind = FAB_GESTURE_DONE;
  self->pending.target = 0;
}

/**
 * fab_store_begin:
 * @sentence: what is being done, as the journal and the tooltip of undo will say it
 *
 * Begins a gesture. Gestures don't nest.
 */
void
fab_store_begin (FabStore *self, const char *sentence)
{
  fab_store_begin_merged (self, sentence, NULL);
}

/**
 * fab_store_begin_merged:
 * @merge_id: (nullable): gestures in a row with the same one are undone in one step, such as a node moved by a held arrow key
 */
void
fab_store_begin_merged (FabStore *self, const char *sentence, const char *merge_id)
{
  fab_store_end_slow_commit (self);
  g_return_if_fail (!self->pending.open);
  self->pending.open = TRUE;
  self->pending.sentence = g_strdup (sentence);
  self->pending.merge_id = g_strdup (merge_id);
}

/**
 * fab_store_begin_baseline:
 *
 * Begins writes that are nobody's gesture: what a project starts with, or what the program works out by itself.
 */
void
fab_store_begin_baseline (FabStore *self)
{
  fab_store_begin (self, "");
  self->pending.baseline = TRUE;
}

void
fab_store_set_kind (FabStore *self, FabGestureKind kind, gint64 target)
{
  self->pending.kind = kind;
  self->pending.target = target;
}

gboolean
fab_store_is_in_gesture (FabStore *self)
{
  return self->pending.open;
}

/* Takes the gesture's additions and removals into one list, in one go. */
static void
update_list (FabStore *self, FabTableId table)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; i < self->pending.writes->len; i++) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i);

    if (write->op == FAB_CHANGE_UPDATE || fab_record_get_table_id (write->record) != table)
      continue;
    if (write->op == FAB_CHANGE_DELETE)
      g_ptr_array_add (removed, write->record);
    else if (fab_record_is_alive (write->record))
      g_ptr_array_add (added, write->record);
  }
  fab_list_update (self->lists[table], removed, added);
}

static void
update_lists (FabStore *self)
{
  gboolean touched[FAB_N_TABLES] = { FALSE };

  for (guint i = 0; i < self->pending.writes->len; i++) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i);

    if (write->op != FAB_CHANGE_UPDATE)
      touched[fab_record_get_table_id (write->record)] = TRUE;
  }
  for (guint t = 0; t < FAB_N_TABLES; t++)
    if (touched[t])
      update_list (self, t);
}

static void
notify_records (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    FabChange *change = g_ptr_array_index (changes, i);

    if (change->op == FAB_CHANGE_UPDATE && fab_record_is_alive (change->record))
      fab_record_notify_field (change->record, change->field);
  }
}

static void
change_free (gpointer data)
{
  FabChange *change = data;

  g_object_unref (change->record);
  g_free (change);
}

/* What views hear: a new record's first values come with it, a lost one's last values go with it. */
static GPtrArray *
collect_changes (FabStore *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GHashTable) inserted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->pending.writes->len; i++) {
    FabWrite *write = &g_array_index (self->pending.writes, FabWrite, i);
    FabChange *change;

    if (write->op == FAB_CHANGE_INSERT)
      g_hash_table_add (inserted, write->record);
    else if (write->op == FAB_CHANGE_UPDATE && g_hash_table_contains (inserted, write->record))
      continue;
    change = g_new0 (FabChange, 1);
    change->op = write->op;
    change->table = fab_record_get_table_id (write->record);
    change->field = write->field;
    change->record = g_object_ref (write->record);
    g_ptr_array_add (changes, change);
  }
  return changes;
}

static void
announce (FabStore *self)
{
  g_autoptr (GPtrArray) changes = collect_changes (self);

  g_object_freeze_notify (G_OBJECT (self));
  update_lists (self);
  fab_store_clear_pending (self);
  notify_records (changes);
  fab_store_notify_history (self);
  g_object_thaw_notify (G_OBJECT (self));
  fab_store_emit_committed (self, changes);
}

static void
end_gesture (FabStore *self)
{
  if (!self->pending.baseline)
    fab_history_add (self->history, self->out.gesture, self->pending.kind, self->pending.target, self->pending.sentence,
                     self->pending.merge_id);
  announce (self);
}

/**
 * fab_store_commit:
 *
 * Writes the gesture to the work copy, durably, and tells everybody. A gesture without writes leaves no trace.
 *
 * Returns: %FALSE with @error set when nothing could be written: the gesture is then undone in memory too
 */
gboolean
fab_store_commit (FabStore *self, GError **error)
{
  gboolean done;

  return fab_store_commit_step (self, G_MAXUINT, &done, error);
}

/**
 * fab_store_commit_step:
 * @n: how many rows to write now
 * @done: (out): whether the gesture has ended
 *
 * fab_store_commit() for gestures so large that an interface would stand still: to be called again, from the main loop, until it is
 * done. Meanwhile the gesture is open, and can still be rolled back.
 *
 * Returns: %FALSE with @error set when nothing could be written: the gesture is then undone in memory too
 */
gboolean
fab_store_commit_step (FabStore *self, guint n, gboolean *done, GError **error)
{
  *done = FALSE;
  g_return_val_if_fail (self->pending.open, FALSE);
  if (self->pending.writes->len == 0) {
    fab_store_clear_pending (self);
    *done = TRUE;
    return TRUE;
  }
  if (!fab_store_write_out (self, n, done, error)) {
    fab_store_rollback (self);
    return FALSE;
  }
  if (*done)
    end_gesture (self);
  return TRUE;
}

/** fab_store_get_commit_fraction: how much of a gesture fab_store_commit_step() has written, 0 to 1 */
double
fab_store_get_commit_fraction (FabStore *self)
{
  guint n = self->pending.writes->len;

  return n > 0 ? ((double)self->out.row + self->out.log) / (2.0 * n) : 0;
}

/** fab_store_rollback: forgets the gesture under way, if there is one */
void
fab_store_rollback (FabStore *self)
{
  fab_store_stop_writing_out (self);
  fab_store_take_back (self);
  fab_store_clear_pending (self);
}

/** fab_store_edit: sets one field as a gesture of its own; no gesture where nothing changes */
gboolean
fab_store_edit (FabStore *self, const char *sentence, FabRecord *record, guint field, FabValue value, GError **error)
{
  fab_store_begin (self, sentence);
  if (!fab_store_set (self, record, field, value, error)) {
    fab_store_rollback (self);
    return FALSE;
  }
  return fab_store_commit (self, error);
}

/** fab_store_remove: deletes one record, and what can't be without it, as a gesture of its own */
gboolean
fab_store_remove (FabStore *self, const char *sentence, FabRecord *record, GError **error)
{
  fab_store_begin (self, sentence);
  if (!fab_store_delete (self, record, error)) {
    fab_store_rollback (self);
    return FALSE;
  }
  return fab_store_commit (self, error);
}
