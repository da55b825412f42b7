/* fab-deliverables-page.h: what the process leaves behind: memos, syntheses, manifesto, notes */
#pragma once

#include "fab-collection-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_DELIVERABLES_PAGE (fab_deliverables_page_get_type ())
G_DECLARE_FINAL_TYPE (FabDeliverablesPage, fab_deliverables_page, FAB, DELIVERABLES_PAGE, FabCollectionPage)

G_END_DECLS
