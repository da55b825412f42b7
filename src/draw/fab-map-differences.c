/* fab-map-differences.c: marks on what appeared, is gone or changed: each with a colour and a shape of its own */
#include "fab-glyph.h"
#include "fab-map-compare.h"
#include "fab-map-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** A link shorter than this has no mark in its middle, in the context's units. */
#define MIN_MARKED 40.0
/** A disc with an icon has at least this radius. */
#define MIN_ICON_RADIUS 6.0
/** What is as it was steps back behind what is not. */
#define UNCHANGED_NODE 0.5
#define UNCHANGED_EDGE 0.4f

/** fab_map_change_color: what stands for that kind of change */
FabColor
fab_map_change_color (const FabPalette *palette, FabMapChangeKind change)
{
  switch (change) {
  case FAB_MAP_APPEARED:
    return palette->success;
  case FAB_MAP_CHANGED:
    return fab_color_from_rgb (palette->dark ? 0xffb454 : 0xa85a00);
  default:
    return palette->dim;
  }
}

/** fab_map_change_name: in the legend */
const char *
fab_map_change_name (FabMapChangeKind change)
{
  switch (change) {
  case FAB_MAP_APPEARED:
    return C_ ("on the map", "Appeared");
  case FAB_MAP_GONE:
    return C_ ("on the map", "Gone");
  case FAB_MAP_CHANGED:
    return C_ ("on the map", "Changed");
  default:
    return C_ ("on the map", "As before");
  }
}

/** fab_map_change_node_opacity: of a node on a map that compares */
double
fab_map_change_node_opacity (const FabMapFrame *frame, const FabMapNode *node)
{
  return frame->scene->topology->compares && node->change == FAB_MAP_UNCHANGED ? UNCHANGED_NODE : 1;
}

/** fab_map_change_line: how a link's change changes its line */
void
fab_map_change_line (const FabMapFrame *frame, const FabMapEdge *edge, FabLine *line)
{
  float faint = line->color.alpha;

  if (!frame->scene->topology->compares)
    return;
  if (edge->change == FAB_MAP_UNCHANGED) {
    line->color.alpha *= UNCHANGED_EDGE;
    return;
  }
  line->color = fab_color_with_alpha (fab_map_change_color (frame->palette, edge->change), MIN (1, faint * 1.7f));
  if (edge->change == FAB_MAP_GONE) {
    line->dash = line->width + 0.6;
    line->gap = line->width + 3.2 * MAX (frame->scale, 0.5);
  } else {
    line->width += 0.7;
  }
}

/* ---- Marks ---- */

static void
paint_bar (cairo_t *cr, double x, double y, double dx, double dy)
{
  cairo_move_to (cr, x - dx, y - dy);
  cairo_line_to (cr, x + dx, y + dy);
  cairo_stroke (cr);
}

static void
paint_badge_shape (cairo_t *cr, FabMapChangeKind change, double x, double y, double radius)
{
  cairo_new_path (cr);
  if (change != FAB_MAP_CHANGED) {
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    return;
  }
  cairo_move_to (cr, x, y - 1.25 * radius);
  cairo_line_to (cr, x + 1.25 * radius, y);
  cairo_line_to (cr, x, y + 1.25 * radius);
  cairo_line_to (cr, x - 1.25 * radius, y);
  cairo_close_path (cr);
}

/** fab_map_paint_change: a mark around x, y: a plus in a disc, a minus in a disc, a dot in a diamond */
void
fab_map_paint_change (cairo_t *cr, const FabPalette *palette, FabMapChangeKind change, double x, double y,
                      double radius)
{
  FabColor color = fab_map_change_color (palette, change);

  cairo_save (cr);
  paint_badge_shape (cr, change, x, y, radius + 1.4);
  fab_color_set_source (palette->background, cr);
  cairo_fill (cr);
  paint_badge_shape (cr, change, x, y, radius);
  fab_color_set_source (fab_color_with_alpha (color, 1), cr);
  cairo_fill (cr);
  fab_color_set_source (fab_color_on (color), cr);
  cairo_set_line_width (cr, MAX (1.3, radius * 0.3));
  if (change == FAB_MAP_CHANGED) {
    cairo_arc (cr, x, y, radius * 0.42, 0, 2 * G_PI);
    cairo_fill (cr);
  } else {
    paint_bar (cr, x, y, radius * 0.6, 0);
    if (change == FAB_MAP_APPEARED)
      paint_bar (cr, x, y, 0, radius * 0.6);
  }
  cairo_restore (cr);
}

/* ---- Actors ---- */

static void
stroke_mark (cairo_t *cr, FabMapMark mark, FabPoint p, double radius, double width, FabColor color, double dash)
{
  cairo_new_path (cr);
  fab_map_mark_path (cr, mark, p.x, p.y, radius);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, &dash, dash > 0 ? 1 : 0, 0);
  fab_color_set_source (color, cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Only an outline is left of it. */
static void
hollow_out (FabMapFrame *frame, const FabMapNode *node, FabPoint p, double radius)
{
  double side = radius * fab_map_mark_get_icon_side (node->mark) * 0.85;

  cairo_new_path (frame->cr);
  fab_map_mark_path (frame->cr, node->mark, p.x, p.y, radius + 2.5);
  fab_color_set_source (frame->palette->background, frame->cr);
  cairo_fill (frame->cr);
  stroke_mark (frame->cr, node->mark, p, radius, CLAMP (radius * 0.09, 1.2, 2), frame->palette->dim,
               MAX (3, radius * 0.3));
  if (!(frame->options->show & FAB_MAP_SHOW_ICONS) || frame->scene->topology->no_icons || radius < MIN_ICON_RADIUS)
    return;
  fab_color_set_source (fab_color_with_alpha (frame->palette->dim, 0.8f), frame->cr);
  fab_glyph_fill (frame->cr, MIN (node->kind, FAB_GLYPH_CITIZENS), p.x - side / 2, p.y - side / 2, side);
}

static void
draw_node (FabMapFrame *frame, const FabMapNode *node, FabPoint p, double radius)
{
  double badge = CLAMP (radius * 0.36, 4.5, 8), away = (radius + 1) * 0.74;

  if (node->change == FAB_MAP_GONE)
    hollow_out (frame, node, p, radius);
  else
    stroke_mark (frame->cr, node->mark, p, radius + CLAMP (radius * 0.16, 1.6, 3.5), CLAMP (radius * 0.15, 1.6, 3),
                 fab_map_change_color (frame->palette, node->change), 0);
  fab_map_paint_change (frame->cr, frame->palette, node->change, p.x + away, p.y + away, badge);
}

/* ---- Links ---- */

static void
draw_edge (FabMapFrame *frame, guint edge)
{
  const FabMapEdge *e = fab_map_scene_get_edge (frame->scene, edge);
  FabCurve curve;
  FabPoint a, b, middle;

  if (!fab_map_scene_get_curve (frame->scene, edge, frame->zoom, &curve))
    return;
  a = fab_map_frame_place (frame, curve.a.x, curve.a.y);
  b = fab_map_frame_place (frame, curve.b.x, curve.b.y);
  middle = fab_curve_at (&curve, 0.5);
  middle = fab_map_frame_place (frame, middle.x, middle.y);
  if (hypot (b.x - a.x, b.y - a.y) >= MIN_MARKED && fab_map_frame_sees (frame, middle.x, middle.y, 8))
    fab_map_paint_change (frame->cr, frame->palette, e->change, middle.x, middle.y,
                          CLAMP (4.8 * frame->scale, 3.6, 5.5));
}

/** fab_map_draw_differences: on a map that compares, after links and actors */
void
fab_map_draw_differences (FabMapFrame *frame)
{
  const FabMapTopology *topology = frame->scene->topology;

  if (!topology->compares)
    return;
  for (guint e = 0; e < topology->edges->len; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (frame->scene, e);

    if (edge->change != FAB_MAP_UNCHANGED &&
        !(fab_map_frame_edge_state (frame, e) & (FAB_MAP_HIDDEN | FAB_MAP_FADED)) &&
        fab_map_frame_shows_node (frame, edge->source) && fab_map_frame_shows_node (frame, edge->target))
      draw_edge (frame, e);
  }
  for (guint v = 0; v < topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabPoint p = fab_map_frame_place (frame, node->x, node->y);
    double radius = fab_map_frame_radius (frame, v);

    if (node->change != FAB_MAP_UNCHANGED && fab_map_frame_shows_node (frame, v) &&
        !(fab_map_frame_node_state (frame, v) & FAB_MAP_FADED) && fab_map_frame_sees (frame, p.x, p.y, radius + 12))
      draw_node (frame, node, p, radius);
  }
}
