#include "fab-analysis-private.h"

/* Betweenness and closeness come from the same walks, so one pass over the graph gives both: Brandes, "A faster algorithm for betweenness centrality",
 * Journal of Mathematical Sociology 25 (2001). igraph has them as two functions, which together take several times as long, and in one thread only; the
 * tests hold this one against igraph's. */

#define FAR G_MAXUINT

/* Sources are measured in so many groups, each with a sum of its own: the result is the same to the last bit however many threads there are. */
#define N_GROUPS 8
/* Below, a thread costs more than it does. */
#define MIN_ACTORS_FOR_THREADS 1000
/* Sources between two looks at whether to go on. */
#define SOURCES_AT_ONCE 32

/** What one walk needs. */
typedef struct {
  guint *order;     /* actors as they were reached */
  guint *distances; /* steps from the source; FAR between two walks */
  double *paths;    /* shortest paths from the source */
  double *worths;   /* what a path to this actor is worth to whom it passes through */
  guint *next;      /* for each actor, in that order: those reached from it */
  guint *next_ends; /* where these end */
} Walk;

/** What the threads share. */
typedef struct {
  const FabAnalysisGraph *graph;
  const FabAnalysisJob *job;
  FabActorMeasures *actors;
  double *sums[N_GROUPS]; /* of betweenness */
  int n_taken;            /* groups; atomic */
  int n_done;             /* sources; atomic */
} Paths;

static void
walk_init (Walk *self, const FabAnalysisGraph *graph)
{
  guint n = graph->n_actors;

  self->order = g_new (guint, n + 1);
  self->distances = g_new (guint, n + 1);
  self->paths = g_new (double, n + 1);
  self->worths = g_new (double, n + 1);
  self->next = g_new (guint, 2 * graph->n_ties + 1);
  self->next_ends = g_new (guint, n + 1);
  for (guint v = 0; v < n; v++)
    self->distances[v] = FAR;
}

static void
walk_clear (Walk *self)
{
  g_free (self->order);
  g_free (self->distances);
  g_free (self->paths);
  g_free (self->worths);
  g_free (self->next);
  g_free (self->next_ends);
}

/* Breadth first. Returns: how many actors were reached, the source among them */
static guint
walk_out (Walk *self, const FabAnalysisGraph *graph, guint source, guint64 *sum)
{
  guint *distances = self->distances;
  double *paths = self->paths;
  guint n = 1, n_next = 0;

  self->order[0] = source;
  distances[source] = 0;
  paths[source] = 1;
  *sum = 0;
  for (guint i = 0; i < n; i++) {
    guint v = self->order[i];
    guint next = distances[v] + 1;

    *sum += next - 1;
    for (guint e = graph->offsets[v]; e < graph->offsets[v + 1]; e++) {
      guint w = graph->neighbours[e];

      if (distances[w] == FAR) {
        distances[w] = next;
        paths[w] = 0;
        self->order[n++] = w;
      }
      if (distances[w] == next) {
        paths[w] += paths[v];
        self->next[n_next++] = w;
      }
    }
    self->next_ends[i] = n_next;
  }
  return n;
}

/* From the farthest back to the source: what passes through an actor is what it is worth to those that are reached from it. */
static void
walk_back (Walk *self, guint n, double *sums)
{
  for (guint i = n - 1; i > 0; i--) {
    guint v = self->order[i];
    double through = 0;

    for (guint e = self->next_ends[i - 1]; e < self->next_ends[i]; e++)
      through += self->worths[self->next[e]];
    through *= self->paths[v];
    self->worths[v] = (1 + through) / self->paths[v];
    sums[v] += through;
  }
}

static void
walk_forget (Walk *self, guint n)
{
  for (guint i = 0; i < n; i++)
    self->distances[self->order[i]] = FAR;
}

static double
get_closeness (guint reached, guint n_actors, guint64 sum)
{
  double others = reached - 1.0;

  return sum > 0 ? others / (double)sum * others / (n_actors - 1.0) : 0;
}

static gboolean
go_on (Paths *self, gboolean reports, GError **error)
{
  int done = g_atomic_int_add (&self->n_done, SOURCES_AT_ONCE) + SOURCES_AT_ONCE;

  if (reports)
    return fab_analysis_job_go_on (self->job, MIN ((double)done / self->graph->n_actors, 1), error);
  return !g_cancellable_is_cancelled (self->job->cancellable);
}

/* Takes groups of sources until none is left. Returns: whether it was let to */
static gboolean
measure_groups (Paths *self, gboolean reports, GError **error)
{
  const FabAnalysisGraph *graph = self->graph;
  gboolean goes_on = TRUE;
  Walk walk;
  guint group, n = 0;

  walk_init (&walk, graph);
  while (goes_on && (group = g_atomic_int_add (&self->n_taken, 1)) < N_GROUPS)
    for (guint source = group; source < graph->n_actors && goes_on; source += N_GROUPS) {
      guint64 sum;
      guint reached = walk_out (&walk, graph, source, &sum);

      self->actors[source].closeness = get_closeness (reached, graph->n_actors, sum);
      walk_back (&walk, reached, self->sums[group]);
      walk_forget (&walk, reached);
      if (++n % SOURCES_AT_ONCE == 0)
        goes_on = go_on (self, reports, error);
    }
  walk_clear (&walk);
  return goes_on;
}

static gpointer
measure_in_thread (gpointer data)
{
  measure_groups (data, FALSE, NULL);
  return NULL;
}

/* With as many threads as there are processors, this one among them, which also tells how far it is. */
static gboolean
measure_all (Paths *self, GError **error)
{
  guint n_threads = self->graph->n_actors < MIN_ACTORS_FOR_THREADS ? 0 : MIN (g_get_num_processors (), N_GROUPS) - 1;
  GThread *threads[N_GROUPS];
  gboolean done;

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, self);
  done = measure_groups (self, TRUE, error);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  return done && fab_analysis_job_go_on (self->job, 1, error);
}

/**
 * fab_measure_paths:
 *
 * Sets betweenness, as a share of the pairs of other actors, and closeness: the actors reached divided by the sum of the steps to them, times the share
 * of all others that is reached (Wasserman & Faust 1994, as NetworkX).
 *
 * Returns: %FALSE when cancelled
 */
gboolean
fab_measure_paths (FabAnalysis *self, const FabAnalysisJob *job, GError **error)
{
  guint n = self->graph->n_actors;
  /* Each pair is walked from both its ends. */
  double pairs = (n - 1.0) * (n - 2.0);
  Paths paths = { .graph = self->graph, .job = job, .actors = self->actors };
  gboolean done;

  for (guint g = 0; g < N_GROUPS; g++)
    paths.sums[g] = g_new0 (double, n + 1);
  done = measure_all (&paths, error);
  for (guint g = 0; g < N_GROUPS; g++) {
    for (guint v = 0; v < n && pairs > 0; v++)
      self->actors[v].betweenness += paths.sums[g][v] / pairs;
    g_free (paths.sums[g]);
  }
  return done;
}
