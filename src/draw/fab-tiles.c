#include "fab-tiles.h"

#include "fab-draw-text.h"
#include "fab-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** What printers leave white, and what two pages have in common, in points: 10 mm each. */
#define MARGIN  28.35
#define OVERLAP 28.35
/** More pages than that nobody glues. */
#define MAX_TILES 200
#define MARK      14.0
#define FONT      8.0
/** Largest side of the little plan of all pages. */
#define PLAN 15.0

/** A sheet and how it is cut. */
typedef struct {
  FabDrawing *sheet; /* owned */
  FabTiling tiling;
  FabPalette palette;
} Tiles;

static void
tiles_free (gpointer data)
{
  Tiles *self = data;

  g_object_unref (self->sheet);
  g_free (self);
}

/* ---- How many ---- */

static guint
count_along (double length, double page)
{
  double inside = page - 2 * MARGIN, step = inside - OVERLAP;

  return length <= inside ? 1 : 1 + (guint)ceil ((length - inside) / step - 1e-6);
}

/**
 * fab_tiling_find:
 * @width: of the sheet, in points
 * @tile: the paper that there is; the way to lay it that takes fewer pages is taken
 *
 * Returns: whether it can be cut so: into two pages at least, and not into more than anybody glues
 */
gboolean
fab_tiling_find (FabTiling *self, double width, double height, FabPaperSize tile)
{
  guint best = G_MAXUINT;

  for (int landscape = 0; landscape < 2 && tile < FAB_PAPER_CONTENT; landscape++) {
    FabPaper paper = { tile, landscape };
    FabTiling way;

    fab_paper_get_size (&paper, &way.width, &way.height);
    if (!(width <= MAX_TILES * way.width && height <= MAX_TILES * way.height))
      continue;
    way.columns = count_along (width, way.width);
    way.rows = count_along (height, way.height);
    if (way.columns * way.rows < best) {
      best = way.columns * way.rows;
      *self = way;
    }
  }
  return best >= 2 && best <= MAX_TILES;
}

/** fab_tiling_name_page: (transfer full): "A1", "B2": a letter for the row, a number for the column */
char *
fab_tiling_name_page (const FabTiling *self, guint page)
{
  guint row = page / self->columns, column = page % self->columns;

  if (row < 26)
    return g_strdup_printf ("%c%u", 'A' + row, column + 1);
  return g_strdup_printf ("%c%c%u", 'A' + row / 26 - 1, 'A' + row % 26, column + 1);
}

/* ---- Marks ---- */

/** One page while it is drawn. */
typedef struct {
  const Tiles *tiles;
  cairo_t *cr;
  guint page, row, column;
  double left, top, right, bottom; /* of what is drawn of the sheet, on the page */
} Page;

static void
line (cairo_t *cr, double x0, double y0, double x1, double y1)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
}

/* In the margin, where the sheet's part ends: there the page is cut if no other is below it. */
static void
draw_corner_marks (const Page *page)
{
  double gap = 4;

  cairo_new_path (page->cr);
  for (int i = 0; i < 4; i++) {
    double x = i & 1 ? page->right : page->left, y = i & 2 ? page->bottom : page->top;
    double dx = i & 1 ? 1 : -1, dy = i & 2 ? 1 : -1;

    line (page->cr, x + dx * gap, y, x + dx * (gap + MARK), y);
    line (page->cr, x, y + dy * gap, x, y + dy * (gap + MARK));
  }
  cairo_set_line_width (page->cr, 0.5);
  fab_color_set_source (page->tiles->palette.foreground, page->cr);
  cairo_stroke (page->cr);
}

static void
draw_note (const Page *page, const char *text, double x, double y, gboolean upright)
{
  FabTextStyle style = { .size = FONT };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (page->cr, text, &style);
  double width, height;

  fab_text_layout_get_size (layout, &width, &height);
  cairo_save (page->cr);
  cairo_translate (page->cr, x, y);
  if (upright)
    cairo_rotate (page->cr, -G_PI / 2);
  fab_text_show (page->cr, layout, -width / 2, -height / 2, page->tiles->palette.dim);
  cairo_restore (page->cr);
}

/* What is right of and below these lines is on the next page, too: that one is cut at its left and top marks and glued upon it. */
static void
draw_glue_marks (const Page *page)
{
  const double dashes[2] = { 5, 4 };
  gboolean has_right = page->column + 1 < page->tiles->tiling.columns,
           has_below = page->row + 1 < page->tiles->tiling.rows;
  double x = page->right - OVERLAP, y = page->bottom - OVERLAP;
  guint next_row = page->page + page->tiles->tiling.columns;

  cairo_save (page->cr);
  cairo_new_path (page->cr);
  cairo_set_dash (page->cr, dashes, 2, 0);
  cairo_set_line_width (page->cr, 0.5);
  if (has_right)
    line (page->cr, x, page->top - MARK, x, page->bottom + MARK);
  if (has_below)
    line (page->cr, page->left - MARK, y, page->right + MARK, y);
  fab_color_set_source (fab_color_with_alpha (page->tiles->palette.dim, 0.7f), page->cr);
  cairo_stroke (page->cr);
  cairo_restore (page->cr);
  if (has_right) {
    g_autofree char *next = fab_tiling_name_page (&page->tiles->tiling, page->page + 1);
    /* Translators: on a page of a poster that is cut and glued: the page %s goes here */
    g_autofree char *text = g_strdup_printf (_ ("Glue %s here"), next);

    draw_note (page, text, page->right + MARGIN / 2, (page->top + page->bottom) / 2, TRUE);
  }
  if (has_below) {
    g_autofree char *next = fab_tiling_name_page (&page->tiles->tiling, next_row);
    g_autofree char *text = g_strdup_printf (_ ("Glue %s here"), next);

    draw_note (page, text, (page->left + page->right) / 2, page->bottom + MARGIN / 2, FALSE);
  }
}

/* All pages, this one filled. */
static double
draw_plan (const Page *page, double x, double y)
{
  const FabTiling *tiling = &page->tiles->tiling;
  double side = MIN (PLAN / MAX (tiling->columns, tiling->rows), 6), shape = tiling->height / tiling->width;
  double width = shape > 1 ? side / shape : side, height = shape > 1 ? side : side * shape;

  y -= tiling->rows * height / 2;
  cairo_new_path (page->cr);
  cairo_rectangle (page->cr, x + page->column * width, y + page->row * height, width, height);
  fab_color_set_source (page->tiles->palette.dim, page->cr);
  cairo_fill (page->cr);
  for (guint i = 0; i < tiling->columns * tiling->rows; i++)
    cairo_rectangle (page->cr, x + i % tiling->columns * width, y + i / tiling->columns * height, width, height);
  cairo_set_line_width (page->cr, 0.4);
  cairo_stroke (page->cr);
  return tiling->columns * width;
}

static void
draw_page_name (const Page *page)
{
  const char *title = fab_drawing_get_title (page->tiles->sheet);
  g_autofree char *name = fab_tiling_name_page (&page->tiles->tiling, page->page);
  g_autofree char *text = title != NULL && *title != '\0' ? g_strdup_printf ("%s · %s", name, title) : g_strdup (name);
  FabTextStyle style = {
    .size = FONT, .weight = FAB_WEIGHT_MEDIUM, .width = page->right - page->left - 80, .lines = 1
  };
  double y = page->top - MARGIN / 2, x = page->left + 8;

  x += draw_plan (page, x, y) + 6;
  fab_text_draw (page->cr, text, &style, x, y - FONT * 0.7, page->tiles->palette.dim);
}

/* ---- Pages ---- */

static void
draw_tile (cairo_t *cr, guint index, gpointer data)
{
  Tiles *self = data;
  const FabTiling *tiling = &self->tiling;
  Page page = { self, cr, index, index / tiling->columns, index % tiling->columns, MARGIN, MARGIN, 0, 0 };
  double inside_x = tiling->width - 2 * MARGIN, inside_y = tiling->height - 2 * MARGIN;
  double x = page.column * (inside_x - OVERLAP), y = page.row * (inside_y - OVERLAP);

  page.right = MARGIN + MIN (inside_x, fab_drawing_get_width (self->sheet) - x);
  page.bottom = MARGIN + MIN (inside_y, fab_drawing_get_height (self->sheet) - y);
  fab_color_set_source (self->palette.background, cr);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_rectangle (cr, page.left, page.top, page.right - page.left, page.bottom - page.top);
  cairo_clip (cr);
  cairo_translate (cr, MARGIN - x, MARGIN - y);
  fab_drawing_draw_page (self->sheet, cr, 0);
  cairo_restore (cr);
  draw_corner_marks (&page);
  draw_glue_marks (&page);
  draw_page_name (&page);
}

/**
 * fab_drawing_new_tiled:
 * @sheet: a drawing of one large page
 * @tile: the paper of the pages
 *
 * Cuts a poster into pages: each has 10 mm in common with the next, marks where to cut and what to glue where, its name (A1, A2, B1…) and its place among
 * the others.
 *
 * Returns: (transfer full) (nullable): a drawing with a page for each tile
 */
FabDrawing *
fab_drawing_new_tiled (FabDrawing *sheet, FabPaperSize tile, GError **error)
{
  Tiles *self;
  FabTiling tiling;
  FabDrawing *drawing;

  if (!fab_tiling_find (&tiling, fab_drawing_get_width (sheet), fab_drawing_get_height (sheet), tile)) {
    g_set_error_literal (
        error, FAB_ERROR, FAB_ERROR_INVALID,
        _ ("This sheet can’t be cut into pages of that paper: choose a larger sheet, or smaller pages."));
    return NULL;
  }
  self = g_new0 (Tiles, 1);
  self->sheet = g_object_ref (sheet);
  self->tiling = tiling;
  fab_palette_init (&self->palette, FALSE);
  drawing = fab_drawing_new (tiling.width, tiling.height, tiling.columns * tiling.rows, draw_tile, self, tiles_free);
  fab_drawing_set_cut (drawing, sheet);
  fab_drawing_set_title (drawing, fab_drawing_get_title (sheet));
  return drawing;
}
