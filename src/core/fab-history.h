/* fab-history.h: which gestures can be undone and redone, in which order */
#pragma once

#include "fab-change.h"

G_BEGIN_DECLS

typedef struct _FabHistory FabHistory;

/** One step back or forth: the gestures with these numbers, undone together. */
typedef struct {
  gint64 first;
  gint64 last;
  char *sentence;
  char *merge_id; /* of a step that may still grow, else NULL */
} FabHistoryStep;

FabHistory *fab_history_new (void);
void fab_history_free (FabHistory *self);

void fab_history_add (FabHistory *self, gint64 gesture, FabGestureKind kind, gint64 target, const char *sentence,
                      const char *merge_id);
const FabHistoryStep *fab_history_peek_undo (FabHistory *self);
const FabHistoryStep *fab_history_peek_redo (FabHistory *self);

G_END_DECLS
