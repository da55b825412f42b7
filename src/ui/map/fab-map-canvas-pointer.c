#include "fab-map-canvas-private.h"

#include <math.h>

/* One notch of a wheel. */
#define WHEEL_STEP 1.2
/* A touchpad's pixel while Ctrl is held. */
#define TOUCHPAD_STEP 1.008

/* ---- A finger or a pointer ---- */

static void
look_who_points (FabMapCanvas *self, GtkGesture *gesture)
{
  self->by_finger = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture)) != NULL;
  self->has_pointer = self->has_pointer && !self->by_finger;
}

/* ---- Hovering ---- */

static void
update_cursor (FabMapCanvas *self)
{
  const char *name = NULL;

  if (self->over_rim)
    name = "crosshair";
  else if (self->hovered != 0)
    name = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
hover (FabMapCanvas *self, FabPoint point)
{
  guint rim = fab_map_canvas_can_edit (self) ? fab_map_canvas_hit_rim (self, point) : FAB_MAP_NONE;
  guint node = rim != FAB_MAP_NONE ? rim : fab_map_canvas_hit_node (self, point);
  guint edge = node == FAB_MAP_NONE ? fab_map_canvas_hit_edge (self, point) : FAB_MAP_NONE;
  gint64 key = 0;

  if (node != FAB_MAP_NONE)
    key = fab_map_scene_get_node (self->scene, node)->key;
  else if (edge != FAB_MAP_NONE)
    key = fab_map_scene_get_edge (self->scene, edge)->key;
  self->over_rim = rim != FAB_MAP_NONE;
  fab_map_canvas_set_hovered (self, key);
  update_cursor (self);
}

static void
on_enter (FabMapCanvas *self, double x, double y)
{
  self->pointer = (FabPoint){ x, y };
  self->has_pointer = TRUE;
}

/* A finger takes the pointer with it on some systems, and the toolkit tells of a pointer that stands still when what is under it
 * changes: only one that moves by itself is one. */
static void
on_motion (FabMapCanvas *self, double x, double y)
{
  gboolean still = !self->has_pointer || (self->pointer.x == x && self->pointer.y == y);
  gboolean busy = self->tool != NULL || self->pinching || (self->by_finger && self->pressing);

  on_enter (self, x, y);
  if (still || busy)
    return;
  self->by_finger = FALSE;
  if (self->scene != NULL)
    hover (self, self->pointer);
}

static void
on_leave (FabMapCanvas *self)
{
  self->over_rim = self->has_pointer = FALSE;
  if (self->tool == NULL)
    fab_map_canvas_set_hovered (self, 0);
}

/* ---- Clicking ---- */

static void
click_node (FabMapCanvas *self, guint node, gboolean add)
{
  FabRecord *actor = fab_map_canvas_get_record (self, fab_map_scene_get_node (self->scene, node)->key);

  if (actor == NULL)
    return;
  self->cursor = fab_record_get_key (actor);
  if (add)
    fab_map_selection_toggle_actor (self->selection, actor);
  else
    fab_map_selection_set_actor (self->selection, actor);
}

static void
click (FabMapCanvas *self, FabPoint point, gboolean add)
{
  guint node = fab_map_canvas_hit_node (self, point), edge;
  FabRecord *relation;

  if (node == FAB_MAP_NONE && !self->by_finger)
    node = fab_map_canvas_hit_rim (self, point);
  if (node != FAB_MAP_NONE) {
    click_node (self, node, add);
    return;
  }
  edge = fab_map_canvas_hit_edge (self, point);
  relation =
      edge != FAB_MAP_NONE ? fab_map_canvas_get_record (self, fab_map_scene_get_edge (self->scene, edge)->key) : NULL;
  if (relation != NULL)
    fab_map_selection_set_relation (self->selection, relation);
  else if (!add || self->by_finger)
    fab_map_selection_clear (self->selection);
}

static void
on_pressed (FabMapCanvas *self, int n_press, double x, double y, GtkGesture *gesture)
{
  FabPoint point = { x, y };

  look_who_points (self, gesture);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press != 2 || self->scene == NULL)
    return;
  if (fab_map_canvas_hit_node (self, point) != FAB_MAP_NONE || fab_map_canvas_hit_edge (self, point) != FAB_MAP_NONE)
    fab_map_canvas_open (self);
  else
    fab_map_canvas_ask_for_actor (self, fab_map_canvas_to_scene (self, point), NULL);
}

/* What the menu is about is selected first, as everywhere. */
static void
ask_for_menu (FabMapCanvas *self, double x, double y, GtkGesture *gesture)
{
  FabPoint point = { x, y };
  guint node;

  if (self->scene == NULL)
    return;
  look_who_points (self, gesture);
  self->pressing = FALSE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  fab_map_canvas_cancel_tool (self);
  node = fab_map_canvas_hit_node (self, point);
  if (node == FAB_MAP_NONE || !fab_map_selection_has (self->selection, fab_map_scene_get_node (self->scene, node)->key))
    click (self, point, FALSE);
  fab_map_canvas_pop_menu_up (self, point);
}

static void
on_secondary (FabMapCanvas *self, int n_press, double x, double y, GtkGesture *gesture)
{
  ask_for_menu (self, x, y, gesture);
}

/* ---- Dragging ---- */

static const FabMapTool *
choose_tool (FabMapCanvas *self, GdkModifierType state)
{
  gboolean can_edit = fab_map_canvas_can_edit (self);

  if (state & GDK_SHIFT_MASK)
    return &fab_map_tool_box;
  if (state & GDK_ALT_MASK)
    return &fab_map_tool_lasso;
  if (can_edit && !self->by_finger && self->over_rim && fab_map_canvas_hit_rim (self, self->press) != FAB_MAP_NONE)
    return &fab_map_tool_link;
  if (can_edit && fab_map_canvas_hit_grip (self, self->press) != FAB_MAP_NONE)
    return &fab_map_tool_move;
  if (self->drag_mode == FAB_MAP_DRAG_BOX)
    return &fab_map_tool_box;
  return self->drag_mode == FAB_MAP_DRAG_LASSO ? &fab_map_tool_lasso : &fab_map_tool_pan;
}

static void
on_drag_begin (FabMapCanvas *self, double x, double y, GtkGesture *gesture)
{
  self->press = (FabPoint){ x, y };
  self->pressing = self->scene != NULL;
  look_who_points (self, gesture);
  if (self->scene == NULL)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
  else if (self->by_finger)
    fab_map_canvas_stop_glide (self);
  else
    hover (self, self->press);
}

static void
on_drag_update (FabMapCanvas *self, double dx, double dy, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  FabPoint point = { self->press.x + dx, self->press.y + dy };

  if (self->tool == NULL) {
    if (!self->pressing || !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy))
      return;
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
    fab_map_canvas_start_tool (self, choose_tool (self, state), self->press);
  }
  self->pointer = point;
  self->tool->update (self, point, state);
}

/* Without keys, selecting by box or lasso is when a tap adds to what is selected. */
static gboolean
adds_to_selection (FabMapCanvas *self, GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 ||
         (self->by_finger && self->drag_mode != FAB_MAP_DRAG_PANS);
}

/* A drag also ends when another gesture takes it over, and when a second finger comes down. */
static gboolean
was_lifted (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  return event != NULL &&
         (gdk_event_get_event_type (event) == GDK_TOUCH_END || gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE);
}

static void
on_drag_end (FabMapCanvas *self, double dx, double dy, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  FabPoint point = { self->press.x + dx, self->press.y + dy };

  if (!was_lifted (gesture))
    fab_map_canvas_cancel_tool (self);
  else if (self->tool != NULL)
    fab_map_canvas_end_tool (self, point);
  else if (self->pressing)
    click (self, self->press, adds_to_selection (self, state));
  self->pressing = FALSE;
  self->has_pointer = self->has_pointer && !self->by_finger;
}

/* Its end follows, and is no click. */
static void
on_drag_cancel (FabMapCanvas *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  self->pressing = FALSE;
  fab_map_canvas_cancel_tool (self);
}

static void
on_middle_begin (FabMapCanvas *self, double x, double y, GtkGesture *gesture)
{
  if (self->scene == NULL)
    return;
  self->press = (FabPoint){ x, y };
  self->by_finger = FALSE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  fab_map_canvas_start_tool (self, &fab_map_tool_pan, self->press);
}

/* ---- Scrolling and pinching ---- */

static gboolean
on_scroll (FabMapCanvas *self, double dx, double dy, GtkEventController *controller)
{
  GtkEventControllerScroll *scroll = GTK_EVENT_CONTROLLER_SCROLL (controller);
  gboolean wheel = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;
  gboolean control = gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK;

  if (self->scene == NULL)
    return GDK_EVENT_PROPAGATE;
  fab_map_canvas_take_camera (self);
  if (wheel || control)
    fab_map_camera_zoom_at (&self->camera, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)), self->pointer.x, self->pointer.y,
                            pow (wheel ? WHEEL_STEP : TOUCHPAD_STEP, -dy));
  else
    fab_map_camera_pan (&self->camera, -dx, -dy);
  fab_map_canvas_camera_moved (self);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (FabMapCanvas *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  self->pressing = FALSE;
  self->pinching = TRUE;
  fab_map_canvas_cancel_tool (self);
  fab_map_canvas_take_camera (self);
  self->pinch_zoom = self->camera.zoom;
  gtk_gesture_get_bounding_box_center (gesture, &self->pinch_center.x, &self->pinch_center.y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinch (FabMapCanvas *self, double scale, GtkGesture *gesture)
{
  FabPoint center;

  if (self->scene == NULL || !gtk_gesture_get_bounding_box_center (gesture, &center.x, &center.y))
    return;
  fab_map_camera_pan (&self->camera, center.x - self->pinch_center.x, center.y - self->pinch_center.y);
  self->pinch_center = center;
  fab_map_camera_zoom_at (&self->camera, gtk_widget_get_width (GTK_WIDGET (self)),
                          gtk_widget_get_height (GTK_WIDGET (self)), center.x, center.y,
                          self->pinch_zoom * scale / self->camera.zoom);
  fab_map_canvas_camera_moved (self);
}

static void
on_pinch_end (FabMapCanvas *self)
{
  self->pinching = self->has_pointer = FALSE;
}

/* ---- Setting up ---- */

static GtkEventController *
add (FabMapCanvas *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  return controller;
}

static void
add_drag (FabMapCanvas *self, GtkGesture *pinch)
{
  GtkEventController *drag = add (self, gtk_gesture_drag_new ());
  GtkEventController *middle = add (self, gtk_gesture_drag_new ());

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (on_drag_cancel), self, G_CONNECT_SWAPPED);

  /* Who pans with one finger may go on with two. */
  gtk_gesture_group (pinch, GTK_GESTURE (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (middle, "drag-begin", G_CALLBACK (on_middle_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (middle, "drag-update", G_CALLBACK (on_drag_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (middle, "drag-end", G_CALLBACK (on_drag_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (middle, "cancel", G_CALLBACK (on_drag_cancel), self, G_CONNECT_SWAPPED);
}

static void
add_clicks (FabMapCanvas *self)
{
  GtkEventController *primary = add (self, gtk_gesture_click_new ());
  GtkEventController *secondary = add (self, gtk_gesture_click_new ());
  GtkEventController *held = add (self, gtk_gesture_long_press_new ());

  g_signal_connect_object (primary, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (on_secondary), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (held), TRUE);
  g_signal_connect_object (held, "pressed", G_CALLBACK (ask_for_menu), self, G_CONNECT_SWAPPED);
}

void
fab_map_canvas_add_pointer (FabMapCanvas *self)
{
  GtkEventController *motion = add (self, gtk_event_controller_motion_new ());
  GtkEventController *scroll = add (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES));
  GtkEventController *pinch = add (self, gtk_gesture_zoom_new ());

  g_signal_connect_object (motion, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (on_pinch_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "end", G_CALLBACK (on_pinch_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (on_pinch), self, G_CONNECT_SWAPPED);
  add_clicks (self);
  add_drag (self, GTK_GESTURE (pinch));
}
