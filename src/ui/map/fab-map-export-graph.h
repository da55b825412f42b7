/* fab-map-export-graph.h: the map's actors and links as a file for other programs */
#pragma once

#include "fab-formats.h"
#include "fab-map-filter.h"
#include "fab-map-model.h"

G_BEGIN_DECLS

void fab_map_export_graph (FabMapModel *model, GtkWidget *parent, FabFormat format, const FabMapMatch *match);

G_END_DECLS
