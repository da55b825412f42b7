/* fab-map-awards.h: rings that say which level of a charter the shops of an actor hold */
#pragma once

#include "fab-map-scene.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabMapAwards FabMapAwards;

FabMapAwards *fab_map_awards_new (FabStore *store);
void fab_map_awards_free (FabMapAwards *self);

guint fab_map_awards_get_ring (FabMapAwards *self, FabRecord *actor);
void fab_map_awards_add_classes (FabMapAwards *self, FabMapSceneBuilder *builder);

G_END_DECLS
