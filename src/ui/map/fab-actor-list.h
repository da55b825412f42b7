/* fab-actor-list.h: the actors as a table that sorts by any column; the map's equal */
#pragma once

#include <adwaita.h>

#include "fab-map-model.h"
#include "fab-map-selection.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_LIST (fab_actor_list_get_type ())
G_DECLARE_FINAL_TYPE (FabActorList, fab_actor_list, FAB, ACTOR_LIST, AdwBin)

void fab_actor_list_set_model (FabActorList *self, FabMapModel *model, FabMapSelection *selection, GtkFilter *filter);
GListModel *fab_actor_list_get_rows (FabActorList *self);
void fab_actor_list_reveal (FabActorList *self, FabRecord *actor);

G_END_DECLS
