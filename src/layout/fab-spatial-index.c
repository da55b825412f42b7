#include "fab-spatial-index.h"

#include "fab-limits.h"
#include <stdlib.h>
#include <string.h>

enum {
  MAX_SIDE = 512,  /* cells along a side of the grid */
  WIDE_CELLS = 64, /* an item over more cells than this is kept in a list that is always looked at */
};

/* An item's place in the list of one cell */
typedef struct {
  int item, next;
} Entry;

struct FabSpatialIndex {
  int n, capacity;
  FabBox *boxes;
  FabBox area;
  float cell; /* side of a cell */
  int columns, rows;
  int *cells; /* first entry of each cell, -1: none; the last one is for wide items */
  Entry *entries;
  int n_entries, entries_capacity, free_entry;
};

typedef struct {
  int left, top, right, bottom;
} Span;

static bool
is_sane (FabBox box)
{
  return isfinite (box.left) && isfinite (box.top) && isfinite (box.right) && isfinite (box.bottom) &&
         box.left <= box.right && box.top <= box.bottom;
}

static int
clamp_cell (float place, int count)
{
  return place > 0 ? place < (float)count ? (int)place : count - 1 : 0;
}

static Span
span_of (const FabSpatialIndex *index, FabBox box)
{
  return (Span){
    clamp_cell ((box.left - index->area.left) / index->cell, index->columns),
    clamp_cell ((box.top - index->area.top) / index->cell, index->rows),
    clamp_cell ((box.right - index->area.left) / index->cell, index->columns),
    clamp_cell ((box.bottom - index->area.top) / index->cell, index->rows),
  };
}

static int
wide_cell (const FabSpatialIndex *index)
{
  return index->columns * index->rows;
}

static bool
is_wide (Span span)
{
  return (span.right - span.left + 1) * (span.bottom - span.top + 1) > WIDE_CELLS;
}

static bool
add_entry (FabSpatialIndex *index, int cell, int item)
{
  int entry = index->free_entry;

  if (entry >= 0) {
    index->free_entry = index->entries[entry].next;
  } else {
    if (index->n_entries == index->entries_capacity) {
      int capacity = 2 * index->entries_capacity + 64;
      Entry *entries = realloc (index->entries, sizeof *entries * (size_t)capacity);

      if (entries == NULL)
        return false;
      index->entries = entries;
      index->entries_capacity = capacity;
    }
    entry = index->n_entries++;
  }
  index->entries[entry] = (Entry){ item, index->cells[cell] };
  index->cells[cell] = entry;
  return true;
}

static void
remove_entry (FabSpatialIndex *index, int cell, int item)
{
  int *link = &index->cells[cell];

  while (*link >= 0 && index->entries[*link].item != item)
    link = &index->entries[*link].next;
  if (*link >= 0) {
    int entry = *link;

    *link = index->entries[entry].next;
    index->entries[entry].next = index->free_entry;
    index->free_entry = entry;
  }
}

static bool
enter_item (FabSpatialIndex *index, int item)
{
  Span span = span_of (index, index->boxes[item]);

  if (!is_sane (index->boxes[item]))
    return true;
  if (is_wide (span))
    return add_entry (index, wide_cell (index), item);
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      if (!add_entry (index, row * index->columns + column, item))
        return false;
  return true;
}

static void
withdraw_item (FabSpatialIndex *index, int item)
{
  Span span = span_of (index, index->boxes[item]);

  if (!is_sane (index->boxes[item]))
    return;
  if (is_wide (span)) {
    remove_entry (index, wide_cell (index), item);
    return;
  }
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      remove_entry (index, row * index->columns + column, item);
}

/* Cells about as large as an item, but no more than some for each item */
static void
choose_grid (FabSpatialIndex *index)
{
  double width = 0, height = 0, size = 0;
  int n = 0;

  index->area = (FabBox){ INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (int i = 0; i < index->n; i++) {
    FabBox box = index->boxes[i];

    if (!is_sane (box))
      continue;
    index->area = (FabBox){ fab_min (index->area.left, box.left), fab_min (index->area.top, box.top),
                            fab_max (index->area.right, box.right), fab_max (index->area.bottom, box.bottom) };
    size += (double)(box.right - box.left) + (double)(box.bottom - box.top);
    n++;
  }
  if (n == 0)
    index->area = (FabBox){ 0, 0, 1, 1 };
  width = (double)index->area.right - (double)index->area.left;
  height = (double)index->area.bottom - (double)index->area.top;
  size = n > 0 ? fmax (size / (2 * n), sqrt (width * height / (2 * n))) : 1;
  size = fmax (size, fmax (width, height) / MAX_SIDE);
  index->cell = size > 0 ? (float)size : 1;
  index->columns = 1 + (int)fmin (MAX_SIDE, width / (double)index->cell);
  index->rows = 1 + (int)fmin (MAX_SIDE, height / (double)index->cell);
}

/**
 * fab_spatial_index_new:
 * @boxes: (array length=n): the items' boxes; they are copied. Boxes that are not finite are never found
 *
 * Returns: (transfer full) (nullable): an index over n boxes, or %NULL when memory is short
 */
FabSpatialIndex *
fab_spatial_index_new (int n, const FabBox *boxes)
{
  FabSpatialIndex *index = calloc (1, sizeof *index);

  if (index == NULL)
    return NULL;
  index->n = index->capacity = n;
  index->free_entry = -1;
  index->boxes = malloc (sizeof *boxes * (size_t)(n > 0 ? n : 1));
  if (index->boxes != NULL) {
    if (n > 0)
      memcpy (index->boxes, boxes, sizeof *boxes * (size_t)n);
    choose_grid (index);
    index->cells = malloc (sizeof *index->cells * (size_t)(wide_cell (index) + 1));
  }
  if (index->cells == NULL) {
    fab_spatial_index_free (index);
    return NULL;
  }
  for (int c = 0; c <= wide_cell (index); c++)
    index->cells[c] = -1;
  for (int i = 0; i < n; i++)
    if (!enter_item (index, i)) {
      fab_spatial_index_free (index);
      return NULL;
    }
  return index;
}

/** fab_spatial_index_free: frees an index; %NULL is fine */
void
fab_spatial_index_free (FabSpatialIndex *index)
{
  if (index == NULL)
    return;
  free (index->boxes);
  free (index->cells);
  free (index->entries);
  free (index);
}

static bool
make_room (FabSpatialIndex *index, int n)
{
  FabBox *boxes;

  if (n <= index->capacity)
    return true;
  boxes = realloc (index->boxes, sizeof *boxes * (size_t)(2 * n));
  if (boxes == NULL)
    return false;
  index->boxes = boxes;
  index->capacity = 2 * n;
  return true;
}

/**
 * fab_spatial_index_move:
 * @item: an item, or a number from the number of items on to add one (those between are then nowhere)
 * @box: where it is now
 *
 * Items may leave the area of the first boxes: the cells at the rim then hold them, and searching gets slower.
 *
 * Returns: whether there was memory for it
 */
bool
fab_spatial_index_move (FabSpatialIndex *index, int item, FabBox box)
{
  if (item >= index->n) {
    if (!make_room (index, item + 1))
      return false;
    for (int i = index->n; i <= item; i++)
      index->boxes[i] = (FabBox){ NAN, NAN, NAN, NAN };
    index->n = item + 1;
  }
  withdraw_item (index, item);
  index->boxes[item] = box;
  return enter_item (index, item);
}

static bool
touches (FabBox a, FabBox b)
{
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/**
 * fab_spatial_index_visit:
 *
 * Calls @visitor for every item whose box meets or touches @area, each once, in no certain order.
 */
void
fab_spatial_index_visit (const FabSpatialIndex *index, FabBox area, FabSpatialVisitor visitor, void *data)
{
  Span span = span_of (index, area);

  for (int e = index->cells[wide_cell (index)]; e >= 0; e = index->entries[e].next)
    if (touches (index->boxes[index->entries[e].item], area) && !visitor (index->entries[e].item, data))
      return;
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      for (int e = index->cells[row * index->columns + column]; e >= 0; e = index->entries[e].next) {
        int item = index->entries[e].item;
        Span own = span_of (index, index->boxes[item]);

        /* an item that spans several cells is met in the first of them that the area spans too */
        if (row != (own.top > span.top ? own.top : span.top) || column != (own.left > span.left ? own.left : span.left))
          continue;
        if (touches (index->boxes[item], area) && !visitor (item, data))
          return;
      }
}

static bool
note_top (int item, void *data)
{
  int *top = data;

  if (item > *top)
    *top = item;
  return true;
}

/**
 * fab_spatial_index_top:
 *
 * Returns: the highest-numbered item whose box, grown by @slack, holds the point, or -1
 */
int
fab_spatial_index_top (const FabSpatialIndex *index, float x, float y, float slack)
{
  int top = -1;

  fab_spatial_index_visit (index, (FabBox){ x - slack, y - slack, x + slack, y + slack }, note_top, &top);
  return top;
}

typedef struct {
  const FabSpatialIndex *index;
  float x, y, distance;
  int item;
} Nearest;

static bool
note_nearest (int item, void *data)
{
  Nearest *nearest = data;
  FabBox box = nearest->index->boxes[item];
  float dx = fab_max (0, fab_max (box.left - nearest->x, nearest->x - box.right));
  float dy = fab_max (0, fab_max (box.top - nearest->y, nearest->y - box.bottom));
  float distance = fab_length (dx, dy);

  if (distance < nearest->distance || (distance == nearest->distance && item > nearest->item)) {
    nearest->distance = distance;
    nearest->item = item;
  }
  return true;
}

/**
 * fab_spatial_index_nearest:
 *
 * Returns: the item whose box is nearest to the point and at most @reach away (the highest of equals), or -1
 */
int
fab_spatial_index_nearest (const FabSpatialIndex *index, float x, float y, float reach)
{
  Nearest nearest = { index, x, y, reach, -1 };

  fab_spatial_index_visit (index, (FabBox){ x - reach, y - reach, x + reach, y + reach }, note_nearest, &nearest);
  return nearest.item;
}
