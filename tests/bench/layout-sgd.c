/* The reference for faithful layouts: stochastic gradient descent over all pairs, as in Zheng, Pawar & Goodman, "Graph Drawing
 * by Stochastic Gradient Descent" (2018), with nothing of ours: layout-sgd GRAPH OUT SEED, for tests/bench/layout.py.
 * Components lie over one another: the stress judged is that within components. */
#include "fab-hops.h"
#include "fab-random.h"
#include "layout-files.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 30 };
/* The step of the last round: the paper's. */
static const double EPSILON = 0.1;

typedef struct {
  int a, b;
  float distance;
} Pair;

typedef struct {
  Pair *pairs;
  size_t n;
  float longest;
} Pairs;

static double
milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool
list_pairs (const FabGraph *graph, Pairs *pairs)
{
  const FabLayoutOptions options = { 0 };
  size_t n = (size_t)graph->n_nodes;
  FabSearch search;
  FabJob job;
  float *distance;

  fab_job_init (&job, &options);
  distance = fab_job_new (&job, float, n);
  pairs->pairs = malloc (sizeof (Pair) * (n * n / 2 + 1));
  if (distance == NULL || pairs->pairs == NULL || !fab_search_init (&search, graph, &job))
    return false;
  for (int a = 0; a < graph->n_nodes; a++) {
    fab_search_from (&search, graph, a, distance);
    for (int b = 0; b < a; b++)
      if (distance[b] > 0) {
        pairs->pairs[pairs->n++] = (Pair){ a, b, distance[b] };
        pairs->longest = fmaxf (pairs->longest, distance[b]);
      }
  }
  return fab_job_finish (&job) == FAB_LAYOUT_DONE;
}

static void
shuffle (Pairs *pairs, FabRandom *random)
{
  for (size_t i = pairs->n; i > 1; i--) {
    size_t j = (size_t)(fab_random_unit (random) * (double)i) % i;
    Pair pair = pairs->pairs[i - 1];

    pairs->pairs[i - 1] = pairs->pairs[j];
    pairs->pairs[j] = pair;
  }
}

/* Both ends are moved half of what is missing, by at most all of it; near pairs count most (weight 1 / d²). */
static void
move_pair (const Pair *pair, double step, double *x, double *y)
{
  double d = (double)pair->distance, dx = x[pair->a] - x[pair->b], dy = y[pair->a] - y[pair->b];
  double length = fmax (hypot (dx, dy), 1e-9), share = fmin (1, step / (d * d)) * (length - d) / (2 * length);

  x[pair->a] -= dx * share;
  y[pair->a] -= dy * share;
  x[pair->b] += dx * share;
  y[pair->b] += dy * share;
}

static void
descend (Pairs *pairs, FabRandom *random, double *x, double *y)
{
  double first = (double)pairs->longest * (double)pairs->longest, decay = log (first / EPSILON) / (ROUNDS - 1);

  for (int round = 0; round < ROUNDS; round++) {
    double step = first * exp (-decay * round);

    shuffle (pairs, random);
    for (size_t i = 0; i < pairs->n; i++)
      move_pair (&pairs->pairs[i], step, x, y);
  }
}

int
main (int argc, char **argv)
{
  FabGraph *graph = argc == 4 ? layout_read_graph (argv[1]) : NULL;
  FILE *out = graph != NULL ? fopen (argv[2], "w") : NULL;
  FabRandom random = { out != NULL ? strtoull (argv[3], NULL, 10) : 0 };
  Pairs pairs = { 0 };
  double *x, *y, begin = milliseconds ();

  if (out == NULL)
    return 2;
  x = calloc ((size_t)graph->n_nodes + 1, sizeof *x);
  y = calloc ((size_t)graph->n_nodes + 1, sizeof *y);
  if (x == NULL || y == NULL || !list_pairs (graph, &pairs))
    return 1;
  for (int v = 0; v < graph->n_nodes; v++) {
    x[v] = (double)fab_random_unit (&random);
    y[v] = (double)fab_random_unit (&random);
  }
  descend (&pairs, &random, x, y);
  printf ("%.3f\n", milliseconds () - begin);
  for (int v = 0; v < graph->n_nodes; v++)
    fprintf (out, "%.9g %.9g\n", x[v], y[v]);
  free (pairs.pairs);
  free (x);
  free (y);
  fab_graph_free (graph);
  return fclose (out) == 0 ? 0 : 1;
}
