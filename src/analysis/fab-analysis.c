#include "fab-analysis-private.h"

G_DEFINE_BOXED_TYPE (FabAnalysis, fab_analysis, fab_analysis_ref, fab_analysis_unref)

/* ---- Measuring ---- */

/** fab_analysis_job_go_on: tells how far a measure is, @fraction of itself; %FALSE when cancelled */
gboolean
fab_analysis_job_go_on (const FabAnalysisJob *self, double fraction, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (self->from + (self->to - self->from) * fraction, self->data);
  return TRUE;
}

static void
count_ties (FabAnalysis *self)
{
  const FabAnalysisGraph *graph = self->graph;

  for (guint v = 0; v < graph->n_actors; v++) {
    self->actors[v].key = graph->keys[v];
    self->actors[v].degree = graph->offsets[v + 1] - graph->offsets[v];
    self->kind_counts[graph->kinds[v]]++;
  }
  for (guint t = 0; t < graph->n_ties; t++) {
    guint8 kinds[2];

    for (guint end = 0; end < 2; end++) {
      kinds[end] = graph->kinds[graph->ties[t][end]];
      self->actors[graph->ties[t][end]].links += graph->weights[t];
    }
    self->kind_ties[MIN (kinds[0], kinds[1])][MAX (kinds[0], kinds[1])]++;
  }
}

static FabAnalysis *
new_analysis (const FabAnalysisGraph *graph)
{
  FabAnalysis *self = g_new0 (FabAnalysis, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->graph = (FabAnalysisGraph *)graph;
  g_atomic_ref_count_inc (&self->graph->ref_count);
  self->actors = g_new0 (FabActorMeasures, graph->n_actors + 1);
  self->bridges = g_array_new (FALSE, FALSE, sizeof (FabBridge));
  return self;
}

/**
 * fab_analysis_run:
 * @seed: where the search for circles starts from: the same seed gives the same circles
 * @progress: (nullable): called in this thread
 * @cancellable: (nullable): looked at many times a second
 *
 * Measures everything, in any thread. A map of 10 000 actors takes a few seconds, nearly all of them for betweenness and closeness, which grow with the
 * number of actors times that of ties.
 *
 * Returns: (transfer full) (nullable): the measures; %NULL with @error when cancelled
 */
FabAnalysis *
fab_analysis_run (const FabAnalysisGraph *graph, guint64 seed, FabAnalysisProgress progress, gpointer data,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (FabAnalysis) self = new_analysis (graph);
  FabAnalysisJob cuts = { progress, data, cancellable, 0, 0.01 };
  FabAnalysisJob circles = { progress, data, cancellable, 0.01, 0.04 };
  FabAnalysisJob paths = { progress, data, cancellable, 0.04, 1 };

  count_ties (self);
  if (!fab_analysis_job_go_on (&cuts, 0, error) || !fab_measure_cuts (self, &cuts, error) ||
      !fab_measure_circles (self, seed, &circles, error) || !fab_measure_paths (self, &paths, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fab_analysis_find_circles:
 * @seed: as for fab_analysis_run(): the same seed gives the same circles
 *
 * Finds the circles alone, in any thread: tens of milliseconds where all measures take seconds. What paths and cuts say is left at 0.
 *
 * Returns: (transfer full) (nullable): the circles; %NULL with @error when cancelled
 */
FabAnalysis *
fab_analysis_find_circles (const FabAnalysisGraph *graph, guint64 seed, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabAnalysis) self = new_analysis (graph);
  FabAnalysisJob circles = { NULL, NULL, cancellable, 0, 1 };

  count_ties (self);
  return fab_measure_circles (self, seed, &circles, error) ? g_steal_pointer (&self) : NULL;
}

FabAnalysis *
fab_analysis_ref (FabAnalysis *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fab_analysis_unref (FabAnalysis *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  fab_analysis_graph_free (self->graph);
  g_array_unref (self->bridges);
  g_free (self->actors);
  g_free (self);
}

/* ---- Reading ---- */

guint
fab_analysis_get_n_actors (FabAnalysis *self)
{
  return self->graph->n_actors;
}

/** fab_analysis_get_actor: (transfer none): the measures of an actor by its index */
const FabActorMeasures *
fab_analysis_get_actor (FabAnalysis *self, guint index)
{
  g_return_val_if_fail (index < self->graph->n_actors, NULL);

  return &self->actors[index];
}

/** fab_analysis_find_actor: (transfer none) (nullable): the measures of an actor by its key; %NULL where it was not measured */
const FabActorMeasures *
fab_analysis_find_actor (FabAnalysis *self, gint64 key)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (self->graph->indexes, &key, NULL, &index))
    return NULL;
  return &self->actors[GPOINTER_TO_UINT (index)];
}

/** fab_analysis_get_n_links: links between two different actors that are made, parallel ones counted each */
guint
fab_analysis_get_n_links (FabAnalysis *self)
{
  return self->graph->n_links;
}

/** fab_analysis_get_n_components: pieces of the map; an isolated actor is one */
guint
fab_analysis_get_n_components (FabAnalysis *self)
{
  return self->n_components;
}

guint
fab_analysis_get_n_circles (FabAnalysis *self)
{
  return self->n_circles;
}

/** fab_analysis_get_modularity: how much the circles keep to themselves: 0 as by chance, towards 1 entirely */
double
fab_analysis_get_modularity (FabAnalysis *self)
{
  return self->modularity;
}

/** fab_analysis_get_neighbours: (transfer none) (array length=n): the indexes of those that an actor is tied to */
const guint *
fab_analysis_get_neighbours (FabAnalysis *self, guint index, guint *n)
{
  const FabAnalysisGraph *graph = self->graph;

  g_return_val_if_fail (index < graph->n_actors, NULL);

  *n = graph->offsets[index + 1] - graph->offsets[index];
  return &graph->neighbours[graph->offsets[index]];
}

/** fab_analysis_get_bridges: (transfer none) (array length=n): those that cut off most come first */
const FabBridge *
fab_analysis_get_bridges (FabAnalysis *self, guint *n)
{
  *n = self->bridges->len;
  return (const FabBridge *)self->bridges->data;
}

/* ---- Density ---- */

static guint64
count_pairs (guint64 n)
{
  return n > 0 ? n * (n - 1) / 2 : 0;
}

FabDensity
fab_analysis_get_density (FabAnalysis *self)
{
  return (FabDensity){ self->graph->n_ties, count_pairs (self->graph->n_actors) };
}

/** fab_analysis_get_kind_density: of the ties between actors of two kinds, or among those of one */
FabDensity
fab_analysis_get_kind_density (FabAnalysis *self, guint kind, guint other_kind)
{
  guint64 n = fab_analysis_count_kind (self, kind), m = fab_analysis_count_kind (self, other_kind);

  g_return_val_if_fail (kind < FAB_ANALYSIS_MAX_KINDS && other_kind < FAB_ANALYSIS_MAX_KINDS, (FabDensity){ 0 });

  return (FabDensity){ self->kind_ties[MIN (kind, other_kind)][MAX (kind, other_kind)],
                       kind == other_kind ? count_pairs (n) : n * m };
}

guint
fab_analysis_count_kind (FabAnalysis *self, guint kind)
{
  return kind < FAB_ANALYSIS_MAX_KINDS ? self->kind_counts[kind] : 0;
}
