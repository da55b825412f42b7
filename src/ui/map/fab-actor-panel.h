/* fab-actor-panel.h: all about one actor, to read and to edit: fields, links, and what is tied to it */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-map-selection.h"

G_BEGIN_DECLS

GtkWidget *
fab_actor_panel_new (FabContext *context, FabMapSelection *selection, FabRecord *actor, GtkWidget **name_row);

G_END_DECLS
