/* fab-map-tool-move.c: drags the selected actors; near a line with another actor they snap to it */
#include <math.h>

#include "fab-map-canvas-private.h"

/* How near an alignment must be to be taken, in pixels. */
#define SNAP 6.0

typedef struct {
  FabMapScene *scene;      /* where all was */
  GArray *nodes;           /* of guint: what moves */
  FabPoint *places;        /* where they are now */
  FabPoint start;          /* scene units */
  guint held;              /* the node under the pointer: it is the one that snaps */
  double guide_x, guide_y; /* of the alignment taken, scene units; NAN: none */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  fab_map_scene_unref (move->scene);
  g_array_unref (move->nodes);
  g_free (move->places);
  g_free (move);
}

static void
select_held (FabMapCanvas *self, guint held)
{
  FabRecord *actor = fab_map_canvas_get_record (self, fab_map_scene_get_node (self->scene, held)->key);

  self->cursor = fab_map_scene_get_node (self->scene, held)->key;
  if (actor != NULL && !fab_map_selection_has (self->selection, self->cursor))
    fab_map_selection_set_actor (self->selection, actor);
}

static void
begin (FabMapCanvas *self, FabPoint start)
{
  Move *move = g_new0 (Move, 1);

  move->held = fab_map_canvas_hit_grip (self, start);
  select_held (self, move->held);
  move->scene = fab_map_scene_ref (self->scene);
  move->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  move->start = fab_map_canvas_to_scene (self, start);
  move->guide_x = move->guide_y = NAN;
  for (guint v = 0; v < fab_map_scene_get_n_nodes (move->scene); v++)
    if (self->node_states[v] & FAB_MAP_SELECTED)
      g_array_append_val (move->nodes, v);
  move->places = g_new0 (FabPoint, move->nodes->len + 1);
  self->tool_data = move;
  fab_map_canvas_stop_motion (self);
  fab_map_canvas_set_hovered (self, 0);
  fab_map_canvas_set_moving (self, TRUE);
}

/* Takes the nearest alignment with an actor that stays, in each direction. */
static FabPoint
snap (FabMapCanvas *self, Move *move, FabPoint to)
{
  double best_x = SNAP / self->camera.zoom, best_y = best_x;
  FabPoint snapped = to;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / self->camera.zoom;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / self->camera.zoom;

  move->guide_x = move->guide_y = NAN;
  for (guint v = 0; v < fab_map_scene_get_n_nodes (move->scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (move->scene, v);

    if (self->node_states[v] & (FAB_MAP_SELECTED | FAB_MAP_HIDDEN) || fabs (node->x - self->camera.x) > width / 2 ||
        fabs (node->y - self->camera.y) > height / 2)
      continue;
    if (fabs (node->x - to.x) < best_x) {
      best_x = fabs (node->x - to.x);
      snapped.x = move->guide_x = node->x;
    }
    if (fabs (node->y - to.y) < best_y) {
      best_y = fabs (node->y - to.y);
      snapped.y = move->guide_y = node->y;
    }
  }
  return snapped;
}

static void
update (FabMapCanvas *self, FabPoint point, GdkModifierType state)
{
  Move *move = self->tool_data;
  const FabMapNode *held = fab_map_scene_get_node (move->scene, move->held);
  FabPoint there = fab_map_canvas_to_scene (self, point);
  FabPoint to = { held->x + there.x - move->start.x, held->y + there.y - move->start.y };
  g_autoptr (FabMapScene) scene = NULL;

  if (state & GDK_CONTROL_MASK)
    move->guide_x = move->guide_y = NAN;
  else
    to = snap (self, move, to);
  for (guint i = 0; i < move->nodes->len; i++) {
    const FabMapNode *node = fab_map_scene_get_node (move->scene, g_array_index (move->nodes, guint, i));

    move->places[i] = (FabPoint){ node->x + to.x - held->x, node->y + to.y - held->y };
  }
  scene = fab_map_scene_moved (move->scene, move->nodes->len, (guint *)move->nodes->data, move->places);
  fab_map_canvas_set_scene_now (self, scene);
}

static void
cancel (FabMapCanvas *self)
{
  Move *move = self->tool_data;

  fab_map_canvas_set_scene_now (self, move->scene);
  fab_map_canvas_set_moving (self, FALSE);
}

static void
end (FabMapCanvas *self, FabPoint point)
{
  Move *move = self->tool_data;
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < move->nodes->len; i++) {
    guint node = g_array_index (move->nodes, guint, i);
    FabRecord *actor = fab_map_canvas_get_record (self, fab_map_scene_get_node (move->scene, node)->key);

    if (actor == NULL)
      continue;
    move->places[actors->len] = move->places[i];
    g_ptr_array_add (actors, g_object_ref (actor));
  }
  if (fab_map_edit_move (fab_map_canvas_get_context (self), actors, move->places, NULL))
    fab_map_canvas_set_moving (self, FALSE);
  else
    cancel (self);
}

static void
snapshot_guide (FabMapCanvas *self, GtkSnapshot *snapshot, double x, double y)
{
  FabPoint at = fab_map_canvas_from_scene (self, isnan (x) ? 0 : x, isnan (y) ? 0 : y);
  graphene_rect_t line = isnan (y) ? GRAPHENE_RECT_INIT (round (at.x), 0, 1, gtk_widget_get_height (GTK_WIDGET (self)))
                                   : GRAPHENE_RECT_INIT (0, round (at.y), gtk_widget_get_width (GTK_WIDGET (self)), 1);
  GdkRGBA color = { self->palette.accent.red, self->palette.accent.green, self->palette.accent.blue, 0.6 };

  gtk_snapshot_append_color (snapshot, &color, &line);
}

static void
snapshot (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  Move *move = self->tool_data;

  if (!isnan (move->guide_x))
    snapshot_guide (self, snapshot, move->guide_x, NAN);
  if (!isnan (move->guide_y))
    snapshot_guide (self, snapshot, NAN, move->guide_y);
}

const FabMapTool fab_map_tool_move = {
  .cursor = "grabbing",
  .begin = begin,
  .update = update,
  .end = end,
  .cancel = cancel,
  .snapshot = snapshot,
  .free = move_free,
};
