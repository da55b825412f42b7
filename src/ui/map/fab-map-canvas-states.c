#include "fab-map-canvas-private.h"

/* ---- The filter ---- */

static void
ask_filter (FabMapCanvas *self)
{
  guint n = fab_map_scene_get_n_nodes (self->scene);

  g_clear_pointer (&self->dimmed, g_free);
  if (self->filter == NULL || gtk_filter_get_strictness (self->filter) == GTK_FILTER_MATCH_ALL)
    return;
  self->dimmed = g_new0 (guint8, n + 1);
  for (guint v = 0; v < n; v++) {
    FabRecord *actor = fab_map_canvas_get_record (self, fab_map_scene_get_node (self->scene, v)->key);

    self->dimmed[v] = actor == NULL || !gtk_filter_match (self->filter, actor);
  }
}

static void
fade_dimmed (FabMapCanvas *self)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++)
    if (self->dimmed[v])
      self->node_states[v] |= FAB_MAP_FADED;
  for (guint e = 0; e < fab_map_scene_get_n_edges (self->scene); e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, e);

    if (self->dimmed[edge->source] || self->dimmed[edge->target])
      self->edge_states[e] |= FAB_MAP_FADED;
  }
}

/* ---- Focus: only what is near the selected actors ---- */

static void
reach_neighbours (FabMapCanvas *self, guint node, guint8 step, guint8 *steps)
{
  guint n;
  const guint *edges = fab_map_scene_get_node_edges (self->scene, node, &n);

  for (guint i = 0; i < n; i++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, edges[i]);
    guint other = edge->source == node ? edge->target : edge->source;

    if (steps[other] == 0)
      steps[other] = step + 1;
  }
}

/* The number of steps from the selected actors, plus one; 0: too far. */
static guint8 *
measure_steps (FabMapCanvas *self)
{
  guint n = fab_map_scene_get_n_nodes (self->scene);
  guint8 *steps = g_new0 (guint8, n + 1);

  for (guint v = 0; v < n; v++)
    steps[v] = fab_map_selection_has (self->selection, fab_map_scene_get_node (self->scene, v)->key);
  for (guint8 step = 1; step <= self->focus_steps; step++)
    for (guint v = 0; v < n; v++)
      if (steps[v] == step)
        reach_neighbours (self, v, step, steps);
  return steps;
}

static void
hide_far (FabMapCanvas *self)
{
  g_autofree guint8 *steps = measure_steps (self);

  for (guint v = 0; v < fab_map_scene_get_n_nodes (self->scene); v++)
    if (steps[v] == 0)
      self->node_states[v] |= FAB_MAP_HIDDEN;
  for (guint e = 0; e < fab_map_scene_get_n_edges (self->scene); e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, e);

    if (steps[edge->source] == 0 || steps[edge->target] == 0)
      self->edge_states[e] |= FAB_MAP_HIDDEN;
  }
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
  if (self->dimmed != NULL)
    fade_dimmed (self);
  if (self->focus_steps > 0 && fab_map_selection_get_n_actors (self->selection) > 0)
    hide_far (self);
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

/** fab_map_canvas_filter_changed: other actors pass the filter, or there are other actors */
void
fab_map_canvas_filter_changed (FabMapCanvas *self)
{
  if (self->scene == NULL)
    return;
  ask_filter (self);
  fab_map_canvas_states_changed (self);
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

/** fab_map_canvas_is_visible: whether a node is drawn and answers to pointer and keyboard */
gboolean
fab_map_canvas_is_visible (FabMapCanvas *self, guint node)
{
  return fab_map_scene_get_node (self->scene, node)->placed && !(self->node_states[node] & FAB_MAP_HIDDEN);
}

/** fab_map_canvas_set_focus_steps: @steps: how many links around the selected actors stay visible; 0: everything */
void
fab_map_canvas_set_focus_steps (FabMapCanvas *self, guint steps)
{
  if (self->focus_steps == steps)
    return;
  self->focus_steps = steps;
  fab_map_canvas_states_changed (self);
}
