#include "fab-map-canvas-private.h"

/* ---- What the filter leaves out, and what is beyond its focus ---- */

static void
ask_nodes (FabMapCanvas *self, const FabMapMatch *match, guint8 left_out)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++) {
    gint64 key = fab_map_scene_get_node (self->scene, v)->key;

    if (!fab_map_match_is_near (match, key))
      self->dimmed[v] = FAB_MAP_HIDDEN;
    else if (!fab_map_match_has_actor (match, key))
      self->dimmed[v] = left_out;
  }
}

static void
ask_edges (FabMapCanvas *self, const FabMapMatch *match, guint8 left_out)
{
  for (guint e = 0; e < fab_map_scene_get_n_edges (self->scene); e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, e);

    self->dimmed_edges[e] = (self->dimmed[edge->source] | self->dimmed[edge->target]) & FAB_MAP_HIDDEN;
    if (!fab_map_match_has_relation (match, edge->key))
      self->dimmed_edges[e] |= left_out;
  }
}

static void
ask_filter (FabMapCanvas *self)
{
  const FabMapMatch *match;
  guint8 left_out;

  g_clear_pointer (&self->dimmed, g_free);
  g_clear_pointer (&self->dimmed_edges, g_free);
  if (self->filter == NULL || !fab_actor_filter_is_active (self->filter))
    return;
  match = fab_actor_filter_get_match (self->filter);
  left_out = fab_map_filter_get_hides (fab_actor_filter_get_value (self->filter)) ? FAB_MAP_HIDDEN : FAB_MAP_FADED;
  self->dimmed = g_new0 (guint8, fab_map_scene_get_n_nodes (self->scene) + 1);
  self->dimmed_edges = g_new0 (guint8, fab_map_scene_get_n_edges (self->scene) + 1);
  ask_nodes (self, match, left_out);
  ask_edges (self, match, left_out);
}

static void
mark_filtered (FabMapCanvas *self)
{
  if (self->dimmed == NULL)
    return;
  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++)
    self->node_states[v] |= self->dimmed[v];
  for (guint e = 0; e < fab_map_scene_get_n_edges (self->scene); e++)
    self->edge_states[e] |= self->dimmed_edges[e];
}

/** fab_map_canvas_get_counted: (transfer full) (out): states for the legend, which counts only what the filter leaves */
void
fab_map_canvas_get_counted (FabMapCanvas *self, guint8 **node_states, guint8 **edge_states)
{
  guint n_nodes = fab_map_scene_get_n_nodes (self->scene), n_edges = fab_map_scene_get_n_edges (self->scene);

  *node_states = g_new0 (guint8, n_nodes + 1);
  *edge_states = g_new0 (guint8, n_edges + 1);
  for (guint v = 0; self->dimmed != NULL && v < n_nodes; v++)
    (*node_states)[v] = self->dimmed[v] ? FAB_MAP_HIDDEN : 0;
  for (guint e = 0; self->dimmed != NULL && e < n_edges; e++)
    (*edge_states)[e] = self->dimmed_edges[e] ? FAB_MAP_HIDDEN : 0;
}

/* ---- The path ---- */

/* Whatever the pointer is on, a path stays in sight until it is released. */
static void
mark_path (FabMapCanvas *self)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++)
    if (g_hash_table_contains (self->path_actors, &fab_map_scene_get_node (self->scene, v)->key))
      self->node_states[v] = (self->node_states[v] & ~(FAB_MAP_FADED | FAB_MAP_HIDDEN)) | FAB_MAP_HOVERED;
    else
      self->node_states[v] |= FAB_MAP_FADED;
  for (guint e = 0; e < fab_map_scene_get_n_edges (self->scene); e++)
    if (g_hash_table_contains (self->path_links, &fab_map_scene_get_edge (self->scene, e)->key))
      self->edge_states[e] = (self->edge_states[e] & ~(FAB_MAP_FADED | FAB_MAP_HIDDEN)) | FAB_MAP_FOCUSED;
    else
      self->edge_states[e] |= FAB_MAP_FADED;
}

/**
 * fab_map_canvas_set_path:
 * @actors: (nullable): the keys of those on the path; %NULL: none is shown
 * @relations: (nullable): the keys of its links
 */
void
fab_map_canvas_set_path (FabMapCanvas *self, GArray *actors, GHashTable *relations)
{
  g_clear_pointer (&self->path_actors, g_hash_table_unref);
  g_clear_pointer (&self->path_links, g_hash_table_unref);
  if (actors != NULL && relations != NULL) {
    self->path_actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < actors->len; i++)
      g_hash_table_add (self->path_actors, g_memdup2 (&g_array_index (actors, gint64, i), sizeof (gint64)));
    self->path_links = g_hash_table_ref (relations);
  }
  fab_map_canvas_states_changed (self);
}

/* ---- Selection, hover, cursor ---- */

static void
mark_selected (FabMapCanvas *self)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);
  FabRecord *relation = fab_map_selection_get_relation (self->selection);

  for (guint i = 0; i < actors->len; i++) {
    guint v = fab_map_scene_find_node (self->scene, fab_record_get_key (g_ptr_array_index (actors, i)));

    if (v != FAB_MAP_NONE)
      self->node_states[v] |= FAB_MAP_SELECTED;
  }
  if (relation != NULL) {
    guint e = fab_map_scene_find_edge (self->scene, fab_record_get_key (relation));

    if (e != FAB_MAP_NONE)
      self->edge_states[e] |= FAB_MAP_SELECTED;
  }
}

static void
mark_hovered (FabMapCanvas *self)
{
  guint v = fab_map_scene_find_node (self->scene, self->hovered);
  guint e = fab_map_scene_find_edge (self->scene, self->hovered);

  if (v != FAB_MAP_NONE)
    fab_map_states_spotlight (self->scene, v, 1, self->node_states, self->edge_states);
  else if (e != FAB_MAP_NONE)
    self->edge_states[e] |= FAB_MAP_HOVERED;
}

static void
mark_cursor (FabMapCanvas *self)
{
  guint v = fab_map_scene_find_node (self->scene, self->cursor);

  if (v != FAB_MAP_NONE && gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    self->node_states[v] |= FAB_MAP_FOCUSED;
}

static void
compute (FabMapCanvas *self)
{
  g_free (self->node_states);
  g_free (self->edge_states);
  self->node_states = g_new0 (guint8, fab_map_scene_get_n_nodes (self->scene) + 1);
  self->edge_states = g_new0 (guint8, fab_map_scene_get_n_edges (self->scene) + 1);
  if (self->hovered != 0)
    mark_hovered (self);
  mark_filtered (self);
  if (self->path_actors != NULL)
    mark_path (self);
  mark_selected (self);
  mark_cursor (self);
}

/** fab_map_canvas_states_changed: selection, hover or focus changed */
void
fab_map_canvas_states_changed (FabMapCanvas *self)
{
  if (self->scene == NULL)
    return;
  compute (self);
  fab_map_canvas_redraw (self);
}

/** fab_map_canvas_filter_changed: other actors or links pass the filter, or there are other actors */
void
fab_map_canvas_filter_changed (FabMapCanvas *self)
{
  if (self->scene == NULL)
    return;
  ask_filter (self);
  fab_map_canvas_states_changed (self);
}

/** fab_map_canvas_follow_filter: what else tells of what the filter leaves: the legend's numbers, the actors that a screen reader finds */
void
fab_map_canvas_follow_filter (FabMapCanvas *self)
{
  if (self->scene == NULL)
    return;
  fab_map_canvas_filter_changed (self);
  fab_map_canvas_scene_accessible (self);
  fab_map_canvas_redraw_legend (self);
}

/** fab_map_canvas_set_hovered: @key: of the actor or link that the pointer is on; 0: none */
void
fab_map_canvas_set_hovered (FabMapCanvas *self, gint64 key)
{
  if (self->hovered == key)
    return;
  self->hovered = key;
  fab_map_canvas_states_changed (self);
}

/** fab_map_canvas_point_at: @key: of an actor or link that stands out as if the pointer were on it; 0: none */
void
fab_map_canvas_point_at (FabMapCanvas *self, gint64 key)
{
  fab_map_canvas_set_hovered (self, key);
}

/** fab_map_canvas_is_visible: whether a node is drawn and answers to pointer and keyboard */
gboolean
fab_map_canvas_is_visible (FabMapCanvas *self, guint node)
{
  return fab_map_scene_get_node (self->scene, node)->placed && !(self->node_states[node] & FAB_MAP_HIDDEN);
}
