#include "fab-hops.h"

bool
fab_search_init (FabSearch *search, const FabGraph *graph, FabJob *job)
{
  *search = (FabSearch){ .queue = fab_job_new (job, int, graph->n_nodes) };
  if (graph->lengths != NULL) {
    search->heap = fab_job_new (job, int, graph->n_nodes);
    search->slot = fab_job_new (job, int, graph->n_nodes);
  }
  return fab_job_ok (job);
}

/* Breadth first, for links of equal length */
static int
search_hops (FabSearch *search, const FabGraph *graph, int source, float *distance)
{
  int *queue = search->queue;
  int head = 0, tail = 0;

  queue[tail++] = source;
  while (head < tail) {
    int node = queue[head++];

    for (int k = graph->offsets[node]; k < graph->offsets[node + 1]; k++) {
      int other = graph->neighbours[k];

      if (distance[other] < 0) {
        distance[other] = distance[node] + 1;
        queue[tail++] = other;
      }
    }
  }
  return tail;
}

static void
heap_put (FabSearch *search, int place, int node)
{
  search->heap[place] = node;
  search->slot[node] = place;
}

static void
heap_rise (FabSearch *search, int place, const float *distance)
{
  int node = search->heap[place];

  while (place > 0 && distance[search->heap[(place - 1) / 2]] > distance[node]) {
    heap_put (search, place, search->heap[(place - 1) / 2]);
    place = (place - 1) / 2;
  }
  heap_put (search, place, node);
}

static void
heap_sink (FabSearch *search, int size, const float *distance)
{
  int place = 0;
  int node = search->heap[size];

  for (;;) {
    int child = 2 * place + 1;

    if (child + 1 < size && distance[search->heap[child + 1]] < distance[search->heap[child]])
      child++;
    if (child >= size || distance[search->heap[child]] >= distance[node])
      break;
    heap_put (search, place, search->heap[child]);
    place = child;
  }
  if (size > 0)
    heap_put (search, place, node);
}

/* Dijkstra with a binary heap */
static int
search_lengths (FabSearch *search, const FabGraph *graph, int source, float *distance)
{
  int size = 1, reached = 0;

  for (int v = 0; v < graph->n_nodes; v++)
    search->slot[v] = -1;
  heap_put (search, 0, source);
  while (size > 0) {
    int node = search->heap[0];

    search->slot[node] = -2;
    reached++;
    heap_sink (search, --size, distance);
    for (int k = graph->offsets[node]; k < graph->offsets[node + 1]; k++) {
      int other = graph->neighbours[k];
      float through = distance[node] + graph->lengths[k];

      if (search->slot[other] == -2 || (search->slot[other] >= 0 && distance[other] <= through))
        continue;
      if (search->slot[other] == -1)
        heap_put (search, size++, other);
      distance[other] = through;
      heap_rise (search, search->slot[other], distance);
    }
  }
  return reached;
}

int
fab_search_from (FabSearch *search, const FabGraph *graph, int source, float *distance)
{
  for (int v = 0; v < graph->n_nodes; v++)
    distance[v] = -1;
  distance[source] = 0;
  return graph->lengths != NULL ? search_lengths (search, graph, source, distance)
                                : search_hops (search, graph, source, distance);
}
