/* fab-actor-dialog.h: asks for a new actor: name, kind, territory */
#pragma once

#include <adwaita.h>

#include "fab-box.h"
#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_DIALOG (fab_actor_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabActorDialog, fab_actor_dialog, FAB, ACTOR_DIALOG, AdwDialog)

FabActorDialog *fab_actor_dialog_new (FabContext *context, const FabPoint *place, FabRecord *linked_from);

G_END_DECLS
