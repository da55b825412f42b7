/* fab-map-tool-link.c: from an actor's rim to another actor: a new link; to an empty place: a new actor with its link */
#include <math.h>

#include "fab-map-canvas-private.h"

typedef struct {
  gint64 source; /* key of the actor that the link starts from */
  guint target;  /* the node under the pointer, or FAB_MAP_NONE */
  FabPoint point;
} Link;

static void
begin (FabMapCanvas *self, FabPoint start)
{
  guint node = fab_map_canvas_hit_rim (self, start);
  Link *link = g_new0 (Link, 1);

  link->source = fab_map_scene_get_node (self->scene, node)->key;
  link->target = FAB_MAP_NONE;
  link->point = start;
  self->tool_data = link;
}

static guint
hit_target (FabMapCanvas *self, FabPoint point)
{
  guint node = fab_map_canvas_hit_node (self, point);

  return node != FAB_MAP_NONE ? node : fab_map_canvas_hit_rim (self, point);
}

static void
update (FabMapCanvas *self, FabPoint point, GdkModifierType state)
{
  Link *link = self->tool_data;
  guint target = hit_target (self, point);

  link->point = point;
  if (target != FAB_MAP_NONE && fab_map_scene_get_node (self->scene, target)->key == link->source)
    target = FAB_MAP_NONE;
  link->target = target;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end (FabMapCanvas *self, FabPoint point)
{
  Link *link = self->tool_data;
  FabRecord *source = fab_map_canvas_get_record (self, link->source), *target, *relation;
  guint node = hit_target (self, point);

  if (source == NULL)
    return;
  if (node == FAB_MAP_NONE) {
    fab_map_canvas_ask_for_actor (self, fab_map_canvas_to_scene (self, point), source);
    return;
  }
  target = fab_map_canvas_get_record (self, fab_map_scene_get_node (self->scene, node)->key);
  if (target == NULL || target == source)
    return;
  relation = fab_map_edit_link (fab_map_canvas_get_context (self), source, target, NULL);
  if (relation != NULL)
    fab_map_selection_set_relation (self->selection, relation);
}

static double
get_radius (FabMapCanvas *self, const FabMapNode *node)
{
  return node->radius * fab_map_zoom_to_scale (self->camera.zoom);
}

static void
stroke (FabMapCanvas *self, GtkSnapshot *snapshot, GskPath *path, double width)
{
  GdkRGBA color = { self->palette.accent.red, self->palette.accent.green, self->palette.accent.blue, 1 };
  GskStroke *line = gsk_stroke_new (width);

  gtk_snapshot_append_stroke (snapshot, path, line, &color);
  gsk_stroke_free (line);
}

static void
snapshot_ring (FabMapCanvas *self, GtkSnapshot *snapshot, guint node)
{
  const FabMapNode *n = fab_map_scene_get_node (self->scene, node);
  FabPoint center = fab_map_canvas_from_scene (self, n->x, n->y);
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskPath *path;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (center.x, center.y), get_radius (self, n) + 3);
  path = gsk_path_builder_free_to_path (builder);
  stroke (self, snapshot, path, 3);
  gsk_path_unref (path);
}

static FabPoint
end_of (FabMapCanvas *self, const Link *link)
{
  const FabMapNode *target;

  if (link->target == FAB_MAP_NONE)
    return link->point;
  target = fab_map_scene_get_node (self->scene, link->target);
  return fab_map_canvas_from_scene (self, target->x, target->y);
}

static void
snapshot (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  Link *link = self->tool_data;
  guint source = fab_map_scene_find_node (self->scene, link->source);
  FabPoint from, to = end_of (self, link);
  GskPathBuilder *builder;
  GskPath *path;
  double length;

  if (source == FAB_MAP_NONE)
    return;
  const FabMapNode *node = fab_map_scene_get_node (self->scene, source);

  from = fab_map_canvas_from_scene (self, node->x, node->y);
  length = MAX (hypot (to.x - from.x, to.y - from.y), 1);
  from.x += (to.x - from.x) * MIN (get_radius (self, node) / length, 1);
  from.y += (to.y - from.y) * MIN (get_radius (self, node) / length, 1);
  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, from.x, from.y);
  gsk_path_builder_line_to (builder, to.x, to.y);
  path = gsk_path_builder_free_to_path (builder);
  stroke (self, snapshot, path, 2.5);
  gsk_path_unref (path);
  snapshot_ring (self, snapshot, source);
  if (link->target != FAB_MAP_NONE)
    snapshot_ring (self, snapshot, link->target);
}

static void
cancel (FabMapCanvas *self)
{
}

const FabMapTool fab_map_tool_link = {
  .cursor = "crosshair",
  .begin = begin,
  .update = update,
  .end = end,
  .cancel = cancel,
  .snapshot = snapshot,
  .free = g_free,
};
