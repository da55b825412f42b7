/* fab-axis-chooser.h: which roadmap, and which of its axes, the page shows */
#pragma once

#include <gtk/gtk.h>

#include "fab-roadmap-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_AXIS_CHOOSER (fab_axis_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FabAxisChooser, fab_axis_chooser, FAB, AXIS_CHOOSER, GtkWidget)

void fab_axis_chooser_set_model (FabAxisChooser *self, FabRoadmapModel *model);

/** One entry: everything, a roadmap, or an axis. */
#define FAB_TYPE_SCOPE (fab_scope_get_type ())
G_DECLARE_FINAL_TYPE (FabScope, fab_scope, FAB, SCOPE, GObject)

FabScope *fab_scope_new (FabRecord *plan, FabRecord *axis, guint depth, const char *title);
gboolean fab_scope_equal (FabScope *self, FabScope *other);

G_END_DECLS
