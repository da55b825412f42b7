/* fab-view-actions.h: the group "views": show, save, update, describe, duplicate, move and remove named views; their keys
 *
 * Actions about one view take its key.
 */
#pragma once

#include "fab-view-keeper.h"

G_BEGIN_DECLS

void fab_view_actions_add (GtkWidget *widget, FabViewKeeper *keeper);

G_END_DECLS
