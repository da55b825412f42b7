/* fab-board-layout.h: where everything of a board stands
 *
 * Every card has the same height, so that what is visible among thousands is found by arithmetic, and no more cards than
 * that need widgets.  No toolkit here: plain numbers, in pixels.  The origin is the board's top left corner, before
 * scrolling, beneath the columns' headers.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FAB_BOARD_MAX_COLUMNS 8

typedef struct _FabBoardLayout FabBoardLayout;

typedef struct {
  double x, y, width, height;
} FabBoardRect;

/** A card's place, or the place before which a card would drop. */
typedef struct {
  guint lane;
  guint column;
  guint index;
} FabBoardPlace;

typedef struct {
  double card_height;
  double lane_header;  /* height of a lane's header; 0: lanes have none */
  double column_width; /* wished, of a wide column */
  double max_width;    /* to which wide columns grow when there is room */
  double narrow_width; /* of a column that is folded */
  double gap;          /* between columns, and around */
  double card_gap;     /* between cards, and around them */
  double bottom;       /* free room at the end of a column */
} FabBoardMetrics;

FabBoardLayout *fab_board_layout_new (guint n_columns);
void fab_board_layout_free (FabBoardLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabBoardLayout, fab_board_layout_free)

void fab_board_layout_set_metrics (FabBoardLayout *self, const FabBoardMetrics *metrics);
void fab_board_layout_set_narrow (FabBoardLayout *self, guint column, gboolean narrow);
gboolean fab_board_layout_is_narrow (FabBoardLayout *self, guint column);
void fab_board_layout_set_single (FabBoardLayout *self, int column);
int fab_board_layout_get_single (FabBoardLayout *self);
void fab_board_layout_clear_lanes (FabBoardLayout *self);
void fab_board_layout_add_lane (FabBoardLayout *self, const guint *counts, gboolean folded);
void fab_board_layout_place (FabBoardLayout *self, double width, double height);

guint fab_board_layout_get_n_lanes (FabBoardLayout *self);
double fab_board_layout_get_width (FabBoardLayout *self);
double fab_board_layout_get_height (FabBoardLayout *self);
gboolean fab_board_layout_shows_column (FabBoardLayout *self, guint column);
void fab_board_layout_get_column (FabBoardLayout *self, guint column, double *x, double *width);
void fab_board_layout_get_lane (FabBoardLayout *self, guint lane, double *y, double *height);
gboolean fab_board_layout_get_cell (FabBoardLayout *self, guint lane, guint column, FabBoardRect *rect);
gboolean fab_board_layout_get_card (FabBoardLayout *self, FabBoardPlace place, FabBoardRect *rect);
void fab_board_layout_get_range (FabBoardLayout *self, guint lane, guint column, double top, double bottom,
                                 guint *first, guint *n);
gboolean fab_board_layout_locate (FabBoardLayout *self, double x, double y, FabBoardPlace *place);
void fab_board_layout_get_mark (FabBoardLayout *self, FabBoardPlace place, FabBoardRect *rect);

G_END_DECLS
