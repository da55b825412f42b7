/* fab-map-arrange.h: lays out the nodes of a scene
 *
 * Pure functions over a scene: to be called off the main thread.
 */
#pragma once

#include "fab-layout.h"
#include "fab-map-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  FAB_MAP_LAYOUT_READING,         /* organic, few crossings: the default */
  FAB_MAP_LAYOUT_FAITHFUL,        /* organic, distance on the page = steps between actors */
  FAB_MAP_LAYOUT_GROUPS,          /* territories side by side */
  FAB_MAP_LAYOUT_SECTORS,         /* a sector for each kind */
  FAB_MAP_LAYOUT_GRID,            /* the organic one on a grid */
  FAB_MAP_LAYOUT_CONCENTRIC,      /* rings by number of links, sectors by kind */
  FAB_MAP_LAYOUT_INFLUENCE_RINGS, /* the most influential in the middle, sectors by kind */
  FAB_MAP_LAYOUT_REACH_RINGS,     /* local actors in the middle, national ones outside, sectors by territory */
  FAB_MAP_LAYOUT_CELLS,           /* interest across, influence up */
  FAB_MAP_LAYOUT_LAYERS,          /* who carries what: from top to bottom */
} FabMapLayout;

typedef struct {
  FabMapLayout layout;
  gboolean only_new;      /* actors that have a place keep it, as nearly as can be */
  gboolean ignore_pinned; /* pinned actors move too */
  guint64 seed;
  double aspect; /* of the picture wanted; 0: 1.4 */
  FabLayoutProgress progress;
  gpointer data; /* for @progress */
} FabMapArrangeOptions;

FabMapScene *
fab_map_arrange (FabMapScene *scene, const FabMapArrangeOptions *options, GCancellable *cancellable, GError **error);

FabMapLayout fab_map_layout_from_name (const char *name);
gboolean fab_map_layout_is_name (const char *name);
char *fab_map_layout_list_names (void);
const char *fab_map_layout_get_name (FabMapLayout layout);

G_END_DECLS
