/* fab-actor-cell.h: one cell of the actors' table, which follows its actor */
#pragma once

#include <adwaita.h>

#include "fab-actor-column.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_CELL (fab_actor_cell_get_type ())
G_DECLARE_FINAL_TYPE (FabActorCell, fab_actor_cell, FAB, ACTOR_CELL, AdwBin)

GtkWidget *fab_actor_cell_new (const FabActorColumn *column, FabMapModel *model);
void fab_actor_cell_set_actor (FabActorCell *self, FabRecord *actor);

G_END_DECLS
