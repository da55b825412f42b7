/* fab-filter-panel.h: all conditions of the filter, to be set; in a popover where there is room, in a sheet where there isn't */
#pragma once

#include <adwaita.h>

#include "fab-actor-filter.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_FILTER_PANEL (fab_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (FabFilterPanel, fab_filter_panel, FAB, FILTER_PANEL, AdwBin)

FabFilterPanel *fab_filter_panel_new (FabActorFilter *filter, FabMapModel *model);
GtkWidget *fab_filter_popover_new (FabFilterPanel *panel);
AdwDialog *fab_filter_sheet_new (FabFilterPanel *panel);

G_END_DECLS
