/* fab-map-flight.h: the smoothest way from one view of the map to another, far away or differently enlarged */
#pragma once

#include "fab-map-camera.h"

G_BEGIN_DECLS

/** A flight that is under way or about to begin; to be filled in by fab_map_flight_init(). */
typedef struct {
  FabMapCamera from, to;
  double width;    /* of the view, in pixels */
  double distance; /* between the two centres, in scene units; 0: only the zoom changes */
  double start;    /* r0 of the paper */
  double length;   /* of the way as people perceive it */
} FabMapFlight;

void fab_map_flight_init (FabMapFlight *self, const FabMapCamera *from, const FabMapCamera *to, double width);
void fab_map_flight_init_straight (FabMapFlight *self, const FabMapCamera *from, const FabMapCamera *to);
FabMapCamera fab_map_flight_at (const FabMapFlight *self, double share);
guint fab_map_flight_get_duration (const FabMapFlight *self);

G_END_DECLS
