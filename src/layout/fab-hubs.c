#include "fab-hubs.h"

#include <math.h>

enum {
  FEWEST_NODES = 8, /* fewer have no room for an inside and an outside */
  HUB_SHARE = 3,    /* a hub is tied to more than a third of all nodes, */
  MANY_SHARE = 10,  /* but if more than a tenth of all nodes are, the graph is merely dense */
};

static bool
is_hub (const FabGraph *graph, int v)
{
  return HUB_SHARE * (graph->offsets[v + 1] - graph->offsets[v]) > graph->n_nodes;
}

/* A few hubs, and links without them that could show something */
static bool
has_few_hubs (const FabGraph *graph)
{
  int n_hubs = 0, links_of_hubs = 0;

  for (int v = 0; v < graph->n_nodes; v++)
    if (is_hub (graph, v)) {
      n_hubs++;
      links_of_hubs += graph->offsets[v + 1] - graph->offsets[v];
    }
  return n_hubs > 0 && graph->n_nodes >= FEWEST_NODES && n_hubs <= 1 + graph->n_nodes / MANY_SHARE &&
         links_of_hubs < graph->n_edges;
}

bool
fab_hubs_loosen (const FabGraph *graph, float reach, FabJob *job, FabGraph *loose)
{
  float length = 1 + reach * sqrtf ((float)graph->n_nodes);

  if (!has_few_hubs (graph))
    return false;
  *loose = *graph;
  loose->lengths = fab_job_new (job, float, 2 * (size_t)graph->n_edges);
  for (int v = 0; fab_job_ok (job) && v < graph->n_nodes; v++)
    for (int k = graph->offsets[v]; k < graph->offsets[v + 1]; k++) {
      float own = graph->lengths != NULL ? graph->lengths[k] : 1;

      loose->lengths[k] = is_hub (graph, v) || is_hub (graph, graph->neighbours[k]) ? length * own : own;
    }
  return fab_job_ok (job);
}
