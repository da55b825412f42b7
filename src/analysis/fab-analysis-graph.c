#include "fab-analysis-private.h"
#include "fab-map-scope.h"

/** What is gathered while a graph is made. */
typedef struct {
  FabStore *store;
  const FabMapMatch *match;
  GHashTable *chosen; /* FabRecord of an actor */
  FabAnalysisGraph *graph;
  GArray *pairs; /* guint[2]: one a link */
} Source;

typedef void (*Visit) (Source *self, FabRecord *record);

static void
visit_all (Source *self, FabTableId table, Visit visit)
{
  for (guint i = 0; i < fab_store_get_count (self->store, table); i++)
    visit (self, fab_store_get_nth (self->store, table, i));
}

/* ---- Who and what is measured ---- */

/* A link that is only wished is none yet; one that loops is none either. Returns: whether @ends are set */
static gboolean
get_ends (Source *self, FabRecord *relation, FabRecord *ends[2])
{
  FabRecord *type = fab_store_get_target (self->store, relation, FAB_RELATION_TYPE);
  gint64 key = fab_record_get_key (relation);

  if (type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED))
    return FALSE;
  if (self->match != NULL && !g_hash_table_contains (self->match->relations, &key))
    return FALSE;
  ends[0] = fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE);
  ends[1] = fab_store_get_target (self->store, relation, FAB_RELATION_TARGET);
  return ends[0] != NULL && ends[1] != NULL && ends[0] != ends[1];
}

/* The kind's number, in the order of the choices. */
static guint8
get_kind (FabRecord *actor)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  const FabChoice *choice = fab_choices_find (kinds, fab_record_get_text (actor, FAB_ACTOR_KIND));

  return choice != NULL ? MIN (choice - kinds->choices, FAB_ANALYSIS_MAX_KINDS - 1) : FAB_ANALYSIS_MAX_KINDS - 1;
}

static void
add_actor (Source *self, FabRecord *actor)
{
  FabAnalysisGraph *graph = self->graph;
  gint64 key = fab_record_get_key (actor);

  if (self->match != NULL && !g_hash_table_contains (self->match->actors, &key))
    return;
  graph->keys[graph->n_actors] = key;
  graph->kinds[graph->n_actors] = get_kind (actor);
  g_hash_table_insert (graph->indexes, &graph->keys[graph->n_actors], GUINT_TO_POINTER (graph->n_actors));
  graph->n_actors++;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 p = fab_record_get_key (*(FabRecord **)a), q = fab_record_get_key (*(FabRecord **)b);

  return (p > q) - (p < q);
}

/* By key, whatever was added last: the search for circles looks at actors in this order. */
static void
add_actors (Source *self)
{
  g_autoptr (GPtrArray) actors = g_hash_table_get_keys_as_ptr_array (self->chosen);

  g_ptr_array_sort (actors, compare_keys);
  for (guint i = 0; i < actors->len; i++)
    add_actor (self, g_ptr_array_index (actors, i));
}

static gboolean
find_index (const FabAnalysisGraph *graph, FabRecord *actor, guint *index)
{
  gint64 key = fab_record_get_key (actor);
  gpointer found;

  if (!g_hash_table_lookup_extended (graph->indexes, &key, NULL, &found))
    return FALSE;
  *index = GPOINTER_TO_UINT (found);
  return TRUE;
}

static void
add_link (Source *self, FabRecord *relation)
{
  FabRecord *ends[2];
  guint pair[2];

  if (get_ends (self, relation, ends) && find_index (self->graph, ends[0], &pair[0]) &&
      find_index (self->graph, ends[1], &pair[1]))
    g_array_append_val (self->pairs, pair);
}

/* ---- Ties and neighbours ---- */

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const guint *p = a, *q = b;

  if (p[0] != q[0])
    return p[0] < q[0] ? -1 : 1;
  return (p[1] > q[1]) - (p[1] < q[1]);
}

/* Links become ties: each pair once, with how many links it has. */
static void
merge_pairs (FabAnalysisGraph *self, GArray *pairs)
{
  guint (*all)[2] = (guint (*)[2])pairs->data;

  self->n_links = pairs->len;
  self->ties = g_malloc_n (pairs->len + 1, sizeof *self->ties);
  self->weights = g_new (guint, pairs->len + 1);
  for (guint i = 0; i < pairs->len; i++)
    if (all[i][0] > all[i][1]) {
      guint first = all[i][1];

      all[i][1] = all[i][0];
      all[i][0] = first;
    }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++) {
    if (i == 0 || compare_pairs (all[i - 1], all[i]) != 0) {
      self->ties[self->n_ties][0] = all[i][0];
      self->ties[self->n_ties][1] = all[i][1];
      self->weights[self->n_ties++] = 0;
    }
    self->weights[self->n_ties - 1]++;
  }
}

static void
list_neighbours (FabAnalysisGraph *self)
{
  g_autofree guint *next = g_new (guint, self->n_actors + 1);

  self->offsets = g_new0 (guint, self->n_actors + 2);
  self->neighbours = g_new (guint, 2 * self->n_ties + 1);
  for (guint t = 0; t < self->n_ties; t++)
    for (guint end = 0; end < 2; end++)
      self->offsets[self->ties[t][end] + 1]++;
  for (guint v = 0; v < self->n_actors; v++)
    self->offsets[v + 1] += self->offsets[v];
  memcpy (next, self->offsets, self->n_actors * sizeof *next);
  for (guint t = 0; t < self->n_ties; t++)
    for (guint end = 0; end < 2; end++)
      self->neighbours[next[self->ties[t][end]]++] = self->ties[t][1 - end];
}

static FabAnalysisGraph *
new_graph (guint max_actors)
{
  FabAnalysisGraph *self = g_new0 (FabAnalysisGraph, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->keys = g_new (gint64, max_actors + 1);
  self->kinds = g_new0 (guint8, max_actors + 1);
  self->indexes = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

/**
 * fab_analysis_graph_new:
 * @territory: (nullable): only who is on its map, also those whom only a wish ties to it
 * @match: (nullable): only these actors and links
 *
 * To be called in the store's thread; what it returns can be measured in any.
 *
 * Returns: (transfer full): the actors and their ties
 */
FabAnalysisGraph *
fab_analysis_graph_new (FabStore *store, FabRecord *territory, const FabMapMatch *match)
{
  g_autoptr (GHashTable) chosen = fab_map_scope_new (store, territory, NULL);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint[2]));
  FabAnalysisGraph *graph = new_graph (fab_store_get_count (store, FAB_TABLE_ACTOR));
  Source self = { store, match, chosen, graph, pairs };

  add_actors (&self);
  visit_all (&self, FAB_TABLE_RELATION, add_link);
  merge_pairs (graph, pairs);
  list_neighbours (graph);
  return graph;
}

/**
 * fab_analysis_graph_new_from_pairs:
 * @links: (array length=n_links): the two ends of each link, counted from 0
 *
 * For graphs that are in no project; the keys of the actors are 1, 2, 3…
 *
 * Returns: (transfer full): the actors and their ties
 */
FabAnalysisGraph *
fab_analysis_graph_new_from_pairs (guint n_actors, guint n_links, const guint (*links)[2])
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint[2]));
  FabAnalysisGraph *self = new_graph (n_actors);

  for (guint v = 0; v < n_actors; v++) {
    self->keys[v] = v + 1;
    g_hash_table_insert (self->indexes, &self->keys[v], GUINT_TO_POINTER (v));
  }
  self->n_actors = n_actors;
  for (guint i = 0; i < n_links; i++)
    if (links[i][0] != links[i][1] && links[i][0] < n_actors && links[i][1] < n_actors)
      g_array_append_vals (pairs, links[i], 1);
  merge_pairs (self, pairs);
  list_neighbours (self);
  return self;
}

void
fab_analysis_graph_free (FabAnalysisGraph *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->indexes);
  g_free (self->keys);
  g_free (self->kinds);
  g_free (self->ties);
  g_free (self->weights);
  g_free (self->offsets);
  g_free (self->neighbours);
  g_free (self);
}
