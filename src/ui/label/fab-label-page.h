/* fab-label-page.h: the label: shops, and the checklist of each */
#pragma once

#include "fab-collection-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_LABEL_PAGE (fab_label_page_get_type ())
G_DECLARE_FINAL_TYPE (FabLabelPage, fab_label_page, FAB, LABEL_PAGE, FabCollectionPage)

G_END_DECLS
