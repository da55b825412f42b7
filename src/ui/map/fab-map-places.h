/* fab-map-places.h: where actors stand, as the project keeps it: one place for each actor and map
 *
 * A map is that of everything (%NULL), of a territory, or of a view that has places of its own.
 */
#pragma once

#include "fab-box.h"
#include "fab-store.h"

G_BEGIN_DECLS

FabRecord *fab_map_places_find (FabStore *store, FabRecord *actor, FabRecord *map);
gboolean fab_map_places_put (FabStore *store, FabRecord *actor, FabRecord *map, FabPoint place, GError **error);
gboolean fab_map_places_pin (FabStore *store, FabRecord *actor, FabRecord *map, gboolean pinned, GError **error);

gboolean fab_map_places_has_own (FabStore *store, FabRecord *view);
gboolean fab_map_places_copy (FabStore *store, FabRecord *map, FabRecord *view, GError **error);
gboolean fab_map_places_drop (FabStore *store, FabRecord *view, GError **error);

G_END_DECLS
