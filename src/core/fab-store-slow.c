/* fab-store-slow.c: gestures of thousands of writes, committed between two frames */
#include "fab-store-private.h"

/* How long a turn may take, in µs: half a frame. */
#define TURN 8000
/* Rows between two looks at the clock. */
#define ROWS 200

/* @task has ended: what it was for hears of it. */
static void
end_slow (FabStore *self, gboolean well, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->slow);

  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (well)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
on_turn (gpointer data)
{
  FabStore *self = data;
  gint64 end = g_get_monotonic_time () + TURN;
  GError *error = NULL;
  gboolean done = FALSE, well = TRUE;

  do
    well = fab_store_commit_step (self, ROWS, &done, &error);
  while (well && !done && g_get_monotonic_time () < end);
  if (well && !done)
    return G_SOURCE_CONTINUE;
  self->slow_source = 0;
  end_slow (self, well, error);
  return G_SOURCE_REMOVE;
}

/**
 * fab_store_commit_slowly:
 * @callback: called from the main loop when the gesture has ended
 *
 * fab_store_commit() without ever holding the main loop for long. The gesture ends at once when somebody begins another, undoes
 * something or closes the store meanwhile.
 */
void
fab_store_commit_slowly (FabStore *self, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (self->pending.open && self->slow == NULL);
  self->slow = g_task_new (self, NULL, callback, data);
  g_task_set_static_name (self->slow, "commit slowly");
  self->slow_source = g_idle_add (on_turn, self);
}

/** fab_store_commit_slowly_finish: as fab_store_commit() */
gboolean
fab_store_commit_slowly_finish (FabStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** fab_store_end_slow_commit: ends at once what fab_store_commit_slowly() has begun */
void
fab_store_end_slow_commit (FabStore *self)
{
  GError *error = NULL;
  gboolean well;

  if (self->slow == NULL)
    return;
  g_clear_handle_id (&self->slow_source, g_source_remove);
  well = fab_store_commit (self, &error);
  end_slow (self, well, error);
}
