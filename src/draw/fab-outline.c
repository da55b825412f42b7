#include "fab-outline.h"

#include <math.h>
#include <string.h>

/** Discs further away than this many times the reach are islands of their own; growing alone would not join them either. */
#define LONGEST_BRIDGE 2.0
/** Cells across the longer side of the grid, at most, and their size at least. */
#define MAX_CELLS 170
#define MIN_CELL  6.0
#define FAR       1e8f

/* The shape is a morphological closing: all discs, and the shortest tree that joins them, grow by @reach, which fills what
 * is narrower than twice that; then everything shrinks again, but for @padding. What remains has round corners of at least @padding
 * and round bays of at least @reach. Both steps are exact Euclidean distance transforms on a grid (Felzenszwalb and
 * Huttenlocher 2012); the outline is read off by marching squares. */
typedef struct {
  int columns, rows;
  double left, top, cell;
  float *field;
} Grid;

/* ---- The grid ---- */

static void
grid_init (Grid *self, guint n, const FabDisc *discs, double reach)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < n; i++) {
    left = MIN (left, discs[i].x - discs[i].radius);
    top = MIN (top, discs[i].y - discs[i].radius);
    right = MAX (right, discs[i].x + discs[i].radius);
    bottom = MAX (bottom, discs[i].y + discs[i].radius);
  }
  self->cell = MAX (MIN_CELL, MAX (right - left, bottom - top) / MAX_CELLS);
  /* So much around that what has grown by reach still has an outside. */
  self->left = left - reach - 3 * self->cell;
  self->top = top - reach - 3 * self->cell;
  self->columns = (int)ceil ((right + reach + 3 * self->cell - self->left) / self->cell) + 1;
  self->rows = (int)ceil ((bottom + reach + 3 * self->cell - self->top) / self->cell) + 1;
  self->field = g_new (float, (gsize)self->columns * self->rows);
}

/* The lower envelope of the parabolas f (q) + (p - q)², at every p of one line. */
static void
transform_line (float *line, int n, int step, float *f, float *bounds, int *hills)
{
  int k = 0;

  for (int q = 0; q < n; q++)
    f[q] = line[q * step];
  hills[0] = 0;
  bounds[0] = -FAR;
  for (int q = 1; q < n; q++) {
    float s;

    do {
      int r = hills[k];

      s = ((f[q] + (float)q * q) - (f[r] + (float)r * r)) / (2 * (q - r));
    } while (s <= bounds[k] && --k >= 0);
    hills[++k] = q;
    bounds[k] = k > 0 ? s : -FAR;
  }
  for (int q = n - 1; q >= 0; q--) {
    while (k > 0 && bounds[k] > q)
      k--;
    line[q * step] = f[hills[k]] + (float)(q - hills[k]) * (q - hills[k]);
  }
}

/* From squared distances that are known (0 for what is in the set, far for the rest) to squared distances everywhere. In cells. */
static void
transform (Grid *self)
{
  int most = MAX (self->columns, self->rows);
  g_autofree float *f = g_new (float, most), *bounds = g_new (float, most + 1);
  g_autofree int *hills = g_new (int, most + 1);

  for (int x = 0; x < self->columns; x++)
    transform_line (self->field + x, self->rows, self->columns, f, bounds, hills);
  for (int y = 0; y < self->rows; y++)
    transform_line (self->field + (gsize)y * self->columns, self->columns, 1, f, bounds, hills);
}

/* ---- What is in it ---- */

static void
mark_disc (Grid *self, FabDisc disc)
{
  int x0 = MAX (0, (int)floor ((disc.x - disc.radius - self->left) / self->cell));
  int x1 = MIN (self->columns - 1, (int)ceil ((disc.x + disc.radius - self->left) / self->cell));
  int y0 = MAX (0, (int)floor ((disc.y - disc.radius - self->top) / self->cell));
  int y1 = MIN (self->rows - 1, (int)ceil ((disc.y + disc.radius - self->top) / self->cell));

  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++)
      if (hypot (self->left + x * self->cell - disc.x, self->top + y * self->cell - disc.y) <=
          MAX (disc.radius, self->cell * 0.75))
        self->field[(gsize)y * self->columns + x] = 0;
}

static void
mark_line (Grid *self, FabDisc a, FabDisc b)
{
  double length = hypot (b.x - a.x, b.y - a.y);
  int n = (int)ceil (length / self->cell);

  for (int i = 1; i < n; i++)
    mark_disc (self, (FabDisc){ a.x + (b.x - a.x) * i / n, a.y + (b.y - a.y) * i / n, 0 });
}

/* Prim's algorithm: from disc to nearest disc, so that the shape is in one piece, but for what is far off. */
static void
mark_tree (Grid *self, guint n, const FabDisc *discs, double longest)
{
  g_autofree double *nearest = g_new (double, n);
  g_autofree guint *from = g_new0 (guint, n);
  g_autofree gboolean *joined = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    nearest[i] = INFINITY;
  for (guint step = 0, at = 0; step + 1 < n; step++) {
    guint next = 0;
    double best = INFINITY;

    joined[at] = TRUE;
    for (guint i = 0; i < n; i++) {
      double d = hypot (discs[i].x - discs[at].x, discs[i].y - discs[at].y) - discs[i].radius;

      if (joined[i])
        continue;
      if (d < nearest[i]) {
        nearest[i] = d;
        from[i] = at;
      }
      if (nearest[i] < best) {
        best = nearest[i];
        next = i;
      }
    }
    if (best <= longest)
      mark_line (self, discs[from[next]], discs[next]);
    at = next;
  }
}

/* Leaves in the field, for every cell, how far inside the closed shape it is, less the padding; in cells. */
static void
close_shape (Grid *self, guint n, const FabDisc *discs, double reach, double padding)
{
  gsize n_cells = (gsize)self->columns * self->rows;
  float limit = (reach / self->cell) * (reach / self->cell);

  for (gsize i = 0; i < n_cells; i++)
    self->field[i] = FAR;
  for (guint i = 0; i < n; i++)
    mark_disc (self, discs[i]);
  mark_tree (self, n, discs, reach * LONGEST_BRIDGE);
  transform (self);
  for (gsize i = 0; i < n_cells; i++)
    self->field[i] = self->field[i] > limit ? 0 : FAR;
  transform (self);
  for (gsize i = 0; i < n_cells; i++)
    self->field[i] = sqrtf (self->field[i]) - (reach - padding) / self->cell;
}

/* ---- Marching squares ---- */

static double
crossing (float a, float b)
{
  return fabsf (a - b) < 1e-9f ? 0.5 : a / (a - b);
}

typedef struct {
  const Grid *grid;
  gboolean *visited; /* cells whose upper side has been crossed */
} Walk;

static float
value (const Grid *grid, int x, int y)
{
  return grid->field[(gsize)y * grid->columns + x];
}

/* Sides of a cell: 0 upper, 1 right, 2 lower, 3 left. */
static FabPoint
side_point (const Grid *grid, int x, int y, int side)
{
  double px = x, py = y;

  if (side == 0)
    px += crossing (value (grid, x, y), value (grid, x + 1, y));
  else if (side == 2)
    px += crossing (value (grid, x, y + 1), value (grid, x + 1, y + 1)), py += 1;
  else if (side == 3)
    py += crossing (value (grid, x, y), value (grid, x, y + 1));
  else
    py += crossing (value (grid, x + 1, y), value (grid, x + 1, y + 1)), px += 1;
  return (FabPoint){ grid->left + px * grid->cell, grid->top + py * grid->cell };
}

/* The side through which the outline leaves a cell, the inside being on its right; corners as bits, upper left first. */
static int
find_exit (const Grid *grid, int x, int y, int entry)
{
  static const gint8 exits[16] = { -1, 3, 0, 3, 1, -2, 0, 3, 2, 2, -2, 2, 1, 1, 0, -1 };
  int corners = (value (grid, x, y) > 0) | (value (grid, x + 1, y) > 0) << 1 | (value (grid, x + 1, y + 1) > 0) << 2 |
                (value (grid, x, y + 1) > 0) << 3;

  if (corners == 5)
    return entry == 0 ? 3 : 1;
  if (corners == 10)
    return entry == 1 ? 0 : 2;
  return exits[corners];
}

static GArray *
follow (Walk *walk, int x, int y)
{
  const Grid *grid = walk->grid;
  GArray *outline = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  int start_x = x, start_y = y, entry = 0;
  guint steps = 4 * grid->columns * grid->rows;

  do {
    FabPoint p = side_point (grid, x, y, entry);
    int exit = find_exit (grid, x, y, entry);

    if (entry == 0)
      walk->visited[(gsize)y * grid->columns + x] = TRUE;
    g_array_append_val (outline, p);
    x += exit == 1 ? 1 : exit == 3 ? -1 : 0;
    y += exit == 2 ? 1 : exit == 0 ? -1 : 0;
    entry = (exit + 2) % 4;
    if (exit < 0 || x < 0 || y < 0 || x >= grid->columns - 1 || y >= grid->rows - 1)
      break;
  } while ((x != start_x || y != start_y || entry != 0) && --steps > 0);
  return outline;
}

static void
trace (const Grid *grid, GPtrArray *outlines)
{
  g_autofree gboolean *visited = g_new0 (gboolean, (gsize)grid->columns * grid->rows);
  Walk walk = { grid, visited };

  /* Downwards through an upper side, with the inside to the walker's right, which is the left of the page. */
  for (int y = 0; y < grid->rows - 1; y++)
    for (int x = 0; x < grid->columns - 1; x++)
      if (!visited[(gsize)y * grid->columns + x] && value (grid, x, y) > 0 && value (grid, x + 1, y) <= 0)
        g_ptr_array_add (outlines, follow (&walk, x, y));
}

/* Every third point, between its neighbours' mean: the grid's steps go, the shape stays. */
static GArray *
smoothen (GArray *outline)
{
  GArray *smooth = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  guint n = outline->len, span = MIN (2, n / 6);

  for (guint i = 0; i < n; i += 3) {
    FabPoint sum = { 0, 0 };

    for (guint j = 0; j <= 2 * span; j++) {
      FabPoint p = g_array_index (outline, FabPoint, (i + n + j - span) % n);

      sum.x += p.x;
      sum.y += p.y;
    }
    sum.x /= 2 * span + 1;
    sum.y /= 2 * span + 1;
    g_array_append_val (smooth, sum);
  }
  return smooth;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  return (int)((const GArray *)b)->len - (int)((const GArray *)a)->len;
}

/**
 * fab_outline_around:
 * @discs: (array length=n): what is to be surrounded
 * @reach: bays narrower than twice this are filled
 * @padding: room between the discs and the outline; less than @reach
 *
 * Returns: (transfer full): GArrays of FabPoint: the closed outlines of the pieces, the longest first, and of the holes in them
 */
GPtrArray *
fab_outline_around (guint n, const FabDisc *discs, double reach, double padding)
{
  GPtrArray *rough = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  GPtrArray *outlines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  Grid grid;

  if (n > 0) {
    grid_init (&grid, n, discs, reach);
    close_shape (&grid, n, discs, reach, padding);
    trace (&grid, rough);
    g_free (grid.field);
  }
  for (guint i = 0; i < rough->len; i++) {
    GArray *smooth = smoothen (g_ptr_array_index (rough, i));

    if (smooth->len >= 4)
      g_ptr_array_add (outlines, g_steal_pointer (&smooth));
    g_clear_pointer (&smooth, g_array_unref);
  }
  g_ptr_array_unref (rough);
  g_ptr_array_sort_values (outlines, compare_lengths);
  return outlines;
}
