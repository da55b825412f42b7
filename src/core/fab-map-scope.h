/* fab-map-scope.h: who is on the map of a territory: one answer for the picture, its exports, the matrix and what is said of it */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

GHashTable *fab_map_scope_new (FabStore *store, FabRecord *territory, FabRecord *view);

G_END_DECLS
