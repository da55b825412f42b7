/* fab-insight-panel.h: what the map says, beside the map: sentences under their topics, with the actors as links */
#pragma once

#include <adwaita.h>

#include "fab-insight-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_INSIGHT_PANEL (fab_insight_panel_get_type ())
G_DECLARE_FINAL_TYPE (FabInsightPanel, fab_insight_panel, FAB, INSIGHT_PANEL, AdwBin)

void fab_insight_panel_set_model (FabInsightPanel *self, FabInsightModel *model);

G_END_DECLS
