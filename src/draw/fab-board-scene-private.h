/* fab-board-scene-private.h: how a board is held, for the file that fills it and the one that draws it */
#pragma once

#include "fab-board-scene.h"

G_BEGIN_DECLS

/** A row of the board: an axis. */
typedef struct {
  char *name;
  GArray *cards; /* of FabBoardCard, whose strings are its own */
} FabBoardLane;

struct _FabBoardScene {
  GPtrArray *lanes; /* of FabBoardLane */
};

G_END_DECLS
