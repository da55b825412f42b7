/* fab-map-size-scale.h: what sizes of actors say */
#pragma once

#include "fab-map-scene.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabMapSizeScale FabMapSizeScale;

FabMapSizeScale *fab_map_size_scale_new (FabMapSizeBy size_by, GHashTable *brokerage);
void fab_map_size_scale_free (FabMapSizeScale *self);

void fab_map_size_scale_see (FabMapSizeScale *self, FabRecord *actor, guint n_links);
void fab_map_size_scale_settle (FabMapSizeScale *self, FabMapSceneBuilder *builder);
double fab_map_size_scale_get_radius (FabMapSizeScale *self, FabRecord *actor, guint n_links);

G_END_DECLS
