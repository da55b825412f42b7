/* fab-contribution-row.h: something that was said in a meeting; it leads to what it became, or can become an actor or an action */
#pragma once

#include "fab-record-row.h"

G_BEGIN_DECLS

#define FAB_TYPE_CONTRIBUTION_ROW (fab_contribution_row_get_type ())
G_DECLARE_FINAL_TYPE (FabContributionRow, fab_contribution_row, FAB, CONTRIBUTION_ROW, FabRecordRow)

GtkWidget *fab_contribution_row_new (FabContext *context, FabRecord *contribution);

G_END_DECLS
