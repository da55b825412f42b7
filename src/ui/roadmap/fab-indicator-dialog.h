/* fab-indicator-dialog.h: an indicator of an action, with its values */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_INDICATOR_DIALOG (fab_indicator_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabIndicatorDialog, fab_indicator_dialog, FAB, INDICATOR_DIALOG, AdwDialog)

FabIndicatorDialog *fab_indicator_dialog_new (FabContext *context, FabRecord *indicator);

G_END_DECLS
