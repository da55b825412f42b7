/* fab-action-dialog.h: everything of an action: what, who, money, how it goes, what it is tied to */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTION_DIALOG (fab_action_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabActionDialog, fab_action_dialog, FAB, ACTION_DIALOG, AdwDialog)

FabActionDialog *fab_action_dialog_new (FabContext *context, FabRecord *action);
void fab_action_dialog_show_page (FabActionDialog *self, const char *name);

G_END_DECLS
