#include "fab-matrix-canvas-private.h"

#define ZOOM_STEP 1.15

static void
emit_cell (FabMatrixCanvas *self, guint signal, guint row, guint column)
{
  g_signal_emit_by_name (self, fab_matrix_canvas_signals[signal], row, column);
}

/* ---- Keys ---- */

/* The next cell that holds links in that direction, as a spreadsheet jumps; the edge where there is none. */
static guint
find_next (FabMatrixCanvas *self, guint row, guint column, int across, int down)
{
  int n = fab_matrix_get_n_entries (self->matrix), x = column, y = row;

  for (x += across, y += down; x >= 0 && x < n && y >= 0 && y < n; x += across, y += down)
    if (fab_matrix_find_cell (self->matrix, y, x) != NULL)
      break;
  return CLAMP (across != 0 ? x : y, 0, n - 1);
}

/* Arguments: steps across, steps down; whether to jump. */
static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (widget);
  guint row = self->cursor_row, column = self->cursor_column;
  int across, down, n = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) : 0;
  gboolean jump;

  g_variant_get (arguments, "(iib)", &across, &down, &jump);
  if (n == 0)
    return GDK_EVENT_PROPAGATE;
  if (row == FAB_MATRIX_NONE || column == FAB_MATRIX_NONE)
    fab_matrix_canvas_set_cursor (self, 0, 0);
  else if (jump && across != 0)
    fab_matrix_canvas_set_cursor (self, row, find_next (self, row, column, across, 0));
  else if (jump)
    fab_matrix_canvas_set_cursor (self, find_next (self, row, column, 0, down), column);
  else
    fab_matrix_canvas_set_cursor (self, CLAMP ((int)row + down, 0, n - 1), CLAMP ((int)column + across, 0, n - 1));
  return GDK_EVENT_STOP;
}

/* Arguments: to the end; of the whole matrix. */
static gboolean
on_end (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (widget);
  guint n = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) : 0, row = self->cursor_row;
  gboolean end, whole;

  g_variant_get (arguments, "(bb)", &end, &whole);
  if (n == 0)
    return GDK_EVENT_PROPAGATE;
  if (whole || row == FAB_MATRIX_NONE)
    row = end ? n - 1 : 0;
  fab_matrix_canvas_set_cursor (self, row, end ? n - 1 : 0);
  return GDK_EVENT_STOP;
}

/* Argument: pages down. */
static gboolean
on_page (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (widget);
  int n = self->matrix != NULL ? fab_matrix_get_n_entries (self->matrix) : 0;
  int rows = MAX (1, (self->view.height - self->view.header_height) / self->view.cell - 1);

  if (n == 0 || self->cursor_row == FAB_MATRIX_NONE)
    return GDK_EVENT_PROPAGATE;
  fab_matrix_canvas_set_cursor (self, CLAMP ((int)self->cursor_row + g_variant_get_int32 (arguments) * rows, 0, n - 1),
                                self->cursor_column);
  return GDK_EVENT_STOP;
}

/* Argument: the signal. */
static gboolean
on_act (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (widget);

  if (self->cursor_row == FAB_MATRIX_NONE)
    return GDK_EVENT_PROPAGATE;
  emit_cell (self, g_variant_get_uint32 (arguments), self->cursor_row, self->cursor_column);
  return GDK_EVENT_STOP;
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FabMatrixCanvas *self = FAB_MATRIX_CANVAS (widget);
  GdkRectangle area;

  if (!fab_matrix_canvas_get_cell_area (self, self->cursor_row, self->cursor_column, &area))
    return GDK_EVENT_PROPAGATE;
  emit_cell (self, FAB_MATRIX_CANVAS_CHOSEN, self->cursor_row, self->cursor_column);
  g_signal_emit_by_name (self, fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_MENU], area.x + area.width / 2.0,
                         area.y + area.height / 2.0);
  return GDK_EVENT_STOP;
}

static void
add_arrow (GtkWidgetClass *klass, guint key, guint keypad, int across, int down)
{
  gtk_widget_class_add_binding (klass, key, 0, on_move, "(iib)", across, down, FALSE);
  gtk_widget_class_add_binding (klass, keypad, 0, on_move, "(iib)", across, down, FALSE);
  gtk_widget_class_add_binding (klass, key, GDK_CONTROL_MASK, on_move, "(iib)", across, down, TRUE);
  gtk_widget_class_add_binding (klass, keypad, GDK_CONTROL_MASK, on_move, "(iib)", across, down, TRUE);
}

void
fab_matrix_canvas_add_bindings (GtkWidgetClass *klass)
{
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  add_arrow (klass, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  add_arrow (klass, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  add_arrow (klass, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  add_arrow (klass, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, on_end, "(bb)", FALSE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, on_end, "(bb)", TRUE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, GDK_CONTROL_MASK, on_end, "(bb)", FALSE, TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, GDK_CONTROL_MASK, on_end, "(bb)", TRUE, TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Up, 0, on_page, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Down, 0, on_page, "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding (klass, enter[i], 0, on_act, "u", FAB_MATRIX_CANVAS_OPENED);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, on_act, "u", FAB_MATRIX_CANVAS_CHOSEN);
  gtk_widget_class_add_binding (klass, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

/* ---- Pointer ---- */

/** fab_matrix_canvas_pointed_changed: finds what is under the pointer now */
void
fab_matrix_canvas_pointed_changed (FabMatrixCanvas *self)
{
  guint row = FAB_MATRIX_NONE, column = FAB_MATRIX_NONE;

  if (self->matrix != NULL)
    fab_matrix_view_hit (&self->view, self->matrix, self->pointer_x, self->pointer_y, &row, &column);
  if (row == self->hover_row && column == self->hover_column)
    return;
  self->hover_row = row;
  self->hover_column = column;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_POINTED]);
}

static void
on_motion (FabMatrixCanvas *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  fab_matrix_canvas_pointed_changed (self);
}

static void
on_leave (FabMatrixCanvas *self)
{
  on_motion (self, -1, -1);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, FabMatrixCanvas *self)
{
  guint row, column, button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  gboolean cell;

  if (self->matrix == NULL || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  cell = fab_matrix_view_hit (&self->view, self->matrix, x, y, &row, &column);
  if (cell)
    fab_matrix_canvas_set_cursor (self, row, column);
  if (n_press == 2 && cell && button == GDK_BUTTON_PRIMARY)
    emit_cell (self, FAB_MATRIX_CANVAS_OPENED, row, column);
  else if (n_press == 1 && (row != FAB_MATRIX_NONE || column != FAB_MATRIX_NONE))
    emit_cell (self, FAB_MATRIX_CANVAS_CHOSEN, row, column);
  if (button == GDK_BUTTON_SECONDARY)
    g_signal_emit_by_name (self, fab_matrix_canvas_signals[FAB_MATRIX_CANVAS_MENU], x, y);
}

/* With Ctrl, the wheel zooms; without, the scrolled window scrolls. */
static gboolean
on_scroll (GtkEventControllerScroll *scroll, double across, double down, FabMatrixCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  fab_matrix_canvas_zoom_at (self, self->view.cell * (down < 0 ? ZOOM_STEP : 1 / ZOOM_STEP), self->pointer_x,
                             self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (FabMatrixCanvas *self)
{
  self->pinch_cell = self->view.cell;
}

static void
on_pinch (GtkGestureZoom *zoom, double scale, FabMatrixCanvas *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (zoom), &x, &y))
    fab_matrix_canvas_zoom_at (self, self->pinch_cell * scale, x, y);
}

void
fab_matrix_canvas_add_input (FabMatrixCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *zoom = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (zoom, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (zoom, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (zoom));
}
