#include "fab-sparse-stress.h"

#include "fab-pivots.h"

#include "fab-limits.h"

/* The sparse stress model (Ortmann, Klimenta & Brandes 2016): every node minds its neighbours and some pivots, and a
 * pivot speaks for the nodes around it. Minimised by stochastic gradient descent over the terms. */

enum {
  PIVOTS = 200,
  STEPS = 15,
  BLOCK = 2048, /* terms that stay together when their order changes */
};

typedef struct {
  int i, j;
  float wanted;
  float weight_i, weight_j; /* how much each end minds */
} Term;

typedef struct {
  const FabGraph *graph;
  FabPivots pivots;
  int *region;   /* per node: the pivot that speaks for it */
  int *pivot_of; /* per node: which pivot it is, -1: none */
  int n_bins;    /* distances are counted in halves of a link */
  int *counts;   /* n_pivots × n_bins: how many of a pivot's region are up to so far away */
  Term *terms;
  size_t n_terms;
} Model;

static float
pivot_distance (const Model *model, int pivot, int node)
{
  return model->pivots.distance[(size_t)pivot * (size_t)model->graph->n_nodes + (size_t)node];
}

static int
bin_of (const Model *model, float distance)
{
  int bin = (int)(2 * distance);

  return bin < model->n_bins ? bin : model->n_bins - 1;
}

static void
find_regions (Model *model)
{
  for (int v = 0; v < model->graph->n_nodes; v++) {
    int nearest = 0;

    for (int p = 1; p < model->pivots.n_pivots; p++)
      if (pivot_distance (model, p, v) < pivot_distance (model, nearest, v))
        nearest = p;
    model->region[v] = nearest;
    model->pivot_of[v] = -1;
    model->counts[nearest * model->n_bins + bin_of (model, pivot_distance (model, nearest, v))]++;
  }
  for (int p = 0; p < model->pivots.n_pivots; p++) {
    model->pivot_of[model->pivots.nodes[p]] = p;
    for (int bin = 1; bin < model->n_bins; bin++)
      model->counts[p * model->n_bins + bin] += model->counts[p * model->n_bins + bin - 1];
  }
}

/* How many nodes the pivot speaks for, to somebody at this distance: those of its region less than half as far from it */
static float
pivot_share (const Model *model, int pivot, float distance)
{
  return (float)model->counts[pivot * model->n_bins + bin_of (model, distance / 2)];
}

static void
add_link_terms (Model *model)
{
  const FabGraph *graph = model->graph;

  for (int v = 0; v < graph->n_nodes; v++)
    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++)
      if (graph->neighbours[k] > v) {
        float wanted = graph->lengths != NULL ? graph->lengths[k] : 1;
        float weight = 1 / (wanted * wanted);

        model->terms[model->n_terms++] = (Term){ v, graph->neighbours[k], wanted, weight, weight };
      }
}

static void
add_pivot_terms (Model *model, int pivot)
{
  for (int v = 0; v < model->graph->n_nodes; v++) {
    float wanted = pivot_distance (model, pivot, v);
    float weight = 1 / (wanted * wanted);
    int other = model->pivot_of[v];

    if (wanted <= 1 || (other >= 0 && other < pivot))
      continue;
    model->terms[model->n_terms++] = (Term){
      v,
      model->pivots.nodes[pivot],
      wanted,
      weight * pivot_share (model, pivot, wanted),
      other >= 0 ? weight * pivot_share (model, other, wanted) : 0,
    };
  }
}

static void
shuffle_terms (Model *model, FabRandom *random)
{
  for (size_t t = model->n_terms; t > 1; t--) {
    size_t other = (size_t)(fab_random_unit (random) * (double)t);
    Term term = model->terms[t - 1];

    model->terms[t - 1] = model->terms[other];
    model->terms[other] = term;
  }
}

static void
move_ends (const Term *term, float rate, float *x, float *y)
{
  float dx = x[term->i] - x[term->j], dy = y[term->i] - y[term->j];
  float length = sqrtf (dx * dx + dy * dy + 1e-12f);
  float change = 0.5f * (length - term->wanted) / length;
  float move_i = change * fab_min (1, rate * term->weight_i), move_j = change * fab_min (1, rate * term->weight_j);

  x[term->i] -= move_i * dx;
  y[term->i] -= move_i * dy;
  x[term->j] += move_j * dx;
  y[term->j] += move_j * dy;
}

static void
descend (const Model *model, FabJob *job, float *x, float *y)
{
  int n_blocks = (int)((model->n_terms + BLOCK - 1) / BLOCK);
  int *blocks = fab_job_new (job, int, n_blocks);
  double least = INFINITY, most = 0, decay;

  for (size_t t = 0; t < model->n_terms; t++) {
    least = fmin (least, (double)model->terms[t].weight_i);
    most = fmax (most, (double)model->terms[t].weight_i);
  }
  decay = log (most / least / 0.1) / (STEPS - 1);
  for (int b = 0; blocks != NULL && b < n_blocks; b++)
    blocks[b] = b;
  for (int step = 0; step < STEPS && fab_job_continues (job, (double)step / STEPS); step++) {
    float rate = (float)(exp (-decay * step) / least);

    fab_random_shuffle (&job->random, n_blocks, blocks);
    for (int b = 0; b < n_blocks; b++) {
      size_t begin = (size_t)blocks[b] * BLOCK;
      size_t end = begin + BLOCK < model->n_terms ? begin + BLOCK : model->n_terms;

      for (size_t t = begin; t < end; t++)
        move_ends (&model->terms[t], rate, x, y);
    }
  }
}

static bool
model_init (Model *model, const FabGraph *graph, FabJob *job)
{
  size_t n = (size_t)graph->n_nodes, n_terms;
  float longest = 0;

  *model = (Model){ .graph = graph };
  if (!fab_pivots_init (&model->pivots, graph, PIVOTS, job))
    return false;
  for (size_t k = 0; k < n * (size_t)model->pivots.n_pivots; k++)
    longest = fab_max (longest, model->pivots.distance[k]);
  n_terms = n * (size_t)model->pivots.n_pivots + (size_t)graph->n_edges;
  model->n_bins = 2 + (int)fab_min (longest, 100000);
  model->region = fab_job_new (job, int, n);
  model->pivot_of = fab_job_new (job, int, n);
  model->counts = fab_job_new (job, int, (size_t)model->pivots.n_pivots *(size_t)model->n_bins);
  model->terms = fab_job_new (job, Term, n_terms);
  return fab_job_ok (job);
}

void
fab_sparse_stress (const FabGraph *graph, FabJob *job, float *x, float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  Model model;

  if (model_init (&model, graph, job)) {
    find_regions (&model);
    fab_pivots_place (&model.pivots, job, x, y);
    add_link_terms (&model);
    for (int p = 0; p < model.pivots.n_pivots; p++)
      add_pivot_terms (&model, p);
    shuffle_terms (&model, &job->random);
    descend (&model, job, x, y);
  }
  fab_job_release (job, mark);
}
