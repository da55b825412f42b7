/* fab-actor-cell.h: one cell of the actors' table: shows a field, or is where it is edited
 *
 * It shows what it is told to: its list refreshes it when its actor changes (hundreds of cells need no hundreds of signals).
 */
#pragma once

#include <adwaita.h>

#include "fab-actor-column.h"
#include "fab-cell-editor.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_CELL (fab_actor_cell_get_type ())
G_DECLARE_FINAL_TYPE (FabActorCell, fab_actor_cell, FAB, ACTOR_CELL, AdwBin)

GtkWidget *fab_actor_cell_new (const FabActorColumn *column, FabMapModel *model);
void fab_actor_cell_set_actor (FabActorCell *self, FabRecord *actor);
FabRecord *fab_actor_cell_get_actor (FabActorCell *self);
const FabActorColumn *fab_actor_cell_get_column (FabActorCell *self);
void fab_actor_cell_refresh (FabActorCell *self);

void fab_actor_cell_edit (FabActorCell *self);
FabCellEditor *fab_actor_cell_get_editor (FabActorCell *self);

G_END_DECLS
