/* fab-board-painter.c: a board on paper */
#include "fab-board-sheets.h"
#include "fab-draw-text.h"
#include "fab-number.h"
#include "fab-ring.h"
#include "fab-text.h"
#include "fab-title-copy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** Width of a board that is as large as its content, in points. */
#define CONTENT_WIDTH 1190.0

/** A board with all that its pages need. */
typedef struct {
  FabBoardScene *scene;
  FabBoardLayout *layout;
  FabPalette palette;
  char *family;
  FabTitleBlock titles;
  double width, height;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  fab_board_layout_free (self->layout);
  fab_board_scene_free (self->scene);
  g_free (self->family);
  fab_title_block_clear (&self->titles);
  g_free (self);
}

static double
draw_right (const Sheet *self, cairo_t *cr, const char *text, double right, double middle, FabColor color)
{
  FabTextStyle style = { .family = self->family, .size = FAB_BOARD_SMALL, .tabular = TRUE };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (cr, text, &style);
  double width, height;

  fab_text_layout_get_size (layout, &width, &height);
  fab_text_show (cr, layout, right - width, middle - height / 2, color);
  return width;
}

static double
draw_left (const Sheet *self, cairo_t *cr, const char *text, double size, FabWeight weight, double room, double x,
           double middle, FabColor color)
{
  FabTextStyle style = { .family = self->family, .size = size, .weight = weight, .width = room, .lines = 1 };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (cr, text, &style);
  double width, height;

  fab_text_layout_get_size (layout, &width, &height);
  fab_text_show (cr, layout, x, middle - height / 2, color);
  return width;
}

/* ---- Columns ---- */

static void
total_column (const Sheet *self, guint status, guint *n_cards, gint64 *budget)
{
  *n_cards = 0;
  *budget = 0;
  for (guint l = 0; l < self->scene->lanes->len; l++) {
    const FabBoardLane *lane = g_ptr_array_index (self->scene->lanes, l);

    for (guint i = 0; i < lane->cards->len; i++) {
      const FabBoardCard *card = &g_array_index (lane->cards, FabBoardCard, i);

      if (card->status != status)
        continue;
      (*n_cards)++;
      *budget += card->budget;
    }
  }
}

static char *
describe_total (guint n_cards, gint64 budget)
{
  g_autofree char *money = NULL;

  if (budget == 0)
    return g_strdup_printf ("%u", n_cards);
  money = fab_number_format_money_short (budget, fab_language_get_default ());
  return g_strdup_printf ("%u · %s", n_cards, money);
}

static void
draw_column_header (const Sheet *self, cairo_t *cr, guint column, double top)
{
  const FabChoices *statuses = fab_table_get (FAB_TABLE_ACTION)->fields[FAB_ACTION_STATUS].choices;
  guint status = self->layout->columns[column], n_cards;
  double x = fab_board_column_x (self->layout, column), right = x + self->layout->column_width;
  double middle = top + FAB_BOARD_HEADER / 2 - 2, width;
  g_autofree char *total = NULL;
  gint64 budget;

  total_column (self, status, &n_cards, &budget);
  total = describe_total (n_cards, budget);
  cairo_new_path (cr);
  cairo_arc (cr, x + 4, middle, 4, 0, 2 * G_PI);
  fab_color_set_source (self->palette.statuses[status], cr);
  cairo_fill (cr);
  width = draw_right (self, cr, total, right, middle, self->palette.dim);
  draw_left (self, cr, fab_choices_get_label (statuses, statuses->choices[status].code), 10, FAB_WEIGHT_BOLD,
             right - width - x - 18, x + 13, middle, self->palette.foreground);
}

/* ---- Lanes ---- */

static char *
describe_lane (const FabBoardLane *lane)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u action", "%u actions", lane->cards->len), lane->cards->len);
  g_autofree char *total = NULL, *lacking = NULL;
  gint64 budget = 0, gap = 0;

  for (guint i = 0; i < lane->cards->len; i++) {
    const FabBoardCard *card = &g_array_index (lane->cards, FabBoardCard, i);

    budget += card->budget;
    gap += MAX (0, card->budget - card->funded);
  }
  if (budget == 0)
    return g_steal_pointer (&count);
  total = fab_number_format_money_short (budget, fab_language_get_default ());
  if (gap == 0)
    return g_strdup_printf ("%s · %s", count, total);
  lacking = fab_number_format_money_short (gap, fab_language_get_default ());
  /* Translators: "3 actions · 120 k€ · 40 k€ to find": count, budget, money not found yet */
  return g_strdup_printf (_ ("%s · %s · %s to find"), count, total, lacking);
}

static void
draw_lane_name (const Sheet *self, cairo_t *cr, const FabBoardStrip *strip)
{
  g_autofree char *total = describe_lane (strip->lane);
  g_autofree char *name = NULL;
  double middle = strip->y + FAB_BOARD_LANE / 2, width;
  double right = fab_board_column_x (self->layout, self->layout->per_band - 1) + self->layout->column_width;

  /* Translators: the name of an axis whose cards go on from the page before */
  name = strip->continued ? g_strdup_printf (_ ("%s (continued)"), strip->lane->name) : g_strdup (strip->lane->name);
  width = draw_right (self, cr, total, right, middle, self->palette.dim);
  draw_left (self, cr, name, 11, FAB_WEIGHT_BOLD, right - width - self->layout->room.left - 24,
             self->layout->room.left + FAB_BOARD_INSET, middle, self->palette.foreground);
}

static void
draw_strip (const Sheet *self, cairo_t *cr, const FabBoardStrip *strip)
{
  FabColor tint = fab_color_with_alpha (self->palette.foreground, self->palette.dark ? 0.06f : 0.035f);

  if (strip->named && strip->lane->name != NULL)
    draw_lane_name (self, cr, strip);
  for (guint c = strip->first; c < strip->end; c++) {
    if (fab_board_is_banded (self->layout))
      draw_column_header (self, cr, c, strip->top - FAB_BOARD_HEADER);
    cairo_new_path (cr);
    fab_draw_rounded_rectangle (cr, fab_board_column_x (self->layout, c) - FAB_BOARD_INSET, strip->top,
                                self->layout->column_width + 2 * FAB_BOARD_INSET, strip->bottom - strip->top, 8);
    fab_color_set_source (tint, cr);
    cairo_fill (cr);
  }
}

/* ---- Cards ---- */

static double
draw_pilot (const Sheet *self, cairo_t *cr, const char *pilot, double x, double middle)
{
  FabTextStyle style = { .family = self->family, .size = FAB_BOARD_SMALL, .weight = FAB_WEIGHT_MEDIUM };
  g_autofree char *initials = fab_text_initials (pilot);
  g_autoptr (PangoLayout) layout = fab_text_layout_new (cr, initials, &style);
  double width, height, across;

  fab_text_layout_get_size (layout, &width, &height);
  across = MAX (16, width + 9);
  cairo_new_path (cr);
  fab_draw_rounded_rectangle (cr, x, middle - 7, across, 14, 7);
  fab_color_set_source (fab_color_with_alpha (self->palette.accent, 0.16f), cr);
  cairo_fill (cr);
  fab_text_show (cr, layout, x + (across - width) / 2, middle - height / 2, self->palette.foreground);
  return across + 6;
}

static void
draw_facts (const Sheet *self, cairo_t *cr, const FabBoardItem *item, double top)
{
  const FabBoardCard *card = item->card;
  double x = item->x + FAB_BOARD_PAD, right = item->x + self->layout->column_width - FAB_BOARD_PAD;
  double middle = top + 10;

  if (card->budget > 0) {
    g_autofree char *money = fab_number_format_money_short (card->budget, fab_language_get_default ());

    fab_draw_bar (cr, x, top + 19.5, right - x, 3.5, (double)card->funded / card->budget, 0, self->palette.success,
                  fab_color_with_alpha (self->palette.foreground, 0.12f));
    right -= draw_right (self, cr, money, right, middle, self->palette.dim) + 6;
  }
  if (card->pilot != NULL && *card->pilot != '\0')
    x += draw_pilot (self, cr, card->pilot, x, middle);
  if (card->date != NULL && right - x > 20)
    draw_left (self, cr, card->date, FAB_BOARD_SMALL, card->late ? FAB_WEIGHT_BOLD : FAB_WEIGHT_NORMAL, right - x, x,
               middle, card->late ? self->palette.late : self->palette.dim);
}

static void
draw_card (const Sheet *self, cairo_t *cr, const FabBoardItem *item)
{
  g_autoptr (PangoLayout) title = fab_board_title_layout (self->layout, cr, item->card);
  FabColor paper = self->palette.dark ? self->palette.card : self->palette.background;
  double height;

  cairo_new_path (cr);
  fab_draw_rounded_rectangle (cr, item->x, item->y, self->layout->column_width, item->height, 6);
  fab_color_set_source (paper, cr);
  cairo_fill_preserve (cr);
  fab_color_set_source (self->palette.border, cr);
  cairo_set_line_width (cr, 0.6);
  cairo_stroke (cr);
  fab_text_layout_get_size (title, NULL, &height);
  fab_text_show (cr, title, item->x + FAB_BOARD_PAD, item->y + FAB_BOARD_PAD, self->palette.foreground);
  if (fab_board_card_has_facts (item->card))
    draw_facts (self, cr, item, item->y + FAB_BOARD_PAD + height);
}

static void
draw_empty (const Sheet *self, cairo_t *cr)
{
  const FabBox *room = &self->layout->room;
  FabTextStyle style = {
    .family = self->family, .size = 12, .width = room->right - room->left, .alignment = PANGO_ALIGN_CENTER
  };

  fab_text_draw (cr, _ ("There are no actions here yet."), &style, room->left, room->top + FAB_BOARD_HEADER + 60,
                 self->palette.dim);
}

static void
draw_page (cairo_t *cr, guint page, gpointer data)
{
  const Sheet *self = data;
  const FabBoardLayout *layout = self->layout;

  fab_paper_draw_frame (cr, self->width, self->height, &self->titles, page, layout->n_pages, &self->palette,
                        self->family);
  for (guint c = 0; c < layout->n_columns && !fab_board_is_banded (layout); c++)
    draw_column_header (self, cr, c, layout->room.top);
  for (guint i = 0; i < layout->strips->len; i++)
    if (g_array_index (layout->strips, FabBoardStrip, i).page == page)
      draw_strip (self, cr, &g_array_index (layout->strips, FabBoardStrip, i));
  for (guint i = 0; i < layout->items->len; i++)
    if (g_array_index (layout->items, FabBoardItem, i).page == page)
      draw_card (self, cr, &g_array_index (layout->items, FabBoardItem, i));
  if (layout->items->len == 0)
    draw_empty (self, cr);
}

/* As large as its content: as wide as A3, as high as it takes. */
static void
lay_out_freely (Sheet *self)
{
  FabBox room;

  self->width = CONTENT_WIDTH;
  room = fab_paper_get_room (self->width, 1e6, &self->titles);
  self->layout = fab_board_layout_new (self->scene, room, self->family);
  self->height = MAX (self->layout->bottom, room.top + 200) + (1e6 - room.bottom);
}

/**
 * fab_drawing_new_board:
 * @scene: (transfer full): the board
 * @paper: (nullable): the sheet; %NULL or %FAB_PAPER_CONTENT for one page that is as high as it takes
 * @titles: (nullable): title block and foot of every page
 *
 * Returns: (transfer full): a drawing with as many pages as the cards take
 */
FabDrawing *
fab_drawing_new_board (FabBoardScene *scene, const FabPaper *paper, const FabTitleBlock *titles,
                       const FabPalette *palette, const char *font_family)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  FabDrawing *drawing;

  sheet->scene = scene;
  sheet->palette = *palette;
  sheet->family = g_strdup (font_family);
  fab_title_block_copy (&sheet->titles, titles);
  if (paper == NULL || paper->size == FAB_PAPER_CONTENT) {
    lay_out_freely (sheet);
  } else {
    fab_paper_get_size (paper, &sheet->width, &sheet->height);
    sheet->layout =
        fab_board_layout_new (scene, fab_paper_get_room (sheet->width, sheet->height, &sheet->titles), sheet->family);
  }
  drawing = fab_drawing_new (sheet->width, sheet->height, sheet->layout->n_pages, draw_page, sheet, sheet_free);
  fab_drawing_set_title (drawing, sheet->titles.title);
  return drawing;
}
