/* fab-roadmap-list.h: the actions as a table that sorts */
#pragma once

#include <gtk/gtk.h>

#include "fab-roadmap-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_ROADMAP_LIST (fab_roadmap_list_get_type ())
G_DECLARE_FINAL_TYPE (FabRoadmapList, fab_roadmap_list, FAB, ROADMAP_LIST, GtkWidget)

void fab_roadmap_list_set_model (FabRoadmapList *self, FabRoadmapModel *model);
gboolean fab_roadmap_list_select (FabRoadmapList *self, FabRecord *action);
GListModel *fab_roadmap_list_get_rows (FabRoadmapList *self);
void fab_roadmap_list_sort_by (FabRoadmapList *self, guint column, GtkSortType direction);

G_END_DECLS
