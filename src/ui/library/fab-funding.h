/* fab-funding.h: fundings: who gives how much to which action, how they are listed by status, and the page of one */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

void fab_funding_describe (FabStore *store, FabRecord *funding, FabSummary *summary);
int fab_funding_compare (FabStore *store, FabRecord *a, FabRecord *b);
char *fab_funding_describe_section (FabStore *store, FabRecord *funding);
int fab_funding_compare_sections (FabStore *store, FabRecord *a, FabRecord *b);
GtkWidget *fab_funding_detail_new (FabContext *context, FabRecord *funding);
GtkWidget *fab_funding_row_new (FabContext *context, FabRecord *funding);

FabRecord *fab_funding_insert (FabContext *context, FabRecord *action);
void fab_funding_ask (GtkWidget *page, FabContext *context);

G_END_DECLS
