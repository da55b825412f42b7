/* fab-map-fit.c: the view that shows a whole map, with its names, and not below the legend */
#include "fab-map-axes.h"
#include "fab-map-frame.h"
#include "fab-map-rings.h"

#include <math.h>

/** Limits of the zoom. */
#define MIN_FIT 0.02
#define MAX_FIT 1.6
/** Up to so many actors their names are measured; beyond, names get a margin. */
#define MAX_MEASURED 800
#define NAME_MARGIN  34.0
/** Names that are so much larger than usual don't make the map smaller: they find other places, or none. */
#define LARGE_TEXT 1.4
/** How far hulls and their names reach around the discs: scene units. */
#define HULL_SIDE   42.0
#define HULL_TOP    66.0
#define HULL_BOTTOM 52.0
/** Shapes of the legend that are tried on paper, and how much larger the map has to be for one. */
#define MOST_COLUMNS 4
#define WORTH_IT     1.03

static gboolean
is_shown (FabMapScene *scene, const FabMapDrawOptions *options, guint node)
{
  return scene->nodes[node].placed && (options->node_states == NULL || !(options->node_states[node] & FAB_MAP_HIDDEN));
}

/* The box around what is not hidden. Returns: whether there is anything */
static gboolean
find_bounds (FabMapScene *scene, const FabMapDrawOptions *options, FabBox *bounds)
{
  FabBox box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint v = 0; v < scene->topology->n_nodes; v++) {
    const FabMapNode *node = &scene->nodes[v];
    double reach = fab_map_node_reach (node);

    if (is_shown (scene, options, v))
      box = (FabBox){ MIN (box.left, node->x - reach), MIN (box.top, node->y - reach), MAX (box.right, node->x + reach),
                      MAX (box.bottom, node->y + reach) };
  }
  if (box.left > box.right)
    return FALSE;
  *bounds = fab_map_scene_grow_for_edges (scene, options->node_states, options->edge_states, box);
  return TRUE;
}

static FabBox
join (FabBox a, FabBox b)
{
  return (FabBox){ MIN (a.left, b.left), MIN (a.top, b.top), MAX (a.right, b.right), MAX (a.bottom, b.bottom) };
}

/* For what is drawn around and below the actors: fields, rings, or hulls. */
static FabBox
grow_for_ground (FabMapScene *scene, const FabMapDrawOptions *options, FabBox bounds)
{
  FabMapAxes axes;
  FabMapRings rings;

  if (fab_map_axes_find (scene, &axes))
    return join (bounds, fab_map_axes_bounds (&axes, options));
  if (fab_map_rings_find (scene, &rings))
    return join (bounds, fab_map_rings_bounds (&rings));
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

/* Whether the box lies on the fields of influence and interest, or on what is written around them. */
static gboolean
covers_axes (FabMapScene *scene, const FabMapDrawOptions *options, FabBox box)
{
  FabMapAxes axes;
  FabBox frame;
  FabPoint a, b;

  if (!fab_map_axes_find (scene, &axes))
    return FALSE;
  frame = fab_map_axes_bounds (&axes, options);
  a = fab_map_from_scene (options, frame.left, frame.top);
  b = fab_map_from_scene (options, frame.right, frame.bottom);
  return fab_box_meets (box, (FabBox){ a.x, a.y, b.x, b.y });
}

/* Whether a disc, or what of its name is likely to be beside or below it, is in the box. */
static gboolean
covers_a_node (FabMapScene *scene, const FabMapDrawOptions *options, FabBox box)
{
  double scale = fab_map_zoom_to_scale (options->zoom);
  double side = MAX (70 * scale, 40), below = MAX (34 * scale, 24);

  if (covers_axes (scene, options, box))
    return TRUE;

  for (guint v = 0; v < scene->topology->n_nodes; v++) {
    const FabMapNode *node = &scene->nodes[v];
    FabPoint p = fab_map_from_scene (options, node->x, node->y);
    double reach = fab_map_node_reach (node) * scale;
    FabBox disc = { p.x - reach - side, p.y - reach - 8, p.x + reach + side, p.y + reach + below };

    if (is_shown (scene, options, v) && fab_box_meets (disc, box))
      return TRUE;
  }
  return FALSE;
}

/* What lies above the map at the lower left: the legend, and what is below that. */
typedef struct {
  FabBox boxes[2];
  guint n;
} Covered;

static Covered
find_covered (FabMapScene *scene, const FabMapDrawOptions *options)
{
  Covered covered = { 0 };

  if (fab_map_measure_legend (scene, options, &covered.boxes[0]))
    covered.n = 1;
  if (options->corner_width > 0 && options->corner_height > 0)
    covered.boxes[covered.n++] =
        (FabBox){ 0, options->height - options->corner_height, options->corner_width, options->height };
  return covered;
}

static gboolean
has_node_below (FabMapScene *scene, const FabMapDrawOptions *options, const Covered *covered)
{
  for (guint i = 0; i < covered->n; i++)
    if (covers_a_node (scene, options, covered->boxes[i]))
      return TRUE;
  return FALSE;
}

/* As large as it can be with no actor below the legend: maps are round, so that a corner is often free. */
static void
avoid (FabMapScene *scene, FabMapDrawOptions *options, FabBox bounds, FabBox room, const Covered *covered)
{
  double best = fitting_zoom (bounds, room), least;
  FabBox beside = room, above = room;

  for (guint i = 0; i < covered->n; i++) {
    beside.left = MAX (beside.left, MIN (covered->boxes[i].right + 16, room.right - 1));
    above.bottom = MIN (above.bottom, MAX (covered->boxes[i].top - 12, room.top + 1));
  }
  least = MAX (fitting_zoom (bounds, beside), fitting_zoom (bounds, above));
  for (double zoom = best; zoom > least; zoom *= 0.97)
    for (double aside = 0; aside <= 1; aside += 0.25) {
      set_view (options, bounds, room, zoom, aside);
      if (!has_node_below (scene, options, covered))
        return;
    }
  set_view (options, bounds, fitting_zoom (bounds, beside) >= least ? beside : above, least, 0);
}

static void
fit_into (FabMapScene *scene, FabMapDrawOptions *options, FabBox bounds, FabBox room)
{
  Covered covered = find_covered (scene, options);

  if (covered.n > 0)
    avoid (scene, options, bounds, room, &covered);
  else
    set_view (options, bounds, room, fitting_zoom (bounds, room), 0);
}

static FabBox
measure_names (FabMapScene *scene, const FabMapDrawOptions *options)
{
  g_autoptr (GPtrArray) no_hulls = g_ptr_array_new ();
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (FabBox));
  FabMapAxes axes;
  FabBox all;
  FabMapFrame frame = { .scene = scene,
                        .options = options,
                        .palette = options->palette,
                        .zoom = options->zoom,
                        .scale = fab_map_zoom_to_scale (options->zoom),
                        .x = options->width / 2 - options->center_x * options->zoom,
                        .y = options->height / 2 - options->center_y * options->zoom,
                        .pixels_per_unit = 1,
                        .hulls = no_hulls,
                        .marks = marks };

  if (fab_map_axes_find (scene, &axes))
    fab_map_axes_list_marks (&frame, &axes, marks);
  all = fab_map_measure_labels (&frame);
  for (guint i = 0; i < marks->len; i++)
    all = join (all, g_array_index (marks, FabBox, i));
  return all;
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

static void
fit_once (FabMapDrawOptions *options, FabMapScene *scene, double margin)
{
  gboolean named = options->show & FAB_MAP_SHOW_LABELS;
  gboolean measured = named && scene->topology->n_nodes <= MAX_MEASURED && options->text_scale < LARGE_TEXT;
  double side = margin + (named && !measured ? NAME_MARGIN : 0);
  FabBox room = { side, margin, options->width - side, options->height - margin - side / 3 }, bounds, plain;

  if (!find_bounds (scene, options, &bounds)) {
    options->center_x = options->center_y = 0;
    options->zoom = 1;
    return;
  }
  plain = bounds;
  /* Twice: what is written takes more of a smaller map. */
  for (int i = 0; i < 2; i++) {
    bounds = grow_for_ground (scene, options, plain);
    fit_into (scene, options, bounds, room);
  }
  for (int i = 0; measured && i < 3; i++) {
    if (!shrink_room (&room, measure_names (scene, options), options, margin))
      break;
    fit_into (scene, options, grow_for_ground (scene, options, plain), room);
  }
}

/* Beside a tall map a low legend is in the way, below a wide one a high legend. */
static void
choose_legend (FabMapDrawOptions *options, FabMapScene *scene, double margin)
{
  FabMapDrawOptions best = *options;

  for (guint n = 1; n <= MOST_COLUMNS; n++) {
    FabMapDrawOptions other = *options;
    FabBox legend;

    other.legend_columns = n;
    if (!fab_map_measure_legend (scene, &other, &legend))
      continue;
    fit_once (&other, scene, margin);
    if (other.zoom > best.zoom * WORTH_IT)
      best = other;
  }
  *options = best;
}

/**
 * fab_map_draw_options_fit:
 * @margin: least room around, in the context's units
 *
 * Sets centre and zoom so that the whole scene is in the picture with its names, and no actor is below the legend. Names are
 * measured for that: some ten milliseconds for five hundred actors. On paper, where nobody can look closer, the legend takes the shape that leaves
 * most to the map.
 */
void
fab_map_draw_options_fit (FabMapDrawOptions *options, FabMapScene *scene, double margin)
{
  fit_once (options, scene, margin);
  if (options->min_font > 0 && options->show & FAB_MAP_SHOW_LEGEND && options->legend_columns == 0)
    choose_legend (options, scene, margin);
}

/** Pictures of a map: the least, the most, and what names take beside the outermost actors at zoom 1. */
#define MIN_PICTURE_WIDTH  640.0
#define MIN_PICTURE_HEIGHT 420.0
#define MAX_PICTURE        16000.0
#define NAME_ROOM_X        110.0
#define NAME_ROOM_Y        50.0
/** A picture is enlarged until the map has this zoom beside its legend. */
#define GOOD_ZOOM 0.92

/**
 * fab_map_draw_options_fit_picture:
 * @margin: least room around, in the context's units
 *
 * Sets the size of the picture, its centre and its zoom, so that the whole scene is in it as large as at zoom 1, with its names and with the legend beside
 * it; a very large scene smaller than that.
 */
void
fab_map_draw_options_fit_picture (FabMapDrawOptions *options, FabMapScene *scene, double margin)
{
  FabBox bounds = { 0 }, legend = { 0 };
  gboolean named = options->show & FAB_MAP_SHOW_LABELS;

  if (find_bounds (scene, options, &bounds))
    bounds = grow_for_ground (scene, options, bounds);
  options->width = bounds.right - bounds.left + 2 * margin + (named ? 2 * NAME_ROOM_X : 0);
  options->height = bounds.bottom - bounds.top + 2 * margin + (named ? 2 * NAME_ROOM_Y : 0);
  for (int i = 0; i < 4; i++) {
    options->width = CLAMP (options->width, MIN_PICTURE_WIDTH, MAX_PICTURE);
    options->height = CLAMP (options->height, MIN_PICTURE_HEIGHT, MAX_PICTURE);
    if (options->show & FAB_MAP_SHOW_LEGEND && !fab_map_measure_legend (scene, options, &legend))
      options->height += 200; /* too low for its legend */
    fab_map_draw_options_fit (options, scene, margin);
    if (options->zoom >= GOOD_ZOOM)
      break;
    /* The legend needs a side of its own: the one that costs less. */
    if ((legend.right - legend.left) * options->height < (legend.bottom - legend.top) * options->width)
      options->width += legend.right - legend.left + 16;
    else
      options->height += legend.bottom - legend.top + 16;
  }
}

/** fab_map_legend_covers: whether an actor, or what of its name is likely to be beside it, is below the legend */
gboolean
fab_map_legend_covers (FabMapScene *scene, const FabMapDrawOptions *options, double *width)
{
  FabBox legend;

  if (!fab_map_measure_legend (scene, options, &legend))
    return FALSE;
  *width = legend.right + MAX (legend.left, 12);
  return covers_a_node (scene, options, legend);
}
