/* fab-contribution-dialog.h: writes down what is said in a meeting */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_CONTRIBUTION_DIALOG (fab_contribution_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabContributionDialog, fab_contribution_dialog, FAB, CONTRIBUTION_DIALOG, AdwDialog)

AdwDialog *fab_contribution_dialog_new (FabContext *context, FabRecord *meeting);
FabRecord *fab_contribution_insert (FabContext *context, FabRecord *meeting, const char *kind, const char *text);

G_END_DECLS
