#include "fab-arrange.h"
#include "fab-limits.h"

#include <stdlib.h>

typedef struct {
  float distance;
  int node;
} Far;

typedef struct {
  FabArrange *arrange;
  FabPoint slot;
  int columns, rows;
  int *taken; /* per place of the grid: which node, -1: none */
} Grid;

static int
compare_far (const void *a, const void *b)
{
  const Far *x = a, *y = b;

  if (x->distance != y->distance)
    return x->distance < y->distance ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

static double
square_to (const Grid *grid, int column, int row, double x, double y)
{
  double dx = (column - (grid->columns - 1) / 2.0) * grid->slot.x - x;
  double dy = (row - (grid->rows - 1) / 2.0) * grid->slot.y - y;

  return dx * dx + dy * dy;
}

/* Looks at the places on ever wider square rings around the one that is nearest. */
static int
nearest_free (const Grid *grid, double x, double y)
{
  int column = (int)lround (x / grid->slot.x + (grid->columns - 1) / 2.0);
  int row = (int)lround (y / grid->slot.y + (grid->rows - 1) / 2.0);
  int best = -1, widest = grid->columns > grid->rows ? grid->columns : grid->rows;
  double least = INFINITY, unit = fmin (grid->slot.x, grid->slot.y);

  for (int ring = 0; ring <= 2 * widest; ring++) {
    if (best >= 0 && (ring - 1) * unit * (ring - 1) * unit > least)
      break;
    for (int r = row - ring; r <= row + ring; r++)
      for (int c = column - ring; c <= column + ring; c += abs (r - row) == ring || ring == 0 ? 1 : 2 * ring) {
        double square = square_to (grid, c, r, x, y);

        if (r < 0 || c < 0 || r >= grid->rows || c >= grid->columns || grid->taken[r * grid->columns + c] >= 0 ||
            square >= least)
          continue;
        least = square;
        best = r * grid->columns + c;
      }
  }
  return best;
}

static double
spread (int n, const float *at)
{
  float low = at[0], high = at[0];

  for (int v = 1; v < n; v++) {
    low = fab_min (low, at[v]);
    high = fab_max (high, at[v]);
  }
  return (double)(high - low);
}

/* As many places as twice the nodes, in the shape of the picture */
static bool
grid_init (Grid *grid, FabArrange *arrange)
{
  int n = arrange->n;
  double width = fmax (spread (n, arrange->x), 1e-3), height = fmax (spread (n, arrange->y), 1e-3);
  double columns;

  *grid = (Grid){ .arrange = arrange, .slot = fab_arrange_slot (arrange) };
  grid->slot.x = fmax (1.1 * grid->slot.x, 1e-3);
  grid->slot.y = fmax (1.1 * grid->slot.y, 1e-3);
  columns = sqrt (2.0 * n * (width / grid->slot.x) / (height / grid->slot.y));
  grid->columns = (int)fmin (fmax (ceil (columns), 1), n);
  grid->rows = (2 * n + grid->columns - 1) / grid->columns;
  grid->taken = fab_job_new (&arrange->job, int, (size_t)grid->columns *(size_t)grid->rows);
  for (int k = 0; grid->taken != NULL && k < grid->columns * grid->rows; k++)
    grid->taken[k] = -1;
  for (int v = 0; v < n; v++) {
    arrange->x[v] *= (float)((grid->columns - 1) * grid->slot.x / width);
    arrange->y[v] *= (float)((grid->rows - 1) * grid->slot.y / height);
  }
  return fab_job_ok (&arrange->job);
}

/* From the middle outwards, each to the nearest place that is still free */
static void
snap (Grid *grid)
{
  FabArrange *arrange = grid->arrange;
  Far *order = fab_job_new (&arrange->job, Far, arrange->n);

  for (int v = 0; order != NULL && v < arrange->n; v++)
    order[v] = (Far){ fab_length (arrange->x[v], arrange->y[v]), v };
  if (order != NULL)
    qsort (order, (size_t)arrange->n, sizeof *order, compare_far);
  for (int k = 0; order != NULL && k < arrange->n; k++) {
    int v = order[k].node;
    int place = nearest_free (grid, (double)arrange->x[v], (double)arrange->y[v]);
    FabBox box = arrange->boxes[v];

    grid->taken[place] = v;
    arrange->x[v] =
        (float)((place % grid->columns - (grid->columns - 1) / 2.0) * grid->slot.x) - (box.left + box.right) / 2;
    arrange->y[v] =
        (float)((place / grid->columns - (grid->rows - 1) / 2.0) * grid->slot.y) - (box.top + box.bottom) / 2;
  }
}

/**
 * fab_layout_grid:
 *
 * The organic layout pulled onto the places of a regular grid, so that names stand in lines.
 */
FabLayoutStatus
fab_layout_grid (const FabGraph *graph, const FabLayoutOptions *options, float *x, float *y)
{
  FabArrange arrange;
  Grid grid;

  if (fab_arrange_begin (&arrange, graph->n_nodes, graph->n_edges, options, x, y)) {
    FabLayoutOptions organic = { .mode = options->mode,
                                 .seed = options->seed,
                                 .aspect = options->aspect,
                                 .progress = options->progress,
                                 .data = options->data };

    arrange.job.status = fab_layout_organic (graph, &organic, arrange.x, arrange.y);
    fab_arrange_boxes (&arrange, 0.3f * fab_arrange_link (options, 1));
    if (fab_job_ok (&arrange.job) && grid_init (&grid, &arrange)) {
      snap (&grid);
      fab_arrange_settle (&arrange);
    }
  }
  return fab_arrange_finish (&arrange, x, y);
}
