/* fab-actor-shelf.h: a popover with the actors that are not on the map, to be dropped on it */
#pragma once

#include <gtk/gtk.h>

#include "fab-map-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_ACTOR_SHELF (fab_actor_shelf_get_type ())
G_DECLARE_FINAL_TYPE (FabActorShelf, fab_actor_shelf, FAB, ACTOR_SHELF, GtkPopover)

GtkWidget *fab_actor_shelf_new (FabMapModel *model);
guint fab_actor_shelf_count (FabMapModel *model);

G_END_DECLS
