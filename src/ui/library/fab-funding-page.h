/* fab-funding-page.h: the money: calls for projects, aids, and the fundings of all actions */
#pragma once

#include "fab-collection-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_FUNDING_PAGE (fab_funding_page_get_type ())
G_DECLARE_FINAL_TYPE (FabFundingPage, fab_funding_page, FAB, FUNDING_PAGE, FabCollectionPage)

G_END_DECLS
