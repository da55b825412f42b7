/* fab-map-edges.c: links: curves from rim to rim, with arrowheads and dashes */
#include "fab-map-frame.h"

#include <math.h>

/** From this many links on, each is fainter, so that the discs still show. */
#define MANY_EDGES 1500
/** Links go to the middle of discs that are smaller than this, which hide their ends. */
#define MIN_RIM_RADIUS 4.0
/** No arrowheads where a disc is smaller than this. */
#define MIN_ARROW_RADIUS 4.0

/** What is only wished is the thinnest that a map says, and must be seen all the same: width in pixels and, on paper, in points; contrast (over the
 * white below a hull's tint); dash and gap. */
#define DASHED_WIDTH       1.5
#define DASHED_WIDTH_PAPER 1.125
#define DASHED_CONTRAST    3.6
#define DASH               6.0
#define DASH_GAP           4.0
/** How much thicker than that where nothing but such links is looked at. */
#define WISHES_WIDTH    1.6
#define WISHES_CONTRAST 4.5

/** How one link is drawn. */
typedef struct {
  FabCurve curves[2];
  guint n_curves;
  FabLine line;
  gboolean has_arrow;
  FabPoint arrow[3];
  FabColor arrow_color;
} Stroke;

static float
get_opacity (const FabMapFrame *frame, guint8 state)
{
  guint n = fab_map_scene_get_n_edges (frame->scene);
  float opacity = frame->palette->dark ? 0.62f : 0.55f;

  if (n > MANY_EDGES)
    opacity *= MAX (0.45f, sqrtf ((float)MANY_EDGES / n));
  if (state & (FAB_MAP_SELECTED | FAB_MAP_HOVERED | FAB_MAP_FOCUSED))
    return 1;
  return state & FAB_MAP_FADED ? opacity * FAB_MAP_FADE : opacity;
}

/* The colour as opaque, and then as near to the text's, as its contrast on the background takes. */
static FabColor
contrasting (const FabMapFrame *frame, FabColor color, float contrast)
{
  FabColor background = frame->palette->background;

  for (int i = 0;
       i < 20 && fab_color_contrast (fab_color_mix (background, fab_color_with_alpha (color, 1), color.alpha),
                                     background) < contrast;
       i++) {
    if (color.alpha >= 1)
      color = fab_color_mix (color, frame->palette->foreground, 0.15f);
    color.alpha = MIN (1, color.alpha + 0.1f);
  }
  return color;
}

static void
set_dashes (const FabMapFrame *frame, guint8 state, double thickness, FabLine *line)
{
  gboolean stands_out = frame->on_wishes && !(state & FAB_MAP_FADED);
  double least = frame->options->min_font > 0 ? DASHED_WIDTH_PAPER : DASHED_WIDTH;
  double more = WISHES_WIDTH * sqrt (frame->options->text_scale);

  if (!(state & FAB_MAP_FADED)) {
    line->width = MAX (line->width, least) * (stands_out ? more : 1);
    line->color = contrasting (frame, line->color, stands_out ? WISHES_CONTRAST : DASHED_CONTRAST);
  }
  line->dash = MAX (6 * thickness, DASH) + line->width;
  line->gap = MAX (4.5 * thickness, DASH_GAP) + line->width / 2;
}

static void
set_line (const FabMapFrame *frame, const FabMapEdge *edge, const FabMapStyle *style, guint8 state, FabLine *line)
{
  FabColor color = fab_palette_get_link_tone (frame->palette, style->color);
  double thickness = CLAMP (frame->scale, 0.35, 2);

  if (state & (FAB_MAP_SELECTED | FAB_MAP_FOCUSED))
    color = frame->palette->accent;
  line->color = fab_color_with_alpha (color, get_opacity (frame, state));
  line->width = fab_map_edge_width (frame->scene, edge) * thickness +
                (state & (FAB_MAP_SELECTED | FAB_MAP_HOVERED | FAB_MAP_FOCUSED) ? 1 : 0);
  line->dash = line->gap = 0;
  if (style->dash == FAB_DASH_DASHED) {
    set_dashes (frame, state, thickness, line);
  } else if (style->dash == FAB_DASH_DOTTED) {
    line->dash = line->width + 0.4;
    line->gap = 3 * thickness + line->width;
  }
  if (!(state & (FAB_MAP_SELECTED | FAB_MAP_FOCUSED | FAB_MAP_FADED)))
    fab_map_change_line (frame, edge, line);
}

/* How far along the curve its last @length units begin, 0 to 1. */
static double
find_arrow_base (const FabCurve *curve, double length)
{
  double total = hypot (curve->b.x - curve->a.x, curve->b.y - curve->a.y);

  return total <= length ? 0 : 1 - length / total;
}

/* The arrowhead's point is on the rim; the line ends where it begins, so that two translucent shapes never overlap. */
static void
add_arrow (Stroke *stroke, double scale)
{
  FabCurve *curve = &stroke->curves[stroke->n_curves - 1];
  double length = (6.0 + 2.2 * stroke->line.width / MAX (scale, 0.35)) * scale;
  double share = find_arrow_base (curve, length);
  FabPoint base = fab_curve_at (curve, share), tip = curve->b;
  double dx = tip.x - base.x, dy = tip.y - base.y, d = hypot (dx, dy), half = 0.42 * length;

  if (d < 1e-3)
    return;
  stroke->has_arrow = TRUE;
  stroke->arrow[0] = tip;
  stroke->arrow[1] = (FabPoint){ base.x - dy / d * half, base.y + dx / d * half };
  stroke->arrow[2] = (FabPoint){ base.x + dy / d * half, base.y - dx / d * half };
  stroke->arrow_color = stroke->line.color;
  stroke->arrow_color.alpha = MIN (1, stroke->line.color.alpha * 1.3f);
  *curve = fab_curve_part (curve, 0, share);
}

static FabPoint
place (const FabMapFrame *frame, FabPoint p)
{
  return fab_map_frame_place (frame, p.x, p.y);
}

static FabCurve
place_curve (const FabMapFrame *frame, const FabCurve *curve)
{
  return (FabCurve){ place (frame, curve->a), place (frame, curve->c), place (frame, curve->b) };
}

static gboolean
is_visible (const FabMapFrame *frame, const FabCurve *curve)
{
  double width = frame->options->width, height = frame->options->height;

  return MAX (curve->a.x, MAX (curve->b.x, curve->c.x)) > -8 &&
         MIN (curve->a.x, MIN (curve->b.x, curve->c.x)) < width + 8 &&
         MAX (curve->a.y, MAX (curve->b.y, curve->c.y)) > -8 &&
         MIN (curve->a.y, MIN (curve->b.y, curve->c.y)) < height + 8;
}

/* The gap that is left between a line and the disc that it comes from: the disc's rim. */
static double
rim (const FabMapFrame *frame, guint node)
{
  double radius = fab_map_frame_radius (frame, node);

  return radius + 1.5 * frame->scale +
         (fab_map_has_ring (&frame->scene->nodes[node], radius) ? fab_map_ring_width (radius) : 0);
}

static gboolean
is_any_visible (const FabMapFrame *frame, const Stroke *stroke)
{
  for (guint i = 0; i < stroke->n_curves; i++)
    if (is_visible (frame, &stroke->curves[i]))
      return TRUE;
  return FALSE;
}

/* A faded disc hides nothing. */
static gboolean
needs_rim (const FabMapFrame *frame, guint node)
{
  return fab_map_frame_radius (frame, node) >= MIN_RIM_RADIUS || fab_map_frame_node_state (frame, node) & FAB_MAP_FADED;
}

static gboolean
make_stroke (const FabMapFrame *frame, const FabMapEdge *edge, guint8 state, Stroke *stroke)
{
  const FabMapStyle *style = fab_map_scene_get_style (frame->scene, edge->style);
  FabCurve curves[2];

  stroke->n_curves = fab_map_edge_curves (frame->scene, edge, curves);
  stroke->has_arrow = FALSE;
  for (guint i = 0; i < stroke->n_curves; i++)
    stroke->curves[i] = place_curve (frame, &curves[i]);
  if (!is_any_visible (frame, stroke))
    return FALSE;
  if (stroke->n_curves == 1 && (needs_rim (frame, edge->source) || needs_rim (frame, edge->target)))
    stroke->curves[0] =
        fab_map_mark_cut_curve (&stroke->curves[0], frame->scene->nodes[edge->source].mark, rim (frame, edge->source),
                                frame->scene->nodes[edge->target].mark, rim (frame, edge->target));
  set_line (frame, edge, style, state, &stroke->line);
  if (style->directed && fab_map_frame_radius (frame, edge->target) >= MIN_ARROW_RADIUS)
    add_arrow (stroke, frame->scale);
  return TRUE;
}

static void
write_stroke (FabPixels *pixels, const Stroke *stroke)
{
  for (guint i = 0; i < stroke->n_curves; i++)
    fab_pixels_curve (pixels, &stroke->curves[i], &stroke->line);
  if (stroke->has_arrow)
    fab_pixels_triangle (pixels, stroke->arrow, stroke->arrow_color);
}

static void
curve_to (cairo_t *cr, const FabCurve *c)
{
  cairo_curve_to (cr, c->a.x + (c->c.x - c->a.x) * 2 / 3, c->a.y + (c->c.y - c->a.y) * 2 / 3,
                  c->b.x + (c->c.x - c->b.x) * 2 / 3, c->b.y + (c->c.y - c->b.y) * 2 / 3, c->b.x, c->b.y);
}

static void
paint_stroke (cairo_t *cr, const Stroke *stroke)
{
  const double dashes[2] = { stroke->line.dash, stroke->line.gap };

  cairo_new_path (cr);
  cairo_move_to (cr, stroke->curves[0].a.x, stroke->curves[0].a.y);
  for (guint i = 0; i < stroke->n_curves; i++)
    curve_to (cr, &stroke->curves[i]);
  fab_color_set_source (stroke->line.color, cr);
  cairo_set_line_width (cr, stroke->line.width);
  cairo_set_dash (cr, dashes, stroke->line.dash > 0 ? 2 : 0, 0);
  cairo_stroke (cr);
  if (!stroke->has_arrow)
    return;
  for (guint i = 0; i < 3; i++)
    cairo_line_to (cr, stroke->arrow[i].x, stroke->arrow[i].y);
  cairo_close_path (cr);
  fab_color_set_source (stroke->arrow_color, cr);
  cairo_fill (cr);
}

/* Those that matter most are drawn last, on top. */
static guint
get_turn (guint8 state)
{
  if (state & (FAB_MAP_SELECTED | FAB_MAP_HOVERED | FAB_MAP_FOCUSED))
    return 2;
  return state & FAB_MAP_FADED ? 0 : 1;
}

static void
draw_turn (FabMapFrame *frame, guint turn)
{
  const FabMapEdge *edges = (const FabMapEdge *)frame->scene->topology->edges->data;
  g_autofree gboolean *drawn = g_new0 (gboolean, frame->scene->topology->bundles->len + 1);
  Stroke stroke;

  for (guint e = 0; e < frame->scene->topology->edges->len; e++) {
    guint8 state = fab_map_frame_edge_state (frame, e);

    if (state & FAB_MAP_HIDDEN || get_turn (state) != turn || drawn[edges[e].bundle] ||
        !fab_map_frame_shows_node (frame, edges[e].source) || !fab_map_frame_shows_node (frame, edges[e].target) ||
        !make_stroke (frame, &edges[e], state, &stroke))
      continue;
    drawn[edges[e].bundle] = edges[e].bundle > 0;
    if (frame->on_pixels)
      write_stroke (&frame->pixels, &stroke);
    else
      paint_stroke (frame->cr, &stroke);
  }
}

/* Whether all links that are looked at are dashed. */
static gboolean
is_on_wishes (const FabMapFrame *frame)
{
  const FabMapEdge *edges = (const FabMapEdge *)frame->scene->topology->edges->data;
  guint n = 0;

  for (guint e = 0; e < frame->scene->topology->edges->len; e++) {
    if (fab_map_frame_edge_state (frame, e) & (FAB_MAP_FADED | FAB_MAP_HIDDEN) ||
        !fab_map_frame_shows_node (frame, edges[e].source) || !fab_map_frame_shows_node (frame, edges[e].target))
      continue;
    if (fab_map_scene_get_style (frame->scene, edges[e].style)->dash != FAB_DASH_DASHED)
      return FALSE;
    n++;
  }
  return n > 0;
}

void
fab_map_draw_edges (FabMapFrame *frame)
{
  frame->on_wishes = is_on_wishes (frame);
  cairo_save (frame->cr);
  if (frame->on_pixels)
    fab_pixels_open (&frame->pixels, frame->cr);
  for (guint turn = frame->options->edge_states != NULL ? 0 : 1;
       turn <= (frame->options->edge_states != NULL ? 2u : 1u); turn++)
    draw_turn (frame, turn);
  if (frame->on_pixels)
    fab_pixels_close (&frame->pixels);
  cairo_restore (frame->cr);
}
