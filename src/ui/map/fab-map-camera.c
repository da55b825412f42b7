#include "fab-map-camera.h"

/** fab_map_camera_to_scene: the scene's point at @x, @y of a view of that size, in pixels */
FabPoint
fab_map_camera_to_scene (const FabMapCamera *self, double width, double height, double x, double y)
{
  return (FabPoint){ self->x + (x - width / 2) / self->zoom, self->y + (y - height / 2) / self->zoom };
}

/** fab_map_camera_from_scene: where a point of the scene is in a view of that size, in pixels */
FabPoint
fab_map_camera_from_scene (const FabMapCamera *self, double width, double height, double x, double y)
{
  return (FabPoint){ (x - self->x) * self->zoom + width / 2, (y - self->y) * self->zoom + height / 2 };
}

/** fab_map_camera_pan: moves the picture by @dx, @dy pixels */
void
fab_map_camera_pan (FabMapCamera *self, double dx, double dy)
{
  self->x -= dx / self->zoom;
  self->y -= dy / self->zoom;
}

/** fab_map_camera_zoom_at: enlarges by @factor; what is at @x, @y of the view stays there */
void
fab_map_camera_zoom_at (FabMapCamera *self, double width, double height, double x, double y, double factor)
{
  FabPoint held = fab_map_camera_to_scene (self, width, height, x, y);
  double zoom = CLAMP (self->zoom * factor, FAB_MAP_MIN_ZOOM, FAB_MAP_MAX_ZOOM);

  self->zoom = zoom;
  self->x = held.x - (x - width / 2) / zoom;
  self->y = held.y - (y - height / 2) / zoom;
}
