/* fab-lane-header.h: the head of an axis across the board: its name, its figures, and what folds it or adds an action */
#pragma once

#include <gtk/gtk.h>

#include "fab-roadmap-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_LANE_HEADER (fab_lane_header_get_type ())
G_DECLARE_FINAL_TYPE (FabLaneHeader, fab_lane_header, FAB, LANE_HEADER, GtkWidget)

GtkWidget *fab_lane_header_new (void);
void fab_lane_header_show (FabLaneHeader *self, const FabLane *lane, guint index, gboolean folded, const char *plan);
void fab_lane_header_set_compact (FabLaneHeader *self, gboolean compact);
void fab_lane_header_set_editable (FabLaneHeader *self, gboolean editable);

char *fab_roadmap_describe_totals (const FabRoadmapTotals *totals, gboolean money_only_if_any);

G_END_DECLS
