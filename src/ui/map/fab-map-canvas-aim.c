#include "fab-map-canvas-private.h"
#include "fab-map-source.h"

/* Room left around the map when all of it is shown, in pixels. */
#define FIT_MARGIN 16
/* A narrower view is filled with the map, even if names at its sides are cut. */
#define FIT_NAMES 600
/* Nearer than that nobody needs to be for a handful of actors. */
#define FIT_ZOOM 1.6

static double
get_smaller_side (FabMapCanvas *self)
{
  return MAX (MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))), 1);
}

/* ---- Everything, or what the filter leaves ---- */

static gboolean
is_found (FabMapCanvas *self, guint node)
{
  return fab_map_canvas_is_visible (self, node) && (self->dimmed == NULL || !self->dimmed[node]);
}

/* (transfer full) (nullable): states that hide whom the filter leaves out; %NULL: it leaves all, or nobody. */
static guint8 *
hide_others (FabMapCanvas *self)
{
  guint n = fab_map_scene_get_n_nodes (self->scene), n_found = 0;
  g_autofree guint8 *states = g_new0 (guint8, n + 1);

  for (guint v = 0; v < n; v++) {
    states[v] = is_found (self, v) ? 0 : FAB_MAP_HIDDEN;
    n_found += states[v] == 0;
  }
  return n_found == 0 || n_found == n ? NULL : g_steal_pointer (&states);
}

static gboolean
has_places (FabMapScene *scene)
{
  FabBox bounds;

  return scene != NULL && fab_map_scene_get_bounds (scene, &bounds);
}

static gboolean
find_fit (FabMapCanvas *self, const guint8 *states, FabMapCamera *camera)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  const FabMapInsets *insets = &self->insets;
  FabMapDrawOptions options;

  if (!has_places (self->scene))
    return FALSE;
  fab_map_draw_options_init (&options, &self->palette, MAX (width - insets->left - insets->right, 1),
                             MAX (height - insets->top - insets->bottom, 1));
  options.text_scale = self->text_scale;
  options.legend_scale = self->legend_scale;
  options.corner_width = insets->corner_width;
  options.corner_height = insets->corner_height;
  options.node_states = states;
  if (!fab_map_canvas_shows_legend (self))
    options.show &= ~FAB_MAP_SHOW_LEGEND;
  if (width < FIT_NAMES * self->legend_scale)
    options.show &= ~FAB_MAP_SHOW_LABELS;
  fab_map_draw_options_fit (&options, self->scene, FIT_MARGIN);
  if (states != NULL)
    options.zoom = MIN (options.zoom, FIT_ZOOM);
  options.center_x += (insets->right - insets->left) / 2 / options.zoom;
  options.center_y += (insets->bottom - insets->top) / 2 / options.zoom;
  *camera =
      (FabMapCamera){ options.center_x, options.center_y, CLAMP (options.zoom, FAB_MAP_MIN_ZOOM, FAB_MAP_MAX_ZOOM) };
  return TRUE;
}

/* ---- Where to look ---- */

/** fab_map_canvas_find_camera: @camera: (out): from where the aim is seen; returns whether there is anything to see yet */
gboolean
fab_map_canvas_find_camera (FabMapCanvas *self, FabMapCamera *camera)
{
  g_autofree guint8 *states = NULL;

  if (self->aim.kind == FAB_MAP_AIM_PLACE && has_places (self->scene)) {
    double zoom = self->aim.zoom * get_smaller_side (self) / FAB_MAP_VIEW_SIDE;

    *camera = (FabMapCamera){ self->aim.x, self->aim.y, CLAMP (zoom, FAB_MAP_MIN_ZOOM, FAB_MAP_MAX_ZOOM) };
    return TRUE;
  }
  if (self->aim.kind == FAB_MAP_AIM_FOUND && self->scene != NULL)
    states = hide_others (self);
  return find_fit (self, states, camera);
}

/** fab_map_canvas_look: looks at the aim at once: there is something else to see. Without a size it is looked at with the first one */
void
fab_map_canvas_look (FabMapCanvas *self)
{
  self->has_camera = FALSE;
  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  adw_animation_pause (self->camera_animation);
  self->has_camera = self->fitted = fab_map_canvas_find_camera (self, &self->camera);
  fab_map_canvas_camera_moved (self);
}

static void
go (FabMapCanvas *self, FabMapCamera camera, gboolean travel)
{
  if (self->fade_still) {
    fab_map_canvas_take_camera (self);
    self->camera = camera;
    fab_map_canvas_camera_moved (self);
  } else if (travel)
    fab_map_canvas_travel (self, camera);
  else
    fab_map_canvas_fly (self, camera);
}

/**
 * fab_map_canvas_aim:
 * @travel: goes there in its own time; otherwise quickly
 *
 * Looks at @aim, as soon as there is anything to see, and goes on doing so when the window changes, until somebody looks elsewhere.
 */
void
fab_map_canvas_aim (FabMapCanvas *self, const FabMapAim *aim, gboolean travel)
{
  FabMapCamera camera;

  self->aim = *aim;
  self->aiming = TRUE;
  if (!self->has_camera || !fab_map_canvas_find_camera (self, &camera))
    fab_map_canvas_look (self);
  else
    go (self, camera, travel);
  self->fitted = TRUE;
  self->aiming = FALSE;
}

/** fab_map_canvas_get_aim: @aim: (out): where people look now, or will when the camera has arrived */
void
fab_map_canvas_get_aim (FabMapCanvas *self, FabMapAim *aim)
{
  gboolean flies = adw_animation_get_state (self->camera_animation) == ADW_ANIMATION_PLAYING;
  FabMapCamera camera = flies ? self->flight.to : self->camera;

  *aim = self->aim;
  if (!self->fitted)
    *aim =
        (FabMapAim){ FAB_MAP_AIM_PLACE, camera.x, camera.y, camera.zoom * FAB_MAP_VIEW_SIDE / get_smaller_side (self) };
}

/** fab_map_canvas_fit: shows all of the map */
void
fab_map_canvas_fit (FabMapCanvas *self)
{
  FabMapAim aim = { FAB_MAP_AIM_ALL };

  fab_map_canvas_aim (self, &aim, FALSE);
  fab_map_canvas_say_wandered (self);
}

/** fab_map_canvas_set_insets: what lies above the map at its sides */
void
fab_map_canvas_set_insets (FabMapCanvas *self, const FabMapInsets *insets)
{
  if (memcmp (&self->insets, insets, sizeof *insets) == 0)
    return;
  self->insets = *insets;
  if (self->fitted && self->has_camera)
    fab_map_canvas_aim (self, &(FabMapAim){ self->aim.kind, self->aim.x, self->aim.y, self->aim.zoom }, FALSE);
  fab_map_canvas_redraw (self);
  fab_map_canvas_redraw_legend (self);
}
