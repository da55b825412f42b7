#include "fab-arrange.h"
#include "fab-limits.h"

#include <stdlib.h>

typedef struct {
  FabArrange arrange;
  const int *column, *row;
  int n_columns, n_rows;
  int *count;  /* per cell, the one after the last for nodes of no cell */
  int *across; /* per cell: nodes beside each other */
  FabPoint slot;
  double *column_at, *row_at; /* n + 1 lines each */
} Cells;

static int
cell_of (const Cells *cells, int node)
{
  int column = cells->column[node], row = cells->row[node];

  if (column < 0 || row < 0 || column >= cells->n_columns || row >= cells->n_rows)
    return cells->n_columns * cells->n_rows;
  return row * cells->n_columns + column;
}

/* So many nodes beside each other that the block is about square */
static int
columns_for (const Cells *cells, int n)
{
  int columns = (int)ceil (sqrt (n * cells->slot.y / cells->slot.x));

  return columns > 0 ? columns : 1;
}

/* Columns are as wide, rows as high, as their fullest cell. */
static void
draw_lines (Cells *cells)
{
  double pad = 0.5 * fmin (cells->slot.x, cells->slot.y);

  for (int c = 0; c < cells->n_columns; c++)
    cells->column_at[c + 1] = cells->slot.x;
  for (int r = 0; r < cells->n_rows; r++)
    cells->row_at[r + 1] = cells->slot.y;
  for (int r = 0; r < cells->n_rows; r++)
    for (int c = 0; c < cells->n_columns; c++) {
      int cell = r * cells->n_columns + c;
      int down;

      cells->across[cell] = columns_for (cells, cells->count[cell]);
      down = (cells->count[cell] + cells->across[cell] - 1) / cells->across[cell];
      cells->column_at[c + 1] = fmax (cells->column_at[c + 1], cells->across[cell] * cells->slot.x);
      cells->row_at[r + 1] = fmax (cells->row_at[r + 1], down * cells->slot.y);
    }
  for (int c = 0; c < cells->n_columns; c++)
    cells->column_at[c + 1] += cells->column_at[c] + 2 * pad;
  for (int r = 0; r < cells->n_rows; r++)
    cells->row_at[r + 1] += cells->row_at[r] + 2 * pad;
}

/* The middle of the @index-th place of a block around a point */
static FabPoint
place_in_block (const Cells *cells, FabPoint middle, int index, int count, int across)
{
  int row = index / across, rows = (count + across - 1) / across;
  int in_row = count - row * across < across ? count - row * across : across;

  return (FabPoint){ middle.x + cells->slot.x * (index % across - 0.5 * (in_row - 1)),
                     middle.y + cells->slot.y * (row - 0.5 * (rows - 1)) };
}

static FabPoint
cell_middle (const Cells *cells, int cell)
{
  int row = cell / cells->n_columns, column = cell % cells->n_columns;

  if (cell == cells->n_columns * cells->n_rows) /* the block to the right */
    return (FabPoint){ cells->column_at[cells->n_columns] + cells->slot.x * (0.5 * cells->across[cell] + 1),
                       cells->row_at[cells->n_rows] / 2 };
  return (FabPoint){ (cells->column_at[column] + cells->column_at[column + 1]) / 2,
                     (cells->row_at[row] + cells->row_at[row + 1]) / 2 };
}

static void
fill_cells (Cells *cells, int *next)
{
  FabArrange *arrange = &cells->arrange;
  double x0 = cells->column_at[cells->n_columns] / 2, y0 = cells->row_at[cells->n_rows] / 2;

  for (int v = 0; v < arrange->n; v++) {
    int cell = cell_of (cells, v);
    FabBox box = arrange->boxes[v];
    FabPoint at =
        place_in_block (cells, cell_middle (cells, cell), next[cell]++, cells->count[cell], cells->across[cell]);

    arrange->x[v] = (float)(at.x - x0) - (box.left + box.right) / 2;
    arrange->y[v] = (float)(at.y - y0) - (box.top + box.bottom) / 2;
  }
}

/* Puts pinned nodes back and frees their places of others; the table itself stays where it is. */
static void
respect_pins (FabArrange *arrange)
{
  bool any = arrange->any_pins;

  arrange->any_pins = true; /* no centring: the lines are drawn around the origin */
  if (any)
    fab_arrange_settle (arrange);
}

/**
 * fab_layout_cells:
 * @column: (array): a column per node, from 0 at the left; out of range: none
 * @row: (array): a row per node, from 0 at the top; out of range: none
 * @column_edges: (out) (optional) (array): n_columns + 1 abscissas of the lines between columns
 * @row_edges: (out) (optional) (array): n_rows + 1 ordinates of the lines between rows
 *
 * A table whose cells hold their nodes in tidy blocks: influence by interest, for example. It is centred on the origin.
 * Nodes with no column or row stand in a block to the right of it.
 */
FabLayoutStatus
fab_layout_cells (const FabGraph *graph, const int *column, int n_columns, const int *row, int n_rows,
                  const FabLayoutOptions *options, float *x, float *y, float *column_edges, float *row_edges)
{
  Cells cells = { .column = column, .row = row, .n_columns = n_columns, .n_rows = n_rows };
  FabArrange *arrange = &cells.arrange;

  if (fab_arrange_begin (arrange, graph->n_nodes, graph->n_edges, options, x, y)) {
    FabJob *job = &arrange->job;
    size_t n_cells = (size_t)n_columns * (size_t)n_rows + 1;
    int *next = fab_job_new (job, int, n_cells);

    cells.count = fab_job_new (job, int, n_cells);
    cells.across = fab_job_new (job, int, n_cells);
    cells.column_at = fab_job_new (job, double, (size_t)n_columns + 1);
    cells.row_at = fab_job_new (job, double, (size_t)n_rows + 1);
    if (fab_job_ok (job)) {
      fab_arrange_boxes (arrange, 0.3f * fab_arrange_link (options, 1));
      cells.slot = fab_arrange_slot (arrange);
      cells.slot.x = fmax (1.05 * cells.slot.x, 1e-3);
      cells.slot.y = fmax (1.05 * cells.slot.y, 1e-3);
      for (int v = 0; v < graph->n_nodes; v++)
        cells.count[cell_of (&cells, v)]++;
      draw_lines (&cells);
      cells.across[n_cells - 1] = columns_for (&cells, cells.count[n_cells - 1]);
      fill_cells (&cells, next);
      respect_pins (arrange);
    }
    for (int c = 0; fab_job_ok (job) && column_edges != NULL && c <= n_columns; c++)
      column_edges[c] = (float)(cells.column_at[c] - cells.column_at[n_columns] / 2);
    for (int r = 0; fab_job_ok (job) && row_edges != NULL && r <= n_rows; r++)
      row_edges[r] = (float)(cells.row_at[r] - cells.row_at[n_rows] / 2);
  }
  return fab_arrange_finish (arrange, x, y);
}
