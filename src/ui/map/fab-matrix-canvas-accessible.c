#include "fab-matrix-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* More than that a screen reader is not given at once; the keyboard's cell is always among them. */
#define MAX_SIDE 200
/* Where more cells are in sight, only those with links are given. */
#define MAX_CELLS 2500

/* ---- What is in sight ---- */

typedef struct {
  guint first, end;
} Range;

static Range
get_range (double scroll, double room, double cell, guint n)
{
  Range range;

  range.first = MIN ((guint)MAX (0, floor (scroll / cell)), n);
  range.end = MIN ((guint)MAX (0, ceil ((scroll + MAX (0, room)) / cell)), n);
  range.end = CLAMP (range.end, range.first, range.first + MAX_SIDE);
  return range;
}

static Range
get_rows (FabMatrixCanvas *self)
{
  const FabMatrixView *view = &self->view;

  return get_range (view->y, view->height - view->header_height, view->cell, fab_matrix_get_n_entries (self->matrix));
}

static Range
get_columns (FabMatrixCanvas *self)
{
  const FabMatrixView *view = &self->view;

  return get_range (view->x, view->width - view->header_width, view->cell, fab_matrix_get_n_entries (self->matrix));
}

/* Names come first, then what is in sight, and @also in its place. */
static GArray *
list_indices (Range range, guint also)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  guint names = FAB_MATRIX_NONE;

  g_array_append_val (indices, names);
  if (also < range.first)
    g_array_append_val (indices, also);
  for (guint i = range.first; i < range.end; i++)
    g_array_append_val (indices, i);
  if (also >= range.end && also != FAB_MATRIX_NONE)
    g_array_append_val (indices, also);
  return indices;
}

static GArray *
list_linked (FabMatrixCanvas *self, Range range, guint row, guint also)
{
  GArray *indices = list_indices ((Range){ range.first, range.first }, FAB_MATRIX_NONE);
  guint n, n_before;
  const FabMatrixCell *cells = fab_matrix_get_cells (self->matrix, row, range.first, range.end, &n);

  for (guint i = 0; i < n; i++) {
    if (also < cells[i].column && (i == 0 || also > cells[i - 1].column))
      g_array_append_val (indices, also);
    g_array_append_val (indices, cells[i].column);
  }
  n_before = indices->len;
  if (also != FAB_MATRIX_NONE && (n == 0 || also > cells[n - 1].column))
    g_array_insert_val (indices, n_before, also);
  return indices;
}

/* ---- Rows and cells ---- */

/* Where an index stands: names come first. */
static gint64
to_place (guint index)
{
  return index == FAB_MATRIX_NONE ? -1 : (gint64)index;
}

static guint
get_index (FabMatrixPart *part)
{
  return fab_matrix_part_is_row (part) ? fab_matrix_part_get_row (part) : fab_matrix_part_get_column (part);
}

/* @indices rise, and so do those of @old: what stays is kept, as a screen reader knows it by that; what goes is disposed. */
static GPtrArray *
renew (FabMatrixCanvas *self, FabMatrixPart *row, GPtrArray *old, GArray *indices)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_object_unref);
  guint taken = 0, n_old = old != NULL ? old->len : 0;

  for (guint i = 0; i < indices->len; i++) {
    guint index = g_array_index (indices, guint, i);

    while (taken < n_old && to_place (get_index (g_ptr_array_index (old, taken))) < to_place (index))
      g_object_run_dispose (g_ptr_array_index (old, taken++));
    if (taken < n_old && get_index (g_ptr_array_index (old, taken)) == index)
      g_ptr_array_add (parts, g_object_ref (g_ptr_array_index (old, taken++)));
    else
      g_ptr_array_add (parts, row != NULL ? fab_matrix_part_new_cell (row, index)
                                          : fab_matrix_part_new_row (GTK_WIDGET (self), index));
  }
  while (taken < n_old)
    g_object_run_dispose (g_ptr_array_index (old, taken++));
  for (guint i = 0; i < parts->len; i++)
    fab_matrix_part_set_next (g_ptr_array_index (parts, i),
                              i + 1 < parts->len ? g_ptr_array_index (parts, i + 1) : NULL);
  return parts;
}

/* Names are not repeated for the corner, where both would be. */
static void
drop_corner (GArray *indices, guint row)
{
  if (row == FAB_MATRIX_NONE)
    g_array_remove_index (indices, 0);
}

/** fab_matrix_canvas_list_cells: lets a row's cells follow what is in sight */
void
fab_matrix_canvas_list_cells (FabMatrixCanvas *self, FabMatrixPart *part)
{
  Range rows, columns;
  guint row = fab_matrix_part_get_row (part);
  guint also = row == self->cursor_row || row == FAB_MATRIX_NONE ? self->cursor_column : FAB_MATRIX_NONE;
  g_autoptr (GArray) indices = NULL;

  if (self->matrix == NULL || fab_matrix_part_get_stamp (part) == self->stamp)
    return;
  rows = get_rows (self);
  columns = get_columns (self);
  if (row == FAB_MATRIX_NONE || (rows.end - rows.first) * (columns.end - columns.first) <= MAX_CELLS)
    indices = list_indices (columns, also);
  else
    indices = list_linked (self, columns, row, also);
  drop_corner (indices, row);
  fab_matrix_part_take_cells (part, renew (self, part, fab_matrix_part_get_cells (part), indices), self->stamp);
}

static void
list_rows (FabMatrixCanvas *self)
{
  g_autoptr (GArray) indices = NULL;
  GPtrArray *rows;

  if (self->matrix == NULL || self->rows_stamp == self->stamp)
    return;
  indices = list_indices (get_rows (self), self->cursor_row);
  rows = renew (self, NULL, self->rows, indices);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  self->rows_stamp = self->stamp;
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (accessible);

  list_rows (self);
  if (self->rows == NULL || self->rows->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->rows, 0));
}

/* A widget's accessible children are its child widgets; this widget has none, but drawn cells. */
void
fab_matrix_canvas_override_accessible (GtkAccessibleInterface *iface)
{
  iface->get_first_accessible_child = get_first_accessible_child;
}

/* ---- What is said of them ---- */

/** fab_matrix_canvas_name_part: (transfer full) (nullable) */
char *
fab_matrix_canvas_name_part (FabMatrixCanvas *self, FabMatrixPart *part)
{
  guint row = fab_matrix_part_get_row (part), column = fab_matrix_part_get_column (part);
  char *name = NULL;

  if (fab_matrix_part_is_row (part))
    return g_strdup (row != FAB_MATRIX_NONE ? fab_matrix_get_entry (self->matrix, row)->name
                                            : C_ ("of a matrix", "Columns"));
  g_signal_emit_by_name (self, fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_SAY], row, column, &name);
  return name;
}

/** fab_matrix_canvas_is_part_selected: a row or a name with its actor, a cell with both */
gboolean
fab_matrix_canvas_is_part_selected (FabMatrixCanvas *self, FabMatrixPart *part)
{
  guint row = fab_matrix_part_get_row (part), column = fab_matrix_part_get_column (part);

  if (self->selected == NULL || (row == FAB_MATRIX_NONE && column == FAB_MATRIX_NONE))
    return FALSE;
  return (row == FAB_MATRIX_NONE || self->selected[row]) && (column == FAB_MATRIX_NONE || self->selected[column]);
}

/** fab_matrix_canvas_get_part_area: @area: (out): in the widget. Returns: whether it is there */
gboolean
fab_matrix_canvas_get_part_area (FabMatrixCanvas *self, FabMatrixPart *part, GdkRectangle *area)
{
  guint row = fab_matrix_part_get_row (part), column = fab_matrix_part_get_column (part);
  gboolean names_row = row == FAB_MATRIX_NONE, names_column = column == FAB_MATRIX_NONE;

  if (!fab_matrix_canvas_get_cell_area (self, names_row ? 0 : row, names_column ? 0 : column, area))
    return FALSE;
  if (names_row) {
    area->y = 0;
    area->height = self->view.header_height;
  }
  if (names_column) {
    area->x = 0;
    area->width = fab_matrix_part_is_row (part) ? self->view.width : self->view.header_width;
  }
  return TRUE;
}

/* ---- Keeping up ---- */

/** fab_matrix_canvas_outdate_parts: something else is in sight; nothing is done before somebody asks */
void
fab_matrix_canvas_outdate_parts (FabMatrixCanvas *self)
{
  self->stamp++;
}

static void
for_each_part (FabMatrixCanvas *self, void (*func) (FabMatrixPart *part))
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++) {
    FabMatrixPart *row = g_ptr_array_index (self->rows, i);
    GPtrArray *cells = fab_matrix_part_get_cells (row);

    func (row);
    for (guint j = 0; cells != NULL && j < cells->len; j++)
      func (g_ptr_array_index (cells, j));
  }
}

/** fab_matrix_canvas_update_parts: says again what those parts are that somebody has looked at */
void
fab_matrix_canvas_update_parts (FabMatrixCanvas *self)
{
  for_each_part (self, fab_matrix_part_update);
}

/** fab_matrix_canvas_update_selected_parts: says again which of them are selected */
void
fab_matrix_canvas_update_selected_parts (FabMatrixCanvas *self)
{
  for_each_part (self, fab_matrix_part_update_selected);
}

/** fab_matrix_canvas_forget_parts: the matrix is another one */
void
fab_matrix_canvas_forget_parts (FabMatrixCanvas *self)
{
  if (self->active != NULL)
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  g_clear_object (&self->active);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    g_object_run_dispose (g_ptr_array_index (self->rows, i));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->stamp++;
}

static FabMatrixPart *
find_part (GPtrArray *parts, guint index)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (get_index (g_ptr_array_index (parts, i)) == index)
      return g_ptr_array_index (parts, i);
  return NULL;
}

static FabMatrixPart *
find_cursor (FabMatrixCanvas *self)
{
  FabMatrixPart *row;

  if (self->matrix == NULL || self->cursor_row == FAB_MATRIX_NONE || self->cursor_column == FAB_MATRIX_NONE)
    return NULL;
  list_rows (self);
  row = find_part (self->rows, self->cursor_row);
  if (row == NULL)
    return NULL;
  fab_matrix_canvas_list_cells (self, row);
  return find_part (fab_matrix_part_get_cells (row), self->cursor_column);
}

static void
focus_changed (FabMatrixPart *part)
{
  gtk_accessible_update_platform_state (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}

/** fab_matrix_canvas_cursor_accessible: lets the focus that a screen reader follows go where the keyboard is */
void
fab_matrix_canvas_cursor_accessible (FabMatrixCanvas *self)
{
  g_autoptr (FabMatrixPart) old = g_steal_pointer (&self->active);
  FabMatrixPart *part = find_cursor (self);

  if (old != NULL && old != part)
    focus_changed (old);
  if (part == NULL) {
    if (old != NULL)
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
    return;
  }
  self->active = g_object_ref (part);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, part, -1);
  focus_changed (part);
}
