/* fab-matrix-sheets.c: a matrix on paper: on one page where its names can be read, else on several; with its legend */
#include "fab-draw-text.h"
#include "fab-matrix-frame.h"
#include "fab-number.h"
#include "fab-ring.h"
#include "fab-title-copy.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** The side of a cell beside which names are 8 points high. */
#define READABLE_CELL 11.2
#define CONTENT_CELL  16.0
#define MAX_SIDE      14000.0 /* of a page, in points: what PDF allows is 14 400 */
#define MAX_PAGES     80
#define LEGEND_FONT   9.0
#define LEGEND_ROW    17.0
#define SWATCH        10.0
#define GAP           14.0

typedef struct {
  FabMatrix *matrix;
  FabPalette palette;
  char *family;
  FabTitleBlock titles;
  double width, height; /* of a page */
  FabBox room;          /* of the matrix */
  FabMatrixView view;
  guint across, down;  /* pages */
  guint columns, rows; /* of the matrix on each */
  double legend_height;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  fab_matrix_unref (self->matrix);
  fab_title_block_clear (&self->titles);
  g_free (self->family);
  g_free (self);
}

/* ---- The legend: swatches with what they mean, in lines that break ---- */

typedef struct {
  Sheet *sheet;
  cairo_t *cr; /* NULL: only measures */
  double x, y;
} Legend;

static void
add_to_legend (Legend *self, const char *text, const FabColor *swatch)
{
  const Sheet *sheet = self->sheet;
  FabTextStyle style = { .family = sheet->family, .size = LEGEND_FONT };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (self->cr, text, &style);
  double width, height, room = swatch != NULL ? SWATCH + 6 : 0;

  fab_text_layout_get_size (layout, &width, &height);
  if (self->x > sheet->room.left && self->x + room + width > sheet->room.right) {
    self->x = sheet->room.left;
    self->y += LEGEND_ROW;
  }
  if (self->cr != NULL && swatch != NULL) {
    cairo_new_path (self->cr);
    fab_draw_rounded_rectangle (self->cr, self->x, self->y + (LEGEND_ROW - SWATCH) / 2, SWATCH, SWATCH, 2);
    fab_color_set_source (*swatch, self->cr);
    cairo_fill (self->cr);
  }
  if (self->cr != NULL)
    fab_text_show (self->cr, layout, self->x + room, self->y + (LEGEND_ROW - height) / 2, sheet->palette.foreground);
  self->x += room + width + GAP;
}

static void
add_styles (Legend *self)
{
  FabMatrix *matrix = self->sheet->matrix;

  for (guint s = 0; s < fab_matrix_get_n_styles (matrix); s++) {
    FabColor color = fab_matrix_get_style_color (matrix, s, &self->sheet->palette);
    g_autofree char *text =
        g_strdup_printf ("%s  %u", fab_matrix_get_style_label (matrix, s), fab_matrix_get_style (matrix, s)->n_links);

    if (fab_matrix_get_style (matrix, s)->wished)
      color = fab_color_mix (self->sheet->palette.background, color, 0.4f);
    add_to_legend (self, text, &color);
  }
}

static void
add_shades (Legend *self)
{
  double most = fab_matrix_get_max_share (self->sheet->matrix);

  add_to_legend (self, _ ("Figure: number of links. Shade and percentage: share of the possible links"), NULL);
  for (guint i = 1; i <= 3 && most > 0; i++) {
    FabColor shade = fab_matrix_get_shade (i / 3.0, &self->sheet->palette);
    g_autofree char *percent = fab_number_format_percent (round (most * i * 100 / 3), fab_language_get_default ());

    add_to_legend (self, percent, &shade);
  }
}

static double
draw_legend (Sheet *sheet, cairo_t *cr, double top)
{
  Legend legend = { sheet, cr, sheet->room.left, top };
  guint n = fab_matrix_get_n_entries (sheet->matrix);

  if (n == 0)
    return 0;
  if (fab_matrix_get_what (sheet->matrix) == FAB_MATRIX_OF_KINDS)
    add_shades (&legend);
  else
    add_styles (&legend);
  return legend.y + LEGEND_ROW - top;
}

/* ---- Pages ---- */

static void
draw_page (cairo_t *cr, guint page, gpointer data)
{
  Sheet *self = data;
  FabMatrixView view = self->view;
  double left = page % self->across * self->columns, top = page / self->across * self->rows;
  guint n = fab_matrix_get_n_entries (self->matrix);
  FabTextStyle style = { .family = self->family, .size = 12 };

  fab_paper_draw_frame (cr, self->width, self->height, &self->titles, page, self->across * self->down, &self->palette,
                        self->family);
  if (n == 0) {
    fab_text_draw (cr, _ ("No actors yet"), &style, self->room.left, self->room.top + 12, self->palette.dim);
    return;
  }
  view.palette = &self->palette;
  view.x = left * view.cell;
  view.y = top * view.cell;
  view.width = view.header_width + MIN (self->columns, n - left) * view.cell;
  view.height = view.header_height + MIN (self->rows, n - top) * view.cell;
  cairo_save (cr);
  cairo_translate (cr, self->room.left, self->room.top);
  fab_matrix_draw (cr, self->matrix, &view);
  cairo_restore (cr);
  draw_legend (self, cr, self->room.top + view.height + 10);
}

static double
get_largest_cell (const Sheet *self)
{
  return fab_matrix_get_what (self->matrix) == FAB_MATRIX_OF_KINDS ? 72 : CONTENT_CELL;
}

/* One page as large as the matrix: what frame and margins take is seen from a page that is too large. */
static void
fit_page (Sheet *self)
{
  guint n = MAX (fab_matrix_get_n_entries (self->matrix), 1);
  FabMatrixView *view = &self->view;
  double side;

  view->cell = MIN (get_largest_cell (self), (MAX_SIDE - 600) / n);
  fab_matrix_view_measure (view, self->matrix, 420);
  side = view->header_width + n * view->cell;
  self->width = MAX (side, 420) + 200;
  self->height = side + 400;
  for (guint i = 0; i < 3; i++) {
    self->room = fab_paper_get_room (self->width, self->height, &self->titles);
    self->legend_height = draw_legend (self, NULL, 0);
    self->width -= self->room.right - self->room.left - MAX (side, 420);
    self->height -= self->room.bottom - self->room.top - side - self->legend_height - 24;
  }
  self->room = fab_paper_get_room (self->width, self->height, &self->titles);
  self->across = self->down = 1;
  self->columns = self->rows = n;
}

static void
count_pages (Sheet *self, double width, double height)
{
  guint n = MAX (fab_matrix_get_n_entries (self->matrix), 1);

  self->columns = CLAMP ((width - self->view.header_width) / self->view.cell, 1, n);
  self->rows = CLAMP ((height - self->view.header_height) / self->view.cell, 1, n);
  self->across = (n + self->columns - 1) / self->columns;
  self->down = (n + self->rows - 1) / self->rows;
  self->columns = (n + self->across - 1) / self->across;
  self->rows = (n + self->down - 1) / self->down;
}

/* As large as fits with names of which at most @names of the page are seen. */
static void
try_names (Sheet *self, double width, double height, double names)
{
  guint n = MAX (fab_matrix_get_n_entries (self->matrix), 1);
  FabMatrixView *view = &self->view;
  double most = MIN (width, height) * names;

  view->cell = get_largest_cell (self);
  fab_matrix_view_measure (view, self->matrix, most);
  view->cell = MIN (view->cell, MIN (width - view->header_width, height - view->header_height) / n);
  view->cell = MAX (view->cell, READABLE_CELL);
  fab_matrix_view_measure (view, self->matrix, most);
  count_pages (self, width, height);
}

/* On one page where its names can be read; else on several; unless those would be a pile: then one, without names. */
static void
fit_matrix (Sheet *self)
{
  guint n = MAX (fab_matrix_get_n_entries (self->matrix), 1);
  double width, height;

  self->room = fab_paper_get_room (self->width, self->height, &self->titles);
  self->legend_height = draw_legend (self, NULL, 0);
  width = self->room.right - self->room.left;
  height = self->room.bottom - self->room.top - self->legend_height - 24;
  for (double names = 0.34; names > 0.2; names -= 0.06) {
    try_names (self, width, height, names);
    if (self->across * self->down == 1)
      return;
  }
  if (self->across * self->down <= MAX_PAGES)
    return;
  self->view.cell = 1;
  fab_matrix_view_measure (&self->view, self->matrix, MIN (width, height) * 0.25);
  self->view.cell = MIN (width - self->view.header_width, height - self->view.header_height) / n;
  self->across = self->down = 1;
  self->columns = self->rows = n;
}

/**
 * fab_drawing_new_matrix:
 * @paper: (nullable): the sheet; %NULL: one page as large as the matrix
 * @titles: (nullable): title block and foot of every page
 *
 * Returns: (transfer full): @matrix as a drawing, with its legend
 */
FabDrawing *
fab_drawing_new_matrix (FabMatrix *matrix, const FabPaper *paper, const FabTitleBlock *titles,
                        const FabPalette *palette, const char *font_family)
{
  Sheet *self = g_new0 (Sheet, 1);
  FabDrawing *drawing;

  self->matrix = fab_matrix_ref (matrix);
  self->palette = *palette;
  self->family = g_strdup (font_family);
  fab_title_block_copy (&self->titles, titles);
  self->view = (FabMatrixView){ .palette = &self->palette,
                                .font_family = self->family,
                                .row = FAB_MATRIX_NONE,
                                .column = FAB_MATRIX_NONE,
                                .min_font = FAB_PAPER_MIN_FONT };
  if (paper == NULL || paper->size == FAB_PAPER_CONTENT) {
    fit_page (self);
  } else {
    fab_paper_get_size (paper, &self->width, &self->height);
    fit_matrix (self);
  }
  drawing = fab_drawing_new (self->width, self->height, self->across * self->down, draw_page, self, sheet_free);
  fab_drawing_set_title (drawing, self->titles.title);
  return drawing;
}
