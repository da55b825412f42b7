/* fab-path-panel.h: the paths between two actors in the inspector: a sentence each, whose actors are links */
#pragma once

#include <adwaita.h>

#include "fab-map-selection.h"
#include "fab-path-guide.h"

G_BEGIN_DECLS

GtkWidget *fab_path_panel_new (FabPathGuide *guide, FabMapSelection *selection);

G_END_DECLS
