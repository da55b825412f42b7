#include "fab-tree-start.h"

#include <math.h>

typedef struct {
  const FabGraph *graph;
  int *order;  /* the nodes, from the middle outward */
  int *parent; /* -1 for the middle */
  int *depth;
  double *ends; /* how many leaves are beyond a node */
  double *from; /* where the sector of a node begins, in leaves */
} Tree;

/* Fills order, parent and depth by going breadth first. Returns: the node that was met last, a farthest one */
static int
walk (Tree *tree, int root)
{
  const FabGraph *graph = tree->graph;
  int n = 0;

  tree->order[n++] = root;
  tree->parent[root] = -1;
  tree->depth[root] = 0;
  for (int k = 0; k < n; k++) {
    int v = tree->order[k];

    for (int i = graph->offsets[v]; i < graph->offsets[v + 1]; i++) {
      int w = graph->neighbours[i];

      if (w == tree->parent[v])
        continue;
      tree->parent[w] = v;
      tree->depth[w] = tree->depth[v] + 1;
      tree->order[n++] = w;
    }
  }
  return tree->order[n - 1];
}

/* The middle of a longest path */
static int
find_middle (Tree *tree)
{
  int end = walk (tree, walk (tree, 0));

  for (int steps = tree->depth[end] / 2; steps > 0; steps--)
    end = tree->parent[end];
  return end;
}

static void
count_ends (Tree *tree)
{
  for (int k = tree->graph->n_nodes - 1; k >= 0; k--) {
    int v = tree->order[k];

    if (tree->ends[v] == 0)
      tree->ends[v] = 1;
    if (tree->parent[v] >= 0)
      tree->ends[tree->parent[v]] += tree->ends[v];
  }
}

/* Parents come before their children, so each child takes its part of what is left of its parent's sector. */
static void
place (Tree *tree, float *x, float *y)
{
  const double two_pi = 6.283185307179586;
  double all = tree->ends[tree->order[0]];

  for (int k = 0; k < tree->graph->n_nodes; k++) {
    int v = tree->order[k], parent = tree->parent[v];
    double begin = parent < 0 ? 0 : tree->from[parent], angle = two_pi * (begin + 0.5 * tree->ends[v]) / all;

    tree->from[v] = begin;
    if (parent >= 0)
      tree->from[parent] += tree->ends[v];
    x[v] = (float)(tree->depth[v] * cos (angle));
    y[v] = (float)(tree->depth[v] * sin (angle));
  }
}

void
fab_tree_start (const FabGraph *graph, FabJob *job, float *x, float *y)
{
  FabJobBlock *mark = fab_job_mark (job);
  size_t n = (size_t)graph->n_nodes;
  Tree tree = {
    .graph = graph,
    .order = fab_job_new (job, int, n),
    .parent = fab_job_new (job, int, n),
    .depth = fab_job_new (job, int, n),
    .ends = fab_job_new (job, double, n),
    .from = fab_job_new (job, double, n),
  };

  if (fab_job_ok (job)) {
    walk (&tree, find_middle (&tree));
    count_ends (&tree);
    place (&tree, x, y);
  }
  fab_job_release (job, mark);
}
