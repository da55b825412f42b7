#include "fab-pack.h"

#include "fab-limits.h"
#include <string.h>

/* Components are drawn coarsely as sets of square cells (polyominoes, after Freivalds, Dogrusoz & Kikusts 2002). The
 * largest goes to the middle; each of the others goes to the free place that is nearest to the middle. */

enum {
  SMALL = 40 /* pieces up to this many cells wide and high remember how far out their like had to go */
};

typedef struct {
  int left, top;     /* of the component as it lies, in cells */
  int width, height; /* in cells */
  unsigned char *cells;
} Piece;

typedef struct {
  int x, y;
} Spot;

typedef struct {
  const FabComponents *components;
  const FabBox *boxes;
  const unsigned char *pinned;
  float margin, cell, aspect;
  float *x, *y;
  Piece *pieces;
  int n_pieces; /* components of more than one node, and single nodes that are pinned */
  int *piece_component;
  int side; /* of the square board of cells, whose middle is the origin */
  unsigned char *board;
  Spot *spots; /* the board's cells, the nearest to the middle first */
  int n_spots;
  int first_spot[SMALL + 1][SMALL + 1];
  FabJob *job;
} Packing;

static FabBox
node_box (const Packing *packing, int node)
{
  FabBox box = fab_box_moved (packing->boxes[node], packing->x[node], packing->y[node]);
  float m = packing->margin;

  return (FabBox){ box.left - m, box.top - m, box.right + m, box.bottom + m };
}

static FabBox
join (FabBox a, FabBox b)
{
  return (FabBox){ fab_min (a.left, b.left), fab_min (a.top, b.top), fab_max (a.right, b.right),
                   fab_max (a.bottom, b.bottom) };
}

static FabBox
component_box (const Packing *packing, const FabComponent *component)
{
  FabBox box = node_box (packing, component->nodes[0]);

  for (int v = 1; v < component->graph.n_nodes; v++)
    box = join (box, node_box (packing, component->nodes[v]));
  return box;
}

static bool
has_pins (const Packing *packing, const FabComponent *component)
{
  for (int v = 0; packing->pinned != NULL && v < component->graph.n_nodes; v++)
    if (packing->pinned[component->nodes[v]])
      return true;
  return false;
}

static int
cell_of (const Packing *packing, float place)
{
  return (int)floorf (place / packing->cell);
}

static void
mark_box (const Packing *packing, Piece *piece, FabBox box)
{
  int left = cell_of (packing, box.left) - piece->left, right = cell_of (packing, box.right) - piece->left;
  int top = cell_of (packing, box.top) - piece->top, bottom = cell_of (packing, box.bottom) - piece->top;

  for (int row = top; row <= bottom && row < piece->height; row++)
    for (int column = left; column <= right && column < piece->width; column++)
      piece->cells[row * piece->width + column] = 1;
}

static void
mark_link (const Packing *packing, Piece *piece, int a, int b)
{
  float dx = packing->x[b] - packing->x[a], dy = packing->y[b] - packing->y[a];
  int steps = 1 + (int)(2 * fab_length (dx, dy) / packing->cell);

  for (int s = 0; s <= steps; s++) {
    float x = packing->x[a] + dx * (float)s / (float)steps, y = packing->y[a] + dy * (float)s / (float)steps;

    mark_box (packing, piece, (FabBox){ x, y, x, y });
  }
}

/* Fills what lies between cells of a row and between cells of a column: nothing shall go into a component's bays. */
static void
fill_bays (Piece *piece, unsigned char *between)
{
  int w = piece->width, h = piece->height;

  for (int row = 0; row < h; row++) {
    int first = 0, last = w - 1;

    while (first < w && !piece->cells[row * w + first])
      first++;
    while (last > first && !piece->cells[row * w + last])
      last--;
    for (int column = first; column <= last; column++)
      between[row * w + column] = 1;
  }
  for (int column = 0; column < w; column++) {
    int first = 0, last = h - 1;

    while (first < h && !piece->cells[first * w + column])
      first++;
    while (last > first && !piece->cells[last * w + column])
      last--;
    for (int row = first; row <= last; row++)
      piece->cells[row * w + column] |= between[row * w + column];
  }
}

static void
cut_piece (Packing *packing, const FabComponent *component, Piece *piece)
{
  FabBox box = component_box (packing, component);
  unsigned char *between;

  piece->left = cell_of (packing, box.left);
  piece->top = cell_of (packing, box.top);
  piece->width = cell_of (packing, box.right) - piece->left + 1;
  piece->height = cell_of (packing, box.bottom) - piece->top + 1;
  piece->cells = fab_job_new (packing->job, unsigned char, (size_t)piece->width *(size_t)piece->height);
  between = fab_job_new (packing->job, unsigned char, (size_t)piece->width *(size_t)piece->height);
  if (!fab_job_ok (packing->job))
    return;
  for (int v = 0; v < component->graph.n_nodes; v++) {
    mark_box (packing, piece, node_box (packing, component->nodes[v]));
    for (int k = component->graph.offsets[v]; k < component->graph.offsets[v + 1]; k++)
      if (component->graph.neighbours[k] > v)
        mark_link (packing, piece, component->nodes[v], component->nodes[component->graph.neighbours[k]]);
  }
  fill_bays (piece, between);
}

static bool
fits (const Packing *packing, const Piece *piece, int left, int top)
{
  if (left < 0 || top < 0 || left + piece->width > packing->side || top + piece->height > packing->side)
    return false;
  for (int row = 0; row < piece->height; row++) {
    const unsigned char *board = packing->board + (size_t)(top + row) * (size_t)packing->side + left;
    const unsigned char *cells = piece->cells + row * piece->width;

    for (int column = 0; column < piece->width; column++)
      if (cells[column] & board[column])
        return false;
  }
  return true;
}

static void
put_down (Packing *packing, const Piece *piece, int left, int top)
{
  for (int row = 0; row < piece->height; row++)
    for (int column = 0; column < piece->width; column++) {
      int board_row = top + row, board_column = left + column;

      if (board_row >= 0 && board_row < packing->side && board_column >= 0 && board_column < packing->side)
        packing->board[(size_t)board_row * (size_t)packing->side + (size_t)board_column] |=
            piece->cells[row * piece->width + column];
    }
}

static void
move_component (Packing *packing, const FabComponent *component, float dx, float dy)
{
  for (int v = 0; v < component->graph.n_nodes; v++) {
    packing->x[component->nodes[v]] += dx;
    packing->y[component->nodes[v]] += dy;
  }
}

/* Puts a piece to the free place nearest to the middle. Returns: whether there was one on the board */
static bool
place_piece (Packing *packing, const Piece *piece, const FabComponent *component)
{
  bool small = piece->width <= SMALL && piece->height <= SMALL;
  int *first = small ? &packing->first_spot[piece->height][piece->width] : NULL;

  for (int s = small ? *first : 0; s < packing->n_spots; s++) {
    int left = packing->spots[s].x - piece->width / 2, top = packing->spots[s].y - piece->height / 2;
    int half = packing->side / 2;

    if (!fits (packing, piece, left, top))
      continue;
    if (small)
      *first = s;
    put_down (packing, piece, left, top);
    move_component (packing, component, (float)(left - half - piece->left) * packing->cell,
                    (float)(top - half - piece->top) * packing->cell);
    return true;
  }
  return false;
}

/* Distance from the middle in the fourth power's norm: equal ones lie on a rounded rectangle, as wide as wanted. */
static double
remoteness (const Packing *packing, int column, int row)
{
  double x = column / sqrt ((double)packing->aspect), y = row * sqrt ((double)packing->aspect);

  return sqrt (sqrt (x * x * x * x + y * y * y * y));
}

/* The board's cells by their remoteness (counting sort) */
static void
order_spots (Packing *packing)
{
  int side = packing->side, half = side / 2;
  int n_rings = 4 * side;
  int *first = fab_job_new (packing->job, int, n_rings + 1);

  packing->n_spots = side * side;
  packing->spots = fab_job_new (packing->job, Spot, packing->n_spots);
  for (int pass = 0; pass < 2 && fab_job_ok (packing->job); pass++) {
    for (int y = 0; y < side; y++)
      for (int x = 0; x < side; x++) {
        int ring = (int)fmin (n_rings - 1, 2 * remoteness (packing, x - half, y - half));

        if (pass == 0)
          first[ring + 1]++;
        else
          packing->spots[first[ring]++] = (Spot){ x, y };
      }
    for (int ring = 0; pass == 0 && ring < n_rings; ring++)
      first[ring + 1] += first[ring];
  }
}

/* Sets how large a cell is and how large the board must be, and cuts the pieces. */
static void
prepare_pieces (Packing *packing)
{
  double area = 0, longest = 0;
  int n = packing->n_pieces;
  double n_cells = fmin (60000, fmax (5000, 120.0 * n));

  for (int p = 0; p < n; p++) {
    FabBox box = component_box (packing, &packing->components->items[packing->piece_component[p]]);
    double width = (double)(box.right - box.left), height = (double)(box.bottom - box.top);

    area += width * height;
    longest = fmax (longest, fmax (width, height));
  }
  packing->cell = (float)fmax (sqrt (area / n_cells), longest / 1000);
  if (!(packing->cell > 0))
    packing->cell = 1;
  packing->side = 3 + (int)((1.5 * longest + 2 * sqrt (area)) / (double)packing->cell);
  packing->board = fab_job_new (packing->job, unsigned char, (size_t)packing->side *(size_t)packing->side);
  order_spots (packing);
  for (int p = 0; p < n && fab_job_ok (packing->job); p++)
    cut_piece (packing, &packing->components->items[packing->piece_component[p]], &packing->pieces[p]);
}

static FabBox
placed_box (const Packing *packing, int n_placed)
{
  FabBox all = { 0, 0, 0, 0 };

  for (int p = 0; p < n_placed; p++) {
    FabBox box = component_box (packing, &packing->components->items[packing->piece_component[p]]);

    all = p > 0 ? join (all, box) : box;
  }
  return all;
}

/* The board's middle comes to lie on the middle of what is pinned; returns how far everything was moved for that. */
static void
shift_all (Packing *packing, float dx, float dy)
{
  for (int p = 0; p < packing->n_pieces; p++)
    move_component (packing, &packing->components->items[packing->piece_component[p]], dx, dy);
}

static void
place_pieces (Packing *packing)
{
  int half = packing->side / 2;

  for (int p = 0; p < packing->n_pieces; p++)
    if (has_pins (packing, &packing->components->items[packing->piece_component[p]]))
      put_down (packing, &packing->pieces[p], packing->pieces[p].left + half, packing->pieces[p].top + half);
  for (int p = 0; p < packing->n_pieces && fab_job_ok (packing->job); p++) {
    const FabComponent *component = &packing->components->items[packing->piece_component[p]];

    if (has_pins (packing, component))
      continue;
    if (!place_piece (packing, &packing->pieces[p], component)) {
      FabBox before = placed_box (packing, p), box = component_box (packing, component);

      move_component (packing, component, before.right - box.left, before.top - box.top);
    }
  }
}

/* Single nodes stand in rows below the rest, or in a block of the wanted shape where there is nothing else. */
static void
place_singles (Packing *packing, const int *singles, int n)
{
  float width = 0, height = 0;
  FabBox above = placed_box (packing, packing->n_pieces);
  float middle = (above.left + above.right) / 2;
  int columns;

  for (int s = 0; s < n; s++) {
    FabBox box = packing->boxes[singles[s]];

    width = fab_max (width, box.right - box.left + 2 * packing->margin);
    height = fab_max (height, box.bottom - box.top + 2 * packing->margin);
  }
  if (!(width > 0 && height > 0))
    width = height = 1;
  columns = (int)ceilf (sqrtf ((float)n * packing->aspect * height / width));
  if (packing->n_pieces > 0)
    columns = (int)fab_max ((float)columns, (above.right - above.left) / width);
  columns = columns < n ? columns : n;
  for (int s = 0; s < n; s++) {
    FabBox box = packing->boxes[singles[s]];
    int row = s / columns, in_row = n - row * columns < columns ? n - row * columns : columns;
    float x = middle + width * ((float)(s % columns) - 0.5f * (float)(in_row - 1));

    packing->x[singles[s]] = x - (box.left + box.right) / 2;
    packing->y[singles[s]] = above.bottom + height * ((float)row + 0.5f) - (box.top + box.bottom) / 2;
  }
}

void
fab_pack (const FabComponents *components, const FabBox *boxes, const unsigned char *pinned, float margin,
          double aspect, FabJob *job, float *x, float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  int *singles = fab_job_new (job, int, components->n);
  int n_singles = 0;
  Packing packing = {
    .components = components,
    .boxes = boxes,
    .pinned = pinned,
    .margin = margin,
    .aspect = (float)aspect,
    .x = x,
    .y = y,
    .pieces = fab_job_new (job, Piece, components->n),
    .piece_component = fab_job_new (job, int, components->n),
    .job = job,
  };

  for (int c = 0; c < components->n && fab_job_ok (job); c++)
    if (components->items[c].graph.n_nodes > 1 || has_pins (&packing, &components->items[c]))
      packing.piece_component[packing.n_pieces++] = c;
    else
      singles[n_singles++] = components->items[c].nodes[0];
  if (fab_job_ok (job) && packing.n_pieces > 1) {
    FabBox middle = { 0, 0, 0, 0 };
    float dx, dy;

    for (int p = 0, seen = 0; p < packing.n_pieces; p++)
      if (has_pins (&packing, &components->items[packing.piece_component[p]])) {
        FabBox box = component_box (&packing, &components->items[packing.piece_component[p]]);

        middle = seen++ > 0 ? join (middle, box) : box;
      }
    dx = (middle.left + middle.right) / 2;
    dy = (middle.top + middle.bottom) / 2;
    shift_all (&packing, -dx, -dy);
    prepare_pieces (&packing);
    if (fab_job_ok (job))
      place_pieces (&packing);
    shift_all (&packing, dx, dy);
  }
  if (fab_job_ok (job) && n_singles > 0)
    place_singles (&packing, singles, n_singles);
  fab_job_release (job, mark);
}
