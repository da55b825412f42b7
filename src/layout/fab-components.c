#include "fab-components.h"

#include <stdlib.h>
#include <string.h>

enum {
  CLUMP = 256 /* as many nodes as are searched from at once: see fab-pair-table.c */
};

typedef struct {
  const FabGraph *graph;
  int *order;  /* nodes in the order in which they were reached */
  int *number; /* -1: not reached */
} Walk;

/* Breadth first over nodes that were not reached yet, up to @limit of them. Returns: the new length of the order */
static int
reach_from (Walk *walk, int source, int begin, int limit)
{
  const FabGraph *graph = walk->graph;
  int head = begin, tail = begin;

  walk->number[source] = tail;
  walk->order[tail++] = source;
  while (head < tail) {
    int node = walk->order[head++];

    for (int k = graph->offsets[node]; k < graph->offsets[node + 1] && tail - begin < limit; k++) {
      int other = graph->neighbours[k];

      if (walk->number[other] >= 0)
        continue;
      walk->number[other] = tail;
      walk->order[tail++] = other;
    }
  }
  return tail;
}

/* Numbers the nodes order[begin … end - 1] of one component anew, clump by clump. */
static void
number_in_clumps (Walk *walk, int begin, int end, int *reached)
{
  int tail = begin;

  memcpy (reached, walk->order + begin, sizeof (int) * (size_t)(end - begin));
  for (int k = begin; k < end; k++)
    walk->number[walk->order[k]] = -1;
  for (int k = 0; k < end - begin; k++)
    if (walk->number[reached[k]] < 0)
      tail = reach_from (walk, reached[k], tail, CLUMP);
}

static bool
fill_component (FabComponent *component, const FabGraph *graph, const int *local, FabJob *job)
{
  int n = component->graph.n_nodes;
  int n_ends = 0;
  FabGraph *part = &component->graph;

  for (int v = 0; v < n; v++)
    n_ends += graph->offsets[component->nodes[v] + 1] - graph->offsets[component->nodes[v]];
  part->offsets = fab_job_new (job, int, n + 1);
  part->neighbours = fab_job_new (job, int, n_ends);
  part->lengths = graph->lengths != NULL ? fab_job_new (job, float, n_ends) : NULL;
  if (!fab_job_ok (job))
    return false;
  n_ends = 0;
  for (int v = 0; v < n; v++) {
    int node = component->nodes[v];

    for (int k = graph->offsets[node]; k < graph->offsets[node + 1]; k++) {
      if (local[graph->neighbours[k]] < 0)
        continue;
      if (part->lengths != NULL)
        part->lengths[n_ends] = graph->lengths[k];
      part->neighbours[n_ends++] = local[graph->neighbours[k]];
    }
    part->offsets[v + 1] = n_ends;
  }
  part->n_edges = n_ends / 2;
  return true;
}

static int
compare_components (const void *a, const void *b)
{
  const FabComponent *x = a, *y = b;

  if (x->graph.n_nodes != y->graph.n_nodes)
    return x->graph.n_nodes < y->graph.n_nodes ? 1 : -1;
  return (x->nodes > y->nodes) - (x->nodes < y->nodes);
}

bool
fab_components_init (FabComponents *components, const FabGraph *graph, FabJob *job)
{
  int n = graph->n_nodes;
  Walk walk = { graph, fab_job_new (job, int, n), fab_job_new (job, int, n) };
  int *scratch = fab_job_new (job, int, n);
  int end = 0;

  *components = (FabComponents){ .items = fab_job_new (job, FabComponent, n) };
  if (!fab_job_ok (job))
    return false;
  for (int v = 0; v < n; v++)
    walk.number[v] = -1;
  for (int v = 0; v < n; v++) {
    int begin = end;

    if (walk.number[v] >= 0)
      continue;
    end = reach_from (&walk, v, begin, n);
    number_in_clumps (&walk, begin, end, scratch);
    components->items[components->n].nodes = walk.order + begin;
    components->items[components->n++].graph.n_nodes = end - begin;
  }
  for (int c = 0; c < components->n; c++)
    for (int v = 0; v < components->items[c].graph.n_nodes; v++)
      scratch[components->items[c].nodes[v]] = v;
  qsort (components->items, (size_t)components->n, sizeof *components->items, compare_components);
  for (int c = 0; c < components->n && fab_job_ok (job); c++)
    fill_component (&components->items[c], graph, scratch, job);
  return fab_job_ok (job);
}

bool
fab_component_init (FabComponent *component, const FabGraph *graph, const int *nodes, int n, FabJob *job)
{
  int *local = fab_job_new (job, int, graph->n_nodes);

  *component = (FabComponent){ .nodes = fab_job_new (job, int, n), .graph.n_nodes = n };
  if (!fab_job_ok (job))
    return false;
  memcpy (component->nodes, nodes, sizeof (int) * (size_t)n);
  for (int v = 0; v < graph->n_nodes; v++)
    local[v] = -1;
  for (int v = 0; v < n; v++)
    local[nodes[v]] = v;
  return fill_component (component, graph, local, job);
}
