/* fab-status-dot.h: the coloured dot of an action's status */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_STATUS_DOT (fab_status_dot_get_type ())
G_DECLARE_FINAL_TYPE (FabStatusDot, fab_status_dot, FAB, STATUS_DOT, GtkWidget)

GtkWidget *fab_status_dot_new (void);
void fab_status_dot_set_status (FabStatusDot *self, guint status);

G_END_DECLS
