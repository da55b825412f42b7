/* fab-map-tool-pan.c: the map follows the pointer */
#include "fab-map-canvas-private.h"

static void
begin (FabMapCanvas *self, FabPoint start)
{
  fab_map_canvas_take_camera (self);
  self->tool_data = g_memdup2 (&start, sizeof start);
}

static void
update (FabMapCanvas *self, FabPoint point, GdkModifierType state)
{
  FabPoint *last = self->tool_data;

  fab_map_camera_pan (&self->camera, point.x - last->x, point.y - last->y);
  *last = point;
  fab_map_canvas_camera_moved (self);
}

static void
end (FabMapCanvas *self, FabPoint point)
{
}

const FabMapTool fab_map_tool_pan = {
  .cursor = "grabbing",
  .begin = begin,
  .update = update,
  .end = end,
  .free = g_free,
};
