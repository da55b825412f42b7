#include "fab-analysis.h"
#include "fab-test.h"

/** Two towns with two actors each, a national one, and links. */
typedef struct {
  char *folder;
  FabStore *store;
  FabRecord *towns[2];
  FabRecord *actors[5]; /* 0 1: first town, 2 3: second town, 4: national */
  FabRecord *wished;    /* a kind of link */
} Fixture;

#define ADD(self, table, ...)                                                     \
  ({                                                                              \
    g_autoptr (GError) add_error = NULL;                                          \
    FabRecord *added;                                                             \
    fab_store_begin_baseline ((self)->store);                                     \
    added = fab_store_insert ((self)->store, table, &add_error, __VA_ARGS__, -1); \
    g_assert_no_error (add_error);                                                \
    g_assert_true (fab_store_commit ((self)->store, &add_error));                 \
    added;                                                                        \
  })

static void
link_actors (Fixture *self, guint source, guint target, FabRecord *type)
{
  ADD (self, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (self->actors[source]), FAB_RELATION_TARGET,
       FAB_REF (self->actors[target]), FAB_RELATION_TYPE, FAB_REF (type));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const kinds[] = { "shop", "shop", "association", "shop", "state" };

  self->folder = fab_test_make_folder ();
  self->store = fab_test_new_store (self->folder);
  for (guint t = 0; t < 2; t++)
    self->towns[t] = ADD (self, FAB_TABLE_TERRITORY, FAB_TERRITORY_NAME, FAB_TEXT (t == 0 ? "Lorient" : "Bourg"));
  for (guint i = 0; i < 5; i++)
    self->actors[i] = ADD (self, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, FAB_TEXT ("Actor"), FAB_ACTOR_KIND,
                           FAB_TEXT (kinds[i]), FAB_ACTOR_TERRITORY, i < 4 ? FAB_REF (self->towns[i / 2]) : FAB_NULL);
  self->wished = ADD (self, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Wished"),
                      FAB_RELATION_TYPE_WISHED, FAB_BOOLEAN (TRUE));
  link_actors (self, 0, 1, NULL);
  link_actors (self, 1, 0, NULL);
  link_actors (self, 1, 4, NULL);
  link_actors (self, 4, 3, NULL);
  link_actors (self, 0, 2, self->wished);
  link_actors (self, 0, 0, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->store);
  fab_test_remove_folder (self->folder);
  g_free (self->folder);
}

static FabAnalysis *
measure (Fixture *self, FabRecord *territory, const FabMapMatch *match)
{
  g_autoptr (FabAnalysisGraph) graph = fab_analysis_graph_new (self->store, territory, match);

  return fab_analysis_run (graph, 1, NULL, NULL, NULL, NULL);
}

static const FabActorMeasures *
find (FabAnalysis *analysis, FabRecord *actor)
{
  return fab_analysis_find_actor (analysis, fab_record_get_key (actor));
}

/* A wish is no tie, a loop is none, and two links between two actors are one tie. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (FabAnalysis) analysis = measure (self, NULL, NULL);

  g_assert_cmpuint (fab_analysis_get_n_actors (analysis), ==, 5);
  g_assert_cmpuint (fab_analysis_get_n_links (analysis), ==, 4);
  g_assert_cmpuint (find (analysis, self->actors[0])->degree, ==, 1);
  g_assert_cmpuint (find (analysis, self->actors[0])->links, ==, 2);
  g_assert_cmpuint (find (analysis, self->actors[2])->degree, ==, 0);
  g_assert_true (find (analysis, self->actors[4])->is_articulation);
}

/* Whoever a wish alone ties to the town is on its map, and counted, though without a tie. */
static void
test_territory (Fixture *self, gconstpointer data)
{
  g_autoptr (FabAnalysis) analysis = measure (self, self->towns[0], NULL);

  g_assert_cmpuint (fab_analysis_get_n_actors (analysis), ==, 4);
  g_assert_nonnull (find (analysis, self->actors[4]));
  g_assert_cmpuint (find (analysis, self->actors[2])->degree, ==, 0);
  g_assert_null (find (analysis, self->actors[3]));
  g_assert_cmpuint (fab_analysis_get_n_links (analysis), ==, 3);
}

static void
test_match (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) relations = g_hash_table_new (g_int64_hash, g_int64_equal);
  FabMapMatch match = { actors, relations };
  g_autoptr (FabAnalysis) analysis = NULL;

  for (guint i = 0; i < 3; i++) {
    gint64 key = fab_record_get_key (self->actors[i]);

    g_hash_table_add (actors, g_memdup2 (&key, sizeof key));
  }
  analysis = measure (self, NULL, &match);
  g_assert_cmpuint (fab_analysis_get_n_actors (analysis), ==, 3);
  g_assert_cmpuint (fab_analysis_get_n_links (analysis), ==, 0);
}

/* Shops: 0, 1 and 3; one tie of the three possible. */
static void
test_kinds (Fixture *self, gconstpointer data)
{
  g_autoptr (FabAnalysis) analysis = measure (self, NULL, NULL);
  const guint shop = 4, association = 5, state = 1;
  FabDensity shops = fab_analysis_get_kind_density (analysis, shop, shop);
  FabDensity mixed = fab_analysis_get_kind_density (analysis, shop, association);
  FabDensity public = fab_analysis_get_kind_density (analysis, shop, state);

  g_assert_cmpuint (fab_analysis_count_kind (analysis, shop), ==, 3);
  g_assert_cmpuint (shops.ties, ==, 1);
  g_assert_cmpuint (shops.possible, ==, 3);
  g_assert_cmpuint (mixed.ties, ==, 0);
  g_assert_cmpuint (mixed.possible, ==, 3);
  g_assert_cmpuint (public.ties, ==, 2);
  g_assert_cmpuint (fab_analysis_get_kind_density (analysis, state, shop).ties, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/analysis-graph/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/analysis-graph/territory", Fixture, NULL, set_up, test_territory, tear_down);
  g_test_add ("/analysis-graph/match", Fixture, NULL, set_up, test_match, tear_down);
  g_test_add ("/analysis-graph/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  return g_test_run ();
}
