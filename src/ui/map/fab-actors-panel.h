/* fab-actors-panel.h: several actors at once: who they are, and what all of them may be given together */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-map-selection.h"

G_BEGIN_DECLS

GtkWidget *fab_actors_panel_new (FabContext *context, FabMapSelection *selection);

G_END_DECLS
