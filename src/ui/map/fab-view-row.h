/* fab-view-row.h: a named view in the list of them: its name and note, whether it is shown, a menu; dragged to put it elsewhere */
#pragma once

#include <adwaita.h>

#include "fab-view-keeper.h"

G_BEGIN_DECLS

#define FAB_TYPE_VIEW_ROW (fab_view_row_get_type ())
G_DECLARE_FINAL_TYPE (FabViewRow, fab_view_row, FAB, VIEW_ROW, AdwActionRow)

GtkWidget *fab_view_row_new (FabViewKeeper *keeper, FabRecord *view);
FabRecord *fab_view_row_get_view (FabViewRow *self);
void fab_view_row_refresh (FabViewRow *self);

G_END_DECLS
