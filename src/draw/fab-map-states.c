#include "fab-map-states.h"

static guint8
judge (gboolean is_near, gboolean is_in, gboolean hides)
{
  if (!is_near)
    return FAB_MAP_HIDDEN;
  if (is_in)
    return 0;
  return hides ? FAB_MAP_HIDDEN : FAB_MAP_FADED;
}

/**
 * fab_map_states_apply_match:
 * @hides: what is left out is hidden; else it fades. What is out of a focus is hidden anyway
 * @node_states: (inout): one for each node; %FAB_MAP_FADED and %FAB_MAP_HIDDEN are set and cleared
 * @edge_states: (inout): the same for each edge
 */
void
fab_map_states_apply_match (FabMapScene *scene, const FabMapMatch *match, gboolean hides, guint8 *node_states,
                            guint8 *edge_states)
{
  const guint8 kept = (guint8) ~(FAB_MAP_FADED | FAB_MAP_HIDDEN);

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    gint64 key = fab_map_scene_get_node (scene, v)->key;

    node_states[v] = (node_states[v] & kept) |
                     judge (fab_map_match_is_near (match, key), fab_map_match_has_actor (match, key), hides);
  }
  for (guint e = 0; e < fab_map_scene_get_n_edges (scene); e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (scene, e);
    guint8 ends = node_states[edge->source] | node_states[edge->target];

    edge_states[e] = (edge_states[e] & kept) | (ends & FAB_MAP_HIDDEN) |
                     judge (TRUE, fab_map_match_has_relation (match, edge->key), hides);
  }
}
