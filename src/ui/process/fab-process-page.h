/* fab-process-page.h: the process: its meetings on a line of time, and what each brought */
#pragma once

#include "fab-collection-page.h"

G_BEGIN_DECLS

#define FAB_TYPE_PROCESS_PAGE (fab_process_page_get_type ())
G_DECLARE_FINAL_TYPE (FabProcessPage, fab_process_page, FAB, PROCESS_PAGE, FabCollectionPage)

G_END_DECLS
