/* Paths between actors, on graphs small enough to know the answer. */
#include "fab-paths.h"
#include "fab-test.h"
#include "town-fixture.h"

typedef struct {
  Town town;
  FabRecord *one_way;
  FabRecord *actors[10]; /* called A to J */
} Graph;

static void
set_up (Graph *graph, gconstpointer data)
{
  town_set_up (&graph->town, data);
  graph->one_way = TOWN_ADD (&graph->town, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Financement"),
                             FAB_RELATION_TYPE_DIRECTED, FAB_BOOLEAN (TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (graph->actors); i++) {
    char name[] = { 'A' + i, '\0' };

    graph->actors[i] = TOWN_ADD (&graph->town, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                                 FAB_TEXT (i % 2 ? "company" : "association"));
  }
}

static void
tear_down (Graph *graph, gconstpointer data)
{
  town_tear_down (&graph->town, data);
}

static FabRecord *
get_actor (Graph *graph, char name)
{
  return graph->actors[name - 'A'];
}

static gint64
get_key (Graph *graph, char name)
{
  return fab_record_get_key (get_actor (graph, name));
}

/* "AB A>C": a link between A and B, and one of a kind with a direction from A to C. */
static void
add_links (Graph *graph, const char *links)
{
  g_auto (GStrv) words = g_strsplit (links, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    gboolean one_way = words[i][1] == '>';

    TOWN_ADD (&graph->town, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (get_actor (graph, words[i][0])),
              FAB_RELATION_TARGET, FAB_REF (get_actor (graph, words[i][one_way ? 2 : 1])), FAB_RELATION_TYPE,
              FAB_REF (one_way ? graph->one_way : NULL));
  }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* "ABC ADC": the paths, sorted among those of one length. */
static char *
find (Graph *graph, const char *ends, FabPathsScope scope, gboolean directed, const char *filter)
{
  g_autoptr (FabMapFilter) value = fab_map_filter_parse (filter, NULL);
  g_autoptr (FabMapMatch) match = filter != NULL ? fab_map_filter_apply (value, graph->town.store) : NULL;
  g_autoptr (FabPaths) found =
      fab_paths_find (graph->town.store, match, get_key (graph, ends[0]), get_key (graph, ends[1]), scope, directed);
  g_autoptr (GPtrArray) words = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  guint length = 0;

  for (guint p = 0; p < found->paths->len; p++) {
    GArray *path = g_ptr_array_index (found->paths, p);
    GString *word = g_string_new (NULL);

    g_assert_cmpuint (path->len, >=, length);
    length = path->len;
    for (guint i = 0; i < path->len; i++)
      g_string_append (
          word, fab_record_get_title (fab_store_get_record (graph->town.store, g_array_index (path, gint64, i))));
    g_ptr_array_add (words, g_string_free (word, FALSE));
  }
  g_ptr_array_sort (words, compare_texts);
  return g_strjoinv (" ", (char **)words->pdata);
}

#define ASSERT_PATHS(graph, ends, scope, expected)                         \
  G_STMT_START                                                             \
  {                                                                        \
    g_autofree char *names = find ((graph), (ends), (scope), FALSE, NULL); \
    g_assert_cmpstr (names, ==, (expected));                               \
  }                                                                        \
  G_STMT_END

static void
test_diamond (Graph *graph, gconstpointer data)
{
  add_links (graph, "AB BD AC CD AE EF FD BC");
  ASSERT_PATHS (graph, "AD", FAB_PATHS_SHORTEST, "ABD ACD");
  ASSERT_PATHS (graph, "AD", FAB_PATHS_SHORT, "ABCD ABD ACBD ACD AEFD");
  ASSERT_PATHS (graph, "DA", FAB_PATHS_SHORTEST, "DBA DCA");
  ASSERT_PATHS (graph, "AB", FAB_PATHS_SHORTEST, "AB");
  ASSERT_PATHS (graph, "AB", FAB_PATHS_SHORT, "AB ACB");
  ASSERT_PATHS (graph, "AA", FAB_PATHS_SHORT, "");
  ASSERT_PATHS (graph, "AJ", FAB_PATHS_SHORT, "");
}

static void
test_one (Graph *graph, gconstpointer data)
{
  g_autofree char *found = NULL;

  add_links (graph, "AB BD AC CD");
  found = find (graph, "AD", FAB_PATHS_ONE, FALSE, NULL);
  g_assert_cmpuint (strlen (found), ==, 3);
}

/* Loops and parallel links are no paths of their own; all parallel links are on the path. */
static void
test_parallel (Graph *graph, gconstpointer data)
{
  g_autoptr (FabPaths) found = NULL;
  g_autoptr (GHashTable) links = NULL;
  g_autofree char *said = NULL;

  add_links (graph, "AB BA A>B BB BC CD AC");
  ASSERT_PATHS (graph, "AD", FAB_PATHS_SHORT, "ABCD ACD");
  found = fab_paths_find (graph->town.store, NULL, get_key (graph, 'B'), get_key (graph, 'A'), FAB_PATHS_ONE, FALSE);
  links = fab_paths_list_relations (graph->town.store, NULL, g_ptr_array_index (found->paths, 0));
  g_assert_cmpuint (g_hash_table_size (links), ==, 3);
  said = fab_paths_describe (graph->town.store, g_ptr_array_index (found->paths, 0));
  g_assert_cmpstr (said, ==, "B → A (1 step)");
}

static void
test_direction (Graph *graph, gconstpointer data)
{
  g_autofree char *there = NULL, *back = NULL;

  add_links (graph, "A>B B>C CD A>E E>D");
  there = find (graph, "AD", FAB_PATHS_SHORT, TRUE, NULL);
  g_assert_cmpstr (there, ==, "ABCD AED");
  back = find (graph, "DA", FAB_PATHS_SHORT, TRUE, NULL);
  g_assert_cmpstr (back, ==, "");
  ASSERT_PATHS (graph, "DA", FAB_PATHS_SHORTEST, "DEA");
}

static void
test_filter (Graph *graph, gconstpointer data)
{
  g_autofree char *by_kind = NULL, *by_link = NULL, *out = NULL;

  add_links (graph, "AC CE AB BE A>D D>E");
  ASSERT_PATHS (graph, "AE", FAB_PATHS_SHORTEST, "ABE ACE ADE");
  by_kind = find (graph, "AE", FAB_PATHS_SHORTEST, FALSE, "kind=association");
  g_assert_cmpstr (by_kind, ==, "ACE");
  by_link = find (graph, "AE", FAB_PATHS_SHORTEST, FALSE, "link=Financement");
  g_assert_cmpstr (by_link, ==, "ADE");
  out = find (graph, "AE", FAB_PATHS_SHORTEST, FALSE, "kind=company");
  g_assert_cmpstr (out, ==, "");
}

/* Six hundred ways: only so many are listed. */
static void
test_many (Graph *graph, gconstpointer data)
{
  FabStore *store = graph->town.store;
  g_autoptr (FabPaths) found = NULL;

  fab_store_begin_baseline (store);
  for (guint i = 0; i < 600; i++) {
    FabRecord *between = fab_store_insert (store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT ("Between"),
                                           FAB_ACTOR_KIND, FAB_TEXT ("shop"), -1);

    fab_store_insert (store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (graph->actors[0]),
                      FAB_RELATION_TARGET, FAB_REF (between), -1);
    fab_store_insert (store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (between), FAB_RELATION_TARGET,
                      FAB_REF (graph->actors[1]), -1);
  }
  g_assert_true (fab_store_commit (store, NULL));
  found = fab_paths_find (store, NULL, get_key (graph, 'A'), get_key (graph, 'B'), FAB_PATHS_SHORT, FALSE);
  g_assert_cmpuint (found->paths->len, ==, FAB_PATHS_MAX);
  g_assert_true (found->more);
}

/* A chain as long as a map can be: no recursion, no waiting. */
static void
test_long (Graph *graph, gconstpointer data)
{
  FabStore *store = graph->town.store;
  FabRecord *previous = graph->actors[0];
  g_autoptr (FabPaths) found = NULL;

  fab_store_begin_baseline (store);
  for (guint i = 0; i < 3000; i++) {
    FabRecord *next = fab_store_insert (store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT ("Next"), FAB_ACTOR_KIND,
                                        FAB_TEXT ("shop"), -1);

    fab_store_insert (store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (previous), FAB_RELATION_TARGET,
                      FAB_REF (next), -1);
    previous = next;
  }
  g_assert_true (fab_store_commit (store, NULL));
  found = fab_paths_find (store, NULL, get_key (graph, 'A'), fab_record_get_key (previous), FAB_PATHS_SHORT, FALSE);
  g_assert_cmpuint (found->paths->len, ==, 1);
  g_assert_false (found->more);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/paths/diamond", Graph, NULL, set_up, test_diamond, tear_down);
  g_test_add ("/paths/one", Graph, NULL, set_up, test_one, tear_down);
  g_test_add ("/paths/parallel", Graph, NULL, set_up, test_parallel, tear_down);
  g_test_add ("/paths/direction", Graph, NULL, set_up, test_direction, tear_down);
  g_test_add ("/paths/filter", Graph, NULL, set_up, test_filter, tear_down);
  g_test_add ("/paths/many", Graph, NULL, set_up, test_many, tear_down);
  g_test_add ("/paths/long", Graph, NULL, set_up, test_long, tear_down);
  return g_test_run ();
}
