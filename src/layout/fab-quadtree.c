#include "fab-quadtree.h"

#include "fab-limits.h"
#include <string.h>

enum {
  LEAF = 24,  /* bodies that are not worth splitting */
  DEPTH = 16, /* bits of a coordinate on the curve */
};

bool
fab_quadtree_init (FabQuadtree *tree, int n, FabJob *job)
{
  /* Splitting a cell makes at least two, so there are fewer than 2 n cells, and the empty tree has one. */
  *tree = (FabQuadtree){
    .n = n,
    .order = fab_job_new (job, int, n),
    .x = fab_job_new (job, float, n),
    .y = fab_job_new (job, float, n),
    .mass = fab_job_new (job, float, n),
    .cells = fab_job_new (job, FabQuadCell, 2 * (size_t)n + 1),
    .codes = fab_job_new (job, uint32_t, n),
    .scratch = fab_job_new (job, uint32_t, 2 * (size_t)n),
    .list = { fab_job_new (job, float, n), fab_job_new (job, float, n), fab_job_new (job, float, n) },
  };
  return fab_job_ok (job);
}

static uint32_t
spread_bits (uint32_t v)
{
  v = (v | v << 8) & 0x00ff00ffu;
  v = (v | v << 4) & 0x0f0f0f0fu;
  v = (v | v << 2) & 0x33333333u;
  return (v | v << 1) & 0x55555555u;
}

static void
compute_codes (FabQuadtree *tree, const float *x, const float *y)
{
  float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY, scale;

  for (int v = 0; v < tree->n; v++) {
    left = fab_min (left, x[v]);
    right = fab_max (right, x[v]);
    top = fab_min (top, y[v]);
    bottom = fab_max (bottom, y[v]);
  }
  scale = 65535.0f / fab_max (fab_max (right - left, bottom - top), 1e-20f);
  for (int v = 0; v < tree->n; v++) {
    tree->order[v] = v;
    tree->codes[v] = spread_bits ((uint32_t)((x[v] - left) * scale)) | spread_bits ((uint32_t)((y[v] - top) * scale))
                                                                           << 1;
  }
}

/* Radix sort of order and codes, eleven bits at a time */
static void
sort_codes (FabQuadtree *tree)
{
  enum { BITS = 11, BUCKETS = 1 << BITS };
  uint32_t *codes = tree->codes, *other_codes = tree->scratch;
  int *order = tree->order, *other_order = (int *)tree->scratch + tree->n;

  for (int shift = 0; shift < 32; shift += BITS) {
    int first[BUCKETS + 1] = { 0 };

    for (int k = 0; k < tree->n; k++)
      first[(codes[k] >> shift & (BUCKETS - 1)) + 1]++;
    for (int b = 0; b < BUCKETS; b++)
      first[b + 1] += first[b];
    for (int k = 0; k < tree->n; k++) {
      int place = first[codes[k] >> shift & (BUCKETS - 1)]++;

      other_codes[place] = codes[k];
      other_order[place] = order[k];
    }
    memcpy (codes, other_codes, sizeof *codes * (size_t)tree->n);
    memcpy (order, other_order, sizeof *order * (size_t)tree->n);
  }
}

static void
measure_cell (const FabQuadtree *tree, FabQuadCell *cell)
{
  float x = 0, y = 0, mass = 0;

  cell->box = (FabBox){ INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (int k = cell->begin; k < cell->end; k++) {
    x += tree->x[k] * tree->mass[k];
    y += tree->y[k] * tree->mass[k];
    mass += tree->mass[k];
    cell->box.left = fab_min (cell->box.left, tree->x[k]);
    cell->box.right = fab_max (cell->box.right, tree->x[k]);
    cell->box.top = fab_min (cell->box.top, tree->y[k]);
    cell->box.bottom = fab_max (cell->box.bottom, tree->y[k]);
  }
  cell->mass = mass;
  cell->x = x / mass;
  cell->y = y / mass;
}

/* The same for a cell with parts */
static void
sum_parts (const FabQuadtree *tree, FabQuadCell *cell)
{
  float x = 0, y = 0, mass = 0;
  FabBox box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (int c = cell->child; c < cell->child + cell->count; c++) {
    const FabQuadCell *part = &tree->cells[c];

    x += part->x * part->mass;
    y += part->y * part->mass;
    mass += part->mass;
    box = (FabBox){ fab_min (box.left, part->box.left), fab_min (box.top, part->box.top),
                    fab_max (box.right, part->box.right), fab_max (box.bottom, part->box.bottom) };
  }
  cell->box = box;
  cell->mass = mass;
  cell->x = x / mass;
  cell->y = y / mass;
}

/* Parts by the next two bits of the code, skipping bits that all bodies share */
static void
split_cell (FabQuadtree *tree, FabQuadCell *cell)
{
  while (cell->level < DEPTH) {
    int shift = 2 * (DEPTH - 1 - cell->level);
    int begin = cell->begin;

    cell->level++;
    if (tree->codes[begin] >> shift == tree->codes[cell->end - 1] >> shift)
      continue;
    cell->child = tree->n_cells;
    while (begin < cell->end) {
      int end = begin + 1;

      while (end < cell->end && tree->codes[end] >> shift == tree->codes[begin] >> shift)
        end++;
      tree->cells[tree->n_cells++] = (FabQuadCell){ .begin = begin, .end = end, .level = cell->level };
      cell->count++;
      begin = end;
    }
    return;
  }
}

void
fab_quadtree_build (FabQuadtree *tree, const float *x, const float *y, const float *mass)
{
  compute_codes (tree, x, y);
  sort_codes (tree);
  for (int k = 0; k < tree->n; k++) {
    int v = tree->order[k];

    tree->x[k] = x[v];
    tree->y[k] = y[v];
    tree->mass[k] = mass != NULL ? mass[v] : 1;
  }
  tree->n_cells = 1;
  tree->cells[0] = (FabQuadCell){ .end = tree->n };
  for (int c = 0; c < tree->n_cells; c++)
    if (tree->cells[c].end - tree->cells[c].begin > LEAF)
      split_cell (tree, &tree->cells[c]);
  for (int c = tree->n_cells - 1; c >= 0; c--)
    if (tree->cells[c].count > 0)
      sum_parts (tree, &tree->cells[c]);
    else
      measure_cell (tree, &tree->cells[c]);
}

static bool
acts_as_one (const FabQuadCell *cell, const FabQuadCell *leaf, float openness)
{
  float dx = fab_max (0, fab_max (leaf->box.left - cell->x, cell->x - leaf->box.right));
  float dy = fab_max (0, fab_max (leaf->box.top - cell->y, cell->y - leaf->box.bottom));
  float size = fab_max (cell->box.right - cell->box.left, cell->box.bottom - cell->box.top);

  return size * size < openness * openness * (dx * dx + dy * dy);
}

/* Collects what acts on the bodies of a leaf: far cells as one body each, the bodies of near leaves. */
static int
collect_acting (FabQuadtree *tree, const FabQuadCell *leaf, float openness)
{
  int stack[4 * DEPTH + 4];
  int depth = 0, n = 0;

  stack[depth++] = 0;
  while (depth > 0) {
    const FabQuadCell *cell = &tree->cells[stack[--depth]];

    if (acts_as_one (cell, leaf, openness)) {
      tree->list[0][n] = cell->x;
      tree->list[1][n] = cell->y;
      tree->list[2][n++] = cell->mass;
    } else if (cell->count > 0) {
      for (int c = 0; c < cell->count; c++)
        stack[depth++] = cell->child + c;
    } else {
      size_t count = (size_t)(cell->end - cell->begin);

      memcpy (tree->list[0] + n, tree->x + cell->begin, sizeof (float) * count);
      memcpy (tree->list[1] + n, tree->y + cell->begin, sizeof (float) * count);
      memcpy (tree->list[2] + n, tree->mass + cell->begin, sizeof (float) * count);
      n += (int)count;
    }
  }
  return n;
}

void
fab_quadtree_repel (FabQuadtree *tree, FabRepulsion repulsion, float openness, float *fx, float *fy)
{
  for (int c = 0; c < tree->n_cells; c++) {
    const FabQuadCell *leaf = &tree->cells[c];
    int n;

    if (leaf->count > 0)
      continue;
    n = collect_acting (tree, leaf, openness);
    for (int k = leaf->begin; k < leaf->end; k++) {
      float force[2];

      repulsion (n, tree->list[0], tree->list[1], tree->list[2], tree->x[k], tree->y[k], force);
      fx[tree->order[k]] = force[0];
      fy[tree->order[k]] = force[1];
    }
  }
}
