/* fab-territory.h: which territory a record belongs to */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

FabRecord *fab_territory_of (FabStore *store, FabRecord *record);
gboolean fab_territory_shows (FabStore *store, FabRecord *territory, FabRecord *record);
guint fab_territory_count (FabStore *store, FabRecord *territory, FabTableId table);

G_END_DECLS
