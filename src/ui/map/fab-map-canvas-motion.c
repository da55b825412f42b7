#include "fab-map-canvas-private.h"

#include <math.h>

#define MOTION 250
/* How long the map goes on as a finger left it, in ms, and the speeds, in pixels a second, that count. */
#define GLIDE   1200
#define SLOWEST 120.0
#define FASTEST 5000.0
/* How fast an animation of a second sets out that ends exponentially, as ADW_EASE_OUT_EXPO: 10 ln 2. */
#define EXPO_START 6.93

/* ---- Scenes ---- */

/* Takes the scene over as what is shown; states and accessibility follow. */
static void
adopt (FabMapCanvas *self, FabMapScene *scene)
{
  g_autoptr (FabMapScene) old = g_steal_pointer (&self->scene);

  self->scene = fab_map_scene_ref (scene);
  fab_map_canvas_filter_changed (self);
}

static gboolean
is_placed_anywhere (FabMapScene *scene)
{
  FabBox bounds;

  return fab_map_scene_get_bounds (scene, &bounds);
}

static gboolean
has_moved (FabMapScene *from, FabMapScene *to)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (to); v++) {
    const FabMapNode *now = fab_map_scene_get_node (to, v);
    guint old = fab_map_scene_find_node (from, now->key);
    const FabMapNode *before = old != FAB_MAP_NONE ? fab_map_scene_get_node (from, old) : NULL;

    if (before != NULL && before->placed && now->placed && (before->x != now->x || before->y != now->y))
      return TRUE;
  }
  return FALSE;
}

/* Whether most actors stand elsewhere, and not just all together aside: as after arranging, or undoing that. */
static gboolean
is_rearranged (FabMapScene *from, FabMapScene *to)
{
  guint n_moved = 0, n_alike = 0, n = fab_map_scene_get_n_nodes (to);
  FabPoint first = { 0, 0 };

  for (guint v = 0; v < n; v++) {
    const FabMapNode *now = fab_map_scene_get_node (to, v);
    guint old = fab_map_scene_find_node (from, now->key);
    const FabMapNode *before = old != FAB_MAP_NONE ? fab_map_scene_get_node (from, old) : NULL;

    if (before == NULL || !before->placed || !now->placed || (before->x == now->x && before->y == now->y))
      continue;
    if (n_moved++ == 0)
      first = (FabPoint){ now->x - before->x, now->y - before->y };
    n_alike += hypot (now->x - before->x - first.x, now->y - before->y - first.y) < 1;
  }
  return n_moved > n / 2 && n_alike < n_moved;
}

static void
on_scene_share (double share, gpointer data)
{
  FabMapCanvas *self = data;

  if (self->from == NULL)
    return;
  self->scene_share = share;
  fab_map_canvas_redraw (self);
}

static void
end_scene_motion (FabMapCanvas *self)
{
  if (self->from == NULL)
    return;
  g_clear_pointer (&self->from, fab_map_scene_unref);
  self->stale = TRUE;
  fab_map_canvas_set_moving (self, FALSE);
}

static void
animate_scene (FabMapCanvas *self, FabMapScene *from)
{
  self->from = fab_map_scene_ref (from);
  self->scene_share = 0;
  fab_map_canvas_set_moving (self, TRUE);
  adw_animation_reset (self->scene_animation);
  adw_animation_play (self->scene_animation);
}

/* Where everything is at this moment of a motion, to set out from. */
static FabMapScene *
get_present (FabMapCanvas *self)
{
  if (self->scene == NULL)
    return NULL;
  return self->from != NULL ? fab_map_scene_between (self->from, self->scene, self->scene_share)
                            : fab_map_scene_ref (self->scene);
}

/* Whether the map's first actor was put where people look: then it stays under their eyes and their pointer. */
static gboolean
began_in_view (FabMapCanvas *self, FabMapScene *present)
{
  double zoom = self->camera.zoom;
  FabBox bounds;

  return present != NULL && fab_map_scene_get_n_nodes (self->scene) == 1 && zoom > 0 &&
         fab_map_scene_get_bounds (self->scene, &bounds) &&
         fabs (bounds.left - self->camera.x) * zoom < gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 &&
         fabs (bounds.top - self->camera.y) * zoom < gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
look_at_first (FabMapCanvas *self, FabMapScene *present)
{
  if (began_in_view (self, present))
    fab_map_canvas_take_camera (self);
  else
    fab_map_canvas_look (self);
}

/**
 * fab_map_canvas_show_scene:
 * @animate: whether nodes glide from where they are to where they go
 */
void
fab_map_canvas_show_scene (FabMapCanvas *self, FabMapScene *scene, gboolean animate)
{
  g_autoptr (FabMapScene) present = get_present (self);
  gboolean was_empty = present == NULL || !is_placed_anywhere (present);

  g_clear_pointer (&self->from, fab_map_scene_unref);
  adopt (self, scene);
  fab_map_canvas_scene_accessible (self);
  if ((was_empty || !self->has_camera) && is_placed_anywhere (scene))
    look_at_first (self, present);
  else if (self->fitted && !was_empty && is_rearranged (present, scene))
    fab_map_canvas_aim (self, &(FabMapAim){ self->aim.kind, self->aim.x, self->aim.y, self->aim.zoom }, FALSE);
  if (animate && !was_empty && !self->fade_still && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      adw_get_enable_animations (GTK_WIDGET (self)) && has_moved (present, scene))
    animate_scene (self, present);
  else
    fab_map_canvas_set_moving (self, FALSE);
  fab_map_canvas_reveal_awaited (self);
  fab_map_canvas_redraw_legend (self);
}

/** fab_map_canvas_set_scene_now: shows the same actors and links elsewhere, in the middle of a drag */
void
fab_map_canvas_set_scene_now (FabMapCanvas *self, FabMapScene *scene)
{
  fab_map_scene_ref (scene);
  fab_map_scene_unref (self->scene);
  self->scene = scene;
  fab_map_canvas_redraw (self);
}

/* ---- The camera ---- */

static void
on_camera_share (double share, gpointer data)
{
  FabMapCanvas *self = data;

  self->camera = share >= 1 ? self->flight.to : fab_map_flight_at (&self->flight, share);
  fab_map_canvas_camera_moved (self);
}

/** fab_map_canvas_take_camera: somebody moves the camera by hand from now on */
void
fab_map_canvas_take_camera (FabMapCanvas *self)
{
  adw_animation_pause (self->camera_animation);
  self->has_camera = TRUE;
  self->fitted = FALSE;
  fab_map_canvas_say_wandered (self);
}

static void
set_out (FabMapCanvas *self, guint duration, AdwEasing easing)
{
  fab_map_canvas_take_camera (self);
  self->gliding = FALSE;
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->camera_animation), duration);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->camera_animation), easing);
  adw_animation_reset (self->camera_animation);
  adw_animation_play (self->camera_animation);
}

/** fab_map_canvas_fly: goes quickly and smoothly to look from @camera */
void
fab_map_canvas_fly (FabMapCanvas *self, FabMapCamera camera)
{
  fab_map_flight_init (&self->flight, &self->camera, &camera, gtk_widget_get_width (GTK_WIDGET (self)));
  set_out (self, MOTION, ADW_EASE_OUT_CUBIC);
}

/** fab_map_canvas_travel: goes to look from @camera in its own time, so that people see where they go */
void
fab_map_canvas_travel (FabMapCanvas *self, FabMapCamera camera)
{
  fab_map_flight_init (&self->flight, &self->camera, &camera, gtk_widget_get_width (GTK_WIDGET (self)));
  set_out (self, fab_map_flight_get_duration (&self->flight), ADW_EASE_IN_OUT_CUBIC);
}

/** fab_map_canvas_glide: a finger left the map while it moved at that speed, in pixels a second: it goes on and comes to rest */
void
fab_map_canvas_glide (FabMapCanvas *self, double speed_x, double speed_y)
{
  double speed = hypot (speed_x, speed_y), way = MIN (1, FASTEST / MAX (speed, 1)) * GLIDE / 1000 / EXPO_START;
  FabMapCamera there = self->camera;

  if (speed < SLOWEST || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  fab_map_camera_pan (&there, speed_x * way, speed_y * way);
  fab_map_flight_init_straight (&self->flight, &self->camera, &there);
  set_out (self, GLIDE, ADW_EASE_OUT_EXPO);
  self->gliding = TRUE;
}

/** fab_map_canvas_stop_glide: the map stays where a finger caught it */
void
fab_map_canvas_stop_glide (FabMapCanvas *self)
{
  if (self->gliding)
    adw_animation_pause (self->camera_animation);
  self->gliding = FALSE;
}

void
fab_map_canvas_stop_motion (FabMapCanvas *self)
{
  if (self->scene_animation == NULL)
    return;
  adw_animation_pause (self->camera_animation);
  adw_animation_pause (self->scene_animation);
  g_clear_pointer (&self->from, fab_map_scene_unref);
}

void
fab_map_canvas_init_motion (FabMapCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->scene_animation =
      adw_timed_animation_new (widget, 0, 1, MOTION, adw_callback_animation_target_new (on_scene_share, self, NULL));
  self->camera_animation =
      adw_timed_animation_new (widget, 0, 1, MOTION, adw_callback_animation_target_new (on_camera_share, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->scene_animation), ADW_EASE_OUT_CUBIC);
  g_signal_connect_object (self->scene_animation, "done", G_CALLBACK (end_scene_motion), self, G_CONNECT_SWAPPED);
}

void
fab_map_canvas_dispose_motion (FabMapCanvas *self)
{
  fab_map_canvas_stop_motion (self);
  g_clear_object (&self->scene_animation);
  g_clear_object (&self->camera_animation);
}
