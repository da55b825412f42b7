#include "fab-matrix-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

/** Of the view's shorter side, what names may take. */
#define HEADER_SHARE 0.38
#define MAX_HEADER   260.0
#define MIN_CELL     1.0
#define MAX_CELL     96.0

const char *const fab_matrix_canvas_signals[] = { "pointed", "chosen", "opened", "menu", "say" };

static void accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FabMatrixCanvas, fab_matrix_canvas, FAB_TYPE_SCROLL_AREA,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_init))

/* ---- Style ---- */

static FabColor
to_color (const GdkRGBA *color)
{
  return (FabColor){ color->red, color->green, color->blue, color->alpha };
}

static double
get_text_scale (FabMatrixCanvas *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1;
}

static void
update_style (FabMatrixCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  FabColor background = dark ? fab_color_from_rgb (0x1d1d20) : fab_color_from_rgb (0xffffff), foreground, border,
           accent_color;
  GdkRGBA text, standalone;

  gtk_widget_get_color (GTK_WIDGET (self), &text);
  adw_rgba_to_standalone (accent, dark, &standalone);
  accent_color = to_color (&standalone);
  foreground = fab_color_mix (background, fab_color_with_alpha (to_color (&text), 1), text.alpha);
  border = fab_color_with_alpha (foreground, 0.15f);
  fab_palette_init (&self->palette, dark);
  fab_palette_set_style (&self->palette, &background, &foreground, &background, &border, &accent_color);
  self->view.text_scale = get_text_scale (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
fab_matrix_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (fab_matrix_canvas_parent_class)->css_changed (widget, change);
  update_style (FAB_MATRIX_CANVAS (widget));
}

/* ---- Scrolling ---- */

static void
configure_adjustment (GtkAdjustment *adjustment, double *value, double content, double page, double cell)
{
  double upper = MAX (content, page);

  *value = CLAMP (*value, 0, upper - page);
  gtk_adjustment_configure (adjustment, *value, 0, upper, MAX (cell, 20), page * 0.9, page);
}

static void
configure (FabMatrixCanvas *self)
{
  FabMatrixView *view = &self->view;
  FabScrollArea *area = FAB_SCROLL_AREA (self);
  double side = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) * view->cell + 12 : 0;

  if (view->width <= 0)
    return;
  self->configure = TRUE;
  configure_adjustment (fab_scroll_area_get_adjustment (area, GTK_ORIENTATION_HORIZONTAL), &view->x,
                        view->header_width + side, view->width, view->cell);
  configure_adjustment (fab_scroll_area_get_adjustment (area, GTK_ORIENTATION_VERTICAL), &view->y,
                        view->header_height + side, view->height, view->cell);
  self->configure = FALSE;
  fab_matrix_canvas_outdate_parts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fab_matrix_canvas_scrolled (FabScrollArea *area)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (area);

  if (self->configure)
    return;
  self->view.x = fab_scroll_area_get_value (area, GTK_ORIENTATION_HORIZONTAL);
  self->view.y = fab_scroll_area_get_value (area, GTK_ORIENTATION_VERTICAL);
  fab_matrix_canvas_outdate_parts (self);
  if (self->hover_row != FAB_MATRIX_NONE || self->hover_column != FAB_MATRIX_NONE)
    fab_matrix_canvas_pointed_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
measure_names (FabMatrixCanvas *self)
{
  double most = MIN (MAX_HEADER, MIN (self->view.width, self->view.height) * HEADER_SHARE);

  if (self->matrix != NULL && fab_matrix_get_n_entries (self->matrix) > 0)
    fab_matrix_view_measure (&self->view, self->matrix, MAX (most, 61));
}

static void
choose_cell (FabMatrixCanvas *self)
{
  FabMatrixView *view = &self->view;

  if (self->matrix == NULL || view->width <= 0)
    return;
  if (!self->zoomed) {
    view->cell = 20 * get_text_scale (self);
    measure_names (self);
    view->cell = fab_matrix_get_best_cell (self->matrix, view->width - view->header_width - 12,
                                           view->height - view->header_height - 12, get_text_scale (self));
  }
  measure_names (self);
}

static void
fab_matrix_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (widget);

  self->view.width = width;
  self->view.height = height;
  choose_cell (self);
  configure (self);
}

/** fab_matrix_canvas_zoom_at: cells become @cell large, the one at x, y stays there */
void
fab_matrix_canvas_zoom_at (FabMatrixCanvas *self, double cell, double x, double y)
{
  FabMatrixView *view = &self->view;
  double across = (x - view->header_width + view->x) / view->cell,
         down = (y - view->header_height + view->y) / view->cell;

  cell = CLAMP (cell, MIN_CELL, MAX_CELL);
  if (self->matrix == NULL || cell == view->cell)
    return;
  self->zoomed = TRUE;
  view->cell = cell;
  measure_names (self);
  view->x = across * cell - x + view->header_width;
  view->y = down * cell - y + view->header_height;
  configure (self);
}

/** fab_matrix_canvas_zoom_by: around the cell that is pointed at, or else the middle */
void
fab_matrix_canvas_zoom_by (FabMatrixCanvas *self, double factor)
{
  GdkRectangle area;
  FabMatrixView *view = &self->view;
  double x = (view->header_width + view->width) / 2, y = (view->header_height + view->height) / 2;

  if (fab_matrix_canvas_get_cell_area (self, self->cursor_row, self->cursor_column, &area)) {
    x = area.x + area.width / 2.0;
    y = area.y + area.height / 2.0;
  }
  fab_matrix_canvas_zoom_at (self, view->cell * factor, x, y);
}

/** fab_matrix_canvas_fit: all cells are in sight, or as many as may be */
void
fab_matrix_canvas_fit (FabMatrixCanvas *self)
{
  FabMatrixView *view = &self->view;
  guint n = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) : 0;

  if (n == 0)
    return;
  for (guint i = 0; i < 3; i++) { /* names that go leave more room */
    double room = MIN (view->width - view->header_width, view->height - view->header_height) - 12;

    view->cell = CLAMP (room / n, MIN_CELL, fab_matrix_get_what (self->matrix) == FAB_MATRIX_OF_KINDS ? MAX_CELL : 22);
    measure_names (self);
  }
  self->zoomed = TRUE;
  view->x = view->y = 0;
  configure (self);
}

/* ---- Drawing ---- */

static void
fab_matrix_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA background = { self->palette.background.red, self->palette.background.green, self->palette.background.blue,
                         1 };
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &background, &bounds);
  if (self->matrix == NULL || bounds.size.width < 1 || bounds.size.height < 1)
    return;
  self->view.palette = &self->palette;
  self->view.selected = self->selected;
  self->view.focused = gtk_widget_has_visible_focus (widget);
  fab_matrix_canvas_get_pointed (self, &self->view.row, &self->view.column);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  fab_matrix_draw (cr, self->matrix, &self->view);
  cairo_destroy (cr);
}

/* ---- The widget ---- */

static void
fab_matrix_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = 200;
  *natural = 600;
}

static void
fab_matrix_canvas_dispose (GObject *object)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (object);

  fab_matrix_canvas_forget_parts (self);
  g_clear_pointer (&self->matrix, fab_matrix_unref);
  g_clear_pointer (&self->selected, g_free);
  G_OBJECT_CLASS (fab_matrix_canvas_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  g_signal_new (fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_POINTED], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new (fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_CHOSEN], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new (fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_OPENED], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new (fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_MENU], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  g_signal_new (fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_SAY], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_STRING, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
accessible_init (GtkAccessibleInterface *iface)
{
  fab_matrix_canvas_override_accessible (iface);
}

static void
fab_matrix_canvas_class_init (FabMatrixCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_matrix_canvas_dispose;
  FAB_SCROLL_AREA_CLASS (klass)->scrolled = fab_matrix_canvas_scrolled;
  widget_class->measure = fab_matrix_canvas_measure;
  widget_class->size_allocate = fab_matrix_canvas_size_allocate;
  widget_class->snapshot = fab_matrix_canvas_snapshot;
  widget_class->css_changed = fab_matrix_canvas_css_changed;
  gtk_widget_class_set_css_name (widget_class, "fabmatrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  fab_matrix_canvas_add_bindings (widget_class);
  add_signals (G_TYPE_FROM_CLASS (klass));
}

static void
fab_matrix_canvas_init (FabMatrixCanvas *self)
{
  self->cursor_row = self->cursor_column = FAB_MATRIX_NONE;
  self->hover_row = self->hover_column = FAB_MATRIX_NONE;
  self->view.cell = 20;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Matrix of the links"), -1);
  fab_matrix_canvas_add_input (self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (fab_matrix_canvas_cursor_accessible), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
}

/* ---- What is shown ---- */

static guint
find_again (FabMatrix *before, FabMatrix *after, guint entry)
{
  const FabMatrixEntry *old;

  if (entry == FAB_MATRIX_NONE || entry >= fab_matrix_get_n_entries (before))
    return FAB_MATRIX_NONE;
  old = fab_matrix_get_entry (before, entry);
  if (old->key != 0)
    return fab_matrix_find_entry (after, old->key);
  for (guint i = 0; i < fab_matrix_get_n_entries (after); i++)
    if (fab_matrix_get_entry (after, i)->key == 0 && fab_matrix_get_entry (after, i)->kind == old->kind)
      return i;
  return FAB_MATRIX_NONE;
}

static gboolean
has_same_entries (FabMatrix *before, FabMatrix *after)
{
  guint n = fab_matrix_get_n_entries (after);

  if (fab_matrix_get_n_entries (before) != n)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    const FabMatrixEntry *old = fab_matrix_get_entry (before, i), *new = fab_matrix_get_entry (after, i);

    if (old->key != new->key || old->kind != new->kind)
      return FALSE;
  }
  return TRUE;
}

/* Rows and cells that stay are kept: a screen reader knows them by that. */
static void
tell_matrix (FabMatrixCanvas *self, gboolean same_entries)
{
  int n = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) : 0;

  if (same_entries)
    fab_matrix_canvas_update_parts (self);
  else
    fab_matrix_canvas_forget_parts (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT, n + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT, n + 1, -1);
  fab_matrix_canvas_cursor_accessible (self);
}

/** fab_matrix_canvas_set_matrix: @matrix: (nullable): what to show; the cursor stays with the actors that it was on */
void
fab_matrix_canvas_set_matrix (FabMatrixCanvas *self, FabMatrix *matrix)
{
  g_autoptr (FabMatrix) before = self->matrix;
  gboolean same = before != NULL && matrix != NULL && fab_matrix_get_what (before) == fab_matrix_get_what (matrix);

  self->matrix = matrix != NULL ? fab_matrix_ref (matrix) : NULL;
  self->cursor_row = same ? find_again (before, matrix, self->cursor_row) : FAB_MATRIX_NONE;
  self->cursor_column = same ? find_again (before, matrix, self->cursor_column) : FAB_MATRIX_NONE;
  self->hover_row = self->hover_column = FAB_MATRIX_NONE;
  g_clear_pointer (&self->selected, g_free);
  if (!same)
    self->zoomed = FALSE;
  choose_cell (self);
  configure (self);
  tell_matrix (self, same && has_same_entries (before, matrix));
  g_signal_emit_by_name (self, fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_POINTED]);
}

/** fab_matrix_canvas_get_matrix: (transfer none) (nullable) */
FabMatrix *
fab_matrix_canvas_get_matrix (FabMatrixCanvas *self)
{
  return self->matrix;
}

/** fab_matrix_canvas_take_selected: @selected: (transfer full) (nullable): for each entry whether it is selected */
void
fab_matrix_canvas_take_selected (FabMatrixCanvas *self, guint8 *selected)
{
  g_free (self->selected);
  self->selected = selected;
  fab_matrix_canvas_update_selected_parts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** fab_matrix_canvas_get_pointed: where the pointer is, or else the keyboard; a row or a column may be pointed at alone, by its name */
void
fab_matrix_canvas_get_pointed (FabMatrixCanvas *self, guint *row, guint *column)
{
  gboolean hovers = self->hover_row != FAB_MATRIX_NONE || self->hover_column != FAB_MATRIX_NONE;

  *row = hovers ? self->hover_row : self->cursor_row;
  *column = hovers ? self->hover_column : self->cursor_column;
}

/** fab_matrix_canvas_get_cursor: where the keyboard is; both are %FAB_MATRIX_NONE where it is nowhere */
void
fab_matrix_canvas_get_cursor (FabMatrixCanvas *self, guint *row, guint *column)
{
  *row = self->cursor_row;
  *column = self->cursor_column;
}

static void
reveal (double *scroll, double at, double cell, double room)
{
  if (at < *scroll)
    *scroll = at;
  else if (at + cell > *scroll + room)
    *scroll = at + cell - room;
}

/** fab_matrix_canvas_set_cursor: moves the cursor there and scrolls to it */
void
fab_matrix_canvas_set_cursor (FabMatrixCanvas *self, guint row, guint column)
{
  FabMatrixView *view = &self->view;
  guint n = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) : 0;

  if (row >= n || column >= n)
    return;
  self->cursor_row = row;
  self->cursor_column = column;
  self->hover_row = self->hover_column = FAB_MATRIX_NONE;
  reveal (&view->x, column * view->cell, view->cell, view->width - view->header_width);
  reveal (&view->y, row * view->cell, view->cell, view->height - view->header_height);
  configure (self);
  fab_matrix_canvas_outdate_parts (self);
  fab_matrix_canvas_cursor_accessible (self);
  g_signal_emit_by_name (self, fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_POINTED]);
}

/** fab_matrix_canvas_get_cell_area: @area: (out): where the cell is in the widget. Returns: whether it is there */
gboolean
fab_matrix_canvas_get_cell_area (FabMatrixCanvas *self, guint row, guint column, GdkRectangle *area)
{
  const FabMatrixView *view = &self->view;
  guint n = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) : 0;

  if (row >= n || column >= n)
    return FALSE;
  *area = (GdkRectangle){ view->header_width + column * view->cell - view->x,
                          view->header_height + row * view->cell - view->y, MAX (1, view->cell), MAX (1, view->cell) };
  return TRUE;
}

/** fab_matrix_canvas_describe: tells a screen reader what is in the matrix as a whole */
void
fab_matrix_canvas_describe (FabMatrixCanvas *self, const char *sentence)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

const FabPalette *
fab_matrix_canvas_get_palette (FabMatrixCanvas *self)
{
  return &self->palette;
}

/** fab_matrix_canvas_get_cell_size: in pixels */
double
fab_matrix_canvas_get_cell_size (FabMatrixCanvas *self)
{
  return self->view.cell;
}
