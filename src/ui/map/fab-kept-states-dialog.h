/* fab-kept-states-dialog.h: the kept states of the map: shown, edited, removed */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_KEPT_STATES_DIALOG (fab_kept_states_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabKeptStatesDialog, fab_kept_states_dialog, FAB, KEPT_STATES_DIALOG, AdwDialog)

FabKeptStatesDialog *fab_kept_states_dialog_new (FabContext *context);

G_END_DECLS
