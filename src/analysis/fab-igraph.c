#include "fab-igraph.h"

/* igraph's state is the process's, so is its lock. */
static GMutex lock;

static void
ignore_warning (const char *reason, const char *file, int line)
{
}

/**
 * fab_igraph_enter:
 * @seed: where chance starts from
 *
 * Waits until nobody else uses igraph. Errors come back as values from then on: igraph would end the process.
 */
void
fab_igraph_enter (FabIgraph *self, guint64 seed)
{
  g_mutex_lock (&lock);
  self->on_error = igraph_set_error_handler (igraph_error_handler_ignore);
  self->on_warning = igraph_set_warning_handler (ignore_warning);
  igraph_rng_seed (igraph_rng_default (), (igraph_uint_t)seed);
}

void
fab_igraph_leave (FabIgraph *self)
{
  igraph_set_error_handler (self->on_error);
  igraph_set_warning_handler (self->on_warning);
  g_mutex_unlock (&lock);
}

/** fab_igraph_make: @graph as igraph has it, undirected, its edges numbered as the ties; for igraph_destroy() if it worked */
igraph_error_t
fab_igraph_make (const FabAnalysisGraph *graph, igraph_t *made)
{
  igraph_vector_int_t edges;
  igraph_error_t code = igraph_vector_int_init (&edges, 2 * (igraph_integer_t)graph->n_ties);

  if (code != IGRAPH_SUCCESS)
    return code;
  for (guint t = 0; t < graph->n_ties; t++)
    for (guint end = 0; end < 2; end++)
      VECTOR (edges)[2 * t + end] = graph->ties[t][end];
  code = igraph_create (made, &edges, graph->n_actors, IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy (&edges);
  return code;
}

/** fab_igraph_check: whether @code says that it worked; @error says what did not */
gboolean
fab_igraph_check (igraph_error_t code, GError **error)
{
  if (code == IGRAPH_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, igraph_strerror (code));
  return FALSE;
}
