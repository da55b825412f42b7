/* fab-actor-inspector.h: what is selected, to read and to edit, beside the map or the list */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-map-selection.h"
#include "fab-path-guide.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_INSPECTOR (fab_actor_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FabActorInspector, fab_actor_inspector, FAB, ACTOR_INSPECTOR, AdwBin)

void fab_actor_inspector_set_selection (FabActorInspector *self, FabContext *context, FabMapSelection *selection);
void fab_actor_inspector_set_guide (FabActorInspector *self, FabPathGuide *guide);
void fab_actor_inspector_rename (FabActorInspector *self);

G_END_DECLS
