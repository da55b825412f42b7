#include "fab-layers.h"

#include <stdlib.h>
#include <string.h>

/* Arcs by where they come from */
typedef struct {
  int *first; /* n_nodes + 1 */
  int *heads;
  int *arcs; /* which arc each is */
} Out;

static bool
is_arc (int n_nodes, const int arc[2])
{
  return arc[0] != arc[1] && arc[0] >= 0 && arc[1] >= 0 && arc[0] < n_nodes && arc[1] < n_nodes;
}

static bool
sort_arcs (Out *out, int n_nodes, int n_arcs, const int (*arcs)[2], FabJob *job)
{
  int *fill = fab_job_new (job, int, n_nodes);

  *out = (Out){ fab_job_new (job, int, (size_t)n_nodes + 1), fab_job_new (job, int, n_arcs),
                fab_job_new (job, int, n_arcs) };
  if (!fab_job_ok (job))
    return false;
  for (int a = 0; a < n_arcs; a++)
    if (is_arc (n_nodes, arcs[a]))
      out->first[arcs[a][0] + 1]++;
  for (int v = 0; v < n_nodes; v++) {
    out->first[v + 1] += out->first[v];
    fill[v] = out->first[v];
  }
  for (int a = 0; a < n_arcs; a++)
    if (is_arc (n_nodes, arcs[a])) {
      int k = fill[arcs[a][0]]++;

      out->heads[k] = arcs[a][1];
      out->arcs[k] = a;
    }
  return true;
}

/* Depth first without recursion; an arc to a node that is still open closes a cycle. Starts at nodes without arcs in. */
static void
find_backward (const Out *out, int n_nodes, unsigned char *backward, FabJob *job)
{
  int *stack = fab_job_new (job, int, n_nodes), *next = fab_job_new (job, int, n_nodes);
  int *n_in = fab_job_new (job, int, n_nodes);
  unsigned char *state = fab_job_new (job, unsigned char, n_nodes); /* 0 new, 1 open, 2 done */

  if (!fab_job_ok (job))
    return;
  for (int k = 0; k < out->first[n_nodes]; k++)
    n_in[out->heads[k]]++;
  for (int pass = 0; pass < 2; pass++)
    for (int root = 0; root < n_nodes; root++) {
      int depth = 0;

      if (state[root] != 0 || (pass == 0 && n_in[root] > 0))
        continue;
      stack[depth++] = root;
      next[root] = out->first[root];
      state[root] = 1;
      while (depth > 0) {
        int node = stack[depth - 1], k = next[node]++;

        if (k == out->first[node + 1]) {
          state[node] = 2;
          depth--;
        } else if (state[out->heads[k]] == 1) {
          backward[out->arcs[k]] = 1;
        } else if (state[out->heads[k]] == 0) {
          stack[depth++] = out->heads[k];
          next[out->heads[k]] = out->first[out->heads[k]];
          state[out->heads[k]] = 1;
        }
      }
    }
}

/* Longest path from the top; then nodes with nothing above slide down to just above what they lead to. */
static void
assign_layers (FabLayers *layers, const Out *out, FabJob *job)
{
  int n = layers->n_nodes, head = 0, tail = 0;
  int *n_in = fab_job_new (job, int, n), *queue = fab_job_new (job, int, n);
  unsigned char *is_root = fab_job_new (job, unsigned char, n);

  if (!fab_job_ok (job))
    return;
  for (int k = 0; k < out->first[n]; k++)
    n_in[out->heads[k]]++;
  for (int v = 0; v < n; v++)
    if (n_in[v] == 0) {
      is_root[v] = 1;
      queue[tail++] = v;
    }
  while (head < tail) {
    int node = queue[head++];

    for (int k = out->first[node]; k < out->first[node + 1]; k++) {
      int other = out->heads[k];

      if (layers->layer[other] < layers->layer[node] + 1)
        layers->layer[other] = layers->layer[node] + 1;
      if (--n_in[other] == 0)
        queue[tail++] = other;
    }
  }
  for (int v = 0; v < n; v++) {
    int highest = n;

    for (int k = out->first[v]; k < out->first[v + 1]; k++)
      if (layers->layer[out->heads[k]] < highest)
        highest = layers->layer[out->heads[k]];
    if (is_root[v] && highest < n)
      layers->layer[v] = highest - 1;
  }
  for (int v = 0; v < n; v++)
    if (layers->layer[v] + 1 > layers->n_layers)
      layers->n_layers = layers->layer[v] + 1;
}

/* More passing points than this, and long arcs go straight. */
enum { MAX_POINTS = 400000 };

/* Ties between neighbouring layers; an arc over several layers gets a point in each between. */
static bool
make_ties (FabLayers *layers, const Out *out, FabJob *job)
{
  int n = layers->n_nodes, n_ties = 0;
  size_t n_most = (size_t)n, n_points = (size_t)n;
  int *layer;
  int (*ties)[2];
  FabGraph *graph;

  for (int v = 0; v < n; v++)
    for (int k = out->first[v]; k < out->first[v + 1]; k++)
      n_most += (size_t)(layers->layer[out->heads[k]] - layers->layer[v]);
  if (n_most > MAX_POINTS)
    n_most = MAX_POINTS;
  layer = fab_job_new (job, int, n_most + 1);
  ties = fab_job_alloc (job, n_most + (size_t)out->first[n] + 1, sizeof *ties);
  if (!fab_job_ok (job))
    return false;
  memcpy (layer, layers->layer, sizeof *layer * (size_t)n);
  for (int v = 0; v < n; v++)
    for (int k = out->first[v]; k < out->first[v + 1]; k++) {
      int at = v, end = layers->layer[out->heads[k]];

      if (n_points + (size_t)(end - layers->layer[v]) > n_most)
        continue;
      for (int l = layers->layer[v] + 1; l < end; l++) {
        layer[n_points] = l;
        ties[n_ties][0] = at;
        ties[n_ties++][1] = at = (int)n_points++;
      }
      ties[n_ties][0] = at;
      ties[n_ties++][1] = out->heads[k];
    }
  layers->layer = layer;
  layers->n_points = (int)n_points;
  graph = fab_graph_new (layers->n_points, n_ties, (const int (*)[2])ties);
  if (graph == NULL) {
    job->status = FAB_LAYOUT_NO_MEMORY;
    return false;
  }
  /* the job owns copies of the arrays, so that one sweep frees everything */
  layers->ties = (FabGraph){ .n_nodes = graph->n_nodes,
                             .n_edges = graph->n_edges,
                             .offsets = fab_job_new (job, int, (size_t)graph->n_nodes + 1),
                             .neighbours = fab_job_new (job, int, 2 * (size_t)graph->n_edges + 1) };
  if (fab_job_ok (job)) {
    memcpy (layers->ties.offsets, graph->offsets, sizeof (int) * ((size_t)graph->n_nodes + 1));
    memcpy (layers->ties.neighbours, graph->neighbours, sizeof (int) * 2 * (size_t)graph->n_edges);
  }
  fab_graph_free (graph);
  return fab_job_ok (job);
}

/* A first order: neighbours in the ties after one another, as a walk meets them */
static void
first_order (FabLayers *layers, FabJob *job)
{
  int n = layers->n_points, head = 0, tail = 0;
  int *queue = fab_job_new (job, int, n), *fill = fab_job_new (job, int, layers->n_layers + 1);
  unsigned char *seen = fab_job_new (job, unsigned char, n);

  layers->order = fab_job_new (job, int, n);
  layers->place = fab_job_new (job, int, n);
  layers->first = fab_job_new (job, int, layers->n_layers + 1);
  if (!fab_job_ok (job))
    return;
  for (int root = 0; root < n; root++) {
    if (seen[root])
      continue;
    seen[root] = 1;
    queue[tail++] = root;
    while (head < tail) {
      int node = queue[head++];

      for (int k = layers->ties.offsets[node]; k < layers->ties.offsets[node + 1]; k++)
        if (!seen[layers->ties.neighbours[k]]) {
          seen[layers->ties.neighbours[k]] = 1;
          queue[tail++] = layers->ties.neighbours[k];
        }
    }
  }
  for (int v = 0; v < n; v++)
    layers->first[layers->layer[v] + 1]++;
  for (int l = 0; l < layers->n_layers; l++) {
    layers->first[l + 1] += layers->first[l];
    fill[l] = layers->first[l];
  }
  for (int k = 0; k < n; k++) {
    int v = queue[k], at = fill[layers->layer[v]]++;

    layers->order[at] = v;
    layers->place[v] = at - layers->first[layers->layer[v]];
  }
}

bool
fab_layers_init (FabLayers *layers, int n_nodes, int n_arcs, const int (*arcs)[2], FabJob *job)
{
  unsigned char *backward = fab_job_new (job, unsigned char, (size_t)n_arcs + 1);
  int (*downward)[2] = fab_job_alloc (job, (size_t)n_arcs + 1, sizeof *downward);
  Out out;

  *layers = (FabLayers){ .n_nodes = n_nodes, .layer = fab_job_new (job, int, n_nodes) };
  if (!sort_arcs (&out, n_nodes, n_arcs, arcs, job))
    return false;
  find_backward (&out, n_nodes, backward, job);
  for (int a = 0; fab_job_ok (job) && a < n_arcs; a++) {
    downward[a][0] = arcs[a][backward[a] ? 1 : 0];
    downward[a][1] = arcs[a][backward[a] ? 0 : 1];
  }
  if (!fab_job_ok (job) || !sort_arcs (&out, n_nodes, n_arcs, (const int (*)[2])downward, job))
    return false;
  assign_layers (layers, &out, job);
  if (fab_job_ok (job) && make_ties (layers, &out, job))
    first_order (layers, job);
  return fab_job_ok (job);
}

typedef struct {
  double pull;
  int place, node;
} Pulled;

static int
compare_pulled (const void *a, const void *b)
{
  const Pulled *x = a, *y = b;

  if (x->pull != y->pull)
    return x->pull < y->pull ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Sorts one layer by the mean place of its ties in the layer above (step 1) or below (step -1). */
static void
sort_layer (FabLayers *layers, int l, int step, Pulled *pulled)
{
  int begin = layers->first[l], count = layers->first[l + 1] - begin;

  for (int k = 0; k < count; k++) {
    int v = layers->order[begin + k], n_ties = 0;
    double sum = 0;

    for (int e = layers->ties.offsets[v]; e < layers->ties.offsets[v + 1]; e++) {
      int w = layers->ties.neighbours[e], its = layers->layer[w];

      if (its != l - step)
        continue;
      /* as a share of its layer's width, so that layers of different width can be compared */
      sum += (layers->place[w] + 0.5) / (layers->first[its + 1] - layers->first[its]);
      n_ties++;
    }
    pulled[k] = (Pulled){ n_ties > 0 ? sum / n_ties : (k + 0.5) / count, k, v };
  }
  qsort (pulled, (size_t)count, sizeof *pulled, compare_pulled);
  for (int k = 0; k < count; k++) {
    layers->order[begin + k] = pulled[k].node;
    layers->place[pulled[k].node] = k;
  }
}

/* Sweeps down and up with the barycentre rule (Sugiyama, Tagawa & Toda 1981). */
void
fab_layers_order (FabLayers *layers, FabJob *job)
{
  enum { SWEEPS = 12 };
  Pulled *pulled = fab_job_new (job, Pulled, layers->n_points);

  for (int sweep = 0; sweep < SWEEPS && fab_job_continues (job, (double)sweep / SWEEPS); sweep++) {
    for (int l = 1; sweep % 2 == 0 && l < layers->n_layers; l++)
      sort_layer (layers, l, 1, pulled);
    for (int l = layers->n_layers - 2; sweep % 2 == 1 && l >= 0; l--)
      sort_layer (layers, l, -1, pulled);
  }
}
