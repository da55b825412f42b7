/* fab-solutions-page.h: what others did: experience sheets, past Fabriques, and the national leads */
#pragma once

#include "fab-collection-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_SOLUTIONS_PAGE (fab_solutions_page_get_type ())
G_DECLARE_FINAL_TYPE (FabSolutionsPage, fab_solutions_page, FAB, SOLUTIONS_PAGE, FabCollectionPage)

G_END_DECLS
