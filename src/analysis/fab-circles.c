#include "fab-igraph.h"

/* The share of chance in Leiden's refinement, as its authors use it. */
#define RANDOMNESS 0.01
/* Rounds; more change next to nothing, and a bound is a bound. */
#define MAX_ROUNDS 20

/** What Leiden is given and gives. */
typedef struct {
  igraph_vector_t weights;    /* of each tie */
  igraph_vector_t strengths;  /* of each actor: its links */
  igraph_vector_int_t groups; /* of each actor */
} Leiden;

static igraph_error_t
leiden_init (Leiden *self, const FabAnalysisGraph *graph)
{
  igraph_error_t code = igraph_vector_init (&self->weights, graph->n_ties);

  if (code != IGRAPH_SUCCESS)
    return code;
  code = igraph_vector_init (&self->strengths, graph->n_actors);
  if (code != IGRAPH_SUCCESS) {
    igraph_vector_destroy (&self->weights);
    return code;
  }
  code = igraph_vector_int_init (&self->groups, graph->n_actors);
  if (code != IGRAPH_SUCCESS) {
    igraph_vector_destroy (&self->weights);
    igraph_vector_destroy (&self->strengths);
    return code;
  }
  for (guint t = 0; t < graph->n_ties; t++) {
    VECTOR (self->weights)[t] = graph->weights[t];
    for (guint end = 0; end < 2; end++)
      VECTOR (self->strengths)[graph->ties[t][end]] += graph->weights[t];
  }
  return IGRAPH_SUCCESS;
}

static void
leiden_clear (Leiden *self)
{
  igraph_vector_destroy (&self->weights);
  igraph_vector_destroy (&self->strengths);
  igraph_vector_int_destroy (&self->groups);
}

static igraph_error_t
leiden_run (Leiden *self, const FabAnalysisGraph *graph, double *modularity)
{
  igraph_integer_t n_groups;
  igraph_t made;
  igraph_error_t code = fab_igraph_make (graph, &made);

  if (code != IGRAPH_SUCCESS)
    return code;
  code = igraph_community_leiden (&made, &self->weights, &self->strengths, 1.0 / (2.0 * graph->n_links), RANDOMNESS,
                                  false, MAX_ROUNDS, &self->groups, &n_groups, modularity);
  igraph_destroy (&made);
  return code;
}

/* ---- Numbering ---- */

/** One group, while they are numbered by size. */
typedef struct {
  guint size;
  guint first; /* the actor that comes first */
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  const Group *groups = data;
  const Group *p = &groups[*(const guint *)a], *q = &groups[*(const guint *)b];

  if (p->size != q->size)
    return p->size > q->size ? -1 : 1;
  return (p->first > q->first) - (p->first < q->first);
}

/* The largest group is circle 0; actors without ties are in none. */
static void
number_circles (FabAnalysis *self, const igraph_vector_int_t *found)
{
  guint n = self->graph->n_actors;
  g_autofree Group *groups = g_new0 (Group, n + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree guint *numbers = g_new (guint, n + 1);

  for (guint v = n; v-- > 0;) {
    Group *group = &groups[VECTOR (*found)[v]];

    group->size += self->actors[v].degree > 0;
    group->first = v;
  }
  for (guint g = 0; g < n; g++)
    order[g] = g;
  g_sort_array (order, n, sizeof *order, compare_groups, groups);
  for (guint i = 0; i < n; i++) {
    numbers[order[i]] = i;
    self->n_circles += groups[order[i]].size > 0;
  }
  for (guint v = 0; v < n; v++)
    self->actors[v].circle = self->actors[v].degree > 0 ? numbers[VECTOR (*found)[v]] : FAB_NO_CIRCLE;
}

/**
 * fab_measure_circles:
 * @seed: the same seed gives the same circles
 *
 * Sets circles: groups that have as many links within as possible beyond what chance would give them (modularity, resolution 1), found by the method of
 * Leiden (Traag, Waltman & van Eck, "From Louvain to Leiden", Scientific Reports 9, 2019).
 */
gboolean
fab_measure_circles (FabAnalysis *self, guint64 seed, const FabAnalysisJob *job, GError **error)
{
  igraph_error_t code;
  FabIgraph igraph;
  Leiden leiden;

  for (guint v = 0; v < self->graph->n_actors; v++)
    self->actors[v].circle = FAB_NO_CIRCLE;
  if (self->graph->n_links == 0)
    return fab_analysis_job_go_on (job, 1, error);
  fab_igraph_enter (&igraph, seed);
  code = leiden_init (&leiden, self->graph);
  if (code == IGRAPH_SUCCESS) {
    code = leiden_run (&leiden, self->graph, &self->modularity);
    if (code == IGRAPH_SUCCESS)
      number_circles (self, &leiden.groups);
    leiden_clear (&leiden);
  }
  fab_igraph_leave (&igraph);
  return fab_igraph_check (code, error) && fab_analysis_job_go_on (job, 1, error);
}
