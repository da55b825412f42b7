/* The layouts other than the organic one */
#include "layout-sample.h"

#include <glib.h>
#include <math.h>

enum { N = 120 };

typedef struct {
  FabGraph *graph;
  FabBox *boxes;
  unsigned char pinned[N];
  int kind[N], ring[N];
  float x[N], y[N];
  FabLayoutOptions options;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->graph = sample_random (N, 40, 6);
  fixture->boxes = sample_boxes (N);
  fixture->options = (FabLayoutOptions){ .seed = 1, .boxes = fixture->boxes, .gap = 4 };
  for (int v = 0; v < N; v++) {
    fixture->kind[v] = v % 11 == 0 ? -1 : v % 5;
    fixture->ring[v] = v == 0 ? 0 : v < 20 ? 1 : v < 110 ? 2 : -1;
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fab_graph_free (fixture->graph);
  g_free (fixture->boxes);
}

static void
assert_readable (Fixture *fixture, FabLayoutStatus status)
{
  g_assert_cmpint (status, ==, FAB_LAYOUT_DONE);
  g_assert_true (sample_all_finite (N, fixture->x, fixture->y));
  g_assert_cmpint (sample_count_overlaps (N, fixture->boxes, 3.9f, fixture->x, fixture->y), ==, 0);
}

static void
test_concentric (Fixture *fixture, gconstpointer data)
{
  float mean[3] = { 0 };

  assert_readable (fixture, fab_layout_concentric (fixture->graph, fixture->ring, fixture->kind, &fixture->options,
                                                   fixture->x, fixture->y));
  for (int v = 1; v < N; v++) {
    int ring = fixture->ring[v] < 0 ? 2 : fixture->ring[v] - 1;

    mean[ring] += hypotf (fixture->x[v] - fixture->x[0], fixture->y[v] - fixture->y[0]) / (ring == 0   ? 19.0f
                                                                                           : ring == 1 ? 90.0f
                                                                                                       : 10.0f);
  }
  g_assert_cmpfloat (mean[0], <, 0.8 * mean[1]);
  g_assert_cmpfloat (mean[1], <, 0.95 * mean[2]);
  assert_readable (
      fixture, fab_layout_concentric (fixture->graph, fixture->ring, NULL, &fixture->options, fixture->x, fixture->y));
}

static void
test_sectors (Fixture *fixture, gconstpointer data)
{
  assert_readable (fixture,
                   fab_layout_sectors (fixture->graph, fixture->kind, &fixture->options, fixture->x, fixture->y));
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  float columns[4], rows[6];

  for (int v = 0; v < N; v++)
    fixture->ring[v] = v % 3;
  assert_readable (fixture, fab_layout_cells (fixture->graph, fixture->ring, 3, fixture->kind, 5, &fixture->options,
                                              fixture->x, fixture->y, columns, rows));
  for (int v = 0; v < N; v++) {
    FabBox box = fab_box_moved (fixture->boxes[v], fixture->x[v], fixture->y[v]);

    if (fixture->kind[v] < 0) {
      g_assert_cmpfloat (box.left, >, columns[3]);
      continue;
    }
    g_assert_cmpfloat (box.left, >=, columns[fixture->ring[v]]);
    g_assert_cmpfloat (box.right, <=, columns[fixture->ring[v] + 1]);
    g_assert_cmpfloat (box.top, >=, rows[fixture->kind[v]]);
    g_assert_cmpfloat (box.bottom, <=, rows[fixture->kind[v] + 1]);
  }
}

/* No node of another group stands in a group's box */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  FabBox outline[6];

  assert_readable (fixture,
                   fab_layout_groups (fixture->graph, fixture->kind, &fixture->options, fixture->x, fixture->y));
  for (int g = 0; g < 6; g++)
    outline[g] = (FabBox){ INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (int v = 0; v < N; v++) {
    FabBox *all = &outline[fixture->kind[v] < 0 ? 5 : fixture->kind[v]];
    FabBox box = fab_box_moved (fixture->boxes[v], fixture->x[v], fixture->y[v]);

    *all = (FabBox){ fminf (all->left, box.left), fminf (all->top, box.top), fmaxf (all->right, box.right),
                     fmaxf (all->bottom, box.bottom) };
  }
  for (int g = 0; g < 6; g++)
    for (int h = 0; h < g; h++)
      g_assert_false (fab_box_meets (outline[g], outline[h]));
}

static void
test_grid (Fixture *fixture, gconstpointer data)
{
  int in_line = 0;

  fixture->options.boxes = NULL;
  g_assert_cmpint (fab_layout_grid (fixture->graph, &fixture->options, fixture->x, fixture->y), ==, FAB_LAYOUT_DONE);
  for (int v = 0; v < N; v++)
    for (int w = 0; w < v; w++)
      in_line += fixture->x[v] == fixture->x[w];
  g_assert_cmpint (in_line, >, N);
  fixture->options.boxes = fixture->boxes;
  assert_readable (fixture, fab_layout_grid (fixture->graph, &fixture->options, fixture->x, fixture->y));
}

/* Arcs point down, but for those that close a cycle. */
static void
test_layered (Fixture *fixture, gconstpointer data)
{
  g_autofree int (*arcs)[2] = g_malloc_n (fixture->graph->n_edges + 3, sizeof *arcs);
  int n = 0;

  for (int v = 0; v < N; v++)
    for (int k = fixture->graph->offsets[v]; k < fixture->graph->offsets[v + 1]; k++)
      if (fixture->graph->neighbours[k] > v) {
        arcs[n][0] = v;
        arcs[n++][1] = fixture->graph->neighbours[k];
      }
  assert_readable (fixture,
                   fab_layout_layered (N, n, (const int (*)[2])arcs, &fixture->options, fixture->x, fixture->y));
  for (int a = 0; a < n; a++)
    g_assert_cmpfloat (fixture->y[arcs[a][0]], <, fixture->y[arcs[a][1]]);
  arcs[n][0] = 119; /* closes cycles */
  arcs[n++][1] = 80;
  arcs[n][0] = 5; /* a loop, and a node that doesn't exist */
  arcs[n++][1] = 5;
  arcs[n][0] = 7;
  arcs[n++][1] = N;
  assert_readable (fixture,
                   fab_layout_layered (N, n, (const int (*)[2])arcs, &fixture->options, fixture->x, fixture->y));
}

/* Three chains and many nodes without arcs fill a page rather than one endless line. */
static void
test_layered_parts (Fixture *fixture, gconstpointer data)
{
  int arcs[6][2], n = 0;
  float left = 0, right = 0, top = 0, bottom = 0;

  for (int chain = 0; chain < 3; chain++)
    for (int k = 0; k < 2; k++, n++) {
      arcs[n][0] = chain * 3 + k;
      arcs[n][1] = chain * 3 + k + 1;
    }
  assert_readable (fixture,
                   fab_layout_layered (N, n, (const int (*)[2])arcs, &fixture->options, fixture->x, fixture->y));
  for (int v = 0; v < N; v++) {
    left = MIN (left, fixture->x[v]);
    right = MAX (right, fixture->x[v]);
    top = MIN (top, fixture->y[v]);
    bottom = MAX (bottom, fixture->y[v]);
  }
  g_assert_cmpfloat (right - left, <, 4 * (bottom - top));
  for (int a = 0; a < n; a++)
    g_assert_cmpfloat (fixture->y[arcs[a][0]], <, fixture->y[arcs[a][1]]);
}

static void
test_pins (Fixture *fixture, gconstpointer data)
{
  fixture->options.pinned = fixture->pinned;
  fixture->pinned[4] = fixture->pinned[9] = 1;
  for (int layout = 0; layout < 4; layout++) {
    FabLayoutStatus status = FAB_LAYOUT_DONE;

    fixture->x[4] = 11;
    fixture->y[4] = 7;
    fixture->x[9] = 500;
    fixture->y[9] = -300;
    if (layout == 0)
      status = fab_layout_sectors (fixture->graph, fixture->kind, &fixture->options, fixture->x, fixture->y);
    else if (layout == 1)
      status = fab_layout_groups (fixture->graph, fixture->kind, &fixture->options, fixture->x, fixture->y);
    else if (layout == 2)
      status = fab_layout_grid (fixture->graph, &fixture->options, fixture->x, fixture->y);
    else
      status = fab_layout_cells (fixture->graph, fixture->ring, 3, fixture->kind, 5, &fixture->options, fixture->x,
                                 fixture->y, NULL, NULL);
    assert_readable (fixture, status);
    g_assert_cmpfloat (fixture->x[4], ==, 11);
    g_assert_cmpfloat (fixture->y[9], ==, -300);
  }
}

static void
test_tiny (void)
{
  const FabLayoutOptions options = { .seed = 1 };

  for (int n = 0; n < 4; n++) {
    FabGraph *graph = sample_path (n);
    const int class[3] = { 0, 0, 1 }, arcs[3][2] = { { 0, 1 }, { 1, 2 }, { 2, 0 } };
    float x[3] = { 0 }, y[3] = { 0 };

    g_assert_cmpint (fab_layout_concentric (graph, class, class, &options, x, y), ==, FAB_LAYOUT_DONE);
    g_assert_true (sample_all_finite (n, x, y));
    g_assert_cmpint (fab_layout_sectors (graph, class, &options, x, y), ==, FAB_LAYOUT_DONE);
    g_assert_true (sample_all_finite (n, x, y));
    g_assert_cmpint (fab_layout_cells (graph, class, 2, class, 2, &options, x, y, NULL, NULL), ==, FAB_LAYOUT_DONE);
    g_assert_true (sample_all_finite (n, x, y));
    g_assert_cmpint (fab_layout_groups (graph, class, &options, x, y), ==, FAB_LAYOUT_DONE);
    g_assert_true (sample_all_finite (n, x, y));
    g_assert_cmpint (fab_layout_grid (graph, &options, x, y), ==, FAB_LAYOUT_DONE);
    g_assert_true (sample_all_finite (n, x, y));
    g_assert_cmpint (fab_layout_layered (n, n, arcs, &options, x, y), ==, FAB_LAYOUT_DONE);
    g_assert_true (sample_all_finite (n, x, y));
    fab_graph_free (graph);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout/concentric", Fixture, NULL, set_up, test_concentric, tear_down);
  g_test_add ("/layout/sectors", Fixture, NULL, set_up, test_sectors, tear_down);
  g_test_add ("/layout/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/layout/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/layout/grid", Fixture, NULL, set_up, test_grid, tear_down);
  g_test_add ("/layout/layered", Fixture, NULL, set_up, test_layered, tear_down);
  g_test_add ("/layout/layered-parts", Fixture, NULL, set_up, test_layered_parts, tear_down);
  g_test_add ("/layout/arrangement-pins", Fixture, NULL, set_up, test_pins, tear_down);
  g_test_add_func ("/layout/arrangement-tiny", test_tiny);
  return g_test_run ();
}
