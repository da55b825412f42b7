/* fab-map-arranger.h: lays a scene out in a thread, with progress, and can be stopped */
#pragma once

#include "fab-map-arrange.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_ARRANGER (fab_map_arranger_get_type ())
G_DECLARE_FINAL_TYPE (FabMapArranger, fab_map_arranger, FAB, MAP_ARRANGER, GObject)

/** What is wanted of a layout. */
typedef struct {
  FabMapLayout layout;
  gboolean only_new;      /* actors that have a place keep it, as nearly as can be */
  gboolean ignore_pinned; /* pinned actors move too */
  double aspect;          /* of the view */
} FabMapArrangeWish;

FabMapArranger *fab_map_arranger_new (void);
void fab_map_arranger_start (FabMapArranger *self, FabMapScene *scene, const FabMapArrangeWish *wish);
void fab_map_arranger_stop (FabMapArranger *self);
gboolean fab_map_arranger_is_busy (FabMapArranger *self);
double fab_map_arranger_get_fraction (FabMapArranger *self);
FabMapScene *fab_map_arranger_take (FabMapArranger *self, GError **error);

G_END_DECLS
