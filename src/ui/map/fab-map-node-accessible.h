/* fab-map-node-accessible.h: a drawn actor as a screen reader finds it */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_MAP_NODE_ACCESSIBLE (fab_map_node_accessible_get_type ())
G_DECLARE_FINAL_TYPE (FabMapNodeAccessible, fab_map_node_accessible, FAB, MAP_NODE_ACCESSIBLE, GObject)

FabMapNodeAccessible *fab_map_node_accessible_new (GtkWidget *canvas, gint64 key);
gint64 fab_map_node_accessible_get_key (FabMapNodeAccessible *self);
void fab_map_node_accessible_set_name (FabMapNodeAccessible *self, const char *name);
void fab_map_node_accessible_set_next (FabMapNodeAccessible *self, FabMapNodeAccessible *next);

G_END_DECLS
