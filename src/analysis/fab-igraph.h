/* fab-igraph.h: igraph, used from any thread
 *
 * igraph may be built without thread safety, as Debian's is: its random numbers, its error handler and its list of what to free are then the process's.
 * Whoever uses it does so between fab_igraph_enter() and fab_igraph_leave(), for a short while.
 */
#pragma once

#include <igraph.h>

#include "fab-analysis-private.h"

G_BEGIN_DECLS

/** The handlers that were there before. */
typedef struct {
  igraph_error_handler_t *on_error;
  igraph_warning_handler_t *on_warning;
} FabIgraph;

void fab_igraph_enter (FabIgraph *self, guint64 seed);
void fab_igraph_leave (FabIgraph *self);
igraph_error_t fab_igraph_make (const FabAnalysisGraph *graph, igraph_t *made);
gboolean fab_igraph_check (igraph_error_t code, GError **error);

G_END_DECLS
