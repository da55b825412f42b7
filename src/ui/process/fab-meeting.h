/* fab-meeting.h: meetings: how they stand on the line of time, and the page of one */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

void fab_meeting_describe (FabStore *store, FabRecord *meeting, FabSummary *summary);
int fab_meeting_compare (FabStore *store, FabRecord *a, FabRecord *b);
GtkWidget *fab_meeting_detail_new (FabContext *context, FabRecord *meeting);

G_END_DECLS
