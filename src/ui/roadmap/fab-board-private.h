/* fab-board-private.h: what the board's files share */
#pragma once

#include "fab-board.h"
#include "fab-card.h"

G_BEGIN_DECLS

struct _FabBoard {
  FabScrollArea parent_instance;

  FabRoadmapModel *model; /* owned */
  FabBoardLayout *layout;

  /* Children */
  GtkWidget *column_headers[FAB_N_STATUSES];
  GPtrArray *lane_headers; /* of widgets */
  GHashTable *cards;       /* action → its FabCard, for the actions in sight */
  GPtrArray *spare;        /* FabCards without an action */
  FabCard *gauge;          /* never seen: tells how high a card is */
  GtkWidget *mark;         /* where a dragged card would drop */
  GtkWidget *popover;      /* the context menu while it is open */

  int header_height;

  /* What people chose, for as long as the board lives */
  gboolean chosen[FAB_N_STATUSES]; /* whether the column was folded or widened by hand */
  gboolean folded[FAB_N_STATUSES];
  GHashTable *folded_lanes; /* of keys of axes */

  /* The card that has or would get the focus */
  FabRecord *cursor; /* owned; or NULL */
  FabBoardPlace cursor_place;

  /* The drag under way */
  FabRecord *dragged; /* owned; from this board */
  gboolean dropping;  /* the mark is shown */
  FabBoardPlace drop_place;
  double drag_x, drag_y;
  guint scroll_tick;
  gint64 scroll_time;
};

FabStore *fab_board_get_store (FabBoard *self);
gboolean fab_board_is_editable (FabBoard *self);
FabCard *fab_board_pick (FabBoard *self, double x, double y);
FabCard *fab_board_ensure_card (FabBoard *self, FabRecord *action);
void fab_board_set_cursor (FabBoard *self, FabRecord *action);
void fab_board_scroll_to (FabBoard *self, FabBoardPlace place);
gboolean fab_board_to_content (FabBoard *self, double x, double y, double *content_x, double *content_y);
gboolean fab_board_find_cursor (FabBoard *self, FabBoardPlace *place);
gboolean fab_board_step_to_end (FabBoard *self, gboolean last);
gboolean fab_board_move_to (FabBoard *self, FabRecord *action, FabBoardPlace place);
void fab_board_update_columns (FabBoard *self);
void fab_board_update_cards (FabBoard *self);
void fab_board_update_cursor (FabBoard *self);

void fab_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline);
void fab_board_size_allocate (GtkWidget *widget, int width, int height, int baseline);
void fab_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

void fab_board_class_init_keys (GtkWidgetClass *widget_class);
void fab_board_init_drag (FabBoard *self);
void fab_board_stop_drag (FabBoard *self);
void fab_board_show_menu (FabBoard *self, FabRecord *action, const GdkRectangle *at);

G_END_DECLS
