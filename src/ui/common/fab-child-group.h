/* fab-child-group.h: a titled list of what belongs to a record, one row each, which follows the project */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_CHILD_GROUP (fab_child_group_get_type ())
G_DECLARE_FINAL_TYPE (FabChildGroup, fab_child_group, FAB, CHILD_GROUP, AdwPreferencesGroup)

typedef GtkWidget *(*FabMakeRow) (FabContext *context, FabRecord *record);

GtkWidget *fab_child_group_new (FabContext *context, const char *title, GListModel *records, FabMakeRow make_row);
void fab_child_group_set_add_button (FabChildGroup *self, GtkWidget *button, const char *advice);

G_END_DECLS
