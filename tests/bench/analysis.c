/* What the map says, measured: analysis-bench GRAPH.el, a list of links as 'fabrique-cli layout' reads it; without an argument, writes the graph that
 * the figure is about (10 000 actors, 20 000 links, most of them with the few whom everybody knows) to the standard output. */
#include <stdio.h>

#include "fab-analysis.h"

#define N_ACTORS 10000
#define N_LINKS  20000

typedef guint Pair[2];

/* Each newcomer ties itself to two actors, that are the likelier the more ties they have. */
static void
write_graph (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree Pair *links = g_new (Pair, N_LINKS);

  printf ("%d %d\n", N_ACTORS, N_LINKS);
  for (guint i = 0; i < N_LINKS; i++) {
    links[i][0] = i / 2;
    links[i][1] = i < 4 || g_rand_boolean (random) ? (guint)g_rand_int_range (random, 0, N_ACTORS)
                                                   : links[g_rand_int_range (random, 0, i)][1];
    printf ("%u %u\n", links[i][0], links[i][1]);
  }
}

static Pair *
read_graph (const char *path, guint *n_actors, guint *n_links)
{
  FILE *file = fopen (path, "r");
  Pair *links;

  if (file == NULL || fscanf (file, "%u %u", n_actors, n_links) != 2)
    g_error ("%s can't be read", path);
  links = g_new (Pair, *n_links + 1);
  for (guint i = 0; i < *n_links; i++)
    if (fscanf (file, "%u %u", &links[i][0], &links[i][1]) != 2)
      g_error ("%s is cut", path);
  fclose (file);
  return links;
}

int
main (int argc, char **argv)
{
  guint n_actors, n_links;
  g_autofree Pair *links = NULL;
  g_autoptr (FabAnalysisGraph) graph = NULL;
  g_autoptr (FabAnalysis) analysis = NULL;
  gint64 begin;

  if (argc != 2) {
    write_graph ();
    return 0;
  }
  links = read_graph (argv[1], &n_actors, &n_links);
  graph = fab_analysis_graph_new_from_pairs (n_actors, n_links, (const Pair *)links);
  begin = g_get_monotonic_time ();
  analysis = fab_analysis_run (graph, 1, NULL, NULL, NULL, NULL);
  printf ("%.1f ms, %u circles, modularity %.4f\n", (double)(g_get_monotonic_time () - begin) / 1e3,
          fab_analysis_get_n_circles (analysis), fab_analysis_get_modularity (analysis));
  return 0;
}
