/* fab-matrix-headers.c: the names along the edges of a matrix: rows' at the left, columns' turned, at the top */
#include "fab-draw-text.h"
#include "fab-matrix-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_FONT   13.0
#define GROUP_FONT 11.0
/** The smallest type on a screen; paper says its own. */
#define MIN_FONT 9.5
/** Of the type in a cell's side. */
#define FONT_SHARE 0.72
/** Between the edge, the dot of the kind and the name. */
#define PAD        6.0
#define DOT        8.0
#define LONGEST    24 /* so many of the longest names are measured */
#define MIN_HEADER 60.0

double
fab_matrix_get_text_scale (const FabMatrixView *view)
{
  return view->text_scale > 0 ? view->text_scale : 1;
}

/** fab_matrix_get_font: how large names are beside the cells; 0: not at all */
double
fab_matrix_get_font (const FabMatrixView *view)
{
  double scale = fab_matrix_get_text_scale (view), smallest = view->min_font > 0 ? view->min_font : MIN_FONT * scale;
  double size = MIN (view->cell * FONT_SHARE, MAX_FONT * scale);

  return size >= smallest ? size : 0;
}

static double
get_group_font (const FabMatrixView *view)
{
  return GROUP_FONT * fab_matrix_get_text_scale (view);
}

/* ---- Measuring ---- */

static double
measure (const FabMatrixView *self, const char *text, double font)
{
  FabTextStyle style = { .family = self->font_family, .size = font };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (NULL, text, &style);
  double width;

  fab_text_layout_get_size (layout, &width, NULL);
  return width;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  return (int)strlen (*(const char **)b) - (int)strlen (*(const char **)a);
}

static double
measure_longest (const FabMatrixView *self, GPtrArray *names, double font)
{
  double longest = 0;

  g_ptr_array_sort (names, compare_lengths);
  for (guint i = 0; i < MIN (names->len, LONGEST); i++)
    longest = MAX (longest, measure (self, g_ptr_array_index (names, i), font));
  return longest;
}

/**
 * fab_matrix_view_measure:
 * @max_header: names longer than that are elided
 *
 * Finds @self's header_width and header_height for its cell.
 */
void
fab_matrix_view_measure (FabMatrixView *self, FabMatrix *matrix, double max_header)
{
  double font = fab_matrix_get_font (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  double wide;

  if (font > 0)
    for (guint i = 0; i < fab_matrix_get_n_entries (matrix); i++)
      g_ptr_array_add (names, g_strdup (fab_matrix_get_entry (matrix, i)->name));
  else
    for (guint i = 0; i < fab_matrix_get_n_groups (matrix); i++)
      g_ptr_array_add (names, fab_matrix_get_group_label (matrix, i));
  wide = measure_longest (self, names, font > 0 ? font : get_group_font (self)) + DOT + 3 * PAD;
  self->header_width = self->header_height = ceil (CLAMP (wide, MIN_HEADER, max_header));
}

/* ---- Drawing ---- */

/* From here on, the name of a column is written like that of a row. */
static void
turn (const FabMatrixFrame *self)
{
  cairo_translate (self->cr, self->view->header_width, self->view->header_height);
  cairo_rotate (self->cr, -G_PI / 2);
}

static FabColor
get_name_color (const FabMatrixFrame *self, guint entry, guint pointed)
{
  gboolean selected = self->view->selected != NULL && self->view->selected[entry];

  if (entry != pointed && selected)
    return self->palette->accent;
  return self->palette->foreground;
}

static void
draw_dot (const FabMatrixFrame *self, guint entry, double x, double middle)
{
  guint kind = MIN (fab_matrix_get_entry (self->matrix, entry)->kind, FAB_N_KIND_COLORS - 1);

  cairo_new_path (self->cr);
  cairo_arc (self->cr, x, middle, MIN (DOT, self->view->cell * 0.55) / 2, 0, 2 * G_PI);
  fab_color_set_source (self->palette->kinds[kind], self->cr);
  cairo_fill (self->cr);
}

/* Names end beside their cells: @right for rows' (where the text is to end), else its beginning is at @left. */
static void
draw_name (const FabMatrixFrame *self, guint entry, double middle, double room, gboolean row, guint pointed)
{
  double font = fab_matrix_get_font (self->view), width, height;
  FabTextStyle style = { .family = self->view->font_family,
                         .size = font,
                         .weight = entry == pointed ? FAB_WEIGHT_BOLD : FAB_WEIGHT_NORMAL,
                         .width = room - DOT - 3 * PAD,
                         .lines = 1 };
  g_autoptr (PangoLayout) layout = NULL;
  double left = PAD;

  draw_dot (self, entry, row ? room - PAD - DOT / 2 : PAD + DOT / 2, middle);
  layout = fab_text_layout_new (self->cr, fab_matrix_get_entry (self->matrix, entry)->name, &style);
  fab_text_layout_get_size (layout, &width, &height);
  if (row)
    left = MAX (PAD, room - DOT - 2 * PAD - width);
  else
    left = DOT + 2 * PAD;
  fab_text_show (self->cr, layout, left, middle - height / 2, get_name_color (self, entry, pointed));
}

static void
draw_group_name (const FabMatrixFrame *self, guint group, double from, double to, double room, gboolean row)
{
  FabTextStyle style = { .family = self->view->font_family,
                         .size = get_group_font (self->view),
                         .width = room - 3 * PAD,
                         .lines = 1,
                         .alignment = PANGO_ALIGN_LEFT };
  g_autofree char *label = fab_matrix_get_group_label (self->matrix, group);
  g_autoptr (PangoLayout) layout = NULL;
  double width, height;

  if (to - from < get_group_font (self->view) * 1.1)
    return;
  layout = fab_text_layout_new (self->cr, label, &style);
  fab_text_layout_get_size (layout, &width, &height);
  fab_text_show (self->cr, layout, row ? room - 2 * PAD - width : 2 * PAD, (from + to - height) / 2,
                 self->palette->foreground);
  cairo_new_path (self->cr);
  cairo_rectangle (self->cr, row ? room - PAD : PAD - 3, from + 1, 3, to - from - 2);
  fab_color_set_source (fab_color_with_alpha (self->palette->foreground, 0.35f), self->cr);
  cairo_fill (self->cr);
}

/* One edge: @start: where the first entry begins along it; @length: how long it is. */
static void
draw_groups (const FabMatrixFrame *self, double start, double length, double room, gboolean row)
{
  double cell = self->view->cell;

  for (guint g = 0; g < fab_matrix_get_n_groups (self->matrix); g++) {
    const FabMatrixGroup *group = fab_matrix_get_group (self->matrix, g);
    double from = MAX (start + group->first * cell, 0), to = MIN (start + (group->first + group->n) * cell, length);

    if (to > from)
      draw_group_name (self, g, from, to, room, row);
  }
}

static void
draw_edge (const FabMatrixFrame *self, guint first, guint end, double start, double length, double room, gboolean row)
{
  double cell = self->view->cell;

  if (fab_matrix_get_font (self->view) <= 0) {
    draw_groups (self, start, length, room, row);
    return;
  }
  for (guint i = first; i < end; i++)
    draw_name (self, i, start + (i + 0.5) * cell, room, row, row ? self->view->row : self->view->column);
}

static void
draw_rows (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, 0, view->header_height, view->header_width, view->height - view->header_height);
  cairo_clip (self->cr);
  cairo_translate (self->cr, 0, view->header_height);
  draw_edge (self, self->first_row, self->end_row, -view->y, view->height - view->header_height, view->header_width,
             TRUE);
  cairo_restore (self->cr);
}

static void
draw_columns (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, view->header_width, 0, view->width - view->header_width, view->header_height);
  cairo_clip (self->cr);
  turn (self);
  draw_edge (self, self->first_column, self->end_column, -view->x, view->width - view->header_width,
             view->header_height, FALSE);
  cairo_restore (self->cr);
}

/* Which way to read: from the row to the column. */
static void
draw_corner (const FabMatrixFrame *self)
{
  const FabMatrixView *view = self->view;
  FabTextStyle style = { .family = view->font_family,
                         .size = MAX (view->min_font, 10 * fab_matrix_get_text_scale (view)),
                         .width = view->header_width - 3 * PAD,
                         .lines = 1 };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (self->cr, C_ ("matrix", "from ↓ to →"), &style);
  double width, height;

  fab_text_layout_get_size (layout, &width, &height);
  fab_text_show (self->cr, layout, MAX (PAD, view->header_width - 2 * PAD - width), view->header_height - PAD - height,
                 self->palette->dim);
}

void
fab_matrix_draw_headers (const FabMatrixFrame *self)
{
  draw_rows (self);
  draw_columns (self);
  draw_corner (self);
}
