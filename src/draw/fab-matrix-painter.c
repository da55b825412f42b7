#include "fab-matrix-painter.h"

#include "fab-draw-text.h"
#include "fab-matrix-frame.h"
#include "fab-number.h"
#include "fab-ring.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** Cells of kinds hold figures; cells of actors are as small as names allow. */
#define MAX_KIND_CELL  84.0
#define MIN_KIND_CELL  46.0
#define MAX_ACTOR_CELL 22.0
#define MIN_ACTOR_CELL 17.0
/** Below that, a grid is only noise. */
#define MIN_GRID_CELL 7.0
/** Colours side by side in one cell: more nobody tells apart. */
#define MAX_STRIPES 4

/* ---- Words and colours that legends share ---- */

/** fab_matrix_get_group_label: (transfer full): what entries that stand together are called */
char *
fab_matrix_get_group_label (FabMatrix *matrix, guint group)
{
  const FabMatrixGroup *declared = fab_matrix_get_group (matrix, group);

  if (declared->name != NULL)
    return g_strdup (declared->name);
  if (declared->number == FAB_MATRIX_NONE)
    return g_strdup (C_ ("group of actors", "Others"));
  return g_strdup_printf (_ ("Circle %u"), declared->number + 1);
}

/** fab_matrix_get_style_label: a kind of link, also where links have none */
const char *
fab_matrix_get_style_label (FabMatrix *matrix, guint style)
{
  const char *name = fab_matrix_get_style (matrix, style)->name;

  return *name != '\0' ? name : C_ ("kind of link", "Other");
}

/** fab_matrix_get_style_color: as on the map */
FabColor
fab_matrix_get_style_color (FabMatrix *matrix, guint style, const FabPalette *palette)
{
  return palette->links[fab_matrix_get_style (matrix, style)->color % FAB_N_LINK_COLORS];
}

/** fab_matrix_get_shade: @share_of_most: from 0, nothing, to 1, the fullest cell; the root lets small shares be told apart */
FabColor
fab_matrix_get_shade (double share_of_most, const FabPalette *palette)
{
  return fab_color_mix (palette->background, palette->accent, 0.06 + 0.8 * sqrt (CLAMP (share_of_most, 0, 1)));
}

/* ---- Cells ---- */

static void
fill_cell (const FabMatrixFrame *self, double x, double y, double size, FabColor color)
{
  double gap = size >= 14 ? 1.5 : size >= 5 ? 0.75 : 0, side = MAX (size - 2 * gap, 1);

  fab_color_set_source (color, self->cr);
  cairo_new_path (self->cr);
  if (size >= 8)
    fab_draw_rounded_rectangle (self->cr, x + gap, y + gap, side, side, side * 0.18);
  else
    cairo_rectangle (self->cr, x + gap, y + gap, side, side);
  cairo_fill (self->cr);
}

static void
write_centred (const FabMatrixFrame *self, const char *text, double size, FabWeight weight, double x, double middle,
               FabColor color)
{
  FabTextStyle style = { .family = self->view->font_family, .size = size, .weight = weight, .tabular = TRUE };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (self->cr, text, &style);
  double width, height;

  fab_text_layout_get_size (layout, &width, &height);
  fab_text_show (self->cr, layout, x + (self->view->cell - width) / 2, middle - height / 2, color);
}

static guint
find_styles (const FabMatrixFrame *self, const FabMatrixCell *cell, guint styles[MAX_STRIPES])
{
  const FabMatrixLink *links = fab_matrix_get_links (self->matrix, cell);
  guint n = 0;

  for (guint i = 0; i < cell->n_links && n < MAX_STRIPES; i++) {
    gboolean known = FALSE;

    for (guint j = 0; j < n; j++)
      known |= styles[j] == links[i].style;
    if (!known)
      styles[n++] = links[i].style;
  }
  return n;
}

static FabColor
get_fill (const FabMatrixFrame *self, guint style)
{
  FabColor color = fab_matrix_get_style_color (self->matrix, style, self->palette);

  return fab_matrix_get_style (self->matrix, style)->wished ? fab_color_mix (self->palette->background, color, 0.4f)
                                                            : color;
}

/* Links of several kinds stand side by side. */
static void
fill_stripes (const FabMatrixFrame *self, double x, double y, const guint *styles, guint n)
{
  double cell = self->view->cell;

  cairo_save (self->cr);
  for (guint i = 0; i < n; i++) {
    cairo_save (self->cr);
    cairo_rectangle (self->cr, x + i * cell / n, y, cell / n, cell);
    cairo_clip (self->cr);
    fill_cell (self, x, y, cell, get_fill (self, styles[i]));
    cairo_restore (self->cr);
  }
  cairo_restore (self->cr);
}

static void
draw_actor_cell (const FabMatrixFrame *self, const FabMatrixCell *cell, double x, double y)
{
  double size = self->view->cell;
  guint styles[MAX_STRIPES], n = cell->n_links > 1 && size >= 6 ? find_styles (self, cell, styles) : 0;

  if (n > 1)
    fill_stripes (self, x, y, styles, n);
  else
    fill_cell (self, x, y, size, get_fill (self, cell->style));
  if (cell->n_links > 1 && size >= 14) {
    g_autofree char *figure = g_strdup_printf ("%u", cell->n_links);

    write_centred (self, figure, size * 0.52, FAB_WEIGHT_BOLD, x, y + size / 2,
                   fab_color_on (get_fill (self, cell->style)));
  }
}

static void
draw_kind_cell (const FabMatrixFrame *self, guint row, const FabMatrixCell *cell, double x, double y)
{
  double size = self->view->cell, share = fab_matrix_get_share (self->matrix, row, cell->column);
  double scale = fab_matrix_get_text_scale (self->view);
  double most = fab_matrix_get_max_share (self->matrix);
  FabColor shade = fab_matrix_get_shade (most > 0 ? share / most : 0, self->palette), on = fab_color_on (shade);
  g_autofree char *figure = fab_number_format (cell->n_links, fab_language_get_default ());
  g_autofree char *percent = share > 0 && share < 0.005
                                 ? g_strdup ("<\302\2401\302\240%")
                                 : fab_number_format_percent (round (share * 100), fab_language_get_default ());

  fill_cell (self, x, y, size, shade);
  if (size < 26)
    return;
  write_centred (self, figure, MIN (size * 0.27, 17 * scale), FAB_WEIGHT_BOLD, x, y + size * 0.40, on);
  if (size >= 40)
    write_centred (self, percent, MIN (size * 0.17, 11 * scale), FAB_WEIGHT_NORMAL, x, y + size * 0.70,
                   fab_color_mix (shade, on, 0.85f));
}

static void
draw_row (const FabMatrixFrame *self, guint row)
{
  const FabMatrixView *view = self->view;
  double y = view->header_height + row * view->cell - view->y;
  guint n;
  const FabMatrixCell *cells = fab_matrix_get_cells (self->matrix, row, self->first_column, self->end_column, &n);

  for (guint i = 0; i < n; i++) {
    double x = view->header_width + cells[i].column * view->cell - view->x;

    if (fab_matrix_get_what (self->matrix) == FAB_MATRIX_OF_KINDS)
      draw_kind_cell (self, row, &cells[i], x, y);
    else
      draw_actor_cell (self, &cells[i], x, y);
  }
}

/* ---- Behind the cells ---- */

static void
draw_grid (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;
  double left = view->header_width - view->x, top = view->header_height - view->y, cell = view->cell;
  double end_x = left + self->end_column * cell, end_y = top + self->end_row * cell;

  if (cell < MIN_GRID_CELL)
    return;
  cairo_new_path (self->cr);
  for (guint i = self->first_row; i <= self->end_row; i++) {
    cairo_move_to (self->cr, left + self->first_column * cell, top + i * cell);
    cairo_line_to (self->cr, end_x, top + i * cell);
  }
  for (guint i = self->first_column; i <= self->end_column; i++) {
    cairo_move_to (self->cr, left + i * cell, top + self->first_row * cell);
    cairo_line_to (self->cr, left + i * cell, end_y);
  }
  cairo_set_line_width (self->cr, 1);
  fab_color_set_source (fab_color_with_alpha (self->palette->foreground, 0.06f), self->cr);
  cairo_stroke (self->cr);
}

/* The squares in which those that stand together meet one another. */
static void
draw_blocks (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;
  double left = view->header_width - view->x, top = view->header_height - view->y;

  cairo_new_path (self->cr);
  for (guint g = 0; g < fab_matrix_get_n_groups (self->matrix); g++) {
    const FabMatrixGroup *group = fab_matrix_get_group (self->matrix, g);
    double at = group->first * view->cell, side = group->n * view->cell;

    if (group->first < MAX (self->end_row, self->end_column) &&
        group->first + group->n > MIN (self->first_row, self->first_column))
      cairo_rectangle (self->cr, left + at, top + at, side, side);
  }
  fab_color_set_source (fab_color_with_alpha (self->palette->foreground, 0.05f), self->cr);
  cairo_fill (self->cr);
}

static void
draw_diagonal (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;

  fab_color_set_source (fab_color_with_alpha (self->palette->foreground, 0.09f), self->cr);
  cairo_new_path (self->cr);
  for (guint i = MAX (self->first_row, self->first_column); i < MIN (self->end_row, self->end_column); i++)
    cairo_rectangle (self->cr, view->header_width - view->x + i * view->cell,
                     view->header_height - view->y + i * view->cell, view->cell, view->cell);
  cairo_fill (self->cr);
}

static void
draw_band (const FabMatrixFrame *self, guint row, guint column, float alpha)
{
  const FabMatrixView *view = self->view;
  double left = view->header_width - view->x, top = view->header_height - view->y;

  cairo_new_path (self->cr);
  if (row != FAB_MATRIX_NONE)
    cairo_rectangle (self->cr, left, top + row * view->cell, self->n * view->cell, view->cell);
  if (column != FAB_MATRIX_NONE)
    cairo_rectangle (self->cr, left + column * view->cell, top, view->cell, self->n * view->cell);
  fab_color_set_source (fab_color_with_alpha (self->palette->accent, alpha), self->cr);
  cairo_fill (self->cr);
}

static void
draw_selected (const FabMatrixFrame *self)
{
  if (self->view->selected == NULL)
    return;
  for (guint i = MIN (self->first_row, self->first_column); i < MAX (self->end_row, self->end_column); i++)
    if (self->view->selected[i])
      draw_band (self, i, i, 0.1f);
}

static void
draw_cursor (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;
  double width = view->focused ? 2 : 1.5, cell = MAX (view->cell, 6), shift = (view->cell - cell) / 2;

  if (view->row == FAB_MATRIX_NONE || view->column == FAB_MATRIX_NONE)
    return;
  cairo_new_path (self->cr);
  fab_draw_rounded_rectangle (self->cr, view->header_width - view->x + view->column * view->cell + shift,
                              view->header_height - view->y + view->row * view->cell + shift, cell, cell,
                              MIN (3, cell / 4));
  cairo_set_line_width (self->cr, width);
  fab_color_set_source (view->focused ? self->palette->accent : self->palette->foreground, self->cr);
  cairo_stroke (self->cr);
}

/* ---- The whole ---- */

static void
find_in_sight (FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;
  double across = MAX (0, view->width - view->header_width), down = MAX (0, view->height - view->header_height);

  self->first_column = CLAMP (floor (view->x / view->cell), 0, self->n);
  self->first_row = CLAMP (floor (view->y / view->cell), 0, self->n);
  self->end_column = CLAMP (ceil ((view->x + across) / view->cell), 0, self->n);
  self->end_row = CLAMP (ceil ((view->y + down) / view->cell), 0, self->n);
}

static void
draw_cells (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, view->header_width, view->header_height, view->width - view->header_width,
                   view->height - view->header_height);
  cairo_clip (self->cr);
  draw_blocks (self);
  if (fab_matrix_get_what (self->matrix) == FAB_MATRIX_OF_ACTORS)
    draw_diagonal (self);
  draw_grid (self);
  draw_selected (self);
  draw_band (self, view->row, view->column, 0.14f);
  for (guint row = self->first_row; row < self->end_row; row++)
    draw_row (self, row);
  draw_cursor (self);
  cairo_restore (self->cr);
}

/** fab_matrix_draw: draws what is in sight, with its top left at the context's origin; no background */
void
fab_matrix_draw (cairo_t *cr, FabMatrix *matrix, const FabMatrixView *view)
{
  FabMatrixFrame frame = { cr, matrix, view, view->palette, fab_matrix_get_n_entries (matrix), 0, 0, 0, 0 };

  if (frame.n == 0 || view->cell <= 0)
    return;
  find_in_sight (&frame);
  draw_cells (&frame);
  fab_matrix_draw_headers (&frame);
}

/**
 * fab_matrix_get_best_cell:
 * @width: of the room for cells
 * @text_scale: how much larger than usual people want their texts
 *
 * Returns: the side of a cell at which as much as possible of the matrix is in sight, and still readable
 */
double
fab_matrix_get_best_cell (FabMatrix *matrix, double width, double height, double text_scale)
{
  guint n = MAX (fab_matrix_get_n_entries (matrix), 1);
  double fitting = MIN (width, height) / n;

  if (fab_matrix_get_what (matrix) == FAB_MATRIX_OF_KINDS)
    return CLAMP (fitting, MIN_KIND_CELL * text_scale, MAX_KIND_CELL * text_scale);
  return CLAMP (fitting, MIN_ACTOR_CELL * text_scale, MAX_ACTOR_CELL * text_scale);
}

/** fab_matrix_view_hit: whether there is a cell at x, y; @row and @column: (out): %FAB_MATRIX_NONE where only a name is hit */
gboolean
fab_matrix_view_hit (const FabMatrixView *self, FabMatrix *matrix, double x, double y, guint *row, guint *column)
{
  double across = (x - self->header_width + self->x) / self->cell,
         down = (y - self->header_height + self->y) / self->cell;
  guint n = fab_matrix_get_n_entries (matrix);

  *column = x >= self->header_width && across >= 0 && across < n ? (guint)across : FAB_MATRIX_NONE;
  *row = y >= self->header_height && down >= 0 && down < n ? (guint)down : FAB_MATRIX_NONE;
  return *row != FAB_MATRIX_NONE && *column != FAB_MATRIX_NONE;
}
