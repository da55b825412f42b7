/* fab-map-tool-area.c: selects what is in a box or in a lasso; with Ctrl, or a finger, which has no keys, beside what is selected */
#include <math.h>

#include "fab-map-canvas-private.h"

/* A lasso's outline takes a new point after so many pixels. */
#define LASSO_STEP 4

typedef struct {
  GArray *points; /* of FabPoint, scene units: the two corners of a box, or an outline */
  gboolean add;
} Area;

static void
area_free (gpointer data)
{
  Area *area = data;

  g_array_unref (area->points);
  g_free (area);
}

static FabPoint *
point_at (const Area *area, guint i)
{
  return &g_array_index (area->points, FabPoint, i);
}

static void
begin (FabMapCanvas *self, FabPoint start)
{
  FabPoint there = fab_map_canvas_to_scene (self, start);
  Area *area = g_new0 (Area, 1);

  area->points = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  g_array_append_val (area->points, there);
  g_array_append_val (area->points, there);
  self->tool_data = area;
}

static void
update_box (FabMapCanvas *self, FabPoint point, GdkModifierType state)
{
  Area *area = self->tool_data;

  area->add = self->by_finger || (state & GDK_CONTROL_MASK) != 0;
  *point_at (area, 1) = fab_map_canvas_to_scene (self, point);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_lasso (FabMapCanvas *self, FabPoint point, GdkModifierType state)
{
  Area *area = self->tool_data;
  FabPoint there = fab_map_canvas_to_scene (self, point), *last = point_at (area, area->points->len - 1);

  area->add = self->by_finger || (state & GDK_CONTROL_MASK) != 0;
  if (hypot (there.x - last->x, there.y - last->y) * self->camera.zoom >= LASSO_STEP)
    g_array_append_val (area->points, there);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
select_nodes (FabMapCanvas *self, GArray *nodes)
{
  Area *area = self->tool_data;
  g_autoptr (GPtrArray) actors = fab_map_canvas_get_actors_at (self, nodes);

  if (area->add)
    fab_map_selection_add_actors (self->selection, actors);
  else
    fab_map_selection_set_actors (self->selection, actors);
}

static void
end_box (FabMapCanvas *self, FabPoint point)
{
  Area *area = self->tool_data;
  FabPoint a = *point_at (area, 0), b = *point_at (area, 1);
  FabBox box = { MIN (a.x, b.x), MIN (a.y, b.y), MAX (a.x, b.x), MAX (a.y, b.y) };
  g_autoptr (GArray) nodes = fab_map_scene_nodes_in_box (self->scene, box);

  select_nodes (self, nodes);
}

static void
end_lasso (FabMapCanvas *self, FabPoint point)
{
  Area *area = self->tool_data;
  g_autoptr (GArray) nodes =
      fab_map_scene_nodes_in_polygon (self->scene, area->points->len, (FabPoint *)area->points->data);

  select_nodes (self, nodes);
}

static GskPath *
make_path (FabMapCanvas *self, const Area *area, gboolean lasso)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  FabPoint first = *point_at (area, 0), a = fab_map_canvas_from_scene (self, first.x, first.y);

  if (lasso) {
    gsk_path_builder_move_to (builder, a.x, a.y);
    for (guint i = 1; i < area->points->len; i++) {
      FabPoint p = fab_map_canvas_from_scene (self, point_at (area, i)->x, point_at (area, i)->y);

      gsk_path_builder_line_to (builder, p.x, p.y);
    }
    gsk_path_builder_close (builder);
  } else {
    FabPoint b = fab_map_canvas_from_scene (self, point_at (area, 1)->x, point_at (area, 1)->y);

    gsk_path_builder_add_rect (
        builder, &GRAPHENE_RECT_INIT (MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y)));
  }
  return gsk_path_builder_free_to_path (builder);
}

static void
snapshot_area (FabMapCanvas *self, GtkSnapshot *snapshot, gboolean lasso)
{
  GdkRGBA color = { self->palette.accent.red, self->palette.accent.green, self->palette.accent.blue, 1 };
  GskPath *path = make_path (self, self->tool_data, lasso);
  GskStroke *stroke = gsk_stroke_new (1);

  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  color.alpha = 0.15;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_EVEN_ODD, &color);
  gsk_stroke_free (stroke);
  gsk_path_unref (path);
}

static void
snapshot_box (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  snapshot_area (self, snapshot, FALSE);
}

static void
snapshot_lasso (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  snapshot_area (self, snapshot, TRUE);
}

const FabMapTool fab_map_tool_box = {
  .cursor = "crosshair",
  .begin = begin,
  .update = update_box,
  .end = end_box,
  .snapshot = snapshot_box,
  .free = area_free,
};

const FabMapTool fab_map_tool_lasso = {
  .cursor = "crosshair",
  .begin = begin,
  .update = update_lasso,
  .end = end_lasso,
  .snapshot = snapshot_lasso,
  .free = area_free,
};
