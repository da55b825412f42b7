/* fab-view-dialog.h: asks for the name and the note of a named view, and whether it has places of its own */
#pragma once

#include "fab-view-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FAB_TYPE_VIEW_DIALOG (fab_view_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabViewDialog, fab_view_dialog, FAB, VIEW_DIALOG, AdwDialog)

AdwDialog *fab_view_dialog_new (FabViewKeeper *keeper, FabRecord *view);

G_END_DECLS
