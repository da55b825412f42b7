/* fab-map-fans.c: links between the same two actors: a fan; too many of them are one line for each way they are drawn, with their number */
#include "fab-draw-text.h"
#include "fab-map-frame.h"
#include "fab-number.h"
#include "fab-ring.h"

#include <math.h>

/** More links than this between two actors, or from an actor to itself, are bundled. */
#define MOST_LINES 12
#define MOST_LOOPS 4
/** How far apart the links between two nodes stand, how wide their fan may be, and how wide for its length: scene units. */
#define FAN_SPACING 15.0
#define FAN_WIDTH   180.0
#define LEAST_WIDTH 48.0
#define WIDTH_SHARE 0.8
/** A bundle is as wide as a link that stands for so much more. */
#define BUNDLE_WIDTH 0.55
/** A line shorter than this has no number on it, in the context's units. */
#define MIN_NUMBERED 36.0

/* ---- Numbering ---- */

static int
compare_by_ends (gconstpointer a, gconstpointer b, gpointer edges)
{
  const FabMapEdge *p = &g_array_index ((GArray *)edges, FabMapEdge, *(const guint *)a);
  const FabMapEdge *q = &g_array_index ((GArray *)edges, FabMapEdge, *(const guint *)b);
  guint p_low = MIN (p->source, p->target), q_low = MIN (q->source, q->target);
  guint p_high = MAX (p->source, p->target), q_high = MAX (q->source, q->target);

  if (p_low != q_low)
    return p_low < q_low ? -1 : 1;
  if (p_high != q_high)
    return p_high < q_high ? -1 : 1;
  return *(const guint *)a < *(const guint *)b ? -1 : 1;
}

static gboolean
has_same_ends (const FabMapEdge *p, const FabMapEdge *q)
{
  return MIN (p->source, p->target) == MIN (q->source, q->target) &&
         MAX (p->source, p->target) == MAX (q->source, q->target);
}

static FabMapEdge *
edge_at (FabMapTopology *topology, guint e)
{
  return &g_array_index (topology->edges, FabMapEdge, e);
}

/* Where it comes from shows in what has an arrowhead. */
static gboolean
looks_the_same (FabMapTopology *topology, guint e, guint other)
{
  const FabMapEdge *p = edge_at (topology, e), *q = edge_at (topology, other);

  return p->style == q->style && p->change == q->change &&
         (p->source == q->source || !g_array_index (topology->styles, FabMapStyle, p->style).directed);
}

/* Each way of drawing is a line; what has no line of its own any more goes with the last one. */
static void
bundle (FabMapTopology *topology, const guint *run, guint n, guint most)
{
  guint heads[MOST_LINES], n_heads = 0, first = topology->bundles->len;

  for (guint i = 0; i < n; i++) {
    FabMapEdge *edge = edge_at (topology, run[i]);
    guint h = 0;

    while (h < n_heads && !looks_the_same (topology, run[i], heads[h]))
      h++;
    if (h == n_heads && n_heads < most) {
      heads[n_heads++] = run[i];
      g_array_set_size (topology->bundles, first + n_heads);
    }
    edge->fan_index = MIN (h, n_heads - 1);
    edge->bundle = first + edge->fan_index + 1;
    g_array_index (topology->bundles, guint, edge->bundle - 1)++;
  }
  for (guint i = 0; i < n; i++)
    edge_at (topology, run[i])->fan_count = n_heads;
}

static void
fan_out (FabMapTopology *topology, const guint *run, guint n)
{
  const FabMapEdge *head = edge_at (topology, run[0]);
  guint most = head->source == head->target ? MOST_LOOPS : MOST_LINES;

  if (n > most) {
    bundle (topology, run, n, most);
    return;
  }
  for (guint i = 0; i < n; i++) {
    edge_at (topology, run[i])->fan_index = i;
    edge_at (topology, run[i])->fan_count = n;
  }
}

/** fab_map_topology_fan_out: numbers the links between the same two nodes, either way, so that they fan out; bundles those that are too many */
void
fab_map_topology_fan_out (FabMapTopology *topology)
{
  GArray *edges = topology->edges;
  g_autofree guint *order = g_new (guint, edges->len + 1);

  for (guint i = 0; i < edges->len; i++)
    order[i] = i;
  g_sort_array (order, edges->len, sizeof (guint), compare_by_ends, edges);
  for (guint first = 0, end; first < edges->len; first = end) {
    for (end = first + 1; end < edges->len; end++)
      if (!has_same_ends (edge_at (topology, order[first]), edge_at (topology, order[end])))
        break;
    fan_out (topology, &order[first], end - first);
  }
}

/**
 * fab_map_fan_offset:
 * @length: from one actor to the other, in scene units
 *
 * Returns: how far the middle of a link of a fan is to the left of the straight line
 */
double
fab_map_fan_offset (const FabMapEdge *edge, double length)
{
  double width = CLAMP (length * WIDTH_SHARE, LEAST_WIDTH, FAN_WIDTH);

  return fab_fan_offset (edge->fan_index, edge->fan_count, MIN (FAN_SPACING, width / edge->fan_count),
                         edge->source > edge->target);
}

/** fab_map_edge_width: in scene units; a bundle's grows with the number of its links */
double
fab_map_edge_width (FabMapScene *scene, const FabMapEdge *edge)
{
  guint n = edge->bundle > 0 ? g_array_index (scene->topology->bundles, guint, edge->bundle - 1) : 1;

  return n > 1 ? MIN (edge->width + BUNDLE_WIDTH * log2 (n), 8) : edge->width;
}

/* ---- Bounds ---- */

static FabBox
join (FabBox a, FabBox b)
{
  return (FabBox){ MIN (a.left, b.left), MIN (a.top, b.top), MAX (a.right, b.right), MAX (a.bottom, b.bottom) };
}

/**
 * fab_map_scene_grow_for_edges:
 * @node_states: (nullable): what is hidden does not count
 *
 * Returns: @box, and whatever of the links reaches out of it: fans and loops, in scene units
 */
FabBox
fab_map_scene_grow_for_edges (FabMapScene *self, const guint8 *node_states, const guint8 *edge_states, FabBox box)
{
  for (guint e = 0; e < self->topology->edges->len; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self, e);
    FabCurve curves[2];
    guint n;

    if ((edge->fan_count < 2 && edge->source != edge->target) || !self->nodes[edge->source].placed ||
        !self->nodes[edge->target].placed || (edge_states != NULL && edge_states[e] & FAB_MAP_HIDDEN) ||
        (node_states != NULL && (node_states[edge->source] | node_states[edge->target]) & FAB_MAP_HIDDEN))
      continue;
    n = fab_map_edge_curves (self, edge, curves);
    for (guint i = 0; i < n; i++)
      box = join (box, fab_curve_bounds (&curves[i]));
  }
  return box;
}

/* ---- Numbers ---- */

/** What is to be seen of one bundle. */
typedef struct {
  guint n, edge;
  gboolean faded;
} Seen;

static void
see (const FabMapFrame *frame, Seen *bundles)
{
  for (guint e = 0; e < frame->scene->topology->edges->len; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (frame->scene, e);
    guint8 state = fab_map_frame_edge_state (frame, e);
    Seen *seen;

    if (edge->bundle == 0 || state & FAB_MAP_HIDDEN || !fab_map_frame_shows_node (frame, edge->source) ||
        !fab_map_frame_shows_node (frame, edge->target))
      continue;
    seen = &bundles[edge->bundle - 1];
    /* Where some are dimmed and some are not, the number is that of those that are not. */
    if (seen->n > 0 && seen->faded && !(state & FAB_MAP_FADED))
      seen->n = 0;
    if (seen->n > 0 && !seen->faded && state & FAB_MAP_FADED)
      continue;
    seen->faded = (state & FAB_MAP_FADED) != 0;
    seen->edge = e;
    seen->n++;
  }
}

/* Where the number stands. Returns: whether there is room for one */
static gboolean
find_middle (const FabMapFrame *frame, const FabMapEdge *edge, FabPoint *middle)
{
  FabCurve curves[2];
  guint n = fab_map_edge_curves (frame->scene, edge, curves);
  double length = hypot (curves[0].b.x - curves[0].a.x, curves[0].b.y - curves[0].a.y) * frame->zoom;

  *middle = n == 1 ? fab_curve_at (&curves[0], 0.5) : curves[0].b;
  *middle = fab_map_frame_place (frame, middle->x, middle->y);
  return n == 2 || length >= MIN_NUMBERED;
}

static void
paint_number (FabMapFrame *frame, const Seen *seen)
{
  const FabMapEdge *edge = fab_map_scene_get_edge (frame->scene, seen->edge);
  FabTextStyle style = { .family = frame->options->font_family, .weight = FAB_WEIGHT_BOLD, .tabular = TRUE };
  float opacity = seen->faded ? 2 * FAB_MAP_FADE : 1;
  g_autofree char *text = fab_number_format (seen->n, fab_language_get_default ());
  g_autoptr (PangoLayout) layout = NULL;
  FabPoint at;
  double width, height, pad;

  if (!find_middle (frame, edge, &at))
    return;
  style.size = MAX (frame->options->min_font > 0 ? frame->options->min_font : 9,
                    9.5 * frame->options->text_scale * MIN (frame->scale, 1.3));
  layout = fab_text_layout_new (frame->cr, text, &style);
  fab_text_layout_get_size (layout, &width, &height);
  pad = style.size * 0.4;
  fab_draw_rounded_rectangle (frame->cr, at.x - width / 2 - pad, at.y - height / 2, width + 2 * pad, height,
                              height / 2);
  fab_color_set_source (fab_color_with_alpha (frame->palette->background, 1), frame->cr);
  cairo_fill_preserve (frame->cr);
  fab_color_set_source (
      fab_color_with_alpha (
          fab_palette_get_link_tone (frame->palette, fab_map_scene_get_style (frame->scene, edge->style)->color),
          opacity),
      frame->cr);
  cairo_set_line_width (frame->cr, 1.2);
  cairo_stroke (frame->cr);
  fab_text_show (frame->cr, layout, at.x - width / 2, at.y - height / 2,
                 fab_color_with_alpha (frame->palette->foreground, opacity));
}

/** fab_map_draw_bundle_numbers: how many links each bundle's line stands for */
void
fab_map_draw_bundle_numbers (FabMapFrame *frame)
{
  guint n = frame->scene->topology->bundles->len;
  g_autofree Seen *bundles = g_new0 (Seen, n + 1);

  if (n == 0)
    return;
  see (frame, bundles);
  cairo_save (frame->cr);
  for (guint b = 0; b < n; b++)
    if (bundles[b].n > 1)
      paint_number (frame, &bundles[b]);
  cairo_restore (frame->cr);
}
