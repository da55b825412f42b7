/* fab-actor-chooser.h: asks for one actor by its name */
#pragma once

#include <adwaita.h>

#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_CHOOSER (fab_actor_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FabActorChooser, fab_actor_chooser, FAB, ACTOR_CHOOSER, AdwDialog)

FabActorChooser *fab_actor_chooser_new (FabStore *store, const char *title, FabRecord *but);

G_END_DECLS
