/* fab-map-places.h: where actors stand, as the project keeps it: one place for each actor and territory looked at */
#pragma once

#include "fab-box.h"
#include "fab-store.h"

G_BEGIN_DECLS

FabRecord *fab_map_places_find (FabStore *store, FabRecord *actor, FabRecord *territory);
gboolean fab_map_places_put (FabStore *store, FabRecord *actor, FabRecord *territory, FabPoint place, GError **error);
gboolean fab_map_places_pin (FabStore *store, FabRecord *actor, FabRecord *territory, gboolean pinned, GError **error);

G_END_DECLS
