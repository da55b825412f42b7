/* fab-map-hulls.c: soft shapes around the actors of a territory */
#include "fab-map-frame.h"
#include "fab-outline.h"

#include <math.h>

/** Room between a disc and the hull, and the width of bays that are filled: scene units. */
#define PADDING 30.0
#define REACH   150.0
/** A group in more pieces than this is scattered all over the map: a hull would say nothing. */
#define MAX_PIECES 6
/** So is one whose hull holds as many strangers, for each of its own actors: where the map is laid out by kind or by who carries what, territories have no
 * place on it. Where they have one, a hull holds hardly any. */
#define MAX_STRANGERS 0.15
/** And one whose largest piece holds less than this share of its actors. */
#define MIN_TOGETHER 0.6
/** The share of all territories' actors that have to be in such hulls, or there is none. */
#define MIN_GATHERED 0.75
/** Names are below discs: hulls reach further down. */
#define LOWER 5.0

/** The outlines of one group. */
typedef struct {
  guint group;
  guint n_own, n_strangers; /* actors in the outlines */
  guint n_together;         /* own ones in the largest piece */
  GPtrArray *outlines;      /* of GArray of FabPoint, in scene units */
} Shape;

/** The shapes found for a scene, kept until its nodes move or others are hidden. */
struct _FabMapHulls {
  FabMapScene *scene;
  guint states;
  GPtrArray *shapes; /* of Shape */
  gboolean gathered; /* the groups have places of their own */
};

static void
shape_free (gpointer data)
{
  Shape *self = data;

  g_ptr_array_unref (self->outlines);
  g_free (self);
}

FabMapHulls *
fab_map_hulls_new (void)
{
  FabMapHulls *self = g_new0 (FabMapHulls, 1);

  self->shapes = g_ptr_array_new_with_free_func (shape_free);
  return self;
}

void
fab_map_hulls_free (FabMapHulls *self)
{
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

static GArray *
list_discs (const FabMapFrame *frame, guint group)
{
  GArray *discs = g_array_new (FALSE, FALSE, sizeof (FabDisc));

  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabDisc disc = { node->x, node->y + LOWER, node->radius + LOWER };

    if (node->group == group && fab_map_frame_shows_node (frame, v))
      g_array_append_val (discs, disc);
  }
  return discs;
}

/* The piece with most of its actors comes first: it bears the name. */
static void
count_inside (Shape *self, const FabMapFrame *frame)
{
  guint largest = 0;

  for (guint o = 0; o < self->outlines->len; o++) {
    GArray *outline = g_ptr_array_index (self->outlines, o);
    g_autoptr (GArray) inside =
        fab_map_scene_nodes_in_polygon (frame->scene, outline->len, (const FabPoint *)outline->data);
    guint n_before = self->n_own;

    for (guint i = 0; i < inside->len; i++) {
      guint node = g_array_index (inside, guint, i);

      if (!fab_map_frame_shows_node (frame, node))
        continue;
      if (frame->scene->nodes[node].group == self->group)
        self->n_own++;
      else
        self->n_strangers++;
    }
    if (self->n_own - n_before > self->n_together)
      largest = o;
    self->n_together = MAX (self->n_together, self->n_own - n_before);
  }
  if (largest > 0) {
    gpointer first = self->outlines->pdata[0];

    self->outlines->pdata[0] = self->outlines->pdata[largest];
    self->outlines->pdata[largest] = first;
  }
}

static gboolean
is_gathered (const Shape *self)
{
  return self->outlines->len > 0 && self->outlines->len <= MAX_PIECES &&
         self->n_strangers <= self->n_own * MAX_STRANGERS && self->n_together >= self->n_own * MIN_TOGETHER;
}

/* Some hulls without the others would say that those had no actors: nearly all must be gathered, or there is none. */
static gboolean
are_gathered (GPtrArray *shapes)
{
  guint n_gathered = 0, n_all = 0;

  for (guint i = 0; i < shapes->len; i++) {
    const Shape *shape = g_ptr_array_index (shapes, i);

    n_all += shape->n_own;
    n_gathered += is_gathered (shape) ? shape->n_own : 0;
  }
  return n_gathered >= n_all * MIN_GATHERED;
}

static guint
hash_hidden (const FabMapFrame *frame)
{
  guint hash = 5381;

  for (guint v = 0; frame->options->node_states != NULL && v < frame->scene->topology->n_nodes; v++)
    hash = hash * 33 + (frame->options->node_states[v] & FAB_MAP_HIDDEN);
  return hash;
}

static void
find_shapes (FabMapHulls *self, const FabMapFrame *frame)
{
  guint states = hash_hidden (frame);

  if (self->scene == frame->scene && self->states == states)
    return;
  g_ptr_array_set_size (self->shapes, 0);
  for (guint g = 0; g < fab_map_scene_get_n_groups (frame->scene); g++) {
    g_autoptr (GArray) discs = list_discs (frame, g);
    Shape *shape = g_new0 (Shape, 1);

    shape->group = g;
    shape->outlines = fab_outline_around (discs->len, (const FabDisc *)discs->data, REACH, PADDING);
    count_inside (shape, frame);
    g_ptr_array_add (self->shapes, shape);
  }
  self->gathered = are_gathered (self->shapes);
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  self->scene = fab_map_scene_ref (frame->scene);
  self->states = states;
}

/* ---- In the picture ---- */

static void
hull_free (gpointer data)
{
  FabMapHull *self = data;

  g_ptr_array_unref (self->outlines);
  g_free (self);
}

static GArray *
place_outline (const FabMapFrame *frame, GArray *outline)
{
  GArray *placed = g_array_sized_new (FALSE, FALSE, sizeof (FabPoint), outline->len);

  for (guint i = 0; i < outline->len; i++) {
    FabPoint p = g_array_index (outline, FabPoint, i);

    p = fab_map_frame_place (frame, p.x, p.y);
    g_array_append_val (placed, p);
  }
  return placed;
}

/** fab_map_find_hulls: (transfer full): of FabMapHull: the groups that have somebody in them, as they are in the picture */
GPtrArray *
fab_map_find_hulls (const FabMapFrame *frame, FabMapHulls *self)
{
  GPtrArray *hulls = g_ptr_array_new_with_free_func (hull_free);

  if (!(frame->options->show & FAB_MAP_SHOW_HULLS))
    return hulls;
  find_shapes (self, frame);
  for (guint i = 0; self->gathered && i < self->shapes->len; i++) {
    const Shape *shape = g_ptr_array_index (self->shapes, i);
    FabMapHull *hull;

    if (!is_gathered (shape))
      continue;
    hull = g_new0 (FabMapHull, 1);
    hull->group = shape->group;
    hull->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
    for (guint o = 0; o < shape->outlines->len; o++)
      g_ptr_array_add (hull->outlines, place_outline (frame, g_ptr_array_index (shape->outlines, o)));
    g_ptr_array_add (hulls, hull);
  }
  fab_map_place_hull_names (frame, hulls);
  return hulls;
}

static FabPoint
middle (FabPoint a, FabPoint b)
{
  return (FabPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

/* From middle to middle of the sides, the corners being what the curves are pulled towards. */
static void
append_smooth (cairo_t *cr, GArray *outline)
{
  guint n = outline->len;
  const FabPoint *points = (const FabPoint *)outline->data;
  FabPoint start = middle (points[n - 1], points[0]), at = start;

  cairo_move_to (cr, start.x, start.y);
  for (guint i = 0; i < n; i++) {
    FabPoint c = points[i], end = middle (c, points[(i + 1) % n]);

    cairo_curve_to (cr, at.x + (c.x - at.x) * 2 / 3, at.y + (c.y - at.y) * 2 / 3, end.x + (c.x - end.x) * 2 / 3,
                    end.y + (c.y - end.y) * 2 / 3, end.x, end.y);
    at = end;
  }
  cairo_close_path (cr);
}

FabColor
fab_map_hull_color (const FabMapFrame *frame, const FabMapHull *hull)
{
  return fab_palette_get_tone (frame->palette, fab_map_scene_get_group (frame->scene, hull->group)->color);
}

void
fab_map_draw_hulls (FabMapFrame *frame)
{
  cairo_save (frame->cr);
  for (guint i = 0; i < frame->hulls->len; i++) {
    FabMapHull *hull = g_ptr_array_index (frame->hulls, i);
    FabColor color = fab_map_hull_color (frame, hull);

    cairo_new_path (frame->cr);
    for (guint o = 0; o < hull->outlines->len; o++)
      append_smooth (frame->cr, g_ptr_array_index (hull->outlines, o));
    fab_color_set_source (fab_color_with_alpha (color, frame->palette->dark ? 0.11f : 0.075f), frame->cr);
    cairo_fill_preserve (frame->cr);
    fab_color_set_source (fab_color_with_alpha (color, 0.28f), frame->cr);
    cairo_set_line_width (frame->cr, 1);
    cairo_stroke (frame->cr);
  }
  cairo_restore (frame->cr);
}
