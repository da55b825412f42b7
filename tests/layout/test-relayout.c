#include "layout-sample.h"

#include <glib.h>
#include <math.h>

/* Lays out all but the last nodes, then all, keeping positions. Returns: the mean move of the others, as a share of the
 * diagonal */
static double
mean_move (int n, int n_new, int apart, FabLayoutMode mode, bool with_boxes)
{
  FabGraph *graph = sample_random (n, apart, 5), *before;
  g_autofree FabBox *boxes = sample_boxes (n);
  g_autofree int (*edges)[2] = g_malloc_n (graph->n_edges + 1, sizeof *edges);
  g_autofree float *x = g_new (float, n), *y = g_new (float, n), *old_x = NULL, *old_y = NULL;
  FabLayoutOptions options = { .mode = mode, .seed = 1, .boxes = with_boxes ? boxes : NULL, .gap = 4 };
  int n_edges = 0;
  double sum = 0;

  for (int v = 0; v < n - n_new; v++)
    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++)
      if (graph->neighbours[k] < v) {
        edges[n_edges][0] = v;
        edges[n_edges++][1] = graph->neighbours[k];
      }
  before = fab_graph_new (n - n_new, n_edges, (const int (*)[2])edges);
  g_assert_cmpint (fab_layout_organic (before, &options, x, y), ==, FAB_LAYOUT_DONE);
  for (int v = n - n_new; v < n; v++)
    x[v] = y[v] = v % 2 == 0 ? NAN : 1e30f;
  old_x = g_memdup2 (x, sizeof *x * (gsize)n);
  old_y = g_memdup2 (y, sizeof *y * (gsize)n);
  options.keep_positions = true;
  options.seed = 99;
  g_assert_cmpint (fab_layout_organic (graph, &options, x, y), ==, FAB_LAYOUT_DONE);
  g_assert_true (sample_all_finite (n, x, y));
  if (with_boxes)
    g_assert_cmpint (sample_count_overlaps (n, boxes, 3.9f, x, y), ==, 0);
  for (int v = 0; v < n - n_new; v++)
    sum += hypot ((double)(x[v] - old_x[v]), (double)(y[v] - old_y[v])) / (n - n_new);
  fab_graph_free (graph);
  fab_graph_free (before);
  return sum / sample_diagonal (n - n_new, old_x, old_y);
}

static void
test_few_moves (void)
{
  const int sizes[] = { 40, 100, 400, 2000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (int mode = 0; mode < 2; mode++) {
      int n_new = MAX (1, sizes[s] / 20);

      g_assert_cmpfloat (mean_move (sizes[s], n_new, 0, (FabLayoutMode)mode, false), <, 0.02);
      g_assert_cmpfloat (mean_move (sizes[s], n_new, 0, (FabLayoutMode)mode, true), <, 0.02);
      g_assert_cmpfloat (mean_move (sizes[s], n_new, 17, (FabLayoutMode)mode, true), <, 0.02);
    }
}

/* Nothing is new, nothing overlaps: nothing moves. */
static void
test_nothing_new (void)
{
  FabGraph *graph = sample_grid (5, 5);
  const FabLayoutOptions options = { .seed = 1, .keep_positions = true };
  float x[25], y[25];

  for (int v = 0; v < 25; v++) {
    x[v] = (float)(v % 5) * 10;
    y[v] = (float)(v / 5) * 10;
  }
  g_assert_cmpint (fab_layout_organic (graph, &options, x, y), ==, FAB_LAYOUT_DONE);
  for (int v = 0; v < 25; v++) {
    g_assert_cmpfloat (x[v], ==, (float)(v % 5) * 10);
    g_assert_cmpfloat (y[v], ==, (float)(v / 5) * 10);
  }
  fab_graph_free (graph);
}

/* A new node with one neighbour stands about a link away from it, on the side where there is room. */
static void
test_beside_neighbour (void)
{
  const int edges[][2] = { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 4 } };
  FabGraph *graph = fab_graph_new (5, G_N_ELEMENTS (edges), edges);
  const FabLayoutOptions options = { .seed = 1, .keep_positions = true };
  float x[] = { 0, -100, 0, 0, NAN }, y[] = { 0, 0, -100, 100, NAN };

  g_assert_cmpint (fab_layout_organic (graph, &options, x, y), ==, FAB_LAYOUT_DONE);
  g_assert_cmpfloat (x[4], >, 50);
  g_assert_cmpfloat (hypotf (x[4], y[4]), <, 200);
  fab_graph_free (graph);
}

/* New nodes without links, one after the other: not all in one line, on no box and no link. */
static void
test_singles (void)
{
  const int edges[][2] = { { 0, 1 } };
  const FabBox box = { -40, -10, 40, 25 };
  FabBox boxes[7];
  float x[7] = { -200, 200 }, y[7] = { 0, 0 }, first_x;
  int n_aside = 0;
  FabLayoutOptions options = { .seed = 1, .keep_positions = true, .boxes = boxes, .gap = 12 };

  for (int v = 0; v < 7; v++)
    boxes[v] = box;
  for (int n = 3; n <= 7; n++) {
    FabGraph *graph = fab_graph_new (n, G_N_ELEMENTS (edges), edges);

    x[n - 1] = y[n - 1] = NAN;
    g_assert_cmpint (fab_layout_organic (graph, &options, x, y), ==, FAB_LAYOUT_DONE);
    g_assert_cmpfloat (x[0], ==, -200);
    g_assert_cmpfloat (fabsf (y[n - 1]), >, 25); /* beside the link */
    fab_graph_free (graph);
  }
  g_assert_cmpint (sample_count_overlaps (7, boxes, 11.9f, x, y), ==, 0);
  first_x = x[2];
  for (int v = 3; v < 7; v++)
    n_aside += fabsf (x[v] - first_x) > 60;
  g_assert_cmpint (n_aside, >=, 2);
}

/* Many are packed as a block, as they were. */
static void
test_many_singles (void)
{
  enum { N = 400 };
  FabGraph *graph = sample_grid (10, 10), *all;
  g_autofree FabBox *boxes = sample_boxes (N);
  g_autofree float *x = g_new (float, N), *y = g_new (float, N);
  FabLayoutOptions options = { .seed = 1, .keep_positions = true, .boxes = boxes, .gap = 4 };

  g_assert_cmpint (fab_layout_organic (graph, &options, x, y), ==, FAB_LAYOUT_DONE);
  fab_graph_free (graph);
  for (int v = 100; v < N; v++)
    x[v] = y[v] = NAN;
  all = fab_graph_new (N, 0, NULL);
  g_assert_cmpint (fab_layout_organic (all, &options, x, y), ==, FAB_LAYOUT_DONE);
  g_assert_true (sample_all_finite (N, x, y));
  g_assert_cmpint (sample_count_overlaps (N, boxes, 3.9f, x, y), ==, 0);
  fab_graph_free (all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/relayout/few-moves", test_few_moves);
  g_test_add_func ("/layout/relayout/nothing-new", test_nothing_new);
  g_test_add_func ("/layout/relayout/beside-neighbour", test_beside_neighbour);
  g_test_add_func ("/layout/relayout/singles", test_singles);
  g_test_add_func ("/layout/relayout/many-singles", test_many_singles);
  return g_test_run ();
}
