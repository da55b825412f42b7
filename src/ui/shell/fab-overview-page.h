/* fab-overview-page.h: what is due, what is late, what lacks a pilot or money, the label's figures, the last changes */
#pragma once

#include "fab-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_OVERVIEW_PAGE (fab_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (FabOverviewPage, fab_overview_page, FAB, OVERVIEW_PAGE, FabPage)

G_END_DECLS
