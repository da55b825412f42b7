#include "fab-history.h"

/* The two stacks follow from the log alone: what was done grows the first, an undo moves its top to the second, and so back.
 * That is how the history of yesterday's session is there again today. */
struct _FabHistory {
  GQueue undo; /* of FabHistoryStep, last first */
  GQueue redo;
};

static FabHistoryStep *
step_new (gint64 gesture, const char *sentence, const char *merge_id)
{
  FabHistoryStep *step = g_new0 (FabHistoryStep, 1);

  step->first = step->last = gesture;
  step->sentence = g_strdup (sentence);
  step->merge_id = g_strdup (merge_id);
  return step;
}

static void
step_free (gpointer data)
{
  FabHistoryStep *step = data;

  g_free (step->sentence);
  g_free (step->merge_id);
  g_free (step);
}

FabHistory *
fab_history_new (void)
{
  FabHistory *self = g_new0 (FabHistory, 1);

  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  return self;
}

void
fab_history_free (FabHistory *self)
{
  g_queue_clear_full (&self->undo, step_free);
  g_queue_clear_full (&self->redo, step_free);
  g_free (self);
}

/* Moves the step that begins with @target from one stack to the other, where the gesture that did so stands for it. */
static void
move (GQueue *from, GQueue *to, gint64 target, gint64 gesture, const char *sentence)
{
  FabHistoryStep *step = g_queue_peek_head (from);

  if (step != NULL && step->first == target)
    step_free (g_queue_pop_head (from));
  g_queue_push_head (to, step_new (gesture, sentence, NULL));
}

static void
add_done (FabHistory *self, gint64 gesture, const char *sentence, const char *merge_id)
{
  FabHistoryStep *top = g_queue_peek_head (&self->undo);

  g_queue_clear_full (&self->redo, step_free);
  if (top != NULL && merge_id != NULL && g_strcmp0 (top->merge_id, merge_id) == 0)
    top->last = gesture;
  else
    g_queue_push_head (&self->undo, step_new (gesture, sentence, merge_id));
}

/**
 * fab_history_add:
 * @gesture: its number, higher than all before
 * @target: of an undo or a redo: the first gesture of the step that it moved
 * @merge_id: (nullable): gestures in a row that share it are one step
 */
void
fab_history_add (FabHistory *self, gint64 gesture, FabGestureKind kind, gint64 target, const char *sentence,
                 const char *merge_id)
{
  switch (kind) {
  case FAB_GESTURE_UNDONE:
    move (&self->undo, &self->redo, target, gesture, sentence);
    break;
  case FAB_GESTURE_REDONE:
    move (&self->redo, &self->undo, target, gesture, sentence);
    break;
  case FAB_GESTURE_DONE:
  default:
    add_done (self, gesture, sentence, merge_id);
  }
}

/** fab_history_peek_undo: (nullable): what Ctrl+Z would undo */
const FabHistoryStep *
fab_history_peek_undo (FabHistory *self)
{
  return g_queue_peek_head (&self->undo);
}

/** fab_history_peek_redo: (nullable): what Ctrl+Shift+Z would do again */
const FabHistoryStep *
fab_history_peek_redo (FabHistory *self)
{
  return g_queue_peek_head (&self->redo);
}
