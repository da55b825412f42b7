/* fab-result-painter.c: a shop's result: a ring for all, one per domain, the level, what is missing, the plan */
#include "fab-draw-text.h"
#include "fab-glyph.h"
#include "fab-number.h"
#include "fab-register.h"
#include "fab-result-private.h"
#include "fab-ring.h"
#include "fab-title-copy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEAD         130.0 /* name, level and the large ring */
#define RING_COLUMNS 4
#define RING_ROW     92.0
#define RING_RADIUS  25.0
#define LINE         19.0
#define HEADING      30.0
#define FONT         9.5
#define SMALL        8.5

typedef enum { ROW_HEADING, ROW_TEXT, ROW_LINE } RowType;

/** What stands below the rings, row by row. */
typedef struct {
  RowType type;
  const char *text; /* of a heading or a sentence: borrowed */
  const FabResultLine *line;
  guint page;
  double y, height;
} Row;

typedef struct {
  FabResult *result;
  FabPalette palette;
  char *family;
  FabTitleBlock titles;
  double width, height;
  FabBox room;
  guint n_pages;
  GArray *rows; /* of Row */
  double bottom;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  fab_result_free (self->result);
  fab_title_block_clear (&self->titles);
  g_array_unref (self->rows);
  g_free (self->family);
  g_free (self);
}

static FabColor
track (const Sheet *self)
{
  return fab_color_mix (self->palette.background, self->palette.foreground, 0.1f);
}

static FabColor
star_color (const Sheet *self)
{
  return self->palette.levels[2];
}

static double
text_width (const Sheet *self, const char *text, double size, FabWeight weight)
{
  FabTextStyle style = { .family = self->family, .size = size, .weight = weight };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (NULL, text, &style);
  double width;

  fab_text_layout_get_size (layout, &width, NULL);
  return width;
}

static void
draw_centered (const Sheet *self, cairo_t *cr, const char *text, double size, FabWeight weight, double width, int lines,
               double x, double y, FabColor color)
{
  FabTextStyle style = { .family = self->family,
                         .size = size,
                         .weight = weight,
                         .width = width,
                         .lines = lines,
                         .alignment = PANGO_ALIGN_CENTER };

  fab_text_draw (cr, text, &style, x - width / 2, y, color);
}

/* ---- The head ---- */

static void
draw_level (const Sheet *self, cairo_t *cr, double x, double y)
{
  const FabResultFacts *facts = &self->result->facts;
  FabColor color = self->palette.dim;

  if (facts->level != NULL)
    fab_palette_parse_level (&self->palette, facts->level_color, facts->level_rank, &color);
  fab_draw_level_badge (cr, x, y, 24, facts->level != NULL ? facts->level : _ ("No level yet"), color, &self->palette,
                        self->family);
}

static char *
describe_counts (const FabResultFacts *facts)
{
  g_autofree char *domains = g_strdup_printf (
      ngettext ("%u domain reached", "%u domains reached", facts->domains_reached), facts->domains_reached);
  g_autofree char *three = g_strdup_printf (
      ngettext ("%u three-star action", "%u three-star actions", facts->three_stars), facts->three_stars);

  return g_strdup_printf ("%s · %s", domains, three);
}

static char *
join (const char *a, const char *b)
{
  if (a == NULL || *a == '\0')
    return g_strdup (b != NULL ? b : "");
  return b != NULL && *b != '\0' ? g_strdup_printf ("%s · %s", a, b) : g_strdup (a);
}

static void
draw_large_ring (const Sheet *self, cairo_t *cr, double cx, double cy)
{
  const FabResultFacts *facts = &self->result->facts;
  double share = facts->stars_applicable > 0 ? (double)facts->stars / facts->stars_applicable : 0;
  g_autofree char *percent = fab_number_format_percent (facts->percent, fab_language_get_default ());
  g_autofree char *stars = g_strdup_printf (_ ("%u of %u stars"), facts->stars, facts->stars_applicable);

  fab_draw_ring (cr, cx, cy, 46, 9, share, 0, self->palette.success, track (self));
  draw_centered (self, cr, percent, 21, FAB_WEIGHT_BOLD, 80, 1, cx, cy - 15, self->palette.foreground);
  draw_centered (self, cr, stars, SMALL, FAB_WEIGHT_NORMAL, 130, 1, cx, cy + 52, self->palette.dim);
}

static void
draw_head (const Sheet *self, cairo_t *cr)
{
  const FabResultFacts *facts = &self->result->facts;
  double left = self->room.left, y = self->room.top, width = self->room.right - left - 150;
  FabTextStyle name = { .family = self->family, .size = 21, .weight = FAB_WEIGHT_BOLD, .width = width, .lines = 2 };
  FabTextStyle quiet = { .family = self->family, .size = 10, .width = width, .lines = 1 };
  g_autofree char *about = join (facts->trade, facts->state);
  g_autofree char *counts = describe_counts (facts);

  y += fab_text_draw (cr, facts->shop, &name, left, y, self->palette.foreground) + 2;
  y += fab_text_draw (cr, about, &quiet, left, y, self->palette.dim) + 2;
  if (facts->charter != NULL)
    y += fab_text_draw (cr, facts->charter, &quiet, left, y, self->palette.dim);
  draw_level (self, cr, left, y + 9);
  fab_text_draw (cr, counts, &quiet, left, y + 39, self->palette.foreground);
  draw_large_ring (self, cr, self->room.right - 70, self->room.top + 50);
}

/* ---- The domains ---- */

static guint
count_ring_rows (const Sheet *self)
{
  return (self->result->domains->len + RING_COLUMNS - 1) / RING_COLUMNS;
}

static void
draw_domain (const Sheet *self, cairo_t *cr, const FabResultDomain *domain, double cx, double top, double width)
{
  double applicable = domain->stars_applicable;
  g_autofree char *stars =
      applicable > 0 ? g_strdup_printf ("%u / %u", domain->stars, domain->stars_applicable) : g_strdup ("–");
  double text = text_width (self, stars, 10, FAB_WEIGHT_BOLD), star = 8;

  fab_draw_ring (cr, cx, top + RING_RADIUS, RING_RADIUS, 5.5, applicable > 0 ? domain->stars / applicable : 0,
                 applicable > 0 ? domain->stars_planned / applicable : 0, self->palette.success, track (self));
  draw_centered (self, cr, stars, 10, FAB_WEIGHT_BOLD, 2 * RING_RADIUS, 1, cx - (star + 2) / 2, top + RING_RADIUS - 6.5,
                 self->palette.foreground);
  fab_color_set_source (star_color (self), cr);
  fab_glyph_fill (cr, FAB_GLYPH_STAR, cx + text / 2 - 2.5, top + RING_RADIUS - star / 2 - 0.3, star);
  draw_centered (self, cr, domain->name, 9, FAB_WEIGHT_MEDIUM, width - 8, 2, cx, top + 2 * RING_RADIUS + 5,
                 self->palette.foreground);
}

static void
draw_domains (const Sheet *self, cairo_t *cr)
{
  double width = (self->room.right - self->room.left) / RING_COLUMNS;

  for (guint d = 0; d < self->result->domains->len; d++)
    draw_domain (self, cr, &g_array_index (self->result->domains, FabResultDomain, d),
                 self->room.left + (d % RING_COLUMNS + 0.5) * width,
                 self->room.top + HEAD + d / RING_COLUMNS * RING_ROW, width);
}

/* ---- The lists ---- */

static double
measure_text (const Sheet *self, const char *text)
{
  FabTextStyle style = { .family = self->family, .size = 11, .width = self->room.right - self->room.left };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (NULL, text, &style);
  double height;

  fab_text_layout_get_size (layout, NULL, &height);
  return height + 6;
}

/* A heading never stands alone at the bottom of a page. */
static void
add_row (Sheet *self, Row row)
{
  double needed = row.type == ROW_HEADING ? row.height + LINE : row.height;

  if (self->bottom + needed > self->room.bottom) {
    self->n_pages++;
    self->bottom = self->room.top;
  }
  row.page = self->n_pages - 1;
  row.y = self->bottom;
  self->bottom += row.height;
  g_array_append_val (self->rows, row);
}

static void
add_list (Sheet *self, FabResultList list, const char *heading, const char *sentence)
{
  gboolean begun = FALSE;

  if (sentence != NULL && *sentence != '\0') {
    add_row (self, (Row){ .type = ROW_HEADING, .text = heading, .height = HEADING });
    add_row (self, (Row){ .type = ROW_TEXT, .text = sentence, .height = measure_text (self, sentence) });
    begun = TRUE;
  }
  for (guint i = 0; i < self->result->lines->len; i++) {
    const FabResultLine *line = &g_array_index (self->result->lines, FabResultLine, i);

    if (line->list != list)
      continue;
    if (!begun)
      add_row (self, (Row){ .type = ROW_HEADING, .text = heading, .height = HEADING });
    begun = TRUE;
    add_row (self, (Row){ .type = ROW_LINE, .line = line, .height = LINE });
  }
}

static void
lay_out (Sheet *self)
{
  const char *next = self->result->facts.next_level;

  self->n_pages = 1;
  self->bottom = self->room.top + HEAD + count_ring_rows (self) * RING_ROW;
  add_list (self, FAB_RESULT_SUGGESTION, next != NULL ? _ ("For the next level") : _ ("Level"),
            self->result->facts.missing);
  add_list (self, FAB_RESULT_PLANNED, _ ("Improvement plan"), NULL);
  add_list (self, FAB_RESULT_PREREQUISITE, _ ("Prerequisites"), NULL);
}

static void
draw_mark (const Sheet *self, cairo_t *cr, const FabResultLine *line, double x, double middle)
{
  double side = 9;

  if (line->list == FAB_RESULT_PREREQUISITE && line->met) {
    fab_color_set_source (self->palette.success, cr);
    fab_glyph_fill (cr, FAB_GLYPH_CHECK, x, middle - side / 2, side);
    return;
  }
  cairo_new_path (cr);
  cairo_arc (cr, x + side / 2, middle, side / 2 - 1, 0, 2 * G_PI);
  fab_color_set_source (fab_color_mix (self->palette.background, self->palette.foreground, 0.45f), cr);
  cairo_set_line_width (cr, 1.1);
  cairo_stroke (cr);
}

static void
draw_one_line (const Sheet *self, cairo_t *cr, const char *text, double size, FabWeight weight, double x, double width,
               double middle, FabColor color)
{
  FabTextStyle style = { .family = self->family, .size = size, .weight = weight, .width = width, .lines = 1 };
  g_autoptr (PangoLayout) layout = NULL;
  double height;

  if (text == NULL || *text == '\0' || width < 8)
    return;
  layout = fab_text_layout_new (cr, text, &style);
  fab_text_layout_get_size (layout, NULL, &height);
  fab_text_show (cr, layout, x, middle - height / 2, color);
}

static void
draw_line (const Sheet *self, cairo_t *cr, const Row *row)
{
  const FabResultLine *line = row->line;
  double left = self->room.left, right = self->room.right, middle = row->y + LINE / 2, at = left + 16;
  double note = line->note != NULL ? (right - left) * 0.3 : 0, stars = 3 * 9 * 1.12 + 6;
  g_autofree char *text = join (line->code, line->text);

  draw_mark (self, cr, line, left + 1, middle);
  draw_one_line (self, cr, text, FONT, FAB_WEIGHT_NORMAL, at, right - at - note - stars - 8, middle,
                 self->palette.foreground);
  draw_one_line (self, cr, line->note, SMALL, FAB_WEIGHT_NORMAL, right - note - stars, note - 8, middle,
                 self->palette.dim);
  fab_draw_stars (cr, right - MIN (line->stars, 3) * 9 * 1.12, middle - 4.5, 9, MIN (line->stars, 3),
                  MIN (line->stars, 3), star_color (self), track (self));
}

static void
draw_row (const Sheet *self, cairo_t *cr, const Row *row)
{
  FabTextStyle heading = { .family = self->family, .size = 12, .weight = FAB_WEIGHT_BOLD };
  FabTextStyle text = { .family = self->family, .size = 11, .width = self->room.right - self->room.left };

  if (row->type == ROW_HEADING)
    fab_text_draw (cr, row->text, &heading, self->room.left, row->y + 10, self->palette.foreground);
  else if (row->type == ROW_TEXT)
    fab_text_draw (cr, row->text, &text, self->room.left, row->y, self->palette.foreground);
  else
    draw_line (self, cr, row);
}

static void
draw_page (cairo_t *cr, guint page, gpointer data)
{
  const Sheet *self = data;

  fab_paper_draw_frame (cr, self->width, self->height, &self->titles, page, self->n_pages, &self->palette,
                        self->family);
  if (page == 0) {
    draw_head (self, cr);
    draw_domains (self, cr);
  }
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).page == page)
      draw_row (self, cr, &g_array_index (self->rows, Row, i));
}

/**
 * fab_drawing_new_result:
 * @self: (transfer full): the result
 * @paper: (nullable): the sheet; %NULL and %FAB_PAPER_CONTENT: A4
 * @titles: (nullable): title block and foot of every page
 *
 * Returns: (transfer full): a drawing of one page, or more where the lists are long
 */
FabDrawing *
fab_drawing_new_result (FabResult *self, const FabPaper *paper, const FabTitleBlock *titles, const FabPalette *palette,
                        const char *font_family)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  FabPaper a4 = { FAB_PAPER_A4, FALSE };
  FabDrawing *drawing;

  sheet->result = self;
  sheet->palette = *palette;
  sheet->family = g_strdup (font_family);
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  fab_title_block_copy (&sheet->titles, titles);
  fab_paper_get_size (paper != NULL && paper->size != FAB_PAPER_CONTENT ? paper : &a4, &sheet->width, &sheet->height);
  sheet->room = fab_paper_get_room (sheet->width, sheet->height, &sheet->titles);
  lay_out (sheet);
  drawing = fab_drawing_new (sheet->width, sheet->height, sheet->n_pages, draw_page, sheet, sheet_free);
  fab_drawing_set_title (drawing, sheet->titles.title);
  return drawing;
}
