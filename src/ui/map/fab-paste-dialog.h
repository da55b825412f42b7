/* fab-paste-dialog.h: which actors a pasted table would add, before it does */
#pragma once

#include <adwaita.h>

#include "fab-actor-paste.h"
#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_PASTE_DIALOG (fab_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabPasteDialog, fab_paste_dialog, FAB, PASTE_DIALOG, AdwDialog)

FabPasteDialog *fab_paste_dialog_new (FabContext *context, FabActorPaste *paste);
void fab_paste_dialog_add (FabPasteDialog *self);

G_END_DECLS
