#include "fab-board-layout.h"

#include <math.h>

typedef struct {
  guint counts[FAB_BOARD_MAX_COLUMNS];
  gboolean folded;
  double y; /* of the header */
  double height;
} Lane;

struct _FabBoardLayout {
  FabBoardMetrics metrics;
  guint n_columns;
  gboolean narrow[FAB_BOARD_MAX_COLUMNS];
  int single; /* the one column that is shown, or -1 */
  double column_x[FAB_BOARD_MAX_COLUMNS];
  double column_width[FAB_BOARD_MAX_COLUMNS];
  double width, height;
  GArray *lanes; /* of Lane */
};

FabBoardLayout *
fab_board_layout_new (guint n_columns)
{
  FabBoardLayout *self = g_new0 (FabBoardLayout, 1);

  g_assert (n_columns <= FAB_BOARD_MAX_COLUMNS);
  self->n_columns = n_columns;
  self->single = -1;
  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
  return self;
}

void
fab_board_layout_free (FabBoardLayout *self)
{
  g_array_unref (self->lanes);
  g_free (self);
}

void
fab_board_layout_set_metrics (FabBoardLayout *self, const FabBoardMetrics *metrics)
{
  self->metrics = *metrics;
}

void
fab_board_layout_set_narrow (FabBoardLayout *self, guint column, gboolean narrow)
{
  self->narrow[column] = narrow;
}

/** fab_board_layout_is_narrow: whether the column is folded to a strip; the only one that is shown never is */
gboolean
fab_board_layout_is_narrow (FabBoardLayout *self, guint column)
{
  return self->single < 0 && self->narrow[column];
}

/** fab_board_layout_set_single: @column: the one column to show, or -1 for all */
void
fab_board_layout_set_single (FabBoardLayout *self, int column)
{
  self->single = column;
}

int
fab_board_layout_get_single (FabBoardLayout *self)
{
  return self->single;
}

void
fab_board_layout_clear_lanes (FabBoardLayout *self)
{
  g_array_set_size (self->lanes, 0);
}

/** fab_board_layout_add_lane: @counts: the number of cards of each column */
void
fab_board_layout_add_lane (FabBoardLayout *self, const guint *counts, gboolean folded)
{
  Lane lane = { .folded = folded };

  for (guint c = 0; c < self->n_columns; c++)
    lane.counts[c] = counts[c];
  g_array_append_val (self->lanes, lane);
}

static Lane *
get_lane (FabBoardLayout *self, guint lane)
{
  return &g_array_index (self->lanes, Lane, lane);
}

/** fab_board_layout_shows_column: whether it has a width at all */
gboolean
fab_board_layout_shows_column (FabBoardLayout *self, guint column)
{
  return self->single < 0 || (guint)self->single == column;
}

/* Wide columns share what the folded ones leave, within their bounds. */
static double
get_wide_width (FabBoardLayout *self, double width)
{
  const FabBoardMetrics *m = &self->metrics;
  double left = width - m->gap;
  guint n_wide = 0;

  if (self->single >= 0)
    return MAX (0, width - 2 * m->gap);
  for (guint c = 0; c < self->n_columns; c++) {
    if (self->narrow[c])
      left -= m->narrow_width + m->gap;
    else
      n_wide++;
  }
  return n_wide == 0 ? m->column_width : CLAMP (floor (left / n_wide - m->gap), m->column_width, m->max_width);
}

static void
place_columns (FabBoardLayout *self, double width)
{
  const FabBoardMetrics *m = &self->metrics;
  double wide = get_wide_width (self, width), x = m->gap;

  for (guint c = 0; c < self->n_columns; c++) {
    self->column_x[c] = x;
    self->column_width[c] = 0;
    if (!fab_board_layout_shows_column (self, c))
      continue;
    self->column_width[c] = fab_board_layout_is_narrow (self, c) ? m->narrow_width : wide;
    x += self->column_width[c] + m->gap;
  }
  self->width = MAX (x, width);
}

/* The height of a lane's cells: that of its fullest column. */
static double
get_cells_height (FabBoardLayout *self, const Lane *lane)
{
  const FabBoardMetrics *m = &self->metrics;
  guint most = 0;

  for (guint c = 0; c < self->n_columns; c++)
    if (fab_board_layout_shows_column (self, c) && !fab_board_layout_is_narrow (self, c))
      most = MAX (most, lane->counts[c]);
  return m->card_gap + most * (m->card_height + m->card_gap) + m->bottom;
}

/** fab_board_layout_place: works everything out for a viewport of that size; the last lane reaches its bottom */
void
fab_board_layout_place (FabBoardLayout *self, double width, double height)
{
  double y = 0;

  place_columns (self, width);
  for (guint l = 0; l < self->lanes->len; l++) {
    Lane *lane = get_lane (self, l);

    lane->y = y;
    lane->height = self->metrics.lane_header + (lane->folded ? 0 : get_cells_height (self, lane));
    y += lane->height;
  }
  if (self->lanes->len > 0 && !get_lane (self, self->lanes->len - 1)->folded && y + self->metrics.gap < height) {
    get_lane (self, self->lanes->len - 1)->height += height - y - self->metrics.gap;
    y = height - self->metrics.gap;
  }
  self->height = y + self->metrics.gap;
}

guint
fab_board_layout_get_n_lanes (FabBoardLayout *self)
{
  return self->lanes->len;
}

double
fab_board_layout_get_width (FabBoardLayout *self)
{
  return self->width;
}

double
fab_board_layout_get_height (FabBoardLayout *self)
{
  return self->height;
}

void
fab_board_layout_get_column (FabBoardLayout *self, guint column, double *x, double *width)
{
  *x = self->column_x[column];
  *width = self->column_width[column];
}

/** fab_board_layout_get_lane: a lane with its header */
void
fab_board_layout_get_lane (FabBoardLayout *self, guint lane, double *y, double *height)
{
  *y = get_lane (self, lane)->y;
  *height = get_lane (self, lane)->height;
}

/** fab_board_layout_get_cell: where a lane and a column cross; %FALSE where nothing shows */
gboolean
fab_board_layout_get_cell (FabBoardLayout *self, guint lane, guint column, FabBoardRect *rect)
{
  Lane *l = get_lane (self, lane);

  *rect = (FabBoardRect){ self->column_x[column], l->y + self->metrics.lane_header, self->column_width[column],
                          l->height - self->metrics.lane_header };
  return !l->folded && fab_board_layout_shows_column (self, column);
}

/** fab_board_layout_get_card: where a card stands; %FALSE where it isn't shown (folded lane or column) */
gboolean
fab_board_layout_get_card (FabBoardLayout *self, FabBoardPlace place, FabBoardRect *rect)
{
  const FabBoardMetrics *m = &self->metrics;
  gboolean shown = fab_board_layout_get_cell (self, place.lane, place.column, rect);

  rect->x += m->card_gap;
  rect->width = MAX (0, rect->width - 2 * m->card_gap);
  rect->y += m->card_gap + place.index * (m->card_height + m->card_gap);
  rect->height = m->card_height;
  return shown && !fab_board_layout_is_narrow (self, place.column);
}

/** fab_board_layout_get_range: the cards of a cell that touch the stretch from @top to @bottom */
void
fab_board_layout_get_range (FabBoardLayout *self, guint lane, guint column, double top, double bottom, guint *first,
                            guint *n)
{
  guint count = get_lane (self, lane)->counts[column];
  double step = self->metrics.card_height + self->metrics.card_gap;
  double from, to;
  FabBoardRect rect;

  *first = *n = 0;
  if (!fab_board_layout_get_card (self, (FabBoardPlace){ lane, column, 0 }, &rect))
    return;
  from = floor ((top - rect.y - rect.height) / step) + 1;
  to = ceil ((bottom - rect.y) / step);
  *first = (guint)CLAMP (from, 0, count);
  *n = (guint)CLAMP (to, *first, count) - *first;
}

static gboolean
find_column (FabBoardLayout *self, double x, guint *column)
{
  double half = self->metrics.gap / 2;

  for (guint c = 0; c < self->n_columns; c++)
    if (fab_board_layout_shows_column (self, c) && x >= self->column_x[c] - half &&
        x < self->column_x[c] + self->column_width[c] + half) {
      *column = c;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_lane (FabBoardLayout *self, double y, guint *lane)
{
  if (self->lanes->len == 0)
    return FALSE;
  *lane = self->lanes->len - 1;
  for (guint l = 0; l < self->lanes->len; l++)
    if (y < get_lane (self, l)->y + get_lane (self, l)->height) {
      *lane = l;
      break;
    }
  return TRUE;
}

/**
 * fab_board_layout_locate: where a card that is let go at a point would drop
 *
 * Returns: %FALSE between or beside the columns.  In a folded lane or column the card drops at the end.
 */
gboolean
fab_board_layout_locate (FabBoardLayout *self, double x, double y, FabBoardPlace *place)
{
  double step = self->metrics.card_height + self->metrics.card_gap;
  FabBoardRect rect;
  guint count;

  if (!find_column (self, x, &place->column) || !find_lane (self, y, &place->lane))
    return FALSE;
  count = get_lane (self, place->lane)->counts[place->column];
  if (fab_board_layout_get_card (self, (FabBoardPlace){ place->lane, place->column, 0 }, &rect))
    place->index = (guint)CLAMP (floor ((y - rect.y) / step + 0.5), 0, count);
  else
    place->index = count;
  return TRUE;
}

/** fab_board_layout_get_mark: the line between two cards where one would drop, 2 pixels thick */
void
fab_board_layout_get_mark (FabBoardLayout *self, FabBoardPlace place, FabBoardRect *rect)
{
  const FabBoardMetrics *m = &self->metrics;
  gboolean shown = fab_board_layout_get_card (self, place, rect);

  if (!shown) {
    fab_board_layout_get_cell (self, place.lane, place.column, rect);
    rect->x += m->card_gap / 2;
    rect->width -= m->card_gap;
    rect->y += m->card_gap;
  } else {
    rect->y -= m->card_gap / 2 + 1;
  }
  rect->height = 2;
}
