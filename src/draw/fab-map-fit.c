/* fab-map-fit.c: the view that shows a whole map, with its names, and not below the legend */
#include "fab-map-axes.h"
#include "fab-map-frame.h"

#include <math.h>

/** Limits of the zoom. */
#define MIN_FIT 0.02
#define MAX_FIT 1.6
/** Up to so many actors their names are measured; beyond, names get a margin. */
#define MAX_MEASURED 800
#define NAME_MARGIN  34.0
/** How far hulls and their names reach around the discs: scene units. */
#define HULL_SIDE   42.0
#define HULL_TOP    66.0
#define HULL_BOTTOM 52.0
/** Letters of axes, as far as they matter here: scene units. */
#define AXIS_TEXT 20.0

static FabBox
grow_for_hulls (FabMapScene *scene, const FabMapDrawOptions *options, FabBox bounds)
{
  FabMapAxes axes;

  if (fab_map_axes_find (scene, &axes)) {
    FabBox frame = fab_map_axes_bounds (&axes, AXIS_TEXT * options->text_scale);

    bounds = (FabBox){ MIN (bounds.left, frame.left), MIN (bounds.top, frame.top), MAX (bounds.right, frame.right),
                       MAX (bounds.bottom, frame.bottom) };
  }
  if (options->show & FAB_MAP_SHOW_HULLS && fab_map_scene_get_n_groups (scene) > 0)
    return (FabBox){ bounds.left - HULL_SIDE, bounds.top - HULL_TOP, bounds.right + HULL_SIDE,
                     bounds.bottom + HULL_BOTTOM };
  return bounds;
}

static double
fitting_zoom (FabBox bounds, FabBox room)
{
  double width = MAX (bounds.right - bounds.left, 1), height = MAX (bounds.bottom - bounds.top, 1);

  return CLAMP (MIN ((room.right - room.left) / width, (room.bottom - room.top) / height), MIN_FIT, MAX_FIT);
}

/* Puts the map into the room: in its middle, or (@aside from 0 to 1) towards its upper right corner. */
static void
set_view (FabMapDrawOptions *options, FabBox bounds, FabBox room, double zoom, double aside)
{
  double free_x = (room.right - room.left) - (bounds.right - bounds.left) * zoom;
  double free_y = (room.bottom - room.top) - (bounds.bottom - bounds.top) * zoom;
  double middle_x = (room.left + room.right) / 2 + aside * MAX (free_x, 0) / 2;
  double middle_y = (room.top + room.bottom) / 2 - aside * MAX (free_y, 0) / 2;

  options->zoom = zoom;
  options->center_x = (bounds.left + bounds.right) / 2 - (middle_x - options->width / 2) / zoom;
  options->center_y = (bounds.top + bounds.bottom) / 2 - (middle_y - options->height / 2) / zoom;
}

/* Whether a disc, or what of its name is likely to be beside or below it, is in the box. */
static gboolean
covers_a_node (FabMapScene *scene, const FabMapDrawOptions *options, FabBox box)
{
  double scale = fab_map_zoom_to_scale (options->zoom);
  double side = MAX (70 * scale, 40), below = MAX (34 * scale, 24);

  for (guint v = 0; v < scene->topology->n_nodes; v++) {
    const FabMapNode *node = &scene->nodes[v];
    FabPoint p = fab_map_from_scene (options, node->x, node->y);
    double reach = fab_map_node_reach (node) * scale;
    FabBox disc = { p.x - reach - side, p.y - reach - 8, p.x + reach + side, p.y + reach + below };

    if (node->placed && fab_box_meets (disc, box))
      return TRUE;
  }
  return FALSE;
}

/* As large as it can be with no actor below the legend: maps are round, so that a corner is often free. */
static void
avoid_legend (FabMapScene *scene, FabMapDrawOptions *options, FabBox bounds, FabBox room, FabBox legend)
{
  double best = fitting_zoom (bounds, room), least;
  FabBox beside = room, above = room;

  beside.left = MAX (beside.left, MIN (legend.right + 16, room.right - 1));
  above.bottom = MIN (above.bottom, MAX (legend.top - 12, room.top + 1));
  least = MAX (fitting_zoom (bounds, beside), fitting_zoom (bounds, above));
  for (double zoom = best; zoom > least; zoom *= 0.97)
    for (double aside = 0; aside <= 1; aside += 0.25) {
      set_view (options, bounds, room, zoom, aside);
      if (!covers_a_node (scene, options, legend))
        return;
    }
  set_view (options, bounds, fitting_zoom (bounds, beside) >= least ? beside : above, least, 0);
}

static void
fit_into (FabMapScene *scene, FabMapDrawOptions *options, FabBox bounds, FabBox room)
{
  FabBox legend;

  if (fab_map_measure_legend (scene, options, &legend))
    avoid_legend (scene, options, bounds, room, legend);
  else
    set_view (options, bounds, room, fitting_zoom (bounds, room), 0);
}

static FabBox
measure_names (FabMapScene *scene, const FabMapDrawOptions *options)
{
  g_autoptr (GPtrArray) no_hulls = g_ptr_array_new ();
  FabMapFrame frame = { .scene = scene,
                        .options = options,
                        .palette = options->palette,
                        .zoom = options->zoom,
                        .scale = fab_map_zoom_to_scale (options->zoom),
                        .x = options->width / 2 - options->center_x * options->zoom,
                        .y = options->height / 2 - options->center_y * options->zoom,
                        .pixels_per_unit = 1,
                        .hulls = no_hulls };

  return fab_map_measure_labels (&frame);
}

/* Makes room for the names that reach over the margin. Returns: whether there were any */
static gboolean
shrink_room (FabBox *room, FabBox names, const FabMapDrawOptions *options, double margin)
{
  double left = MAX (0, margin - names.left), right = MAX (0, names.right - (options->width - margin));
  double top = MAX (0, margin - names.top), bottom = MAX (0, names.bottom - (options->height - margin));

  if (left + right + top + bottom < 1 || room->right - room->left < left + right + 60 ||
      room->bottom - room->top < top + bottom + 60)
    return FALSE;
  *room = (FabBox){ room->left + left, room->top + top, room->right - right, room->bottom - bottom };
  return TRUE;
}

/**
 * fab_map_draw_options_fit:
 * @margin: least room around, in the context's units
 *
 * Sets centre and zoom so that the whole scene is in the picture with its names, and no actor is below the legend. Names are
 * measured for that: some ten milliseconds for five hundred actors.
 */
void
fab_map_draw_options_fit (FabMapDrawOptions *options, FabMapScene *scene, double margin)
{
  gboolean named = options->show & FAB_MAP_SHOW_LABELS;
  gboolean measured = named && scene->topology->n_nodes <= MAX_MEASURED;
  double side = margin + (named && !measured ? NAME_MARGIN : 0);
  FabBox room = { side, margin, options->width - side, options->height - margin - side / 3 }, bounds;

  if (!fab_map_scene_get_bounds (scene, &bounds)) {
    options->center_x = options->center_y = 0;
    options->zoom = 1;
    return;
  }
  bounds = grow_for_hulls (scene, options, bounds);
  fit_into (scene, options, bounds, room);
  for (int i = 0; measured && i < 3; i++) {
    if (!shrink_room (&room, measure_names (scene, options), options, margin))
      break;
    fit_into (scene, options, bounds, room);
  }
}
