/* fab-map-camera.h: which part of the map is seen, and how large */
#pragma once

#include "fab-map-scene.h"

G_BEGIN_DECLS

#define FAB_MAP_MIN_ZOOM 0.02
#define FAB_MAP_MAX_ZOOM 8.0

/** @x, @y: the scene's point in the middle of the view; @zoom: pixels to a scene unit. */
typedef struct {
  double x, y, zoom;
} FabMapCamera;

FabPoint fab_map_camera_to_scene (const FabMapCamera *self, double width, double height, double x, double y);
FabPoint fab_map_camera_from_scene (const FabMapCamera *self, double width, double height, double x, double y);

void fab_map_camera_pan (FabMapCamera *self, double dx, double dy);
void fab_map_camera_zoom_at (FabMapCamera *self, double width, double height, double x, double y, double factor);

G_END_DECLS
