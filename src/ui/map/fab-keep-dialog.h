/* fab-keep-dialog.h: keeps the map as it is now under a name */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_KEEP_DIALOG (fab_keep_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabKeepDialog, fab_keep_dialog, FAB, KEEP_DIALOG, AdwDialog)

FabKeepDialog *fab_keep_dialog_new (FabContext *context, FabRecord *meeting);

G_END_DECLS
