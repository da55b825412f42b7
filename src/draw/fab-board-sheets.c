#include "fab-board-sheets.h"

#include "fab-draw-text.h"

/** Narrower than this, a title would be broken letter by letter. */
#define MIN_COLUMN 92.0
#define MAX_COLUMN 250.0

static void
choose_columns (FabBoardLayout *self)
{
  gboolean used[FAB_N_STATUS_COLORS] = { FALSE };

  for (guint l = 0; l < self->scene->lanes->len; l++) {
    const FabBoardLane *lane = g_ptr_array_index (self->scene->lanes, l);

    for (guint i = 0; i < lane->cards->len; i++)
      used[g_array_index (lane->cards, FabBoardCard, i).status] = TRUE;
  }
  /* To come, in progress and done are there even when empty: they are what a board is. */
  used[0] = used[2] = used[6] = TRUE;
  for (guint s = 0; s < FAB_N_STATUS_COLORS; s++)
    if (used[s])
      self->columns[self->n_columns++] = s;
}

/** fab_board_column_x: the left side of a column's cards */
double
fab_board_column_x (const FabBoardLayout *self, guint column)
{
  return self->room.left + FAB_BOARD_INSET +
         column % self->per_band * (self->column_width + 2 * FAB_BOARD_INSET + FAB_BOARD_GAP);
}

/** fab_board_is_banded: whether the columns are too many to stand beside one another */
gboolean
fab_board_is_banded (const FabBoardLayout *self)
{
  return self->per_band < self->n_columns;
}

/** fab_board_title_layout: (transfer full): a card's title, in up to four lines */
PangoLayout *
fab_board_title_layout (const FabBoardLayout *self, cairo_t *cr, const FabBoardCard *card)
{
  FabTextStyle style = { .family = self->font_family,
                         .size = FAB_BOARD_TITLE,
                         .weight = FAB_WEIGHT_MEDIUM,
                         .width = self->column_width - 2 * FAB_BOARD_PAD,
                         .lines = 4 };
  g_autofree char *text = NULL;

  if (card->code != NULL && *card->code != '\0')
    text = g_strdup_printf ("%s  %s", card->code, card->title != NULL ? card->title : "");
  return fab_text_layout_new (cr, text != NULL ? text : card->title, &style);
}

gboolean
fab_board_card_has_facts (const FabBoardCard *card)
{
  return (card->pilot != NULL && *card->pilot != '\0') || (card->date != NULL && *card->date != '\0') ||
         card->budget > 0;
}

static double
measure_card (const FabBoardLayout *self, const FabBoardCard *card)
{
  g_autoptr (PangoLayout) layout = fab_board_title_layout (self, NULL, card);
  double height;

  fab_text_layout_get_size (layout, NULL, &height);
  height += 2 * FAB_BOARD_PAD;
  if (fab_board_card_has_facts (card))
    height += 18;
  if (card->budget > 0)
    height += 7;
  return height;
}

/* ---- Pages ---- */

/** Some columns of one lane on their way through the pages. */
typedef struct {
  FabBoardLayout *layout;
  const FabBoardLane *lane;
  guint first, end;                /* which columns */
  guint next[FAB_N_STATUS_COLORS]; /* the next card to place of each column, as an index among all cards */
} Flow;

static guint
find_next (const FabBoardLane *lane, guint from, guint status)
{
  while (from < lane->cards->len && g_array_index (lane->cards, FabBoardCard, from).status != status)
    from++;
  return from;
}

static Flow
flow_start (FabBoardLayout *layout, const FabBoardLane *lane, guint first)
{
  Flow flow = { layout, lane, first, MIN (first + layout->per_band, layout->n_columns) };

  for (guint c = flow.first; c < flow.end; c++)
    flow.next[c] = find_next (lane, 0, layout->columns[c]);
  return flow;
}

static gboolean
is_done (const Flow *flow)
{
  for (guint c = flow->first; c < flow->end; c++)
    if (flow->next[c] < flow->lane->cards->len)
      return FALSE;
  return TRUE;
}

/* Cards from the top of the strip as far as the page goes. Returns: where they end */
static double
fill_column (Flow *flow, guint column, double top, gboolean at_least_one)
{
  FabBoardLayout *layout = flow->layout;
  double y = top;

  while (flow->next[column] < flow->lane->cards->len) {
    const FabBoardCard *card = &g_array_index (flow->lane->cards, FabBoardCard, flow->next[column]);
    FabBoardItem item = { card, layout->n_pages - 1, fab_board_column_x (layout, column), y,
                          measure_card (layout, card) };

    if (y + item.height + FAB_BOARD_INSET > layout->room.bottom && !(at_least_one && y == top))
      break;
    g_array_append_val (layout->items, item);
    y += item.height + FAB_BOARD_INSET;
    flow->next[column] = find_next (flow->lane, flow->next[column] + 1, layout->columns[column]);
  }
  return y;
}

static double
tallest_first_card (const Flow *flow)
{
  double tallest = 30;

  for (guint c = flow->first; c < flow->end; c++)
    if (flow->next[c] < flow->lane->cards->len)
      tallest =
          MAX (tallest, measure_card (flow->layout, &g_array_index (flow->lane->cards, FabBoardCard, flow->next[c])));
  return tallest;
}

static double
page_top (const FabBoardLayout *self)
{
  return self->room.top + (fab_board_is_banded (self) ? 0 : FAB_BOARD_HEADER);
}

static double
name_height (const Flow *flow, gboolean named)
{
  return (named && flow->lane->name != NULL ? FAB_BOARD_LANE : 4) +
         (fab_board_is_banded (flow->layout) ? FAB_BOARD_HEADER : 0);
}

static double
add_strip (Flow *flow, double y, gboolean named, gboolean continued)
{
  FabBoardLayout *layout = flow->layout;
  double top = y + name_height (flow, named), first = top + FAB_BOARD_INSET;
  FabBoardStrip strip = { flow->lane, layout->n_pages - 1, continued, named, flow->first, flow->end, y, top };

  strip.bottom = first + 24;
  for (guint c = flow->first; c < flow->end; c++) {
    double bottom = fill_column (flow, c, first, y == page_top (layout));

    strip.bottom = MAX (strip.bottom, bottom);
  }
  g_array_append_val (layout->strips, strip);
  return strip.bottom;
}

static double
place_flow (FabBoardLayout *self, Flow *flow, double y, gboolean named)
{
  gboolean continued = FALSE;

  do {
    double needed = name_height (flow, named) + tallest_first_card (flow) + 3 * FAB_BOARD_INSET;

    if (continued || (y + needed > self->room.bottom && y > page_top (self))) {
      self->n_pages++;
      y = page_top (self);
    }
    y = add_strip (flow, y, named || continued, continued) + FAB_BOARD_GAP;
    continued = TRUE;
  } while (!is_done (flow));
  return y;
}

static double
place_lane (FabBoardLayout *self, const FabBoardLane *lane, double y)
{
  gboolean named = TRUE;

  for (guint first = 0; first < self->n_columns; first += self->per_band) {
    Flow flow = flow_start (self, lane, first);

    if (lane->cards->len > 0 && fab_board_is_banded (self) && is_done (&flow))
      continue;
    y = place_flow (self, &flow, y, named);
    named = FALSE;
  }
  return y;
}

static void
measure_columns (FabBoardLayout *self)
{
  double width = self->room.right - self->room.left + FAB_BOARD_GAP;
  double least = MIN_COLUMN + 2 * FAB_BOARD_INSET + FAB_BOARD_GAP;

  self->per_band = CLAMP ((guint)(width / least), 1, self->n_columns);
  self->column_width = MIN (width / self->per_band - FAB_BOARD_GAP - 2 * FAB_BOARD_INSET, MAX_COLUMN);
}

/**
 * fab_board_layout_new:
 * @scene: borrowed
 * @room: on each page, in points; an infinite height makes one long page
 */
FabBoardLayout *
fab_board_layout_new (const FabBoardScene *scene, FabBox room, const char *font_family)
{
  FabBoardLayout *self = g_new0 (FabBoardLayout, 1);
  double y;

  self->scene = scene;
  self->room = room;
  self->font_family = font_family;
  self->items = g_array_new (FALSE, FALSE, sizeof (FabBoardItem));
  self->strips = g_array_new (FALSE, FALSE, sizeof (FabBoardStrip));
  self->n_pages = 1;
  choose_columns (self);
  measure_columns (self);
  y = page_top (self);
  for (guint l = 0; l < scene->lanes->len; l++)
    y = place_lane (self, g_ptr_array_index (scene->lanes, l), y);
  self->bottom = y;
  return self;
}

void
fab_board_layout_free (FabBoardLayout *self)
{
  g_array_unref (self->items);
  g_array_unref (self->strips);
  g_free (self);
}
