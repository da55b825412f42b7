#include "fab-presentation-private.h"

/* Farther than that between press and release it was no click, in pixels. */
#define CLICK 12
/* A swipe is at least that fast, in pixels a second. */
#define SWIPE 350
/* One notch of the wheel. */
#define ZOOM 1.2
/* Who stays on an actor for so long, in ms, wants to read about it. */
#define DWELL 700

/* ---- Keys ---- */

static gboolean
is_black (FabPresentation *self)
{
  return gtk_widget_get_visible (self->black);
}

/* Escape first leaves what was asked for last. */
static void
escape (FabPresentation *self)
{
  if (is_black (self))
    fab_presentation_set_black (self, FALSE);
  else if (fab_map_selection_get_n_actors (self->selection) > 0)
    fab_map_selection_clear (self->selection);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->pointer)))
    gtk_widget_activate_action (GTK_WIDGET (self), "presentation.pointer", NULL);
  else
    fab_presentation_leave (self);
}

static void
look_at_step (FabPresentation *self)
{
  fab_map_canvas_aim (self->canvas, &fab_presentation_get (self)->look.aim, TRUE);
}

static void
toggle_full_screen (FabPresentation *self)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static gboolean
on_step_key (FabPresentation *self, guint key, GdkModifierType state)
{
  switch (key) {
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    fab_presentation_move (self, 1);
    return TRUE;
  case GDK_KEY_space:
    fab_presentation_move (self, state & GDK_SHIFT_MASK ? -1 : 1);
    return TRUE;
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
  case GDK_KEY_BackSpace:
    fab_presentation_move (self, -1);
    return TRUE;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    fab_presentation_go (self, 0);
    return TRUE;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    fab_presentation_go (self, G_MAXINT);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_other_key (FabPresentation *self, guint key)
{
  switch (key) {
  case GDK_KEY_Escape:
    escape (self);
    return TRUE;
  case GDK_KEY_b:
  case GDK_KEY_B:
  case GDK_KEY_period:
    fab_presentation_set_black (self, !is_black (self));
    return TRUE;
  case GDK_KEY_p:
  case GDK_KEY_P:
    gtk_widget_activate_action (GTK_WIDGET (self), "presentation.pointer", NULL);
    return TRUE;
  case GDK_KEY_F5:
    fab_presentation_go (self, 0);
    return TRUE;
  case GDK_KEY_F11:
    toggle_full_screen (self);
    return TRUE;
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    fab_map_canvas_zoom_by (self->canvas, ZOOM);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    fab_map_canvas_zoom_by (self->canvas, 1 / ZOOM);
    return TRUE;
  case GDK_KEY_0:
  case GDK_KEY_KP_0:
    look_at_step (self);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_key (FabPresentation *self, guint key, guint code, GdkModifierType state)
{
  /* While Control is held, the pointer shows. */
  if (key == GDK_KEY_Control_L || key == GDK_KEY_Control_R) {
    self->held = !gtk_widget_get_visible (GTK_WIDGET (self->pointer));
    fab_presentation_set_pointer (self, TRUE);
    return FALSE;
  }
  if (state & GDK_ALT_MASK)
    return FALSE;
  return on_step_key (self, key, state) || on_other_key (self, key);
}

static void
on_key_released (FabPresentation *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Control_L && key != GDK_KEY_Control_R) || !self->held)
    return;
  self->held = FALSE;
  fab_presentation_set_pointer (self, FALSE);
}

/* ---- The mouse ---- */

static FabRecord *
find_actor (FabPresentation *self, double x, double y)
{
  guint node;

  if (fab_presentation_get (self)->is_cover)
    return NULL;
  node = fab_map_canvas_get_node_at (self->canvas, x, y);
  return node != FAB_MAP_NONE ? fab_map_model_get_actor (self->model, node) : NULL;
}

static void
on_dwell (gpointer data)
{
  FabPresentation *self = data;
  FabRecord *actor = fab_store_get_record (fab_context_get_store (self->context), self->dwelt);

  self->dwell_source = 0;
  if (actor != NULL)
    fab_presentation_show_card (self, actor);
}

/* The card of the actor that the mouse stays on goes with it; one that was clicked stays. */
static void
dwell (FabPresentation *self, FabRecord *actor)
{
  gint64 key = actor != NULL ? fab_record_get_key (actor) : 0;

  if (key == self->dwelt)
    return;
  self->dwelt = key;
  g_clear_handle_id (&self->dwell_source, g_source_remove);
  if (fab_map_selection_get_n_actors (self->selection) > 0)
    return;
  fab_presentation_show_card (self, NULL);
  if (key != 0)
    self->dwell_source = g_timeout_add_once (DWELL, on_dwell, self);
}

static void
on_motion (FabPresentation *self, double x, double y)
{
  FabRecord *actor = find_actor (self, x, y);

  /* The place of the mouse is told again when what is below it changes: that is no motion. */
  if (x == self->mouse.x && y == self->mouse.y)
    return;
  self->mouse = (FabPoint){ x, y };
  fab_presentation_pointer_move (self->pointer, x, y);
  fab_map_canvas_point_at (self->canvas, actor != NULL ? fab_record_get_key (actor) : 0);
  dwell (self, actor);
  fab_presentation_show_tools (self);
  if (actor != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->pointer)))
    gtk_widget_set_cursor_from_name (self->stage, "pointer");
}

static void
on_leave (FabPresentation *self)
{
  dwell (self, NULL);
  fab_map_canvas_point_at (self->canvas, 0);
}

static void
click (FabPresentation *self, double x, double y)
{
  FabRecord *actor = find_actor (self, x, y);

  if (is_black (self))
    fab_presentation_set_black (self, FALSE);
  else if (actor != NULL)
    fab_map_selection_set_actor (self->selection, actor);
  else if (fab_map_selection_get_n_actors (self->selection) > 0)
    fab_map_selection_clear (self->selection);
  else
    fab_presentation_move (self, x < gtk_widget_get_width (self->stage) / 2.0 ? -1 : 1);
}

static void
on_pressed (FabPresentation *self, int n, double x, double y)
{
  self->press = (FabPoint){ x, y };
}

static void
on_released (FabPresentation *self, int n, double x, double y)
{
  if (ABS (x - self->press.x) < CLICK && ABS (y - self->press.y) < CLICK)
    click (self, x, y);
}

static void
on_secondary (FabPresentation *self, int n, double x, double y)
{
  fab_presentation_move (self, -1);
}

static void
on_swipe (FabPresentation *self, double x, double y)
{
  if (ABS (x) > SWIPE && ABS (x) > 2 * ABS (y))
    fab_presentation_move (self, x < 0 ? 1 : -1);
}

static gboolean
on_scroll (FabPresentation *self, double dx, double dy)
{
  if (dy != 0)
    fab_map_canvas_zoom_by (self->canvas, dy < 0 ? ZOOM : 1 / ZOOM);
  return GDK_EVENT_STOP;
}

/* ---- Actions ---- */

static void
on_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_presentation_move (data, 1);
}

static void
on_previous (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_presentation_move (data, -1);
}

static void
on_leave_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_presentation_leave (data);
}

static void
on_pointer (GSimpleAction *action, GVariant *state, gpointer data)
{
  fab_presentation_set_pointer (data, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
add_actions (FabPresentation *self)
{
  static const GActionEntry entries[] = {
    { "next", on_next },
    { "previous", on_previous },
    { "leave", on_leave_action },
    { "pointer", NULL, NULL, "false", on_pointer },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "presentation", G_ACTION_GROUP (group));
}

/* ---- Setting up ---- */

static void
add_keys (FabPresentation *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the canvas, whose arrows walk from actor to actor; Tab stays its own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (on_key_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_mouse (FabPresentation *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->stage, motion);
  gtk_widget_add_controller (self->stage, scroll);
}

static void
add_clicks (FabPresentation *self)
{
  GtkGesture *primary = gtk_gesture_click_new (), *secondary = gtk_gesture_click_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();

  g_signal_connect_object (primary, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (primary, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (on_secondary), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect_object (swipe, "swipe", G_CALLBACK (on_swipe), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->stage, GTK_EVENT_CONTROLLER (primary));
  gtk_widget_add_controller (self->stage, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (self->stage, GTK_EVENT_CONTROLLER (swipe));
}

void
fab_presentation_add_input (FabPresentation *self)
{
  add_actions (self);
  add_keys (self);
  add_mouse (self);
  add_clicks (self);
}
