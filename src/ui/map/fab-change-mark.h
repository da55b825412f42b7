/* fab-change-mark.h: the mark that stands for a kind of change, as the map draws it */
#pragma once

#include <gtk/gtk.h>

#include "fab-map-changes.h"

G_BEGIN_DECLS

#define FAB_TYPE_CHANGE_MARK (fab_change_mark_get_type ())
G_DECLARE_FINAL_TYPE (FabChangeMark, fab_change_mark, FAB, CHANGE_MARK, GtkWidget)

GtkWidget *fab_change_mark_new (FabMapChangeKind kind);
void fab_change_mark_set_kind (FabChangeMark *self, FabMapChangeKind kind);

G_END_DECLS
