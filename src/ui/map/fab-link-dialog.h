/* fab-link-dialog.h: asks which actor another one is linked to, and how */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_LINK_DIALOG (fab_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabLinkDialog, fab_link_dialog, FAB, LINK_DIALOG, AdwDialog)

FabLinkDialog *fab_link_dialog_new (FabContext *context, FabRecord *source);
void fab_link_dialog_set_target (FabLinkDialog *self, FabRecord *target);

G_END_DECLS
