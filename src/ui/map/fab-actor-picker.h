/* fab-actor-picker.h: a search and the actors that it finds, best first, of which one is taken */
#pragma once

#include <gtk/gtk.h>

#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_PICKER (fab_actor_picker_get_type ())
G_DECLARE_FINAL_TYPE (FabActorPicker, fab_actor_picker, FAB, ACTOR_PICKER, GtkBox)

void fab_actor_picker_fill (FabActorPicker *self, FabStore *store, FabRecord *but);
void fab_actor_picker_set_single_click (FabActorPicker *self, gboolean single);
FabRecord *fab_actor_picker_get_actor (FabActorPicker *self);
gboolean fab_actor_picker_set_actor (FabActorPicker *self, FabRecord *actor);

G_END_DECLS
