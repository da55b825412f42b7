#include "fab-map-painter.h"

#include "fab-map-axes.h"
#include "fab-map-frame.h"
#include "fab-map-rings.h"

#include <math.h>
#include <string.h>

struct _FabMapPainter {
  FabMapHulls *hulls;
  FabMapSprites *sprites;
  FabMapLabels *labels;
  guint n_unnamed; /* in the last picture */
};

FabMapPainter *
fab_map_painter_new (void)
{
  FabMapPainter *self = g_new0 (FabMapPainter, 1);

  self->hulls = fab_map_hulls_new ();
  self->sprites = fab_map_sprites_new ();
  self->labels = fab_map_labels_new ();
  return self;
}

void
fab_map_painter_free (FabMapPainter *self)
{
  fab_map_hulls_free (self->hulls);
  fab_map_sprites_free (self->sprites);
  fab_map_labels_free (self->labels);
  g_free (self);
}

static void
frame_init (FabMapFrame *frame, FabMapPainter *self, cairo_t *cr, FabMapScene *scene, const FabMapDrawOptions *options)
{
  *frame = (FabMapFrame){ .cr = cr, .scene = scene, .options = options, .palette = options->palette };
  frame->zoom = options->zoom;
  frame->scale = fab_map_zoom_to_scale (options->zoom);
  frame->x = options->width / 2 - options->center_x * options->zoom;
  frame->y = options->height / 2 - options->center_y * options->zoom;
  frame->on_pixels = fab_pixels_open (&frame->pixels, cr);
  frame->pixels_per_unit = frame->on_pixels ? frame->pixels.scale : 1;
  frame->marks = g_array_new (FALSE, FALSE, sizeof (FabBox));
}

static void
frame_clear (FabMapFrame *frame)
{
  g_ptr_array_unref (frame->hulls);
  g_array_unref (frame->marks);
}

/* What the map lies on: fields or rings with their names, else the hulls of territories, which then say nothing. */
static void
draw_ground (FabMapPainter *self, FabMapFrame *frame)
{
  FabMapAxes axes;
  FabMapRings rings;

  if (fab_map_axes_find (frame->scene, &axes)) {
    fab_map_axes_list_marks (frame, &axes, frame->marks);
    fab_map_draw_axes (frame, &axes);
    frame->hulls = g_ptr_array_new ();
    return;
  }
  if (fab_map_rings_find (frame->scene, &rings)) {
    fab_map_draw_rings (frame, &rings);
    frame->hulls = g_ptr_array_new ();
    return;
  }
  frame->hulls = fab_map_find_hulls (frame, self->hulls);
  fab_map_draw_hulls (frame);
}

static void
draw_frame (FabMapPainter *self, FabMapFrame *frame)
{
  FabMapShow show = frame->options->show;

  draw_ground (self, frame);
  fab_map_draw_edges (frame);
  fab_map_draw_bundle_numbers (frame);
  fab_map_draw_nodes (frame, self->sprites);
  fab_map_draw_differences (frame);
  if (show & FAB_MAP_SHOW_LABELS)
    fab_map_draw_labels (frame, self->labels);
  self->n_unnamed = show & FAB_MAP_SHOW_LABELS ? fab_map_labels_count_unnamed (self->labels, frame) : 0;
  fab_map_draw_hull_names (frame);
  if (show & FAB_MAP_SHOW_EDGE_LABELS)
    fab_map_draw_edge_labels (frame, show & FAB_MAP_SHOW_LABELS ? self->labels : NULL);
  if (show & FAB_MAP_SHOW_LEGEND)
    fab_map_draw_legend (frame);
}

/**
 * fab_map_painter_draw:
 * @cr: its origin is the picture's top left
 * @scene: what to draw
 * @options: how; the picture is clipped to its size
 *
 * Draws a map: the same on the screen, on paper and in a file. On an image it writes links, discs and names straight
 * into the pixels.
 */
void
fab_map_painter_draw (FabMapPainter *self, cairo_t *cr, FabMapScene *scene, const FabMapDrawOptions *options)
{
  FabMapFrame frame;

  g_return_if_fail (options->palette != NULL);
  g_return_if_fail (isfinite (options->zoom) && options->zoom > 0);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, options->width, options->height);
  cairo_clip (cr);
  if (options->show & FAB_MAP_SHOW_BACKGROUND) {
    fab_color_set_source (options->palette->background, cr);
    cairo_paint (cr);
  }
  frame_init (&frame, self, cr, scene, options);
  draw_frame (self, &frame);
  frame_clear (&frame);
  cairo_restore (cr);
}

guint
fab_map_painter_get_n_unnamed (const FabMapPainter *self)
{
  return self->n_unnamed;
}

/** fab_map_painter_draw_legend: the legend alone, where fab_map_painter_draw() would put it */
void
fab_map_painter_draw_legend (FabMapPainter *self, cairo_t *cr, FabMapScene *scene, const FabMapDrawOptions *options)
{
  FabMapFrame frame = { .cr = cr, .scene = scene, .options = options, .palette = options->palette };

  cairo_save (cr);
  fab_map_draw_legend (&frame);
  cairo_restore (cr);
}

/** fab_map_draw_options_init: a whole picture of that size, at zoom 1 */
void
fab_map_draw_options_init (FabMapDrawOptions *options, const FabPalette *palette, double width, double height)
{
  *options = (FabMapDrawOptions){
    .width = width, .height = height, .zoom = 1, .show = FAB_MAP_SHOW_PICTURE, .palette = palette, .text_scale = 1
  };
}

/**
 * fab_map_states_spotlight:
 * @steps: how far around @node: 1 for its neighbours
 * @node_states: (inout): one for each node; %FAB_MAP_FADED is set and cleared
 * @edge_states: (inout): one for each edge
 *
 * Fades all but @node's neighbourhood; with %FAB_MAP_NONE nothing fades.
 */
void
fab_map_states_spotlight (FabMapScene *scene, guint node, guint steps, guint8 *node_states, guint8 *edge_states)
{
  guint n_nodes = fab_map_scene_get_n_nodes (scene), n_edges = fab_map_scene_get_n_edges (scene);
  guint8 all = node != FAB_MAP_NONE ? FAB_MAP_FADED : 0;

  for (guint v = 0; v < n_nodes; v++)
    node_states[v] = (node_states[v] & ~FAB_MAP_FADED) | all;
  if (node < n_nodes)
    node_states[node] &= ~FAB_MAP_FADED;
  for (guint s = 0; s < steps && node < n_nodes; s++) {
    g_autofree guint8 *before = g_memdup2 (node_states, n_nodes);

    for (guint e = 0; e < n_edges; e++) {
      const FabMapEdge *edge = fab_map_scene_get_edge (scene, e);

      if (!(before[edge->source] & before[edge->target] & FAB_MAP_FADED)) {
        node_states[edge->source] &= ~FAB_MAP_FADED;
        node_states[edge->target] &= ~FAB_MAP_FADED;
      }
    }
  }
  for (guint e = 0; e < n_edges; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (scene, e);
    gboolean near = steps == 1 ? edge->source == node || edge->target == node
                               : !((node_states[edge->source] | node_states[edge->target]) & FAB_MAP_FADED);

    edge_states[e] = (edge_states[e] & ~FAB_MAP_FADED) | (near ? 0 : all);
  }
}

/** fab_map_to_scene: the scene's point at x, y of the picture */
FabPoint
fab_map_to_scene (const FabMapDrawOptions *options, double x, double y)
{
  return (FabPoint){ (x - options->width / 2) / options->zoom + options->center_x,
                     (y - options->height / 2) / options->zoom + options->center_y };
}

/** fab_map_from_scene: where the scene's point x, y is in the picture */
FabPoint
fab_map_from_scene (const FabMapDrawOptions *options, double x, double y)
{
  return (FabPoint){ (x - options->center_x) * options->zoom + options->width / 2,
                     (y - options->center_y) * options->zoom + options->height / 2 };
}
