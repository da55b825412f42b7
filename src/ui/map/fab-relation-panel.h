/* fab-relation-panel.h: all about one link, to read and to edit */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-map-selection.h"

G_BEGIN_DECLS

GtkWidget *fab_relation_panel_new (FabContext *context, FabMapSelection *selection, FabRecord *relation);

G_END_DECLS
