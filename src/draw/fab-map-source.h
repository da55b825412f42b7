/* fab-map-source.h: a scene from the records of a project */
#pragma once

#include "fab-map-decoration.h"
#include "fab-map-scene.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** All zero: every actor, from the map of everything. */
typedef struct {
  FabRecord *territory; /* (nullable): only its actors and those tied to them */
  FabRecord *view;      /* (nullable): places are those of this map view */
  FabMapSizeBy size_by;
  gboolean no_groups; /* no hulls around territories */
} FabMapSceneOptions;

FabMapScene *fab_map_scene_new_from_store (FabStore *store, const FabMapSceneOptions *options);

G_END_DECLS
