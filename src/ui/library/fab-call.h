/* fab-call.h: calls for projects: how they are listed, and the page of one with its dates and the pieces of its file */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

void fab_call_describe (FabStore *store, FabRecord *call, FabSummary *summary);
GtkWidget *fab_call_detail_new (FabContext *context, FabRecord *call);

G_END_DECLS
