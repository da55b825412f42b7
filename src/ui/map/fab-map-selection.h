/* fab-map-selection.h: what is selected on the actors' page: some actors, or one link; map, list and inspector share it */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_SELECTION (fab_map_selection_get_type ())
G_DECLARE_FINAL_TYPE (FabMapSelection, fab_map_selection, FAB, MAP_SELECTION, GObject)

FabMapSelection *fab_map_selection_new (FabStore *store);

guint fab_map_selection_get_n_actors (FabMapSelection *self);
GPtrArray *fab_map_selection_get_actors (FabMapSelection *self);
FabRecord *fab_map_selection_get_relation (FabMapSelection *self);
gboolean fab_map_selection_has (FabMapSelection *self, gint64 key);

void fab_map_selection_clear (FabMapSelection *self);
void fab_map_selection_set_actor (FabMapSelection *self, FabRecord *actor);
void fab_map_selection_set_actors (FabMapSelection *self, GPtrArray *actors);
void fab_map_selection_add_actors (FabMapSelection *self, GPtrArray *actors);
void fab_map_selection_toggle_actor (FabMapSelection *self, FabRecord *actor);
void fab_map_selection_set_relation (FabMapSelection *self, FabRecord *relation);

G_END_DECLS
