#include "fab-graph.h"

#include <glib.h>
#include <math.h>

static void
test_clean (void)
{
  const int edges[][2] = { { 0, 1 }, { 1, 0 }, { 2, 2 }, { 1, 3 }, { -1, 2 }, { 0, 4 }, { 3, 1 } };
  FabGraph *graph = fab_graph_new (4, G_N_ELEMENTS (edges), edges);

  g_assert_cmpint (graph->n_edges, ==, 2);
  g_assert_cmpint (graph->offsets[4], ==, 4);
  g_assert_cmpint (graph->neighbours[graph->offsets[0]], ==, 1);
  g_assert_cmpint (graph->neighbours[graph->offsets[3]], ==, 1);
  g_assert_cmpint (graph->offsets[2], ==, graph->offsets[3]);
  fab_graph_free (graph);
}

static void
test_lengths (void)
{
  const int edges[][2] = { { 0, 1 }, { 1, 0 }, { 1, 2 }, { 2, 3 } };
  const float lengths[] = { 3, 2, NAN, 1000 };
  FabGraph *graph = fab_graph_new_with_lengths (4, G_N_ELEMENTS (edges), edges, lengths);

  g_assert_cmpfloat (graph->lengths[graph->offsets[0]], ==, 2);
  g_assert_cmpfloat (graph->lengths[graph->offsets[2]], ==, 1);
  g_assert_cmpfloat (graph->lengths[graph->offsets[3]], ==, 10);
  fab_graph_free (graph);
}

static void
test_empty (void)
{
  FabGraph *graph = fab_graph_new (0, 0, NULL);

  g_assert_nonnull (graph);
  g_assert_cmpint (graph->n_edges, ==, 0);
  fab_graph_free (graph);
  fab_graph_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/graph/clean", test_clean);
  g_test_add_func ("/layout/graph/lengths", test_lengths);
  g_test_add_func ("/layout/graph/empty", test_empty);
  return g_test_run ();
}
