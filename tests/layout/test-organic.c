#include "fab-quality.h"
#include "fab-tree-start.h"
#include "layout-sample.h"

#include <glib.h>
#include <math.h>
#include <string.h>

typedef struct {
  FabGraph *graph;
  int n;
  float *x, *y;
} Picture;

static Picture
picture_new (FabGraph *graph)
{
  return (Picture){ graph, graph->n_nodes, g_new0 (float, graph->n_nodes + 1), g_new0 (float, graph->n_nodes + 1) };
}

static void
picture_clear (Picture *picture)
{
  fab_graph_free (picture->graph);
  g_free (picture->x);
  g_free (picture->y);
}

static Picture
laid_out (FabGraph *graph, const FabLayoutOptions *options)
{
  Picture picture = picture_new (graph);

  g_assert_cmpint (fab_layout_organic (graph, options, picture.x, picture.y), ==, FAB_LAYOUT_DONE);
  g_assert_true (sample_all_finite (picture.n, picture.x, picture.y));
  return picture;
}

/* Graphs whose distances fit on a page, or are known not to */
static void
test_known_stress (void)
{
  const FabLayoutOptions options = { .mode = FAB_LAYOUT_FAITHFUL, .seed = 1 };
  Picture path = laid_out (sample_path (40), &options);
  Picture grid = laid_out (sample_grid (12, 12), &options);
  Picture large = laid_out (sample_grid (60, 50), &options);

  g_assert_cmpfloat (sample_stress (path.graph, path.x, path.y), <, 1e-4);
  g_assert_cmpfloat (sample_stress (grid.graph, grid.x, grid.y), <, 0.0155);
  g_assert_cmpfloat (sample_stress (large.graph, large.x, large.y), <, 0.0145);
  picture_clear (&path);
  picture_clear (&grid);
  picture_clear (&large);
}

static long
count_crossings (const FabGraph *graph, const float *x, const float *y)
{
  const FabLayoutOptions options = { .seed = 1 };
  FabJob job;
  FabLinks links;
  long crossings = -1;

  fab_job_init (&job, &options);
  if (fab_links_init (&links, graph, &job))
    crossings = fab_quality_crossings (&links, &job, x, y);
  fab_job_finish (&job);
  return crossings;
}

/* The links of a tree needn't cross: they don't before forces act, and hardly after. */
static void
test_trees (void)
{
  const FabLayoutOptions options = { .seed = 1 };
  static const struct {
    int n, branches;
    long most;
  } trees[] = { { 40, 2, 0 }, { 121, 3, 0 }, { 364, 3, 12 } };

  for (size_t k = 0; k < G_N_ELEMENTS (trees); k++) {
    Picture read = laid_out (sample_tree (trees[k].n, trees[k].branches), &options);
    Picture begun = picture_new (sample_tree (trees[k].n, trees[k].branches));
    FabJob job;

    g_assert_cmpint (count_crossings (read.graph, read.x, read.y), <=, trees[k].most);
    g_assert_true (fab_graph_is_tree (begun.graph));
    fab_job_init (&job, &options);
    fab_tree_start (begun.graph, &job, begun.x, begun.y);
    g_assert_cmpint (fab_job_finish (&job), ==, FAB_LAYOUT_DONE);
    g_assert_cmpint (count_crossings (begun.graph, begun.x, begun.y), ==, 0);
    picture_clear (&read);
    picture_clear (&begun);
  }
}

/* Everybody is tied to the town hall: the others' links still show. Distances alone would give a heap with some 90 and
 * 2000 crossings. */
static void
test_hubs (void)
{
  const FabLayoutOptions options = { .seed = 1 };
  Picture small = laid_out (sample_wheel (60), &options);
  Picture large = laid_out (sample_wheel (300), &options);
  Picture star = laid_out (sample_star (60), &options);

  g_assert_cmpint (count_crossings (small.graph, small.x, small.y), <, 15);
  g_assert_cmpint (count_crossings (large.graph, large.x, large.y), <, 700);
  g_assert_cmpint (count_crossings (star.graph, star.x, star.y), ==, 0);
  picture_clear (&small);
  picture_clear (&large);
  picture_clear (&star);
}

/* Beyond what all pairs are looked at for, and with lengths, the sparse model takes over. */
static void
test_sparse (void)
{
  const FabLayoutOptions options = { .mode = FAB_LAYOUT_FAITHFUL, .seed = 1 };
  Picture path = laid_out (sample_path (12500), &options);

  g_assert_cmpfloat (fabsf (hypotf (path.x[0] - path.x[12499], path.y[0] - path.y[12499]) - 12499), <, 125);
  picture_clear (&path);
}

static void
test_lengths (void)
{
  const int edges[][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 } };
  const float lengths[] = { 1, 3, 1 };

  for (int mode = 0; mode < 2; mode++) {
    const FabLayoutOptions options = { .mode = (FabLayoutMode)mode, .seed = 1 };
    Picture path = laid_out (fab_graph_new_with_lengths (4, 3, edges, lengths), &options);
    float shorter = hypotf (path.x[0] - path.x[1], path.y[0] - path.y[1]);
    float longer = hypotf (path.x[1] - path.x[2], path.y[1] - path.y[2]);

    g_assert_cmpfloat (longer, >, 2 * shorter);
    picture_clear (&path);
  }
}

static void
test_same_for_seed (void)
{
  for (int mode = 0; mode < 2; mode++) {
    const FabLayoutOptions options = { .mode = (FabLayoutMode)mode, .seed = 7 }, other = { .seed = 8 };
    Picture a = laid_out (sample_random (200, 60, 1), &options);
    Picture b = laid_out (sample_random (200, 60, 1), &options);
    Picture c = laid_out (sample_random (200, 60, 1), &other);

    g_assert_cmpmem (a.x, sizeof (float) * 200, b.x, sizeof (float) * 200);
    g_assert_cmpmem (a.y, sizeof (float) * 200, b.y, sizeof (float) * 200);
    g_assert_cmpint (memcmp (a.x, c.x, sizeof (float) * 200), !=, 0);
    picture_clear (&a);
    picture_clear (&b);
    picture_clear (&c);
  }
}

typedef struct {
  double last;
  int calls, cancel_at;
} Progress;

static int
on_progress (double fraction, void *data)
{
  Progress *progress = data;

  g_assert_cmpfloat (fraction, >=, progress->last);
  g_assert_cmpfloat (fraction, <=, 1);
  progress->last = fraction;
  return ++progress->calls == progress->cancel_at;
}

static void
test_progress (void)
{
  Progress progress = { 0 };
  const FabLayoutOptions options = { .seed = 1, .progress = on_progress, .data = &progress };
  Picture picture = laid_out (sample_random (400, 100, 2), &options);

  g_assert_cmpint (progress.calls, >, 10);
  g_assert_cmpfloat (progress.last, ==, 1);
  picture_clear (&picture);
}

static void
test_cancel (void)
{
  for (int cancel_at = 1; cancel_at < 60; cancel_at += 7) {
    Progress progress = { .cancel_at = cancel_at };
    const FabLayoutOptions options = { .seed = 1, .progress = on_progress, .data = &progress };
    Picture picture = picture_new (sample_random (400, 100, 2));

    picture.x[3] = 42;
    g_assert_cmpint (fab_layout_organic (picture.graph, &options, picture.x, picture.y), ==, FAB_LAYOUT_CANCELLED);
    g_assert_cmpint (progress.calls, ==, cancel_at);
    g_assert_cmpfloat (picture.x[3], ==, 42);
    g_assert_cmpfloat (picture.y[3], ==, 0);
    picture_clear (&picture);
  }
}

static void
test_edge_cases (void)
{
  for (int mode = 0; mode < 2; mode++) {
    const FabLayoutOptions options = { .mode = (FabLayoutMode)mode, .seed = 1 };
    FabGraph *graphs[] = {
      sample_path (0),           sample_path (1),         sample_path (2),
      sample_path (3),           sample_star (5000),      sample_random (500, 1, 1),
      sample_random (500, 2, 1), sample_random (4, 2, 1), sample_path (3001),
    };

    for (guint g = 0; g < G_N_ELEMENTS (graphs); g++) {
      Picture picture = laid_out (graphs[g], &options);

      if (picture.n == 2)
        g_assert_cmpfloat_with_epsilon (hypotf (picture.x[0] - picture.x[1], picture.y[0] - picture.y[1]), 1, 0.001);
      picture_clear (&picture);
    }
  }
}

static void
test_too_large (void)
{
  const FabLayoutOptions options = { 0 };
  FabGraph *graph = fab_graph_new (FAB_LAYOUT_MAX_NODES + 1, 0, NULL);
  g_autofree float *x = g_new0 (float, FAB_LAYOUT_MAX_NODES + 1), *y = g_new0 (float, FAB_LAYOUT_MAX_NODES + 1);

  g_assert_cmpint (fab_layout_organic (graph, &options, x, y), ==, FAB_LAYOUT_TOO_LARGE);
  fab_graph_free (graph);
}

static void
test_boxes (void)
{
  const int sizes[] = { 2, 30, 90, 400 };

  for (int mode = 0; mode < 2; mode++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++) {
      g_autofree FabBox *boxes = sample_boxes (sizes[s]);
      FabLayoutOptions options = { .mode = (FabLayoutMode)mode, .seed = 1, .boxes = boxes, .gap = 4 };

      for (int apart = 0; apart < 40; apart += 13)
        for (int link = 0; link < 2; link++) {
          Picture picture;

          options.link_length = link == 0 ? 0 : 50;
          picture = laid_out (sample_random (sizes[s], apart, 3), &options);
          g_assert_cmpint (sample_count_overlaps (picture.n, boxes, 3.9f, picture.x, picture.y), ==, 0);
          picture_clear (&picture);
        }
    }
}

/* One large component in the middle, the single nodes in rows below everything */
static void
test_packing (void)
{
  enum { LARGE = 60, ALL = 100 };
  const FabLayoutOptions options = { .seed = 1 };
  g_autofree int (*edges)[2] = g_malloc_n (ALL, sizeof *edges);
  float bottom = -INFINITY;
  int n_edges = 0, rows = 0;
  Picture picture;

  for (int v = 1; v < LARGE; v++) {
    edges[n_edges][0] = v / 2;
    edges[n_edges++][1] = v;
  }
  for (int v = LARGE; v + 1 < 80; v += 2) {
    edges[n_edges][0] = v;
    edges[n_edges++][1] = v + 1;
  }
  picture = laid_out (fab_graph_new (ALL, n_edges, (const int (*)[2])edges), &options);
  for (int v = 0; v < 80; v++)
    bottom = fmaxf (bottom, picture.y[v]);
  for (int v = 80; v < ALL; v++) {
    g_assert_cmpfloat (picture.y[v], >, bottom);
    rows += v == 80 || picture.y[v] != picture.y[v - 1];
  }
  g_assert_cmpint (rows, <=, 5);
  picture_clear (&picture);
}

static void
test_pins (void)
{
  for (int mode = 0; mode < 2; mode++) {
    g_autofree FabBox *boxes = sample_boxes (120);
    unsigned char pinned[120] = { 0 };
    const FabLayoutOptions options = {
      .mode = (FabLayoutMode)mode, .seed = 1, .boxes = boxes, .gap = 4, .pinned = pinned
    };
    Picture picture = picture_new (sample_random (120, 50, 4));

    for (int v = 0; v < 120; v += 20) {
      pinned[v] = 1;
      picture.x[v] = (float)(v * 11 % 700);
      picture.y[v] = (float)(v * 7 % 500);
    }
    picture.x[20] = NAN; /* a pin without a place is none */
    g_assert_cmpint (fab_layout_organic (picture.graph, &options, picture.x, picture.y), ==, FAB_LAYOUT_DONE);
    g_assert_true (sample_all_finite (120, picture.x, picture.y));
    g_assert_cmpint (sample_count_overlaps (120, boxes, 3.9f, picture.x, picture.y), ==, 0);
    for (int v = 40; v < 120; v += 20) {
      g_assert_cmpfloat (picture.x[v], ==, (float)(v * 11 % 700));
      g_assert_cmpfloat (picture.y[v], ==, (float)(v * 7 % 500));
    }
    picture_clear (&picture);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/organic/known-stress", test_known_stress);
  g_test_add_func ("/layout/organic/trees", test_trees);
  g_test_add_func ("/layout/organic/hubs", test_hubs);
  g_test_add_func ("/layout/organic/sparse", test_sparse);
  g_test_add_func ("/layout/organic/lengths", test_lengths);
  g_test_add_func ("/layout/organic/same-for-seed", test_same_for_seed);
  g_test_add_func ("/layout/organic/progress", test_progress);
  g_test_add_func ("/layout/organic/cancel", test_cancel);
  g_test_add_func ("/layout/organic/edge-cases", test_edge_cases);
  g_test_add_func ("/layout/organic/too-large", test_too_large);
  g_test_add_func ("/layout/organic/boxes", test_boxes);
  g_test_add_func ("/layout/organic/packing", test_packing);
  g_test_add_func ("/layout/organic/pins", test_pins);
  return g_test_run ();
}
