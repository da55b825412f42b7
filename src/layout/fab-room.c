#include "fab-room.h"

#include "fab-geometry.h"
#include "fab-limits.h"

enum {
  RINGS = 60,        /* of places that are tried around the middle */
  MAX_TESTS = 20000, /* new nodes times all: beyond that they are many, and packing makes a block of them */
};

typedef struct {
  FabArrange *arrange;
  const FabGraph *graph;
  bool *has;
  float margin;
} Room;

static FabBox
grown_box (const Room *room, int node, float x, float y)
{
  FabBox box = fab_box_moved (room->arrange->boxes[node], x, y);
  float m = room->margin;

  return (FabBox){ box.left - m, box.top - m, box.right + m, box.bottom + m };
}

/* Whether a part of the segment lies in the box (Liang & Barsky 1984) */
static bool
crosses (FabBox box, float x, float y, float dx, float dy)
{
  const float towards[4] = { -dx, dx, -dy, dy };
  const float room[4] = { x - box.left, box.right - x, y - box.top, box.bottom - y };
  float enters = 0, leaves = 1;

  for (int side = 0; side < 4; side++) {
    if (towards[side] == 0 && room[side] < 0)
      return false;
    if (towards[side] < 0)
      enters = fab_max (enters, room[side] / towards[side]);
    else if (towards[side] > 0)
      leaves = fab_min (leaves, room[side] / towards[side]);
  }
  return enters <= leaves;
}

static bool
is_free (const Room *room, int node, float x, float y)
{
  const FabArrange *arrange = room->arrange;
  const FabGraph *graph = room->graph;
  FabBox box = grown_box (room, node, x, y);

  for (int v = 0; v < arrange->n; v++)
    if (room->has[v] && fab_box_meets (box, grown_box (room, v, arrange->x[v], arrange->y[v])))
      return false;
  for (int v = 0; v < arrange->n; v++)
    for (int k = graph->offsets[v]; room->has[v] && k < graph->offsets[v + 1]; k++) {
      int w = graph->neighbours[k];

      if (w > v && room->has[w] &&
          crosses (box, arrange->x[v], arrange->y[v], arrange->x[w] - arrange->x[v], arrange->y[w] - arrange->y[v]))
        return false;
    }
  return true;
}

/* Returns: false where nobody has a place yet */
static bool
find_bounds (const Room *room, FabBox *bounds)
{
  bool any = false;

  for (int v = 0; v < room->arrange->n; v++) {
    FabBox box;

    if (!room->has[v])
      continue;
    box = grown_box (room, v, room->arrange->x[v], room->arrange->y[v]);
    if (!any)
      *bounds = box;
    *bounds = (FabBox){ fab_min (bounds->left, box.left), fab_min (bounds->top, box.top),
                        fab_max (bounds->right, box.right), fab_max (bounds->bottom, box.bottom) };
    any = true;
  }
  return any;
}

/* Outwards in ellipses of the picture's shape, to beyond its sides */
static bool
place_single (const Room *room, int node)
{
  FabArrange *arrange = room->arrange;
  float aspect = sqrtf ((float)fab_arrange_aspect (arrange)), step, x, y;
  FabBox own = grown_box (room, node, 0, 0), bounds;

  if (!find_bounds (room, &bounds))
    return false;
  x = (bounds.left + bounds.right) / 2 - (own.left + own.right) / 2;
  y = (bounds.top + bounds.bottom) / 2 - (own.top + own.bottom) / 2;
  step =
      fab_length (bounds.right - bounds.left + own.right - own.left, bounds.bottom - bounds.top + own.bottom - own.top);
  step = fab_max (step / RINGS, fab_min (own.right - own.left, own.bottom - own.top) / 4);
  for (int ring = 0; ring <= RINGS && fab_job_ok (&arrange->job); ring++)
    for (int k = 0; k < (ring > 0 ? 8 * ring : 1); k++) {
      float angle = 2 * (float)M_PI * (float)k / (float)(8 * fab_max ((float)ring, 1)), reach = step * (float)ring;

      arrange->x[node] = x + reach * aspect * cosf (angle);
      arrange->y[node] = y + reach / aspect * sinf (angle);
      if (is_free (room, node, arrange->x[node], arrange->y[node]))
        return true;
    }
  return false;
}

static bool
is_single (const Room *room, int node)
{
  return !room->has[node] && room->graph->offsets[node] == room->graph->offsets[node + 1];
}

void
fab_room_place_singles (FabArrange *arrange, const FabGraph *graph, bool *has, float margin)
{
  Room room = { .arrange = arrange, .graph = graph, .has = has, .margin = margin };
  long n_singles = 0;

  for (int v = 0; v < arrange->n; v++)
    n_singles += is_single (&room, v);
  if (n_singles * arrange->n > MAX_TESTS)
    return;
  for (int v = 0; v < arrange->n && fab_job_ok (&arrange->job); v++)
    if (is_single (&room, v))
      has[v] = place_single (&room, v);
}
