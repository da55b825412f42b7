/* fab-map-hull-names.c: the names of territories: where they hide least, and how they are written */
#include "fab-draw-text.h"
#include "fab-map-frame.h"

#include <math.h>
#include <string.h>

/** A name is at least so much larger than those of small actors, and, in its own size, broken where it is longer than this and than its hull. */
#define NAME_RATIO  1.1
#define NAME_LENGTH 9.0
/** In letters: a longer word may be broken at its hyphens. */
#define LONG_WORD 18
/** Between a hull and its name, in scene units. */
#define GAP 4.0
/** What it costs to stand elsewhere than above the hull; beside it, where others are; to cover a small disc, a larger one more; to be cut by the
 * picture's edge; to cover another such name, which never happens. */
#define ELSEWHERE_COST 1.5
#define BESIDE_COST    4.0
#define DISC_COST      3.0
#define CUT_COST       40.0
#define NAME_COST      1000.0
/** A name that covers more than this is rather left out. */
#define MOST_COST 25.0
/** Where a name covers somebody, it may stand so many times its height further out, each of which costs as much. */
#define MOST_STEPS 3
#define STEP_COST  0.4
/** The radius of a small disc, in scene units. */
#define PLAIN_RADIUS 12.0

/* Where people want larger text, these names, which are large, grow less than those of actors: they would hide the map. */
static double
name_size (const FabMapFrame *frame)
{
  double size = CLAMP (17 * frame->scale, 11, 30) * sqrt (frame->options->text_scale);

  return MAX (size, NAME_RATIO * fab_map_smallest_name (frame->options));
}

static FabBox
measure_outline (const FabMapHull *hull)
{
  GArray *outline = g_ptr_array_index (hull->outlines, 0);
  FabBox box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < outline->len; i++) {
    FabPoint p = g_array_index (outline, FabPoint, i);

    box = (FabBox){ MIN (box.left, p.x), MIN (box.top, p.y), MAX (box.right, p.x), MAX (box.bottom, p.y) };
  }
  return box;
}

/* Lines end at spaces, not at hyphens. */
static void
keep_words_whole (PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = pango_layout_get_text (layout), *word = text;

  while (*word != '\0') {
    gsize length = strcspn (word, " ");

    if (length > 1 && g_utf8_strlen (word, length) <= LONG_WORD) {
      PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

      whole->start_index = g_utf8_next_char (word) - text;
      whole->end_index = word + length - text;
      pango_attr_list_insert (attributes, whole);
    }
    word += length + (word[length] == ' ');
  }
  pango_layout_set_attributes (layout, attributes);
}

/* (transfer full): in lines that are hardly wider than its hull */
static PangoLayout *
lay_out (const FabMapFrame *frame, const FabMapHull *hull)
{
  FabTextStyle style = { .family = frame->options->font_family,
                         .size = name_size (frame),
                         .weight = FAB_WEIGHT_BOLD,
                         .alignment = PANGO_ALIGN_CENTER };
  PangoLayout *layout =
      fab_text_layout_new (frame->cr, fab_map_scene_get_group (frame->scene, hull->group)->name, &style);
  FabBox outline = measure_outline (hull);
  double most = MAX (outline.right - outline.left, NAME_LENGTH * style.size), width;

  fab_text_layout_get_size (layout, &width, NULL);
  if (width <= most)
    return layout;
  keep_words_whole (layout);
  pango_layout_set_width (layout, most * PANGO_SCALE);
  fab_text_layout_get_size (layout, &width, NULL);
  pango_layout_set_width (layout, (width + 0.75) * PANGO_SCALE);
  return layout;
}

/* ---- Where ---- */

/* The hull's highest part, or (@way -1) its lowest one, where that is near the middle. */
static FabPoint
find_extreme (const FabMapHull *hull, int way)
{
  GArray *outline = g_ptr_array_index (hull->outlines, 0);
  FabBox box = measure_outline (hull);
  double best = INFINITY;
  FabPoint extreme = { 0, 0 };

  for (guint i = 0; i < outline->len; i++) {
    FabPoint p = g_array_index (outline, FabPoint, i);
    double cost = way * p.y + fabs (p.x - (box.left + box.right) / 2) * 0.35;

    if (cost < best) {
      best = cost;
      extreme = p;
    }
  }
  return extreme;
}

static FabBox
box_at (const FabMapHull *hull, FabPoint at)
{
  return (FabBox){ at.x - hull->name_width / 2, at.y - hull->name_height, at.x + hull->name_width / 2, at.y };
}

/* What lies below the legend; nothing has no size. */
static FabBox
get_corner (const FabMapFrame *frame)
{
  FabBox sight = fab_map_frame_sight (frame);

  return (FabBox){ sight.left, sight.bottom - frame->options->corner_height, sight.left + frame->options->corner_width,
                   sight.bottom };
}

static double
weigh (const FabMapFrame *frame, GPtrArray *hulls, guint n_placed, const FabMapHull *hull, FabPoint at)
{
  FabBox box = box_at (hull, at), sight = fab_map_frame_sight (frame);
  double cost = box.left < sight.left || box.right > sight.right || box.top < sight.top || box.bottom > sight.bottom
                    ? CUT_COST
                    : 0;

  if (fab_box_meets (box, frame->options->taken) || fab_box_meets (box, get_corner (frame)))
    cost += CUT_COST;
  for (guint i = 0; i < n_placed; i++) {
    const FabMapHull *other = g_ptr_array_index (hulls, i);

    if (other->name_width > 0 && fab_box_meets (box, box_at (other, other->name_at)))
      cost += NAME_COST;
  }
  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabPoint p = fab_map_frame_place (frame, node->x, node->y);
    double reach = fab_map_node_reach (node) * frame->scale;
    FabBox disc = { p.x - reach, p.y - reach, p.x + reach, p.y + reach };

    if (fab_box_meets (box, disc) && fab_map_frame_shows_node (frame, v))
      cost += DISC_COST * MAX (node->radius, PLAIN_RADIUS) / PLAIN_RADIUS;
  }
  return cost;
}

/* Above the hull, below it, or at its sides: where it covers least. */
static void
place_name (const FabMapFrame *frame, GPtrArray *hulls, guint n_placed, FabMapHull *hull)
{
  FabBox box = measure_outline (hull);
  FabPoint top = find_extreme (hull, 1), bottom = find_extreme (hull, -1);
  double gap = GAP * frame->scale, aside = hull->name_width / 2 + gap;
  double middle = (box.top + box.bottom + hull->name_height) / 2, least = INFINITY;
  const struct {
    FabPoint at;
    double cost;
    int dx, dy; /* outwards */
  } places[] = { { { top.x, top.y - gap }, 0, 0, -1 },
                 { { bottom.x, bottom.y + gap + hull->name_height }, ELSEWHERE_COST, 0, 1 },
                 { { box.left + hull->name_width / 2, box.top - gap }, ELSEWHERE_COST, 0, -1 },
                 { { box.right - hull->name_width / 2, box.top - gap }, ELSEWHERE_COST, 0, -1 },
                 { { box.left - aside, middle }, BESIDE_COST, -1, 0 },
                 { { box.right + aside, middle }, BESIDE_COST, 1, 0 } };

  for (guint step = 0; step <= MOST_STEPS && least >= DISC_COST; step++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
      double out = step * hull->name_height;
      FabPoint at = { places[i].at.x + places[i].dx * out, places[i].at.y + places[i].dy * out };
      double cost = weigh (frame, hulls, n_placed, hull, at) + places[i].cost + step * STEP_COST;

      if (cost < least) {
        least = cost;
        hull->name_at = at;
      }
    }
  if (least >= NAME_COST || (least > MOST_COST && least < CUT_COST))
    hull->name_width = hull->name_height = 0;
}

/** fab_map_place_hull_names: measures the names of @hulls and finds their places */
void
fab_map_place_hull_names (const FabMapFrame *frame, GPtrArray *hulls)
{
  for (guint i = 0; i < hulls->len; i++) {
    FabMapHull *hull = g_ptr_array_index (hulls, i);
    g_autoptr (PangoLayout) layout = lay_out (frame, hull);

    fab_text_layout_get_size (layout, &hull->name_width, &hull->name_height);
    place_name (frame, hulls, i, hull);
  }
}

/* ---- Drawing ---- */

/* A group's colour, mixed with text's until it can be read. */
static FabColor
name_color (const FabMapFrame *frame, const FabMapHull *hull)
{
  FabColor color = fab_map_hull_color (frame, hull);

  for (int i = 0; i < 10 && fab_color_contrast (color, frame->palette->background) < 4.6; i++)
    color = fab_color_mix (color, frame->palette->foreground, 0.15f);
  return color;
}

void
fab_map_draw_hull_names (FabMapFrame *frame)
{
  for (guint i = 0; i < frame->hulls->len; i++) {
    FabMapHull *hull = g_ptr_array_index (frame->hulls, i);
    g_autoptr (PangoLayout) layout = NULL;

    if (hull->name_width <= 0 || !fab_map_frame_sees (frame, hull->name_at.x, hull->name_at.y, hull->name_width))
      continue;
    layout = lay_out (frame, hull);
    fab_text_show_with_halo (frame->cr, layout, hull->name_at.x - hull->name_width / 2,
                             hull->name_at.y - hull->name_height, name_color (frame, hull),
                             fab_color_with_alpha (frame->palette->background, 0.85f), 2);
  }
}
