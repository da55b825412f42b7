#include "fab-map-canvas-private.h"

#include <math.h>

/* How much of the map beyond each side of the view is drawn too, so that panning finds it there: a share of the view. */
#define MARGIN 0.2
/* Quiet for so long, in ms: drawn sharp. */
#define REST 60
/* A full picture that takes less may be drawn while nodes move: µs. */
#define FLUID 14000
/* While zooming, the picture is stretched up to so much before a new one is asked for. */
#define STRETCH 1.8
/* A picture that is shrunk more is scaled by the simpler filter: without a graphics card the usual one takes 40 ms then. Where the
 * usual one does not, it takes half of what the simpler one does. */
#define SHRINK 0.76
/* A smaller view, at the usual size of text, is left to the map alone. */
#define LEGEND_WIDTH  720
#define LEGEND_HEIGHT 480
/* The least size of a name at the usual size of text, in pixels. */
#define PLAIN_NAME 9.0
/* Out of sight of everything: only the legend is left. */
#define FAR_AWAY 1e9

/* ---- The style ---- */

static FabColor
to_color (const GdkRGBA *rgba)
{
  return (FabColor){ rgba->red, rgba->green, rgba->blue, rgba->alpha };
}

static FabColor
over (FabColor back, FabColor front)
{
  FabColor solid = fab_color_with_alpha (front, 1);

  return fab_color_mix (back, solid, front.alpha);
}

static double
get_text_scale (FabMapCanvas *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1;
}

/** fab_map_canvas_update_style: takes the window's colours and text size over */
void
fab_map_canvas_update_style (FabMapCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  FabColor background = dark ? fab_color_from_rgb (0x1d1d20) : fab_color_from_rgb (0xffffff);
  FabColor accent_color, foreground, card, border;
  GdkRGBA standalone, text;

  adw_rgba_to_standalone (accent, dark, &standalone);
  gtk_widget_get_color (GTK_WIDGET (self), &text);
  accent_color = to_color (&standalone);
  foreground = over (background, to_color (&text));
  card = dark ? fab_color_from_rgb (0x36363a) : fab_color_from_rgb (0xffffff);
  border = fab_color_with_alpha (foreground, contrast ? 0.5 : 0.15);

  fab_palette_init (&self->palette, dark);
  fab_palette_set_style (&self->palette, &background, &foreground, &card, &border, &accent_color);
  self->legend_scale = get_text_scale (self) * self->text_factor;
  self->text_scale = MAX (self->legend_scale, self->least_name / PLAIN_NAME);
  fab_map_canvas_redraw (self);
  fab_map_canvas_redraw_legend (self);
}

/**
 * fab_map_canvas_set_text_factor:
 * @factor: how much larger than the desktop wants it the legend and what is said of links are written
 * @least: how large names are at least, in pixels
 */
void
fab_map_canvas_set_text_factor (FabMapCanvas *self, double factor, double least)
{
  if (self->text_factor == factor && self->least_name == least)
    return;
  self->text_factor = factor;
  self->least_name = least;
  fab_map_canvas_update_style (self);
}

/* ---- Asking for pictures ---- */

static double
get_scale (FabMapCanvas *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static FabMapRequest *
make_request (FabMapCanvas *self, double margin)
{
  FabMapRequest *request = fab_map_request_new (self->scene);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  request->camera = self->camera;
  /* The same number of whole pixels on both sides, so that the view's pixels fall on the picture's. */
  request->width = width + 2 * (int)(width * margin);
  request->height = height + 2 * (int)(height * margin);
  request->sight = fab_box_moved ((FabBox){ self->insets.left, self->insets.top, MAX (width - self->insets.right, 1),
                                            MAX (height - self->insets.bottom, 1) },
                                  (int)(width * margin), (int)(height * margin));
  request->view_width = width;
  request->view_height = height;
  request->scale = get_scale (self);
  request->palette = self->palette;
  request->text_scale = self->text_scale;
  request->legend_scale = self->legend_scale;
  request->corner_width = self->insets.corner_width;
  request->corner_height = self->insets.corner_height;
  return request;
}

static void
ask (FabMapCanvas *self, gboolean quick)
{
  FabMapRequest *request = make_request (self, quick ? 0 : MARGIN);

  request->show = FAB_MAP_SHOW_HULLS | FAB_MAP_SHOW_LABELS | FAB_MAP_SHOW_ICONS | FAB_MAP_SHOW_BACKGROUND |
                  FAB_MAP_SHOW_EDGE_LABELS | (fab_map_canvas_can_edit (self) ? FAB_MAP_SHOW_PINS : 0);
  if (self->from != NULL) {
    request->from = fab_map_scene_ref (self->from);
    request->share = self->scene_share;
  }
  request->node_states = g_memdup2 (self->node_states, fab_map_scene_get_n_nodes (self->scene));
  request->edge_states = g_memdup2 (self->edge_states, fab_map_scene_get_n_edges (self->scene));
  request->with_legend = fab_map_canvas_shows_legend (self);
  request->quick = quick && self->last_cost > FLUID;
  self->stale = FALSE;
  fab_map_renderer_request (self->renderer, request);
}

static gboolean
can_draw (FabMapCanvas *self)
{
  return self->scene != NULL && self->has_camera && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         gtk_widget_get_width (GTK_WIDGET (self)) > 0;
}

static gboolean
is_sharp (FabMapCanvas *self)
{
  const FabMapPicture *picture = self->picture;

  return picture != NULL && !self->stale && !picture->quick && picture->camera.zoom == self->camera.zoom &&
         picture->scale == get_scale (self) && picture->view_width == gtk_widget_get_width (GTK_WIDGET (self)) &&
         picture->view_height == gtk_widget_get_height (GTK_WIDGET (self));
}

/* Whether the picture reaches to all sides of the view. */
static gboolean
covers_view (FabMapCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t there, view = GRAPHENE_RECT_INIT (1, 1, width - 2, height - 2);

  if (self->picture == NULL)
    return FALSE;
  fab_map_picture_get_rectangle (self->picture, &self->camera, width, height, &there);
  return graphene_rect_contains_rect (&there, &view);
}

static void
on_rest (gpointer data)
{
  FabMapCanvas *self = data;

  self->rest_source = 0;
  if (can_draw (self) && !(is_sharp (self) && covers_view (self)))
    ask (self, FALSE);
}

static void
wait_for_rest (FabMapCanvas *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add_once (REST, on_rest, self);
}

/** fab_map_canvas_camera_moved: shows the picture from where the camera is now, and draws it sharp at rest */
void
fab_map_canvas_camera_moved (FabMapCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!can_draw (self))
    return;
  if (self->picture == NULL) {
    ask (self, FALSE);
    return;
  }
  double stretch = self->camera.zoom / self->picture->camera.zoom;

  if (!fab_map_renderer_is_busy (self->renderer) && (!covers_view (self) || MAX (stretch, 1 / stretch) > STRETCH))
    ask (self, FALSE);
  wait_for_rest (self);
}

/** fab_map_canvas_redraw: the scene, its states or the style changed */
void
fab_map_canvas_redraw (FabMapCanvas *self)
{
  self->stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!can_draw (self))
    return;
  ask (self, self->moving);
  if (self->moving)
    wait_for_rest (self);
}

/** fab_map_canvas_shows_legend: whether there is a legend: wanted, and with enough room for a map beside it */
gboolean
fab_map_canvas_shows_legend (FabMapCanvas *self)
{
  return self->show_legend && gtk_widget_get_width (GTK_WIDGET (self)) >= LEGEND_WIDTH * self->legend_scale &&
         gtk_widget_get_height (GTK_WIDGET (self)) - self->insets.bottom >= LEGEND_HEIGHT * self->legend_scale;
}

/** fab_map_canvas_redraw_legend: what the legend says may have changed */
void
fab_map_canvas_redraw_legend (FabMapCanvas *self)
{
  FabMapRequest *request;

  self->legend_stale = TRUE;
  fab_map_canvas_update_legend_button (self);
  if (!can_draw (self) || !fab_map_canvas_shows_legend (self))
    return;
  self->legend_stale = FALSE;
  request = make_request (self, 0);
  request->show = FAB_MAP_SHOW_LEGEND | FAB_MAP_SHOW_ICONS;
  fab_map_canvas_get_counted (self, &request->node_states, &request->edge_states);
  request->camera.x = request->camera.y = FAR_AWAY;
  request->height = MAX (request->height - (int)self->insets.bottom, 1);
  fab_map_renderer_request (self->legend_renderer, request);
}

/** fab_map_canvas_set_moving: while nodes move, pictures need not be perfect */
void
fab_map_canvas_set_moving (FabMapCanvas *self, gboolean moving)
{
  if (self->moving == moving)
    return;
  self->moving = moving;
  if (!moving)
    fab_map_canvas_redraw (self);
}

static void
on_drawn (FabMapCanvas *self)
{
  if (!fab_map_canvas_fade_takes (self))
    return;
  g_clear_pointer (&self->picture, fab_map_picture_free);
  self->picture = fab_map_renderer_take (self->renderer);
  if (self->picture != NULL && !self->picture->quick)
    self->last_cost = self->picture->cost;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  /* It may have been asked for from elsewhere: the camera can come back to where the picture before was sharp. */
  if (can_draw (self) && !(is_sharp (self) && covers_view (self)) && !fab_map_renderer_is_busy (self->renderer))
    wait_for_rest (self);
}

static void
on_legend_drawn (FabMapCanvas *self)
{
  g_clear_pointer (&self->legend, fab_map_picture_free);
  self->legend = fab_map_renderer_take (self->legend_renderer);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- Showing them ---- */

static void
align (graphene_point_t *point, double scale)
{
  point->x = round (point->x * scale) / scale;
  point->y = round (point->y * scale) / scale;
}

/** fab_map_canvas_snapshot_picture: shows a picture as it is seen from @camera */
void
fab_map_canvas_snapshot_picture (FabMapCanvas *self, const FabMapPicture *picture, const FabMapCamera *camera,
                                 GtkSnapshot *snapshot)
{
  double scale = get_scale (self), ratio = camera->zoom * scale / (picture->camera.zoom * picture->scale);
  graphene_rect_t there;

  fab_map_picture_get_rectangle (picture, camera, gtk_widget_get_width (GTK_WIDGET (self)),
                                 gtk_widget_get_height (GTK_WIDGET (self)), &there);
  /* Pixel on pixel nothing is blurred. */
  if (ratio == 1)
    align (&there.origin, scale);
  if (ratio < SHRINK)
    gtk_snapshot_append_scaled_texture (snapshot, picture->texture, GSK_SCALING_FILTER_LINEAR, &there);
  else
    gtk_snapshot_append_texture (snapshot, picture->texture, &there);
}

/* The legend stays where it is, whatever the camera does; a taller window keeps it at the bottom. */
static void
snapshot_legend (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  const FabMapPicture *legend = self->legend;
  double height = gdk_texture_get_height (legend->texture) / legend->scale;
  double width = gdk_texture_get_width (legend->texture) / legend->scale;
  graphene_rect_t there = GRAPHENE_RECT_INIT (
      0, gtk_widget_get_height (GTK_WIDGET (self)) - legend->height - self->insets.bottom, width, height);

  gtk_snapshot_append_texture (snapshot, legend->texture, &there);
}

void
fab_map_canvas_snapshot_pictures (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  graphene_rect_t view =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  GdkRGBA background = { self->palette.background.red, self->palette.background.green, self->palette.background.blue,
                         1 };

  gtk_snapshot_append_color (snapshot, &background, &view);
  gtk_snapshot_push_clip (snapshot, &view);
  if (self->fading != NULL || self->fade_still)
    fab_map_canvas_snapshot_fade (self, snapshot);
  else if (self->picture != NULL)
    fab_map_canvas_snapshot_picture (self, self->picture, &self->camera, snapshot);
  if (self->tool != NULL && self->tool->snapshot != NULL)
    self->tool->snapshot (self, snapshot);
  if (self->legend != NULL && fab_map_canvas_shows_legend (self))
    snapshot_legend (self, snapshot);
  if (self->guest != NULL)
    fab_map_canvas_snapshot_guest (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/** fab_map_canvas_is_sharp: whether what is seen is drawn for what there is to see, and nothing moves */
gboolean
fab_map_canvas_is_sharp (FabMapCanvas *self)
{
  return is_sharp (self) && !fab_map_renderer_is_busy (self->renderer) && self->from == NULL;
}

void
fab_map_canvas_init_pictures (FabMapCanvas *self)
{
  self->renderer = fab_map_renderer_new ();
  self->legend_renderer = fab_map_renderer_new ();
  self->show_legend = TRUE;
  self->text_scale = self->legend_scale = self->text_factor = 1;
  fab_palette_init (&self->palette, FALSE);
  g_signal_connect_object (self->renderer, "drawn", G_CALLBACK (on_drawn), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->legend_renderer, "drawn", G_CALLBACK (on_legend_drawn), self, G_CONNECT_SWAPPED);
}

void
fab_map_canvas_dispose_pictures (FabMapCanvas *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  fab_map_canvas_dispose_legend (self);
  g_clear_object (&self->renderer);
  g_clear_object (&self->legend_renderer);
  g_clear_pointer (&self->picture, fab_map_picture_free);
  g_clear_pointer (&self->legend, fab_map_picture_free);
}
