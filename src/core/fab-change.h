/* fab-change.h: the change log, which is undo, journal and merge in one */
#pragma once

#include <glib-object.h>

#include "fab-record.h"

G_BEGIN_DECLS

typedef enum {
  FAB_CHANGE_INSERT,
  FAB_CHANGE_UPDATE,
  FAB_CHANGE_DELETE,
} FabChangeOp;

typedef enum {
  FAB_GESTURE_DONE,   /* somebody did it */
  FAB_GESTURE_UNDONE, /* undoes another */
  FAB_GESTURE_REDONE, /* does another again */
} FabGestureKind;

/** One write, as views hear of it in FabStore::committed. */
typedef struct {
  FabChangeOp op;
  FabTableId table;
  guint field; /* of an update */
  FabRecord *record;
} FabChange;

/** One transaction with its sentence, as the journal shows it. */
#define FAB_TYPE_GESTURE (fab_gesture_get_type ())
G_DECLARE_FINAL_TYPE (FabGesture, fab_gesture, FAB, GESTURE, GObject)

gint64 fab_gesture_get_id (FabGesture *self);
gint64 fab_gesture_get_time (FabGesture *self);
const char *fab_gesture_get_sentence (FabGesture *self);
const char *fab_gesture_get_device (FabGesture *self);
const char *fab_gesture_get_author (FabGesture *self);
FabGestureKind fab_gesture_get_kind (FabGesture *self);
guint fab_gesture_get_n_changes (FabGesture *self);

G_END_DECLS
