/* fab-roadmap-page.h: the roadmap: the actions of an axis or of all, as a board or as a list */
#pragma once

#include "fab-page.h"
#include "fab-roadmap-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_ROADMAP_PAGE (fab_roadmap_page_get_type ())
G_DECLARE_FINAL_TYPE (FabRoadmapPage, fab_roadmap_page, FAB, ROADMAP_PAGE, FabPage)

FabRoadmapModel *fab_roadmap_page_get_model (FabRoadmapPage *self);

G_END_DECLS
