#include <igraph.h>
#include <math.h>

#include "fab-analysis.h"
#include "known-graphs.h"

static FabAnalysis *
measure (guint n_actors, guint n_links, const guint (*links)[2])
{
  g_autoptr (FabAnalysisGraph) graph = fab_analysis_graph_new_from_pairs (n_actors, n_links, links);
  g_autoptr (GError) error = NULL;
  FabAnalysis *analysis = fab_analysis_run (graph, 1, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return analysis;
}

static void
assert_near (double got, double wanted)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, 1e-9);
}

/* ---- Known values ---- */

static void
assert_paths (FabAnalysis *analysis, const double *betweenness, const double *closeness)
{
  for (guint v = 0; v < fab_analysis_get_n_actors (analysis); v++) {
    const FabActorMeasures *actor = fab_analysis_get_actor (analysis, v);

    g_test_message ("actor %u", v);
    assert_near (actor->betweenness, betweenness[v]);
    assert_near (actor->closeness, closeness[v]);
  }
}

static void
test_karate (void)
{
  g_autoptr (FabAnalysis) analysis = measure (KARATE_N_ACTORS, KARATE_N_LINKS, karate_links);
  const FabBridge *bridges;
  guint n;

  assert_paths (analysis, karate_betweenness, karate_closeness);
  g_assert_cmpuint (fab_analysis_get_actor (analysis, 0)->degree, ==, 16);
  g_assert_cmpuint (fab_analysis_get_n_components (analysis), ==, 1);
  for (guint v = 0; v < KARATE_N_ACTORS; v++)
    g_assert_cmpint (fab_analysis_get_actor (analysis, v)->is_articulation, ==, v == 0);
  bridges = fab_analysis_get_bridges (analysis, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (bridges[0].actors[0], ==, 12);
  g_assert_cmpint (bridges[0].actors[1], ==, 1);
  g_assert_cmpuint (bridges[0].cut_off, ==, 1);
  /* Without the first member: 27 together, five others (4 5 6 10 16) and 11 alone. */
  g_assert_cmpuint (fab_analysis_get_actor (analysis, 0)->cut_off, ==, 6);
  /* The best partition that is known has four circles, and this modularity (Agarwal & Kempe 2008). */
  g_assert_cmpuint (fab_analysis_get_n_circles (analysis), ==, 4);
  g_assert_cmpfloat_with_epsilon (fab_analysis_get_modularity (analysis), 0.4198, 1e-3);
}

static void
test_florence (void)
{
  g_autoptr (FabAnalysis) analysis = measure (FLORENCE_N_ACTORS, FLORENCE_N_LINKS, florence_links);
  FabDensity density = fab_analysis_get_density (analysis);
  guint n;

  assert_paths (analysis, florence_betweenness, florence_closeness);
  for (guint v = 0; v < FLORENCE_N_ACTORS; v++)
    g_assert_cmpint (fab_analysis_get_actor (analysis, v)->is_articulation, ==, v == 1 || v == 8 || v == 9 || v == 12);
  fab_analysis_get_bridges (analysis, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (density.ties, ==, 20);
  g_assert_cmpuint (density.possible, ==, 105);
}

/* ---- By hand ---- */

/* Actors 0 to 3 all know one another, 4 to 7 too; 3 and 4 are tied. */
static void
test_two_cliques (void)
{
  static const guint links[][2] = {
    { 0, 1 }, { 0, 2 }, { 0, 3 }, { 1, 2 }, { 1, 3 }, { 2, 3 }, { 3, 4 },
    { 4, 5 }, { 4, 6 }, { 4, 7 }, { 5, 6 }, { 5, 7 }, { 6, 7 },
  };
  g_autoptr (FabAnalysis) analysis = measure (8, G_N_ELEMENTS (links), links);
  const FabBridge *bridges;
  guint n;

  /* 3 is on every path from its three to the four others: 12 of the 21 pairs. */
  assert_near (fab_analysis_get_actor (analysis, 3)->betweenness, 12.0 / 21);
  assert_near (fab_analysis_get_actor (analysis, 0)->betweenness, 0);
  assert_near (fab_analysis_get_actor (analysis, 0)->closeness, 7.0 / (3 + 2 + 3 * 3));
  bridges = fab_analysis_get_bridges (analysis, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (bridges[0].cut_off, ==, 4);
  g_assert_cmpuint (fab_analysis_get_actor (analysis, 3)->cut_off, ==, 3);
  g_assert_cmpuint (fab_analysis_get_n_circles (analysis), ==, 2);
  for (guint v = 0; v < 8; v++)
    g_assert_cmpuint (fab_analysis_get_actor (analysis, v)->circle, ==, v / 4);
}

static void
test_star (void)
{
  static const guint links[][2] = { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 4 } };
  g_autoptr (FabAnalysis) analysis = measure (5, G_N_ELEMENTS (links), links);
  const FabActorMeasures *hub = fab_analysis_get_actor (analysis, 0);
  guint n;

  assert_near (hub->betweenness, 1);
  assert_near (hub->closeness, 1);
  assert_near (fab_analysis_get_actor (analysis, 1)->closeness, 4.0 / 7);
  g_assert_true (hub->is_articulation);
  g_assert_cmpuint (hub->cut_off, ==, 3);
  fab_analysis_get_bridges (analysis, &n);
  g_assert_cmpuint (n, ==, 4);
}

static void
test_path (void)
{
  static const guint links[][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 4 } };
  static const guint cut_off[] = { 0, 1, 2, 1, 0 };
  g_autoptr (FabAnalysis) analysis = measure (5, G_N_ELEMENTS (links), links);
  const FabBridge *bridges;
  guint n;

  assert_near (fab_analysis_get_actor (analysis, 2)->betweenness, 4.0 / 6);
  assert_near (fab_analysis_get_actor (analysis, 1)->betweenness, 3.0 / 6);
  for (guint v = 0; v < 5; v++)
    g_assert_cmpuint (fab_analysis_get_actor (analysis, v)->cut_off, ==, cut_off[v]);
  bridges = fab_analysis_get_bridges (analysis, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (bridges[0].cut_off, ==, 2);
  g_assert_cmpuint (bridges[3].cut_off, ==, 1);
}

/* Two pieces and somebody alone: closeness after Wasserman and Faust; links between the same two, and a loop. */
static void
test_pieces (void)
{
  static const guint links[][2] = { { 3, 4 }, { 0, 1 }, { 1, 2 }, { 1, 0 }, { 0, 1 }, { 2, 2 } };
  g_autoptr (FabAnalysis) analysis = measure (6, G_N_ELEMENTS (links), links);
  const FabActorMeasures *middle = fab_analysis_get_actor (analysis, 1);
  const FabActorMeasures *alone = fab_analysis_find_actor (analysis, 6);

  g_assert_cmpuint (fab_analysis_get_n_components (analysis), ==, 3);
  g_assert_cmpuint (middle->component, ==, 0);
  g_assert_cmpuint (fab_analysis_get_actor (analysis, 3)->component, ==, 1);
  g_assert_cmpuint (alone->component, ==, 2);
  g_assert_cmpuint (middle->degree, ==, 2);
  g_assert_cmpuint (middle->links, ==, 4);
  g_assert_cmpuint (fab_analysis_get_n_links (analysis), ==, 5);
  assert_near (middle->closeness, 2.0 / 2 * 2 / 5);
  assert_near (alone->closeness, 0);
  assert_near (alone->betweenness, 0);
  g_assert_cmpuint (alone->circle, ==, FAB_NO_CIRCLE);
  g_assert_cmpuint (fab_analysis_get_n_circles (analysis), ==, 2);
  g_assert_null (fab_analysis_find_actor (analysis, 7));
}

static void
test_nothing (void)
{
  g_autoptr (FabAnalysis) none = measure (0, 0, NULL);
  g_autoptr (FabAnalysis) one = measure (1, 0, NULL);
  static const guint links[][2] = { { 0, 1 } };
  g_autoptr (FabAnalysis) two = measure (2, 1, links);

  g_assert_cmpuint (fab_analysis_get_n_actors (none), ==, 0);
  g_assert_cmpuint (fab_analysis_get_n_circles (none), ==, 0);
  g_assert_cmpuint (fab_analysis_get_n_components (one), ==, 1);
  assert_near (fab_analysis_get_actor (one, 0)->closeness, 0);
  assert_near (fab_analysis_get_actor (two, 0)->closeness, 1);
  assert_near (fab_analysis_get_actor (two, 0)->betweenness, 0);
  g_assert_false (fab_analysis_get_actor (two, 0)->is_articulation);
}

/* ---- Against igraph ---- */

typedef guint Pair[2];

static Pair *
make_random (GRand *random, guint n_actors, guint n_links)
{
  Pair *links = g_new (Pair, n_links);

  for (guint i = 0; i < n_links; i++)
    for (guint end = 0; end < 2; end++)
      links[i][end] = g_rand_int_range (random, 0, n_actors);
  return links;
}

static void
make_igraph (igraph_t *made, guint n_actors, guint n_links, const Pair *links)
{
  igraph_vector_int_t edges;

  igraph_vector_int_init (&edges, 2 * n_links);
  for (guint i = 0; i < n_links; i++)
    for (guint end = 0; end < 2; end++)
      VECTOR (edges)[2 * i + end] = links[i][end];
  igraph_create (made, &edges, n_actors, IGRAPH_UNDIRECTED);
  igraph_simplify (made, true, true, NULL);
  igraph_vector_int_destroy (&edges);
}

static void
compare_paths (FabAnalysis *analysis, const igraph_t *made)
{
  guint n = fab_analysis_get_n_actors (analysis);
  igraph_vector_t betweenness, closeness;
  igraph_vector_int_t reached;

  igraph_vector_init (&betweenness, 0);
  igraph_vector_init (&closeness, 0);
  igraph_vector_int_init (&reached, 0);
  igraph_betweenness (made, &betweenness, igraph_vss_all (), false, NULL);
  igraph_closeness (made, &closeness, &reached, NULL, igraph_vss_all (), IGRAPH_ALL, NULL, true);
  for (guint v = 0; v < n; v++) {
    const FabActorMeasures *actor = fab_analysis_get_actor (analysis, v);
    double others = VECTOR (reached)[v];

    assert_near (actor->betweenness, VECTOR (betweenness)[v] / ((n - 1.0) * (n - 2.0) / 2));
    /* igraph looks at the actor's own piece only. */
    assert_near (actor->closeness, others > 0 ? VECTOR (closeness)[v] * others / (n - 1.0) : 0);
  }
  igraph_vector_destroy (&betweenness);
  igraph_vector_destroy (&closeness);
  igraph_vector_int_destroy (&reached);
}

/* How many would be cut off without an actor, counted by leaving it out. */
static guint
count_cut_off (const igraph_t *made, guint actor, guint size)
{
  igraph_t without;
  igraph_vector_int_t pieces, sizes, whole, whole_sizes;
  guint largest = 0;

  igraph_vector_int_init (&pieces, 0);
  igraph_vector_int_init (&sizes, 0);
  igraph_vector_int_init (&whole, 0);
  igraph_vector_int_init (&whole_sizes, 0);
  igraph_copy (&without, made);
  igraph_connected_components (made, &whole, &whole_sizes, NULL, IGRAPH_WEAK);
  igraph_delete_vertices (&without, igraph_vss_1 (actor));
  igraph_connected_components (&without, &pieces, &sizes, NULL, IGRAPH_WEAK);
  for (guint v = 0; v < size - 1; v++)
    if (VECTOR (whole)[v < actor ? v : v + 1] == VECTOR (whole)[actor])
      largest = MAX (largest, VECTOR (sizes)[VECTOR (pieces)[v]]);
  size = VECTOR (whole_sizes)[VECTOR (whole)[actor]];
  igraph_destroy (&without);
  igraph_vector_int_destroy (&pieces);
  igraph_vector_int_destroy (&sizes);
  igraph_vector_int_destroy (&whole);
  igraph_vector_int_destroy (&whole_sizes);
  return size - 1 - largest;
}

static void
compare_cuts (FabAnalysis *analysis, const igraph_t *made)
{
  guint n = fab_analysis_get_n_actors (analysis), n_bridges;
  igraph_vector_int_t points, bridges;
  g_autofree gboolean *is_point = g_new0 (gboolean, n);

  igraph_vector_int_init (&points, 0);
  igraph_vector_int_init (&bridges, 0);
  igraph_articulation_points (made, &points);
  igraph_bridges (made, &bridges);
  for (guint i = 0; i < igraph_vector_int_size (&points); i++)
    is_point[VECTOR (points)[i]] = TRUE;
  for (guint v = 0; v < n; v++) {
    const FabActorMeasures *actor = fab_analysis_get_actor (analysis, v);

    g_assert_cmpint (actor->is_articulation, ==, is_point[v]);
    g_assert_cmpuint (actor->cut_off, ==, is_point[v] ? count_cut_off (made, v, n) : 0);
  }
  fab_analysis_get_bridges (analysis, &n_bridges);
  g_assert_cmpuint (n_bridges, ==, igraph_vector_int_size (&bridges));
  igraph_vector_int_destroy (&points);
  igraph_vector_int_destroy (&bridges);
}

static void
test_against_igraph (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 40; round++) {
    guint n_actors = g_rand_int_range (random, 3, 90);
    guint n_links = g_rand_int_range (random, 0, 2 * n_actors);
    g_autofree Pair *links = make_random (random, n_actors, n_links);
    g_autoptr (FabAnalysis) analysis = measure (n_actors, n_links, (const Pair *)links);
    igraph_t made;

    make_igraph (&made, n_actors, n_links, (const Pair *)links);
    compare_paths (analysis, &made);
    compare_cuts (analysis, &made);
    igraph_destroy (&made);
  }
}

/* ---- Threads, cancelling, chance ---- */

static void
assert_same_circles (FabAnalysis *a, FabAnalysis *b)
{
  g_assert_cmpuint (fab_analysis_get_n_circles (a), ==, fab_analysis_get_n_circles (b));
  for (guint v = 0; v < fab_analysis_get_n_actors (a); v++)
    g_assert_cmpuint (fab_analysis_get_actor (a, v)->circle, ==, fab_analysis_get_actor (b, v)->circle);
}

static gpointer
measure_graph (gpointer graph)
{
  return fab_analysis_run (graph, 7, NULL, NULL, NULL, NULL);
}

/* Several threads at once, and the same seed gives the same circles. */
static void
test_threads (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autofree Pair *links = make_random (random, 300, 600);
  g_autoptr (FabAnalysisGraph) graph = fab_analysis_graph_new_from_pairs (300, 600, (const Pair *)links);
  g_autoptr (FabAnalysis) first = measure_graph (graph);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_graph, graph);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autoptr (FabAnalysis) other = g_thread_join (threads[i]);

    assert_same_circles (first, other);
  }
  for (guint v = 1; v < 300; v++)
    g_assert_cmpuint (fab_analysis_get_actor (first, v)->circle + 1, <=, fab_analysis_get_n_circles (first));
}

/** Where a measure has come to, and when to stop it. */
typedef struct {
  GCancellable *cancellable;
  double last, stop_at;
} Watch;

static void
on_progress (double fraction, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->last = fraction;
  if (fraction >= watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree Pair *links = make_random (random, 2000, 4000);
  g_autoptr (FabAnalysisGraph) graph = fab_analysis_graph_new_from_pairs (2000, 4000, (const Pair *)links);
  static const double stops[] = { 0, 0.005, 0.02, 0.5 };

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    Watch watch = { cancellable, 0, stops[i] };

    g_assert_null (fab_analysis_run (graph, 1, on_progress, &watch, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpfloat (watch.last, <, stops[i] + 0.05);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measures/karate", test_karate);
  g_test_add_func ("/measures/florence", test_florence);
  g_test_add_func ("/measures/two-cliques", test_two_cliques);
  g_test_add_func ("/measures/star", test_star);
  g_test_add_func ("/measures/path", test_path);
  g_test_add_func ("/measures/pieces", test_pieces);
  g_test_add_func ("/measures/nothing", test_nothing);
  g_test_add_func ("/measures/against-igraph", test_against_igraph);
  g_test_add_func ("/measures/threads", test_threads);
  g_test_add_func ("/measures/cancel", test_cancel);
  return g_test_run ();
}
