/* fab-map-renderer.h: draws pictures of a map in a thread, the latest wish first */
#pragma once

#include "fab-map-picture.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_RENDERER (fab_map_renderer_get_type ())
G_DECLARE_FINAL_TYPE (FabMapRenderer, fab_map_renderer, FAB, MAP_RENDERER, GObject)

FabMapRenderer *fab_map_renderer_new (void);
void fab_map_renderer_request (FabMapRenderer *self, FabMapRequest *request);
FabMapPicture *fab_map_renderer_take (FabMapRenderer *self);
gboolean fab_map_renderer_is_busy (FabMapRenderer *self);

G_END_DECLS
