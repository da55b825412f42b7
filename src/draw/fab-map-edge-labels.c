/* fab-map-edge-labels.c: what selected and hovered links are about: a chip on the link, where it covers least */
#include "fab-draw-text.h"
#include "fab-map-frame.h"
#include "fab-ring.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** In units of the text's size. */
#define MAX_WIDTH 19.0
#define PAD_X     0.7
#define PAD_Y     0.4
#define RADIUS    0.7
/** From a chip beside its link to the link. */
#define ASIDE 0.5
/** What is covered counts by area, more or less: a dimmed name, an end of the link, a disc, another chip, what is out of sight. */
#define FAINT_WEIGHT 0.15
#define END_WEIGHT   3.0
#define DISC_WEIGHT  1.5
#define CHIP_WEIGHT  4.0
#define OUT_WEIGHT   4.0
/** What it costs to go from the middle of the link towards an end, or off the link: shares of the chip's area. */
#define ALONG_WEIGHT 0.5
#define ASIDE_WEIGHT 0.12
/** Nobody points at more links than so many. */
#define MOST 12

/** A chip before it has its place. */
typedef struct {
  const FabMapEdge *edge;
  PangoLayout *layout;
  double size, width, height;
  FabCurve curves[2];
  guint n_curves;
  FabColor rim;
} Chip;

/* A line that stands for several links is about all of them, unless somebody chose one. */
static char *
describe_edge (FabMapScene *scene, guint e, guint8 state)
{
  const FabMapEdge *edge = fab_map_scene_get_edge (scene, e);
  const char *kind = fab_map_scene_get_style (scene, edge->style)->name;
  guint n = fab_map_scene_get_bundle_size (scene, e);

  if (n > 1 && !(state & FAB_MAP_SELECTED)) {
    g_autofree char *number = g_strdup_printf (ngettext ("%u link", "%u links", n), n);

    return kind != NULL && *kind != '\0' ? g_strdup_printf ("%s\n%s", kind, number) : g_steal_pointer (&number);
  }
  if (edge->label == NULL || *edge->label == '\0')
    return g_strdup (kind);
  return kind != NULL && *kind != '\0' ? g_strdup_printf ("%s\n%s", kind, edge->label) : g_strdup (edge->label);
}

static void
chip_init (Chip *chip, FabMapFrame *frame, guint e)
{
  const FabMapEdge *edge = fab_map_scene_get_edge (frame->scene, e);
  g_autofree char *text = describe_edge (frame->scene, e, frame->options->edge_states[e]);
  FabTextStyle style = { .family = frame->options->font_family,
                         .size = MAX (10, 10.5 * frame->options->text_scale),
                         .weight = FAB_WEIGHT_MEDIUM,
                         .lines = 4,
                         .alignment = PANGO_ALIGN_CENTER };
  double width;

  style.width = MAX_WIDTH * style.size;
  chip->edge = edge;
  chip->layout = fab_text_layout_new (frame->cr, text, &style);
  fab_text_layout_get_size (chip->layout, &width, NULL);
  pango_layout_set_width (chip->layout, (width + 0.75) * PANGO_SCALE);
  fab_text_layout_get_size (chip->layout, &chip->width, &chip->height);
  chip->size = style.size;
  chip->width += 2 * PAD_X * style.size;
  chip->height += 2 * PAD_Y * style.size;
  chip->n_curves = fab_map_edge_curves (frame->scene, edge, chip->curves);
  chip->rim =
      frame->options->edge_states[e] & FAB_MAP_SELECTED
          ? frame->palette->accent
          : fab_palette_get_link_tone (frame->palette, fab_map_scene_get_style (frame->scene, edge->style)->color);
}

/* ---- What it would cover ---- */

static double
overlap (FabBox a, FabBox b)
{
  double width = MIN (a.right, b.right) - MAX (a.left, b.left), height = MIN (a.bottom, b.bottom) - MAX (a.top, b.top);

  return width > 0 && height > 0 ? width * height : 0;
}

/* Who is tied is to be read beside what ties them. */
static double
weigh_node (const Chip *chip, const FabMapFrame *frame, guint node)
{
  if (node == chip->edge->source || node == chip->edge->target)
    return END_WEIGHT;
  return fab_map_frame_node_state (frame, node) & FAB_MAP_FADED ? FAINT_WEIGHT : 1;
}

static double
weigh_discs (const Chip *chip, const FabMapFrame *frame, FabBox box)
{
  double sum = 0;

  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabPoint p = fab_map_frame_place (frame, node->x, node->y);
    double reach = fab_map_frame_reach (frame, v);
    FabBox disc = { p.x - reach, p.y - reach, p.x + reach, p.y + reach };

    if (fab_map_frame_shows_node (frame, v))
      sum += overlap (box, disc) * weigh_node (chip, frame, v);
  }
  return sum;
}

static double
weigh_names (const Chip *chip, const FabMapFrame *frame, const FabMapLabels *labels, FabBox box)
{
  FabBox name;
  double sum = 0;
  guint node;

  for (guint i = 0; labels != NULL && i < fab_map_labels_get_n (labels); i++)
    if (fab_map_labels_get_box (labels, frame, i, &node, &name))
      sum += overlap (box, name) * weigh_node (chip, frame, node);
  return sum;
}

static double
weigh (const Chip *chip, const FabMapFrame *frame, const FabMapLabels *labels, const FabBox *chips, guint n_chips,
       FabBox box)
{
  FabBox sight = fab_map_frame_sight (frame);
  double area = (box.right - box.left) * (box.bottom - box.top), sum;

  sum = OUT_WEIGHT * (area - overlap (box, sight)) + DISC_WEIGHT * weigh_discs (chip, frame, box) +
        weigh_names (chip, frame, labels, box);
  for (guint i = 0; i < n_chips; i++)
    sum += CHIP_WEIGHT * overlap (box, chips[i]);
  return sum;
}

/* ---- Where it goes ---- */

/* A place on the link (a loop has its chip at the top) or beside it; @share is along the way. */
static FabBox
try_at (const Chip *chip, const FabMapFrame *frame, double share, int side, FabPoint *from)
{
  const FabCurve *curve = &chip->curves[0];
  FabPoint at = chip->n_curves == 1 ? fab_curve_at (curve, share) : curve->b;
  FabPoint way = chip->n_curves == 1 ? fab_curve_tangent (curve, share) : (FabPoint){ 1, 0 };
  FabPoint p = fab_map_frame_place (frame, at.x, at.y);
  double across = fabs (way.y) * chip->width / 2 + fabs (way.x) * chip->height / 2 + ASIDE * chip->size;

  *from = p;
  if (abs (side) > 1)
    across += chip->height;
  p.x += CLAMP (side, -1, 1) * way.y * across;
  p.y -= CLAMP (side, -1, 1) * way.x * across;
  return (FabBox){ p.x - chip->width / 2, p.y - chip->height / 2, p.x + chip->width / 2, p.y + chip->height / 2 };
}

/* @from: (out): the point of the link that it stands at */
static FabBox
find_place (const Chip *chip, const FabMapFrame *frame, const FabMapLabels *labels, const FabBox *chips, guint n_chips,
            FabPoint *from)
{
  static const double shares[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75 };
  static const int sides[] = { 0, 1, -1, 2, -2 };
  double area = chip->width * chip->height, least = INFINITY;
  FabBox best = { 0 };

  for (guint s = 0; s < G_N_ELEMENTS (shares); s++)
    for (guint k = 0; k < G_N_ELEMENTS (sides); k++) {
      FabPoint at;
      FabBox box = try_at (chip, frame, shares[s], sides[k], &at);
      double cost = weigh (chip, frame, labels, chips, n_chips, box) +
                    area * (ALONG_WEIGHT * fabs (shares[s] - 0.5) + ASIDE_WEIGHT * abs (sides[k]));

      if (cost < least) {
        least = cost;
        best = box;
        *from = at;
      }
    }
  return best;
}

static void
paint (const Chip *chip, FabMapFrame *frame, FabBox box, FabPoint from)
{
  cairo_t *cr = frame->cr;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, from.x, from.y);
  cairo_line_to (cr, CLAMP (from.x, box.left, box.right), CLAMP (from.y, box.top, box.bottom));
  fab_color_set_source (fab_color_with_alpha (chip->rim, 1), cr);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  fab_draw_rounded_rectangle (cr, box.left, box.top, chip->width, chip->height,
                              MIN (RADIUS * chip->size, chip->height / 2));
  fab_color_set_source (fab_color_with_alpha (frame->palette->background, 1), cr);
  cairo_fill_preserve (cr);
  fab_color_set_source (fab_color_with_alpha (chip->rim, 1), cr);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  cairo_restore (cr);
  fab_text_show (cr, chip->layout, box.left + PAD_X * chip->size, box.top + PAD_Y * chip->size,
                 frame->palette->foreground);
}

/** fab_map_draw_edge_labels: @labels: (nullable): the names, which they keep off */
void
fab_map_draw_edge_labels (FabMapFrame *frame, const FabMapLabels *labels)
{
  guint n = frame->options->edge_states != NULL ? fab_map_scene_get_n_edges (frame->scene) : 0, n_chips = 0;
  FabBox chips[MOST];

  for (guint e = 0; e < n && n_chips < MOST; e++) {
    FabPoint from = { 0, 0 };
    Chip chip;

    if (!(frame->options->edge_states[e] & (FAB_MAP_SELECTED | FAB_MAP_HOVERED)))
      continue;
    chip_init (&chip, frame, e);
    chips[n_chips] = find_place (&chip, frame, labels, chips, n_chips, &from);
    paint (&chip, frame, chips[n_chips++], from);
    g_object_unref (chip.layout);
  }
}
