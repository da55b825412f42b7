/* fab-aid.h: aids: how they are listed, open ones first, and the page of one with the fundings that use it */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

void fab_aid_describe (FabStore *store, FabRecord *aid, FabSummary *summary);
int fab_aid_compare (FabStore *store, FabRecord *a, FabRecord *b);
char *fab_aid_describe_section (FabStore *store, FabRecord *aid);
int fab_aid_compare_sections (FabStore *store, FabRecord *a, FabRecord *b);
GtkWidget *fab_aid_detail_new (FabContext *context, FabRecord *aid);

G_END_DECLS
