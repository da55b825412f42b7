/* fab-board.h: the kanban board: actions as cards, in columns by status and in lanes by axis
 *
 * Scrolls both ways inside a GtkScrolledWindow; heads of columns and lanes stay in sight.  Only the cards in sight have
 * widgets.  Actions: board.open, board.remove, board.menu, board.move-to, board.move-to-axis, board.add…
 */
#pragma once

#include <gtk/gtk.h>

#include "fab-roadmap-model.h"
#include "fab-scroll-area.h"

G_BEGIN_DECLS

#define FAB_TYPE_BOARD (fab_board_get_type ())
G_DECLARE_FINAL_TYPE (FabBoard, fab_board, FAB, BOARD, FabScrollArea)

void fab_board_set_model (FabBoard *self, FabRoadmapModel *model);
void fab_board_set_single (FabBoard *self, int column);
int fab_board_get_single (FabBoard *self);
gboolean fab_board_select (FabBoard *self, FabRecord *action, gboolean focus);
FabRecord *fab_board_get_selected (FabBoard *self);
guint fab_board_get_n_card_widgets (FabBoard *self);
gboolean fab_board_step (FabBoard *self, int across, int down);
gboolean fab_board_move (FabBoard *self, int across, int down);
gboolean fab_board_drop (FabBoard *self, FabRecord *action, double x, double y);

G_END_DECLS
