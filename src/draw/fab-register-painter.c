/* fab-register-painter.c: the register as a table with level badges */
#include "fab-draw-text.h"
#include "fab-glyph.h"
#include "fab-register-private.h"
#include "fab-ring.h"
#include "fab-title-copy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW    25.0
#define HEADER 24.0
#define FONT   10.0
#define SMALL  8.5
#define BADGE  16.0

/** A column of the table: a share of the width. */
typedef enum { SHOP, TRADE, TERRITORY, LEVEL, NUMBER, UNTIL, N_COLUMNS } Column;

typedef struct {
  FabRegister *entries;
  FabPalette palette;
  char *family;
  FabTitleBlock titles;
  double width, height;
  FabBox room;
  guint rows_per_page, n_pages;
  double x[N_COLUMNS + 1]; /* where columns begin */
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  fab_register_free (self->entries);
  fab_title_block_clear (&self->titles);
  g_free (self->family);
  g_free (self);
}

static double
badge_text_width (const char *name, double height, const char *font_family)
{
  FabTextStyle style = { .family = font_family, .size = height * 0.54, .weight = FAB_WEIGHT_BOLD };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (NULL, name, &style);
  double width;

  fab_text_layout_get_size (layout, &width, NULL);
  return width;
}

/** fab_level_badge_width: how wide fab_draw_level_badge() draws */
double
fab_level_badge_width (const char *name, double height, const char *font_family)
{
  return badge_text_width (name, height, font_family) + height * 1.65;
}

/** fab_draw_level_badge: a level as a pill with a star, @height high, its top left at x, y */
void
fab_draw_level_badge (cairo_t *cr, double x, double y, double height, const char *name, FabColor color,
                      const FabPalette *palette, const char *font_family)
{
  FabTextStyle style = { .family = font_family, .size = height * 0.54, .weight = FAB_WEIGHT_BOLD };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (cr, name, &style);
  double text_height, star = height * 0.58;

  for (int i = 0; i < 12 && fab_color_contrast (fab_color_mix (palette->background, color, 0.16f), color) < 4.6; i++)
    color = fab_color_mix (color, palette->foreground, 0.12f);
  cairo_new_path (cr);
  fab_draw_rounded_rectangle (cr, x, y, fab_level_badge_width (name, height, font_family), height, height / 2);
  fab_color_set_source (fab_color_mix (palette->background, color, 0.16f), cr);
  cairo_fill (cr);
  fab_color_set_source (color, cr);
  fab_glyph_fill (cr, FAB_GLYPH_STAR, x + height * 0.32, y + (height - star) / 2, star);
  fab_text_layout_get_size (layout, NULL, &text_height);
  fab_text_show (cr, layout, x + height * 1.08, y + (height - text_height) / 2, color);
}

/* ---- The table ---- */

static gboolean
has_territories (const Sheet *self)
{
  for (guint i = 0; i < self->entries->entries->len; i++)
    if (g_array_index (self->entries->entries, FabRegisterEntry, i).territory != NULL)
      return TRUE;
  return FALSE;
}

static double
measure_text (const Sheet *self, const char *text, double size, FabWeight weight)
{
  FabTextStyle style = { .family = self->family, .size = size, .weight = weight, .tabular = TRUE };
  g_autoptr (PangoLayout) layout = NULL;
  double width;

  if (text == NULL)
    return 0;
  layout = fab_text_layout_new (NULL, text, &style);
  fab_text_layout_get_size (layout, &width, NULL);
  return width;
}

static void
fill_labels (const char *labels[N_COLUMNS])
{
  labels[SHOP] = _ ("Shop");
  labels[TRADE] = _ ("Trade");
  labels[TERRITORY] = _ ("Territory");
  labels[LEVEL] = _ ("Level");
  labels[NUMBER] = _ ("Number");
  labels[UNTIL] = _ ("Valid until");
}

/* Levels, numbers and dates get what they need; names share the rest. */
static void
measure_columns (Sheet *self)
{
  double widths[N_COLUMNS] = { 0 }, rest = self->room.right - self->room.left, x = self->room.left;
  double territory = has_territories (self) ? 0.3 : 0;
  const char *labels[N_COLUMNS];

  fill_labels (labels);
  for (guint c = LEVEL; c < N_COLUMNS; c++)
    widths[c] = measure_text (self, labels[c], SMALL, FAB_WEIGHT_BOLD);
  for (guint i = 0; i < self->entries->entries->len; i++) {
    const FabRegisterEntry *entry = &g_array_index (self->entries->entries, FabRegisterEntry, i);

    if (entry->level != NULL)
      widths[LEVEL] = MAX (widths[LEVEL], fab_level_badge_width (entry->level, BADGE, self->family));
    widths[NUMBER] = MAX (widths[NUMBER], measure_text (self, entry->number, FONT, FAB_WEIGHT_NORMAL));
    widths[UNTIL] = MAX (widths[UNTIL], measure_text (self, entry->until, FONT, FAB_WEIGHT_NORMAL));
  }
  for (guint c = LEVEL; c < N_COLUMNS; c++) {
    widths[c] = MIN (widths[c] + 14, rest * 0.2);
    rest -= widths[c];
  }
  widths[TERRITORY] = rest * territory;
  widths[TRADE] = rest * (1 - territory) * 0.39;
  widths[SHOP] = rest * (1 - territory) * 0.61;
  for (guint c = 0; c < N_COLUMNS; c++, x += widths[c - 1])
    self->x[c] = x;
  self->x[N_COLUMNS] = x;
}

/* What is too long for one line stands on two small ones. */
static PangoLayout *
layout_cell (cairo_t *cr, const char *text, FabTextStyle *style)
{
  PangoLayout *layout = fab_text_layout_new (cr, text, style);

  if (!pango_layout_is_ellipsized (layout))
    return layout;
  g_object_unref (layout);
  style->size = MIN (style->size, SMALL);
  style->lines = 2;
  return fab_text_layout_new (cr, text, style);
}

static void
draw_cell (const Sheet *self, cairo_t *cr, const char *text, guint column, double middle, double size, FabWeight weight,
           FabColor color)
{
  FabTextStyle style = { .family = self->family,
                         .size = size,
                         .weight = weight,
                         .width = self->x[column + 1] - self->x[column] - 10,
                         .lines = 1,
                         .tabular = column >= NUMBER };
  g_autoptr (PangoLayout) layout = NULL;
  double height;

  if (text == NULL || style.width < 10)
    return;
  layout = layout_cell (cr, text, &style);
  fab_text_layout_get_size (layout, NULL, &height);
  fab_text_show (cr, layout, self->x[column] + (column == 0 ? 6 : 0), middle - height / 2, color);
}

static void
draw_header (const Sheet *self, cairo_t *cr)
{
  const char *labels[N_COLUMNS];
  double middle = self->room.top + HEADER / 2;

  fill_labels (labels);
  for (guint c = 0; c < N_COLUMNS; c++)
    draw_cell (self, cr, labels[c], c, middle, SMALL, FAB_WEIGHT_BOLD, self->palette.dim);
  cairo_new_path (cr);
  cairo_rectangle (cr, self->room.left, self->room.top + HEADER - 1, self->room.right - self->room.left, 1);
  fab_color_set_source (fab_color_with_alpha (self->palette.foreground, 0.35f), cr);
  cairo_fill (cr);
}

static void
draw_row (const Sheet *self, cairo_t *cr, const FabRegisterEntry *entry, double top, gboolean even)
{
  const FabPalette *palette = &self->palette;
  double middle = top + ROW / 2;
  FabColor color;

  if (even) {
    cairo_new_path (cr);
    fab_draw_rounded_rectangle (cr, self->room.left, top, self->room.right - self->room.left, ROW, 5);
    fab_color_set_source (fab_color_with_alpha (palette->foreground, 0.035f), cr);
    cairo_fill (cr);
  }
  draw_cell (self, cr, entry->shop, SHOP, middle, FONT, FAB_WEIGHT_MEDIUM, palette->foreground);
  draw_cell (self, cr, entry->trade, TRADE, middle, FONT, FAB_WEIGHT_NORMAL, palette->foreground);
  draw_cell (self, cr, entry->territory, TERRITORY, middle, FONT, FAB_WEIGHT_NORMAL, palette->dim);
  draw_cell (self, cr, entry->number, NUMBER, middle, FONT, FAB_WEIGHT_NORMAL, palette->dim);
  draw_cell (self, cr, entry->until, UNTIL, middle, FONT, FAB_WEIGHT_NORMAL, palette->foreground);
  if (entry->level == NULL)
    return;
  fab_palette_parse_level (palette, entry->level_color, entry->level_rank, &color);
  fab_draw_level_badge (cr, self->x[LEVEL], middle - BADGE / 2, BADGE, entry->level, color, palette, self->family);
}

static void
draw_page (cairo_t *cr, guint page, gpointer data)
{
  const Sheet *self = data;
  GArray *entries = self->entries->entries;
  guint first = page * self->rows_per_page, end = MIN (first + self->rows_per_page, entries->len);
  FabTextStyle style = { .family = self->family, .size = 12 };

  fab_paper_draw_frame (cr, self->width, self->height, &self->titles, page, self->n_pages, &self->palette,
                        self->family);
  if (entries->len == 0) {
    fab_text_draw (cr, _ ("No shop is certified yet."), &style, self->room.left, self->room.top + 20,
                   self->palette.dim);
    return;
  }
  draw_header (self, cr);
  for (guint i = first; i < end; i++)
    draw_row (self, cr, &g_array_index (entries, FabRegisterEntry, i), self->room.top + HEADER + (i - first) * ROW + 3,
              i % 2 == 0);
}

/**
 * fab_drawing_new_register:
 * @self: (transfer full): the register
 * @paper: (nullable): the sheet; %NULL: A4. A page that is as large as its content is as wide as A4.
 * @titles: (nullable): title block and foot of every page
 *
 * Returns: (transfer full): a drawing with as many pages as the shops take
 */
FabDrawing *
fab_drawing_new_register (FabRegister *self, const FabPaper *paper, const FabTitleBlock *titles,
                          const FabPalette *palette, const char *font_family)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  FabPaper a4 = { FAB_PAPER_A4, FALSE };
  gboolean free_height = paper != NULL && paper->size == FAB_PAPER_CONTENT;
  FabDrawing *drawing;

  sheet->entries = self;
  sheet->palette = *palette;
  sheet->family = g_strdup (font_family);
  fab_title_block_copy (&sheet->titles, titles);
  fab_paper_get_size (paper != NULL && !free_height ? paper : &a4, &sheet->width, &sheet->height);
  sheet->room = fab_paper_get_room (sheet->width, sheet->height, &sheet->titles);
  if (free_height) {
    double missing = HEADER + 12 + MAX (self->entries->len, 1) * ROW - (sheet->room.bottom - sheet->room.top);

    sheet->height += missing;
    sheet->room.bottom += missing;
  }
  sheet->rows_per_page = MAX (1, (sheet->room.bottom - sheet->room.top - HEADER - 3) / ROW);
  sheet->n_pages = MAX (1, (self->entries->len + sheet->rows_per_page - 1) / sheet->rows_per_page);
  measure_columns (sheet);
  drawing = fab_drawing_new (sheet->width, sheet->height, sheet->n_pages, draw_page, sheet, sheet_free);
  fab_drawing_set_title (drawing, sheet->titles.title);
  return drawing;
}
