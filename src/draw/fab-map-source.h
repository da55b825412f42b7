/* fab-map-source.h: a scene from the records of a project */
#pragma once

#include "fab-map-decoration.h"
#include "fab-map-logos.h"
#include "fab-map-scene.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** The zoom that a named view keeps is that of a picture whose smaller side is so long, in pixels; on any other it shows as much. */
#define FAB_MAP_VIEW_SIDE 1000.0

/** All zero: every actor, from the map of everything, decorated as usual. */
typedef struct {
  FabRecord *territory; /* (nullable): only its actors and those tied to them */
  FabRecord *view;      /* (nullable): places are those of this map view */
  FabMapDecoration decoration;
  GHashTable *
      circles; /* (nullable) gint64 * (an actor's key) → its circle's index, as a pointer; those in no circle are not in it */
  GHashTable *brokerage; /* (nullable) gint64 * (an actor's key) → double *, 0 to 1: its part as go-between */
  FabMapLogos *logos;    /* (nullable): where decoded logos are kept from one scene to the next */
  gboolean no_groups;    /* no hulls around territories */
} FabMapSceneOptions;

FabMapScene *fab_map_scene_new_from_store (FabStore *store, const FabMapSceneOptions *options);
void fab_map_style_init (FabMapStyle *style, FabRecord *type);

G_END_DECLS
