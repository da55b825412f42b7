/* fab-time-panel.h: what is different between two times of the map, as sentences with the actors as links */
#pragma once

#include <adwaita.h>

#include "fab-map-time.h"

G_BEGIN_DECLS

#define FAB_TYPE_TIME_PANEL (fab_time_panel_get_type ())
G_DECLARE_FINAL_TYPE (FabTimePanel, fab_time_panel, FAB, TIME_PANEL, AdwBin)

void fab_time_panel_set_time (FabTimePanel *self, FabMapTime *time);
GListModel *fab_time_panel_get_sentences (FabTimePanel *self);

G_END_DECLS
