/* fab-map-hulls.c: soft shapes around the actors of a territory */
#include "fab-draw-text.h"
#include "fab-map-frame.h"

#include <math.h>

/** Room between a disc and the hull, in scene units; more below, where names are. */
#define PADDING       26.0
#define PADDING_BELOW 12.0
/** Points that stand for a disc. */
#define DISC_POINTS 20

static void
hull_free (gpointer data)
{
  FabMapHull *self = data;

  g_array_unref (self->outline);
  g_free (self);
}

static void
add_disc (GArray *points, const FabMapFrame *frame, const FabMapNode *node)
{
  for (guint i = 0; i < DISC_POINTS; i++) {
    double angle = 2 * G_PI * i / DISC_POINTS, radius = node->radius + PADDING;
    FabPoint p = fab_map_frame_place (frame, node->x + radius * cos (angle),
                                      node->y + radius * sin (angle) + (sin (angle) > 0.1 ? PADDING_BELOW : 0));

    g_array_append_val (points, p);
  }
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const FabPoint *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return p->y < q->y ? -1 : p->y > q->y;
}

static double
turn (FabPoint a, FabPoint b, FabPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static void
push_convex (GArray *hull, FabPoint p, guint floor)
{
  while (hull->len >= floor + 2 &&
         turn (g_array_index (hull, FabPoint, hull->len - 2), g_array_index (hull, FabPoint, hull->len - 1), p) <= 0)
    g_array_set_size (hull, hull->len - 1);
  g_array_append_val (hull, p);
}

/* Andrew's monotone chain. */
static GArray *
find_convex_hull (GArray *points)
{
  GArray *hull = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  guint lower;

  g_array_sort (points, compare_points);
  for (guint i = 0; i < points->len; i++)
    push_convex (hull, g_array_index (points, FabPoint, i), 0);
  lower = hull->len - 1;
  for (guint i = points->len - 1; i-- > 0;)
    push_convex (hull, g_array_index (points, FabPoint, i), lower);
  g_array_set_size (hull, hull->len - 1);
  return hull;
}

/* The name stands above the middle of the hull, where its upper side is. */
static FabPoint
find_top (GArray *outline)
{
  double left = INFINITY, right = -INFINITY;
  FabPoint top = { 0, INFINITY };

  for (guint i = 0; i < outline->len; i++) {
    left = MIN (left, g_array_index (outline, FabPoint, i).x);
    right = MAX (right, g_array_index (outline, FabPoint, i).x);
  }
  top.x = (left + right) / 2;
  for (guint i = 0; i < outline->len; i++) {
    FabPoint a = g_array_index (outline, FabPoint, i);
    FabPoint b = g_array_index (outline, FabPoint, (i + 1) % outline->len);

    if ((a.x <= top.x) != (b.x <= top.x))
      top.y = MIN (top.y, a.y + (b.y - a.y) * (top.x - a.x) / (b.x - a.x));
  }
  return top;
}

static FabTextStyle
name_style (const FabMapFrame *frame)
{
  double size = CLAMP (17 * frame->scale, 11, 30) * frame->options->text_scale;

  return (FabTextStyle){ .family = frame->options->font_family, .size = size, .weight = FAB_WEIGHT_BOLD };
}

static FabMapHull *
make_hull (const FabMapFrame *frame, guint group)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  g_autoptr (PangoLayout) layout = NULL;
  FabTextStyle style = name_style (frame);
  FabMapHull *hull;

  for (guint v = 0; v < frame->scene->topology->n_nodes; v++)
    if (frame->scene->nodes[v].group == group && fab_map_frame_shows_node (frame, v))
      add_disc (points, frame, &frame->scene->nodes[v]);
  if (points->len == 0)
    return NULL;
  hull = g_new0 (FabMapHull, 1);
  hull->group = group;
  hull->outline = find_convex_hull (points);
  hull->name_at = find_top (hull->outline);
  hull->name_at.y -= 4 * frame->scale;
  layout = fab_text_layout_new (NULL, fab_map_scene_get_group (frame->scene, group)->name, &style);
  fab_text_layout_get_size (layout, &hull->name_width, &hull->name_height);
  return hull;
}

/** fab_map_find_hulls: (transfer full): the groups that have somebody in them */
GPtrArray *
fab_map_find_hulls (const FabMapFrame *frame)
{
  GPtrArray *hulls = g_ptr_array_new_with_free_func (hull_free);

  if (!(frame->options->show & FAB_MAP_SHOW_HULLS))
    return hulls;
  for (guint g = 0; g < fab_map_scene_get_n_groups (frame->scene); g++) {
    FabMapHull *hull = make_hull (frame, g);

    if (hull != NULL)
      g_ptr_array_add (hulls, hull);
  }
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

  cairo_new_path (cr);
  cairo_move_to (cr, start.x, start.y);
  for (guint i = 0; i < n; i++) {
    FabPoint c = points[i], end = middle (c, points[(i + 1) % n]);

    cairo_curve_to (cr, at.x + (c.x - at.x) * 2 / 3, at.y + (c.y - at.y) * 2 / 3, end.x + (c.x - end.x) * 2 / 3,
                    end.y + (c.y - end.y) * 2 / 3, end.x, end.y);
    at = end;
  }
  cairo_close_path (cr);
}

static FabColor
hull_color (const FabMapFrame *frame, const FabMapHull *hull)
{
  return frame->palette->kinds[fab_map_scene_get_group (frame->scene, hull->group)->color % FAB_N_KIND_COLORS];
}

void
fab_map_draw_hulls (FabMapFrame *frame)
{
  cairo_save (frame->cr);
  for (guint i = 0; i < frame->hulls->len; i++) {
    FabMapHull *hull = g_ptr_array_index (frame->hulls, i);
    FabColor color = hull_color (frame, hull);

    append_smooth (frame->cr, hull->outline);
    fab_color_set_source (fab_color_with_alpha (color, frame->palette->dark ? 0.11f : 0.075f), frame->cr);
    cairo_fill_preserve (frame->cr);
    fab_color_set_source (fab_color_with_alpha (color, 0.28f), frame->cr);
    cairo_set_line_width (frame->cr, 1);
    cairo_stroke (frame->cr);
  }
  cairo_restore (frame->cr);
}

/* A group's colour, mixed with text's until it can be read. */
static FabColor
name_color (const FabMapFrame *frame, const FabMapHull *hull)
{
  FabColor color = hull_color (frame, hull);

  for (int i = 0; i < 10 && fab_color_contrast (color, frame->palette->background) < 4.6; i++)
    color = fab_color_mix (color, frame->palette->foreground, 0.15f);
  return color;
}

void
fab_map_draw_hull_names (FabMapFrame *frame)
{
  FabTextStyle style = name_style (frame);

  for (guint i = 0; i < frame->hulls->len; i++) {
    FabMapHull *hull = g_ptr_array_index (frame->hulls, i);
    g_autoptr (PangoLayout) layout =
        fab_text_layout_new (frame->cr, fab_map_scene_get_group (frame->scene, hull->group)->name, &style);

    if (fab_map_frame_sees (frame, hull->name_at.x, hull->name_at.y, hull->name_width))
      fab_text_show_with_halo (frame->cr, layout, hull->name_at.x - hull->name_width / 2,
                               hull->name_at.y - hull->name_height, name_color (frame, hull),
                               fab_color_with_alpha (frame->palette->background, 0.85f), 2);
  }
}
