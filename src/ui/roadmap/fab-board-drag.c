/* fab-board-drag.c: what the mouse and fingers do on the board */
#include <math.h>

#include "fab-board-private.h"

#define EDGE      48  /* pixels from an edge within which a drag scrolls */
#define MAX_SPEED 900 /* pixels a second, at the edge itself */

/* ---- Where a card would drop ---- */

static void
show_mark (FabBoard *self, gboolean dropping, FabBoardPlace place)
{
  if (self->dropping == dropping && place.lane == self->drop_place.lane && place.column == self->drop_place.column &&
      place.index == self->drop_place.index)
    return;
  self->dropping = dropping;
  self->drop_place = place;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
locate (FabBoard *self, double x, double y, FabBoardPlace *place)
{
  double content_x, content_y;

  fab_board_to_content (self, x, y, &content_x, &content_y);
  return fab_board_layout_locate (self->layout, content_x, content_y, place);
}

static void
update_mark (FabBoard *self)
{
  FabBoardPlace place = self->drop_place;
  gboolean found = locate (self, self->drag_x, self->drag_y, &place);

  show_mark (self, found, place);
}

/* ---- Scrolling at the edges ---- */

static double
get_speed (double position, double length)
{
  if (position < EDGE)
    return -MAX_SPEED * (1 - MAX (0, position) / EDGE);
  if (position > length - EDGE)
    return MAX_SPEED * (1 - MAX (0, length - position) / EDGE);
  return 0;
}

static void
scroll_by (GtkAdjustment *adjustment, double amount)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + amount);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  FabBoard *self = FAB_BOARD (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->scroll_time != 0 ? MIN (0.1, (now - self->scroll_time) / 1e6) : 0;
  double top = self->drag_y - self->header_height, height = gtk_widget_get_height (widget) - self->header_height;

  self->scroll_time = now;
  scroll_by (fab_scroll_area_get_adjustment (FAB_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL),
             seconds * get_speed (self->drag_x, gtk_widget_get_width (widget)));
  scroll_by (fab_scroll_area_get_adjustment (FAB_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL),
             seconds * get_speed (top, height));
  update_mark (self);
  return G_SOURCE_CONTINUE;
}

static void
set_scrolling (FabBoard *self, gboolean scrolling)
{
  if (scrolling && self->scroll_tick == 0) {
    self->scroll_time = 0;
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  } else if (!scrolling && self->scroll_tick != 0) {
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
    self->scroll_tick = 0;
  }
}

/* ---- Dropping ---- */

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, FabBoard *self)
{
  self->drag_x = x;
  self->drag_y = y;
  set_scrolling (self, TRUE);
  update_mark (self);
  return self->dropping ? GDK_ACTION_MOVE : 0;
}

static void
on_leave (GtkDropTarget *target, FabBoard *self)
{
  set_scrolling (self, FALSE);
  show_mark (self, FALSE, self->drop_place);
}

/** fab_board_drop: what letting a card go at a point of the widget does; %FALSE where it can't drop there */
gboolean
fab_board_drop (FabBoard *self, FabRecord *action, double x, double y)
{
  FabBoardPlace place;

  if (!fab_board_is_editable (self) || fab_record_get_table_id (action) != FAB_TABLE_ACTION ||
      fab_store_get_record (fab_board_get_store (self), fab_record_get_key (action)) != action)
    return FALSE;
  return locate (self, x, y, &place) && fab_board_move_to (self, action, place);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, FabBoard *self)
{
  FabRecord *action = g_value_get_object (value);

  on_leave (target, self);
  return action != NULL && fab_board_drop (self, action, x, y);
}

/* ---- Dragging ---- */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, FabBoard *self)
{
  FabCard *card = fab_board_pick (self, x, y);
  graphene_rect_t bounds;
  g_autoptr (GdkPaintable) picture = NULL;

  if (card == NULL || !fab_board_is_editable (self) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self), &bounds))
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (card));
  {
    g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (picture);

    gtk_drag_source_set_icon (source, still, x - bounds.origin.x, y - bounds.origin.y);
  }
  g_set_object (&self->dragged, fab_card_get_action (card));
  return gdk_content_provider_new_typed (FAB_TYPE_RECORD, self->dragged);
}

static void
set_dragged_opacity (FabBoard *self, double opacity)
{
  GtkWidget *card = self->dragged != NULL ? g_hash_table_lookup (self->cards, self->dragged) : NULL;

  if (card != NULL)
    gtk_widget_set_opacity (card, opacity);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, FabBoard *self)
{
  set_dragged_opacity (self, 0.4);
}

/** fab_board_stop_drag: forgets the drag under way */
void
fab_board_stop_drag (FabBoard *self)
{
  set_scrolling (self, FALSE);
  self->dropping = FALSE;
  set_dragged_opacity (self, 1);
  g_clear_object (&self->dragged);
}

static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, FabBoard *self)
{
  fab_board_stop_drag (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ---- Clicks ---- */

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FabBoard *self)
{
  FabCard *card = fab_board_pick (self, x, y);

  if (card == NULL)
    return;
  fab_board_set_cursor (self, fab_card_get_action (card));
  gtk_widget_grab_focus (GTK_WIDGET (card));
  if (gdk_event_triggers_context_menu (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture)))) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    fab_board_show_menu (self, fab_card_get_action (card), &(GdkRectangle){ x, y, 1, 1 });
  }
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, FabBoard *self)
{
  FabCard *card = fab_board_pick (self, x, y);

  if (card == NULL || gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY ||
      fab_card_get_action (card) != self->cursor)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "board.open", NULL);
}

static void
on_long_press (GtkGestureLongPress *gesture, double x, double y, FabBoard *self)
{
  FabCard *card = fab_board_pick (self, x, y);

  if (card == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  fab_board_show_menu (self, fab_card_get_action (card), &(GdkRectangle){ x, y, 1, 1 });
}

/* A swipe goes to the next column where one shows at a time. */
static void
on_swipe (GtkGestureSwipe *gesture, double velocity_x, double velocity_y, FabBoard *self)
{
  int single = fab_board_layout_get_single (self->layout);
  int next = single + (velocity_x < 0 ? 1 : -1);

  if (single < 0 || fabs (velocity_x) < 300 || fabs (velocity_x) < 2 * fabs (velocity_y) || next < 0 ||
      next >= FAB_N_STATUSES)
    return;
  g_signal_emit_by_name (self, "show-column", (guint)next);
}

/* ---- Setting up ---- */

static void
add_controller (FabBoard *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
add_drag_and_drop (FabBoard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (FAB_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), self);
  add_controller (self, source);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  add_controller (self, target);
}

void
fab_board_init_drag (FabBoard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  add_controller (self, click);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press), self);
  add_controller (self, press);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect (swipe, "swipe", G_CALLBACK (on_swipe), self);
  add_controller (self, swipe);
  add_drag_and_drop (self);
}
