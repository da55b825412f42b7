#include "fab-map-picture.h"

#include <math.h>

/* The largest surface that is drawn, in device pixels on a side: what two 4K screens side by side need. */
#define MAX_SIDE 8192

FabMapRequest *
fab_map_request_new (FabMapScene *scene)
{
  FabMapRequest *self = g_new0 (FabMapRequest, 1);

  self->scene = fab_map_scene_ref (scene);
  self->scale = 1;
  self->text_scale = 1;
  return self;
}

void
fab_map_request_free (FabMapRequest *self)
{
  g_clear_pointer (&self->from, fab_map_scene_unref);
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_free (self->font_family);
  g_free (self->node_states);
  g_free (self->edge_states);
  g_free (self);
}

static void
fill_options (FabMapDrawOptions *options, const FabMapRequest *request)
{
  fab_map_draw_options_init (options, &request->palette, request->width, request->height);
  options->center_x = request->camera.x;
  options->center_y = request->camera.y;
  options->zoom = request->camera.zoom;
  options->show = request->show;
  options->font_family = request->font_family;
  options->text_scale = request->text_scale;
  options->legend_scale = request->legend_scale;
  options->corner_width = request->corner_width;
  options->corner_height = request->corner_height;
  options->node_states = request->node_states;
  options->edge_states = request->edge_states;
  options->sight = request->sight;
  options->quick = request->quick;
}

/* Where the legend is, which is drawn as a picture of the sight's size. */
static void
find_legend (FabMapDrawOptions *options, const FabMapRequest *request, FabMapScene *scene)
{
  FabMapDrawOptions legend = *options;

  legend.width = request->view_width;
  legend.height = options->sight.bottom - options->sight.top;
  legend.show = FAB_MAP_SHOW_LEGEND | FAB_MAP_SHOW_ICONS;
  if (fab_map_measure_legend (scene, &legend, &options->taken))
    options->taken = fab_box_moved (options->taken, options->sight.left, options->sight.top);
  else
    options->taken = (FabBox){ 0 };
}

static GdkTexture *
texture_from_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                      (GDestroyNotify)cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * fab_map_picture_draw:
 *
 * To be called off the main thread.
 *
 * Returns: (transfer full): the picture
 */
FabMapPicture *
fab_map_picture_draw (FabMapPainter *painter, const FabMapRequest *request)
{
  FabMapPicture *self = g_new0 (FabMapPicture, 1);
  gint64 start = g_get_monotonic_time ();
  int width = CLAMP (ceil (request->width * request->scale), 1, MAX_SIDE);
  int height = CLAMP (ceil (request->height * request->scale), 1, MAX_SIDE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr;
  FabMapDrawOptions options;

  self->scene = request->from != NULL ? fab_map_scene_between (request->from, request->scene, request->share)
                                      : fab_map_scene_ref (request->scene);
  self->camera = request->camera;
  self->width = request->width;
  self->height = request->height;
  self->view_width = request->view_width;
  self->view_height = request->view_height;
  self->scale = request->scale;
  self->quick = request->quick;

  cairo_surface_set_device_scale (surface, request->scale, request->scale);
  cr = cairo_create (surface);
  fill_options (&options, request);
  if (request->with_legend)
    find_legend (&options, request, self->scene);
  fab_map_painter_draw (painter, cr, self->scene, &options);
  cairo_destroy (cr);
  self->texture = texture_from_surface (surface);
  cairo_surface_destroy (surface);
  self->cost = g_get_monotonic_time () - start;
  return self;
}

void
fab_map_picture_free (FabMapPicture *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_free (self);
}

/**
 * fab_map_picture_get_rectangle:
 * @camera: what the view of @width × @height looks at now
 * @rectangle: (out): where the picture then belongs in the view
 */
void
fab_map_picture_get_rectangle (const FabMapPicture *self, const FabMapCamera *camera, double width, double height,
                               graphene_rect_t *rectangle)
{
  double ratio = camera->zoom / self->camera.zoom;
  FabPoint middle = fab_map_camera_from_scene (camera, width, height, self->camera.x, self->camera.y);
  /* The surface is a whole number of device pixels: a little more than was asked for. */
  double across = gdk_texture_get_width (self->texture) / self->scale * ratio;
  double down = gdk_texture_get_height (self->texture) / self->scale * ratio;
  double left = middle.x - self->width * ratio / 2, top = middle.y - self->height * ratio / 2;

  /* At rest the texture's pixels are the screen's: no interpolation may blur them. */
  if (ratio == 1) {
    left = round (left * self->scale) / self->scale;
    top = round (top * self->scale) / self->scale;
  }
  graphene_rect_init (rectangle, left, top, across, down);
}
