/* fab-box.h: points and boxes, y downwards as on a page */
#pragma once

#include <stdbool.h>

typedef struct {
  double x, y;
} FabPoint;

/** A rectangle by its sides. Where a function speaks of a node's box, the sides are relative to the node's centre
 * (left and top then are usually negative), so that a label beside or below the node belongs to the box. */
typedef struct {
  float left, top, right, bottom;
} FabBox;

static inline FabBox
fab_box_moved (FabBox box, float x, float y)
{
  return (FabBox){ box.left + x, box.top + y, box.right + x, box.bottom + y };
}

static inline bool
fab_box_meets (FabBox a, FabBox b)
{
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static inline bool
fab_box_holds (FabBox box, float x, float y)
{
  return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
}
