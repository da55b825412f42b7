#include "fab-labels.h"

#include "fab-geometry.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Labels are placed greedily, the most important first, each where it covers nothing and crosses the fewest links: the greedy method
 * of Christensen, Marks & Shieber, "An Empirical Study of Algorithms for Point-Feature Label Placement", 1995. */

/* Boxes in a uniform grid of cells, so that only neighbours are compared. */
typedef struct {
  double x0, y0, cell;
  int columns, rows;
  int *heads; /* first entry of each cell, -1: none */
  int *nexts; /* of each entry */
  int *items; /* what box the entry is for */
  int n_entries, capacity;
} Grid;

/* Boxes 0 … n-1 are the nodes', n … 2n-1 the labels' (once placed). */
typedef struct {
  int n;
  const FabLabel *labels;
  float gap;
  FabBox *boxes;
  FabLabelPlace *places;
  Grid grid;
  int n_segments;
  const float (*segments)[4];
  Grid segment_grid;
} Work;

/** fab_label_box: see the header */
FabBox
fab_label_box (const FabLabel *label, FabLabelPlace place, float gap)
{
  double x = label->x, y = label->y, r = label->radius + gap, w = label->width, h = label->height;

  switch (place) {
  case FAB_LABEL_RIGHT:
    return (FabBox) { x + r, y - h / 2, x + r + w, y + h / 2 };
  case FAB_LABEL_LEFT:
    return (FabBox) { x - r - w, y - h / 2, x - r, y + h / 2 };
  case FAB_LABEL_ABOVE:
    return (FabBox) { x - w / 2, y - r - h, x + w / 2, y - r };
  case FAB_LABEL_BELOW:
  case FAB_LABEL_HIDDEN:
  default:
    return (FabBox) { x - w / 2, y + r, x + w / 2, y + r + h };
  }
}

static int
clamp_cell (double position, double origin, double cell, int count)
{
  double index = floor ((position - origin) / cell);

  return index < 0 ? 0 : index >= count ? count - 1 : (int) index;
}

static bool
grid_init (Grid *grid, FabBox bounds, double cell, int expected)
{
  double width = bounds.right - bounds.left, height = bounds.bottom - bounds.top;

  memset (grid, 0, sizeof *grid);
  grid->x0 = bounds.left;
  grid->y0 = bounds.top;
  grid->cell = fmax (cell, fmax (width, height) / 512);
  if (!(grid->cell > 0))
    grid->cell = 1;
  grid->columns = (int) (width / grid->cell) + 1;
  grid->rows = (int) (height / grid->cell) + 1;
  grid->capacity = expected * 4 + 16;
  grid->heads = malloc (sizeof *grid->heads * (size_t) grid->columns * grid->rows);
  grid->nexts = malloc (sizeof *grid->nexts * grid->capacity);
  grid->items = malloc (sizeof *grid->items * grid->capacity);
  if (grid->heads == NULL || grid->nexts == NULL || grid->items == NULL)
    return false;
  for (int i = 0; i < grid->columns * grid->rows; i++)
    grid->heads[i] = -1;
  return true;
}

static void
grid_clear (Grid *grid)
{
  free (grid->heads);
  free (grid->nexts);
  free (grid->items);
}

static bool
grid_grow (Grid *grid)
{
  int capacity = grid->capacity * 2;
  int *nexts = realloc (grid->nexts, sizeof *nexts * capacity);
  int *items;

  if (nexts == NULL)
    return false;
  grid->nexts = nexts;
  items = realloc (grid->items, sizeof *items * capacity);
  if (items == NULL)
    return false;
  grid->items = items;
  grid->capacity = capacity;
  return true;
}

static bool
grid_add (Grid *grid, FabBox box, int item)
{
  int c0 = clamp_cell (box.left, grid->x0, grid->cell, grid->columns), c1 = clamp_cell (box.right, grid->x0, grid->cell, grid->columns);
  int r0 = clamp_cell (box.top, grid->y0, grid->cell, grid->rows), r1 = clamp_cell (box.bottom, grid->y0, grid->cell, grid->rows);

  for (int r = r0; r <= r1; r++)
    for (int c = c0; c <= c1; c++) {
      int entry = grid->n_entries;

      if (entry == grid->capacity && !grid_grow (grid))
        return false;
      grid->n_entries++;
      grid->items[entry] = item;
      grid->nexts[entry] = grid->heads[r * grid->columns + c];
      grid->heads[r * grid->columns + c] = entry;
    }
  return true;
}

typedef bool (*Visit) (Work *work, int item, FabBox box, void *data);

/* Calls @visit for each item near @box, until it answers true. An item may come more than once. */
static bool
grid_visit (Work *work, Grid *grid, FabBox box, Visit visit, void *data)
{
  int c0 = clamp_cell (box.left, grid->x0, grid->cell, grid->columns), c1 = clamp_cell (box.right, grid->x0, grid->cell, grid->columns);
  int r0 = clamp_cell (box.top, grid->y0, grid->cell, grid->rows), r1 = clamp_cell (box.bottom, grid->y0, grid->cell, grid->rows);

  for (int r = r0; r <= r1; r++)
    for (int c = c0; c <= c1; c++)
      for (int e = grid->heads[r * grid->columns + c]; e >= 0; e = grid->nexts[e])
        if (visit (work, grid->items[e], box, data))
          return true;
  return false;
}

static bool
covers_box (Work *work, int item, FabBox box, void *data)
{
  return item != *(int *) data && fab_box_meets (work->boxes[item], box);
}

static bool
counts_segment (Work *work, int item, FabBox box, void *data)
{
  const float *s = work->segments[item];

  if (fab_segment_meets_box ((FabPoint) { s[0], s[1] }, (FabPoint) { s[2], s[3] }, box))
    (*(int *) data)++;
  return false;
}

/* The place that covers nothing and crosses the fewest links; FAB_LABEL_HIDDEN where there is none. */
static FabLabelPlace
find_place (Work *work, int node)
{
  FabLabelPlace best = FAB_LABEL_HIDDEN;
  int fewest = 0;

  for (int p = 0; p < FAB_LABEL_N_PLACES; p++) {
    FabBox box = fab_label_box (&work->labels[node], p, work->gap);
    int crossed = 0;

    if (grid_visit (work, &work->grid, box, covers_box, &node))
      continue;
    if (work->n_segments > 0)
      grid_visit (work, &work->segment_grid, box, counts_segment, &crossed);
    if (best == FAB_LABEL_HIDDEN || crossed < fewest) {
      best = p;
      fewest = crossed;
    }
    if (fewest == 0)
      break;
  }
  return best;
}

typedef struct {
  float priority;
  int node;
} Turn;

static int
compare_turns (const void *a, const void *b)
{
  const Turn *x = a, *y = b;

  return x->priority != y->priority ? (x->priority < y->priority) - (x->priority > y->priority) : x->node - y->node;
}

static bool
place_all (Work *work, const Turn *turns)
{
  for (int i = 0; i < work->n; i++) {
    int node = turns[i].node;

    work->places[node] = FAB_LABEL_HIDDEN;
    if (!(work->labels[node].width > 0))
      continue;
    work->places[node] = find_place (work, node);
    if (work->places[node] == FAB_LABEL_HIDDEN)
      continue;
    work->boxes[work->n + node] = fab_label_box (&work->labels[node], work->places[node], work->gap);
    if (!grid_add (&work->grid, work->boxes[work->n + node], work->n + node))
      return false;
  }
  return true;
}

static FabBox
find_bounds (int n, const FabLabel *labels, float gap)
{
  FabBox bounds = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (int i = 0; i < n; i++) {
    double rx = labels[i].radius + gap + labels[i].width, ry = labels[i].radius + gap + labels[i].height;

    bounds.left = fmin (bounds.left, labels[i].x - rx);
    bounds.top = fmin (bounds.top, labels[i].y - ry);
    bounds.right = fmax (bounds.right, labels[i].x + rx);
    bounds.bottom = fmax (bounds.bottom, labels[i].y + ry);
  }
  return bounds;
}

static double
mean_size (int n, const FabLabel *labels)
{
  double sum = 0;

  for (int i = 0; i < n; i++)
    sum += 2 * labels[i].radius + labels[i].width;
  return sum / n;
}

static bool
add_nodes (Work *work)
{
  for (int i = 0; i < work->n; i++) {
    const FabLabel *label = &work->labels[i];

    work->boxes[i] = (FabBox) { label->x - label->radius, label->y - label->radius, label->x + label->radius, label->y + label->radius };
    if (!grid_add (&work->grid, work->boxes[i], i))
      return false;
  }
  return true;
}

static bool
add_segments (Work *work, FabBox bounds, double cell)
{
  if (!grid_init (&work->segment_grid, bounds, cell * 2, work->n_segments))
    return false;
  for (int i = 0; i < work->n_segments; i++) {
    const float *s = work->segments[i];
    FabBox box = { fmin (s[0], s[2]), fmin (s[1], s[3]), fmax (s[0], s[2]), fmax (s[1], s[3]) };

    /* A long slanted link would fill the grid: it counts in the cells along it alone. */
    int steps = 1 + (int) (hypot (s[2] - s[0], s[3] - s[1]) / work->segment_grid.cell);

    if (steps <= 2) {
      if (!grid_add (&work->segment_grid, box, i))
        return false;
      continue;
    }
    for (int k = 0; k < steps; k++) {
      double t0 = (double) k / steps, t1 = (k + 1.0) / steps;
      double xa = s[0] + (s[2] - s[0]) * t0, xb = s[0] + (s[2] - s[0]) * t1, ya = s[1] + (s[3] - s[1]) * t0,
             yb = s[1] + (s[3] - s[1]) * t1;

      if (!grid_add (&work->segment_grid, (FabBox) { fmin (xa, xb), fmin (ya, yb), fmax (xa, xb), fmax (ya, yb) }, i))
        return false;
    }
  }
  return true;
}

static int
count_hidden (const Work *work)
{
  int hidden = 0;

  for (int i = 0; i < work->n; i++)
    hidden += work->labels[i].width > 0 && work->places[i] == FAB_LABEL_HIDDEN;
  return hidden;
}

/** fab_labels_place: see the header */
int
fab_labels_place (int n, const FabLabel *labels, float gap, int n_segments, const float (*segments)[4], FabLabelPlace *places)
{
  Work work = { .n = n, .labels = labels, .gap = gap, .places = places, .n_segments = segments != NULL ? n_segments : 0, .segments = segments };
  FabBox bounds;
  double cell;
  Turn *turns;
  int hidden = -1;

  if (n == 0)
    return 0;
  bounds = find_bounds (n, labels, gap);
  cell = mean_size (n, labels);
  turns = malloc (sizeof *turns * n);
  work.boxes = malloc (sizeof *work.boxes * 2 * n);
  if (turns != NULL && work.boxes != NULL && grid_init (&work.grid, bounds, cell, 2 * n) &&
      (work.n_segments == 0 || add_segments (&work, bounds, cell)) && add_nodes (&work)) {
    for (int i = 0; i < n; i++)
      turns[i] = (Turn) { labels[i].priority, i };
    qsort (turns, n, sizeof *turns, compare_turns);
    if (place_all (&work, turns))
      hidden = count_hidden (&work);
  }
  free (turns);
  free (work.boxes);
  grid_clear (&work.grid);
  grid_clear (&work.segment_grid);
  return hidden;
}
