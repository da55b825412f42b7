/* fab-map-rings.h: circles below actors that stand on rings, and what each ring means
 *
 * As with the axes of influence and interest, nobody says which layout a map has: the rings are there as long as the actors stand on them, but for a few.
 */
#pragma once

#include "fab-map-frame.h"

G_BEGIN_DECLS

#define FAB_MAP_MAX_RINGS 4

typedef enum {
  FAB_MAP_RINGS_LINKS, /* those with most links in the middle */
  FAB_MAP_RINGS_INFLUENCE,
  FAB_MAP_RINGS_REACH,
  FAB_MAP_N_RING_RULES,
} FabMapRingRule;

/** Lengths are in scene units. */
typedef struct {
  FabMapRingRule rule;
  double x, y;
  double radii[FAB_MAP_MAX_RINGS]; /* from the middle on; 0: nobody stands on that ring, or one alone in the middle */
} FabMapRings;

/* Three rings: the tenth with most links, the next third, the others. @n_links, @rings: (array length=n) */
void fab_map_rings_by_links (guint n, const guint *n_links, int *rings);

gboolean fab_map_rings_find (FabMapScene *scene, FabMapRings *rings);
FabBox fab_map_rings_bounds (const FabMapRings *rings);
const char *fab_map_rings_get_meaning (const FabMapRings *rings);
void fab_map_draw_rings (FabMapFrame *frame, const FabMapRings *rings);

G_END_DECLS
