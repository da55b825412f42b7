/* fab-map-pane.h: the canvas with what floats above it: zoom buttons, progress, what to do when it is empty */
#pragma once

#include <adwaita.h>

#include "fab-map-canvas.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_PANE (fab_map_pane_get_type ())
G_DECLARE_FINAL_TYPE (FabMapPane, fab_map_pane, FAB, MAP_PANE, AdwBin)

void fab_map_pane_set_model (FabMapPane *self, FabMapModel *model, FabMapSelection *selection, FabActorFilter *filter);
FabMapCanvas *fab_map_pane_get_canvas (FabMapPane *self);

void fab_map_pane_set_shelf (FabMapPane *self, GtkPopover *popover);
void fab_map_pane_set_show_shelf (FabMapPane *self, gboolean show);

G_END_DECLS
