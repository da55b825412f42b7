/* fab-map-states.h: what a filter leaves, as states of the nodes and edges of a scene */
#pragma once

#include "fab-map-filter.h"
#include "fab-map-painter.h"

G_BEGIN_DECLS

void fab_map_states_apply_match (FabMapScene *scene, const FabMapMatch *match, gboolean hides, guint8 *node_states,
                                 guint8 *edge_states);

G_END_DECLS
