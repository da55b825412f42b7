/* fab-ring-view.h: progress as a ring, in the window's colours */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_RING_VIEW (fab_ring_view_get_type ())
G_DECLARE_FINAL_TYPE (FabRingView, fab_ring_view, FAB, RING_VIEW, GtkWidget)

void fab_ring_view_set (FabRingView *self, double done, double planned, const char *spoken);

G_END_DECLS
