#include "fab-layout.h"

#include "fab-job.h"

#include <math.h>
#include <stdlib.h>

/* The organic layout is cut into rows from top to bottom, and each row into columns from left to right. */

typedef struct {
  float across, down;
  int node;
} Cell;

static int
compare_down (const void *a, const void *b)
{
  const Cell *p = a, *q = b;

  return p->down != q->down ? (p->down > q->down) - (p->down < q->down) : p->node - q->node;
}

static int
compare_across (const void *a, const void *b)
{
  const Cell *p = a, *q = b;

  return p->across != q->across ? (p->across > q->across) - (p->across < q->across) : p->node - q->node;
}

/* The size of a cell: that of the largest box. */
static void
measure_cell (const FabLayoutOptions *options, int n, float *width, float *height)
{
  float unit = options->link_length > 0 ? options->link_length : 1;

  *width = *height = options->boxes != NULL ? 0 : unit;
  for (int v = 0; options->boxes != NULL && v < n; v++) {
    const FabBox *box = &options->boxes[v];

    *width = fmaxf (*width, 2 * fmaxf (-box->left, box->right));
    *height = fmaxf (*height, 2 * fmaxf (-box->top, box->bottom));
  }
  *width += options->gap;
  *height += options->gap;
}

/** fab_layout_grid: see the header */
FabLayoutStatus
fab_layout_grid (const FabGraph *graph, const FabLayoutOptions *options, float *x, float *y)
{
  FabLayoutStatus status = fab_layout_organic (graph, options, x, y);
  double aspect = options->aspect > 0 ? options->aspect : 1.4;
  int n = graph->n_nodes, columns, rows;
  float width, height;
  Cell *cells;

  if (status != FAB_LAYOUT_DONE || n == 0)
    return status;
  cells = malloc (sizeof *cells * n);
  if (cells == NULL)
    return FAB_LAYOUT_NO_MEMORY;
  measure_cell (options, n, &width, &height);
  columns = (int) fmax (1, ceil (sqrt (n * aspect * height / width)));
  rows = (n + columns - 1) / columns;
  for (int v = 0; v < n; v++)
    cells[v] = (Cell) { x[v], y[v], v };
  qsort (cells, n, sizeof *cells, compare_down);
  for (int row = 0; row < rows; row++) {
    int first = row * columns, count = first + columns < n ? columns : n - first;

    qsort (cells + first, count, sizeof *cells, compare_across);
    for (int i = 0; i < count; i++) {
      int node = cells[first + i].node;

      if (options->pinned != NULL && options->pinned[node])
        continue;
      x[node] = (i - (count - 1) / 2.0f) * width;
      y[node] = (row - (rows - 1) / 2.0f) * height;
    }
  }
  free (cells);
  return FAB_LAYOUT_DONE;
}
