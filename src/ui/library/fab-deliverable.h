/* fab-deliverable.h: what rows say of a deliverable */
#pragma once

#include "fab-summary.h"

G_BEGIN_DECLS

void fab_deliverable_describe (FabStore *store, FabRecord *deliverable, FabSummary *summary);

G_END_DECLS
