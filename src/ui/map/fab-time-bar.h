/* fab-time-bar.h: the line of time below the map: meetings, kept states, today; and what to compare with */
#pragma once

#include <gtk/gtk.h>

#include "fab-map-time.h"

G_BEGIN_DECLS

#define FAB_TYPE_TIME_BAR (fab_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (FabTimeBar, fab_time_bar, FAB, TIME_BAR, GtkBox)

void fab_time_bar_set_time (FabTimeBar *self, FabMapTime *time);

G_END_DECLS
