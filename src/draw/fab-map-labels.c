/* fab-map-labels.c: which names are shown, where, and their drawing */
#include "fab-draw-text.h"
#include "fab-labels.h"
#include "fab-map-frame.h"
#include "fab-map-text.h"
#include "fab-ring.h"

#include <math.h>
#include <string.h>

/** Up to so many actors every name is given a place once per zoom; beyond, only what is in sight, each time. */
#define FEW_NODES 1500
/** Links that names keep clear of, where there are not too many. */
#define FEW_EDGES 3000
/** Room that a name takes with what is around it, on such a map, in squares of its size: how many names are tried at most. */
#define ROOM_PER_NAME 240.0
/** What is below names there: as dark a disc as there is leaves a contrast of 4.5 with it. */
#define PLATE_OPACITY 0.9f
#define PLATE_PAD     3.0
/** On a large map names may cover discs that are smaller than this, or they would find no place. */
#define SMALL_DISC 4.5
/** Of the line to a name that stands apart, in the context's units. */
#define LEADER_WIDTH 0.5
/** Places are found anew when somebody went further than this share of the view. */
#define MAX_SHIFT 0.25
/** Actors whose names are bold. */
#define STRONG_RADIUS 24
/** From this scale of text on, so many of them are named at any price. */
#define LARGE_TEXT     1.3
#define MOST_LANDMARKS 10
/** What one of them takes, in squares of a name's size. */
#define ROOM_PER_LANDMARK 150.0
/** Between a disc and its name, in scene units. */
#define GAP 3.5

/** The last places found, for the next frame. */
struct _FabMapLabels {
  FabMapText *text;
  FabMapScene *scene;
  double zoom, text_scale, min_font;
  FabBox page;
  FabMapShow show;
  guint states;
  guint n;
  guint *nodes;     /* what each label belongs to; FAB_MAP_NONE for a mere obstacle */
  FabLabel *labels; /* around the scene's origin, in the context's units */
  FabLabelPlace *places;
};

FabMapLabels *
fab_map_labels_new (void)
{
  FabMapLabels *self = g_new0 (FabMapLabels, 1);

  self->text = fab_map_text_new ();
  return self;
}

static void
forget_places (FabMapLabels *self)
{
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->places, g_free);
  self->n = 0;
}

void
fab_map_labels_free (FabMapLabels *self)
{
  forget_places (self);
  fab_map_text_free (self->text);
  g_free (self);
}

/** fab_map_label_size: the size of a node's name at zoom 1: larger for larger discs */
double
fab_map_label_size (const FabMapNode *node)
{
  return CLAMP (10.5 + (node->radius - 12) * 0.14, 10.5, 15);
}

/* A name that stands apart begins or ends where its line does. */
static PangoAlignment
alignment_of_far (const FabLabel *label, FabLabelPlace place)
{
  FabPoint from, to;

  fab_label_leader (label, place, 0, &from, &to);
  if (fabs (to.x - label->x) < label->width / 4)
    return PANGO_ALIGN_CENTER;
  return to.x > label->x ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

/** fab_map_smallest_name: the least size of a name: who wants large text can't read smaller ones; rather fewer are written */
double
fab_map_smallest_name (const FabMapDrawOptions *options)
{
  return (options->min_font > 0 ? options->min_font : 9) * options->text_scale;
}

static PangoAlignment
alignment_at (FabLabelPlace place)
{
  switch (place) {
  case FAB_LABEL_RIGHT:
  case FAB_LABEL_RIGHT_BELOW:
  case FAB_LABEL_RIGHT_ABOVE:
    return PANGO_ALIGN_LEFT;
  case FAB_LABEL_LEFT:
  case FAB_LABEL_LEFT_BELOW:
  case FAB_LABEL_LEFT_ABOVE:
    return PANGO_ALIGN_RIGHT;
  default:
    return PANGO_ALIGN_CENTER;
  }
}

static FabMapName
name_of (const FabMapFrame *frame, const FabMapNode *node, FabLabelPlace place)
{
  double smallest = fab_map_smallest_name (frame->options);
  double size = fab_map_label_size (node) * frame->scale * frame->options->text_scale;

  return (FabMapName){ .text = frame->options->show & FAB_MAP_ANONYMOUS ? node->alias : node->label,
                       .family = frame->options->font_family,
                       /* Steps of half a unit, so that a smooth zoom needs few of them */
                       .size = MAX (smallest, floor (size * 2 + 0.5) / 2),
                       .strong = node->radius >= STRONG_RADIUS,
                       .alignment = alignment_at (place) };
}

/* ---- Finding places ---- */

typedef struct {
  guint node;
  float priority;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *p = a, *q = b;

  if (p->priority != q->priority)
    return p->priority > q->priority ? -1 : 1;
  return p->node < q->node ? -1 : 1;
}

static float
get_priority (const FabMapFrame *frame, guint node)
{
  guint8 state = fab_map_frame_node_state (frame, node);
  guint n_edges;
  float priority = frame->scene->nodes[node].radius;

  fab_map_scene_get_node_edges (frame->scene, node, &n_edges);
  priority += MIN (n_edges, 999) / 1000.0f;
  if (state & (FAB_MAP_HOVERED | FAB_MAP_SELECTED | FAB_MAP_FOCUSED))
    priority += 2000;
  return state & FAB_MAP_FADED ? priority : priority + 1000;
}

/* How many selected actors are named at any price: a whole map's names over each other say nothing. */
#define FEW_SELECTED 12

static guint8
get_insisting (const FabMapFrame *frame)
{
  guint n = 0;

  for (guint v = 0; v < frame->scene->topology->n_nodes && n <= FEW_SELECTED; v++)
    n += (fab_map_frame_node_state (frame, v) & FAB_MAP_SELECTED) != 0;
  return FAB_MAP_HOVERED | FAB_MAP_FOCUSED | (n <= FEW_SELECTED ? FAB_MAP_SELECTED : 0);
}

static gboolean
is_large (const FabMapFrame *frame)
{
  return frame->scene->topology->n_nodes > FEW_NODES;
}

/* There names cover no disc, but those of the largest actors: nobody can look closer at what is below. */
static gboolean
is_crowd_on_paper (const FabMapFrame *frame)
{
  return is_large (frame) && frame->options->min_font > 0;
}

/* Where text is large few names have room, and the largest actors, in the midst of the others, least of all: they are what the map is about. Returns:
 * how many of them are named at any price: none where all names are in each other's way */
static guint
count_landmarks (const FabMapFrame *frame)
{
  double size = fab_map_smallest_name (frame->options);
  FabBox bounds, sight = fab_map_frame_sight (frame);
  FabPoint a, b;

  if ((frame->options->min_font > 0 && !is_large (frame)) || !fab_map_scene_get_bounds (frame->scene, &bounds))
    return 0;
  a = fab_map_frame_place (frame, bounds.left, bounds.top);
  b = fab_map_frame_place (frame, bounds.right, bounds.bottom);
  a = (FabPoint){ MAX (a.x, sight.left), MAX (a.y, sight.top) };
  b = (FabPoint){ MIN (b.x, sight.right), MIN (b.y, sight.bottom) };
  return MIN (MAX (b.x - a.x, 0) * MAX (b.y - a.y, 0) / (ROOM_PER_LANDMARK * size * size), MOST_LANDMARKS);
}

/* Dimmed actors make room for the others, and for what somebody points at. */
static FabLabelClaim
claim_of (guint8 state, guint8 insisting, gboolean is_landmark)
{
  if (state & insisting || (is_landmark && !(state & FAB_MAP_FADED)))
    return FAB_LABEL_INSISTS;
  return state & FAB_MAP_FADED && !(state & FAB_MAP_SELECTED) ? FAB_LABEL_YIELDS : FAB_LABEL_ORDINARY;
}

/* The nodes that take part, those with the best claim to a name first. */
static GArray *
list_candidates (const FabMapFrame *frame)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    FabPoint p = fab_map_frame_place (frame, frame->scene->nodes[v].x, frame->scene->nodes[v].y);
    Candidate candidate = { v, 0 };

    if (!fab_map_frame_shows_node (frame, v) || (is_large (frame) && !fab_map_frame_sees (frame, p.x, p.y, 60)))
      continue;
    candidate.priority = get_priority (frame, v);
    g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static void
add_label (FabMapLabels *self, const FabMapFrame *frame, GArray *candidates, guint rank, guint8 insisting,
           gboolean named, guint n_landmarks)
{
  const Candidate *candidate = &g_array_index (candidates, Candidate, rank);
  const FabMapNode *node = &frame->scene->nodes[candidate->node];
  FabMapName name = name_of (frame, node, FAB_LABEL_BELOW);
  double width = 0, height = 0, radius = fab_map_frame_reach (frame, candidate->node);
  gboolean is_small = is_large (frame) && radius < SMALL_DISC && !is_crowd_on_paper (frame);

  if (named && *name.text != '\0')
    fab_map_text_measure (self->text, &name, &width, &height);
  if (is_small && width == 0)
    return;
  self->nodes[self->n] = candidate->node;
  self->labels[self->n++] = (FabLabel){ .x = node->x * frame->zoom,
                                        .y = node->y * frame->zoom,
                                        .radius = radius + 1.5 * frame->scale,
                                        .width = width,
                                        .height = height,
                                        .priority = candidate->priority,
                                        .claim = claim_of (fab_map_frame_node_state (frame, candidate->node), insisting,
                                                           rank < n_landmarks && node->radius >= STRONG_RADIUS) };
}

/* What is written there already: discs without names keep others off it. */
static void
add_obstacle (FabMapLabels *self, const FabMapFrame *frame, FabBox box)
{
  double width = box.right - box.left, height = box.bottom - box.top;
  double radius = MAX (MIN (width, height) / 2, 1);

  for (double at = radius; at <= MAX (width, height); at += radius, self->n++) {
    self->nodes[self->n] = FAB_MAP_NONE;
    self->labels[self->n] = (FabLabel){ .x = box.left + (width > height ? at : radius) - frame->x,
                                        .y = box.top + (width > height ? radius : at) - frame->y,
                                        .radius = radius };
  }
}

/* (transfer full): of FabBox: the names of territories, and what is below the map */
static GArray *
list_obstacles (const FabMapFrame *frame)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (FabBox));

  for (guint i = 0; i < frame->hulls->len; i++) {
    const FabMapHull *hull = g_ptr_array_index (frame->hulls, i);
    FabPoint at = hull->name_at;
    FabBox box = { at.x - hull->name_width / 2, at.y - hull->name_height, at.x + hull->name_width / 2, at.y };

    if (hull->name_width > 0)
      g_array_append_val (boxes, box);
  }
  if (frame->marks != NULL)
    g_array_append_vals (boxes, frame->marks->data, frame->marks->len);
  return boxes;
}

static guint
count_obstacle_discs (const GArray *boxes)
{
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++) {
    FabBox box = g_array_index (boxes, FabBox, i);
    double width = box.right - box.left, height = box.bottom - box.top;

    n += (guint)(MAX (width, height) / MAX (MIN (width, height) / 2, 1)) + 2;
  }
  return n;
}

static void
add_segment (const FabMapFrame *frame, float segment[4], FabPoint a, FabPoint b)
{
  segment[0] = a.x * frame->zoom;
  segment[1] = a.y * frame->zoom;
  segment[2] = b.x * frame->zoom;
  segment[3] = b.y * frame->zoom;
}

static float (*list_segments (const FabMapFrame *frame, int *n))[4]
{
  GArray *edges = frame->scene->topology->edges;
  float (*segments)[4];

  *n = 0;
  if (edges->len > FEW_EDGES || edges->len == 0)
    return NULL;
  segments = g_malloc_n (2 * edges->len, sizeof *segments);
  for (guint e = 0; e < edges->len; e++) {
    const FabMapEdge *edge = &g_array_index (edges, FabMapEdge, e);
    FabCurve curves[2];
    FabPoint middle;
    guint n_curves;

    if (fab_map_frame_edge_state (frame, e) & (FAB_MAP_FADED | FAB_MAP_HIDDEN) ||
        !fab_map_frame_shows_node (frame, edge->source) || !fab_map_frame_shows_node (frame, edge->target))
      continue;
    n_curves = fab_map_edge_curves (frame->scene, edge, curves);
    if (n_curves == 1 && edge->fan_count < 2) {
      add_segment (frame, segments[(*n)++], curves[0].a, curves[0].b);
      continue;
    }
    /* A loop, or a link of a fan: there and back */
    middle = n_curves == 2 ? curves[0].b : fab_curve_at (&curves[0], 0.5);
    add_segment (frame, segments[(*n)++], curves[0].a, middle);
    add_segment (frame, segments[(*n)++], middle, curves[n_curves - 1].b);
  }
  return segments;
}

/** fab_map_frame_sight: the part of the picture that people see */
FabBox
fab_map_frame_sight (const FabMapFrame *frame)
{
  FabBox sight = frame->options->sight;

  return sight.right > sight.left ? sight : (FabBox){ 0, 0, frame->options->width, frame->options->height };
}

/* Whether every disc is in sight. */
static gboolean
is_whole (const FabMapFrame *frame)
{
  FabBox bounds, sight = fab_map_frame_sight (frame);
  FabPoint a, b;

  if (!fab_map_scene_get_bounds (frame->scene, &bounds))
    return FALSE;
  a = fab_map_frame_place (frame, bounds.left, bounds.top);
  b = fab_map_frame_place (frame, bounds.right, bounds.bottom);
  return a.x >= sight.left && a.y >= sight.top && b.x <= sight.right && b.y <= sight.bottom;
}

static gboolean
get_taken (const FabMapFrame *frame, FabBox *taken)
{
  *taken = frame->options->taken;
  return taken->right > taken->left || fab_map_measure_legend (frame->scene, frame->options, taken);
}

/* The part of the map that people see, around the scene's origin. */
static FabBox
get_page (const FabMapFrame *frame)
{
  return fab_box_moved (fab_map_frame_sight (frame), -frame->x, -frame->y);
}

/* @on_page: keeps the names of what is in sight there, and off the legend */
static void
find_places (FabMapLabels *self, const FabMapFrame *frame, gboolean on_page)
{
  g_autoptr (GArray) candidates = list_candidates (frame);
  g_autoptr (GArray) obstacles = list_obstacles (frame);
  guint room = candidates->len + count_obstacle_discs (obstacles);
  double size = fab_map_smallest_name (frame->options);
  guint most = frame->options->width * frame->options->height / (ROOM_PER_NAME * size * size);
  guint n_landmarks = count_landmarks (frame);
  guint8 insisting = get_insisting (frame);
  g_autofree float (*segments)[4] = NULL;
  FabLabelRoom around = { 0 };
  FabBox page, legend, corner;

  if (!is_large (frame))
    most = candidates->len;
  forget_places (self);
  self->nodes = g_new (guint, room + 1);
  self->labels = g_new0 (FabLabel, room + 1);
  self->places = g_new (FabLabelPlace, room + 1);
  for (guint i = 0; i < candidates->len; i++)
    add_label (self, frame, candidates, i, insisting, i < most, n_landmarks);
  for (guint i = 0; i < obstacles->len; i++)
    add_obstacle (self, frame, g_array_index (obstacles, FabBox, i));
  around.segments = segments = list_segments (frame, &around.n_segments);
  if (on_page) {
    page = get_page (frame);
    around.page = &page;
    corner = (FabBox){ page.left, page.bottom - frame->options->corner_height, page.left + frame->options->corner_width,
                       page.bottom };
    around.corner = &corner;
    around.leaders = frame->options->min_font > 0 && is_whole (frame);
    if (get_taken (frame, &legend)) {
      legend = fab_box_moved (legend, -frame->x, -frame->y);
      around.taken = &legend;
    }
  }
  if (fab_labels_place (self->n, self->labels, GAP * frame->scale, &around, self->places) < 0)
    for (guint i = 0; i < self->n; i++)
      self->places[i] = FAB_LABEL_HIDDEN;
}

/* ---- Keeping them ---- */

static guint
hash_states (const FabMapFrame *frame)
{
  guint hash = 5381;

  for (guint v = 0; frame->options->node_states != NULL && v < frame->scene->topology->n_nodes; v++)
    hash = hash * 33 + frame->options->node_states[v];
  return hash;
}

/* Names at an edge change their side when the view is larger or smaller, not with every step that somebody goes. */
static gboolean
is_near (FabBox a, FabBox b)
{
  double width = b.right - b.left, height = b.bottom - b.top;

  return fabs (a.right - a.left - width) < 1 && fabs (a.bottom - a.top - height) < 1 &&
         fabs (a.left - b.left) < width * MAX_SHIFT && fabs (a.top - b.top) < height * MAX_SHIFT;
}

static gboolean
has_same_style (const FabMapLabels *self, const FabMapFrame *frame)
{
  return self->scene != NULL && self->scene->topology == frame->scene->topology &&
         self->text_scale == frame->options->text_scale && self->min_font == frame->options->min_font &&
         self->show == frame->options->show;
}

/* Names stay on their side of the discs while these move or grow. */
static void
follow_nodes (FabMapLabels *self, const FabMapFrame *frame)
{
  for (guint i = 0; i < self->n; i++) {
    FabLabel *label = &self->labels[i];
    const FabMapNode *node;
    FabMapName name;
    double width, height;

    if (self->nodes[i] == FAB_MAP_NONE)
      continue;
    node = &frame->scene->nodes[self->nodes[i]];
    label->x = node->x * frame->zoom;
    label->y = node->y * frame->zoom;
    label->radius = fab_map_frame_reach (frame, self->nodes[i]) + 1.5 * frame->scale;
    if (self->places[i] == FAB_LABEL_HIDDEN || label->width == 0)
      continue;
    name = name_of (frame, node, self->places[i]);
    fab_map_text_measure (self->text, &name, &width, &height);
    label->width = width;
    label->height = height;
  }
}

static void
update_places (FabMapLabels *self, const FabMapFrame *frame)
{
  guint states = hash_states (frame);

  if (has_same_style (self, frame) && !is_large (frame)) {
    if (self->scene == frame->scene && self->states == states && self->zoom == frame->zoom &&
        is_near (self->page, get_page (frame)))
      return;
    if (frame->options->quick) {
      follow_nodes (self, frame);
      self->zoom = NAN; /* found anew when nothing moves any more */
      return;
    }
  }
  find_places (self, frame, TRUE);
  self->scene = fab_map_scene_ref (frame->scene);
  self->zoom = frame->zoom;
  self->page = get_page (frame);
  self->text_scale = frame->options->text_scale;
  self->min_font = frame->options->min_font;
  self->show = frame->options->show;
  self->states = states;
}

/* ---- Drawing ---- */

static void
blit_label (FabMapLabels *self, FabMapFrame *frame, const FabMapName *name, FabBox box, double opacity)
{
  double per_unit = frame->pixels_per_unit;
  int margin;
  cairo_surface_t *image = fab_map_text_get_image (self->text, name, &margin);

  fab_pixels_blit (&frame->pixels, image, (int)floor (box.left * per_unit + frame->pixels.dx + 0.5) - margin,
                   (int)floor (box.top * per_unit + frame->pixels.dy + 0.5) - margin, opacity);
}

static void
paint_label (FabMapFrame *frame, const FabMapName *name, FabBox box, double opacity)
{
  g_autoptr (PangoLayout) layout = fab_map_name_layout (frame->cr, name);

  fab_text_show_with_halo (frame->cr, layout, box.left, box.top,
                           fab_color_with_alpha (frame->palette->foreground, opacity),
                           fab_color_with_alpha (frame->palette->background, 0.85f * opacity), 1.6);
}

/* A name that somebody points at is for reading, also where the filter dims its actor. */
static gboolean
is_faint (guint8 state)
{
  return state & FAB_MAP_FADED && !(state & (FAB_MAP_HOVERED | FAB_MAP_SELECTED | FAB_MAP_FOCUSED));
}

static gboolean
is_written (const FabMapLabels *self, const FabMapFrame *frame, guint i)
{
  return self->nodes[i] != FAB_MAP_NONE && self->places[i] != FAB_LABEL_HIDDEN && self->labels[i].width > 0 &&
         fab_map_frame_shows_node (frame, self->nodes[i]);
}

static FabBox
get_box (const FabMapLabels *self, const FabMapFrame *frame, guint i)
{
  FabBox box = fab_label_box (&self->labels[i], self->places[i], GAP * frame->scale);

  return fab_box_moved (box, frame->x, frame->y);
}

static void
draw_label (FabMapLabels *self, FabMapFrame *frame, guint i)
{
  guint node = self->nodes[i];
  FabMapName name = name_of (frame, &frame->scene->nodes[node], self->places[i]);
  double opacity = is_faint (fab_map_frame_node_state (frame, node)) ? FAB_MAP_FADE : 1;
  FabBox box = get_box (self, frame, i);

  if (self->places[i] >= FAB_LABEL_FAR)
    name.alignment = alignment_of_far (&self->labels[i], self->places[i]);
  if (box.right < 0 || box.bottom < 0 || box.left > frame->options->width || box.top > frame->options->height)
    return;
  if (frame->on_pixels)
    blit_label (self, frame, &name, box, opacity);
  else
    paint_label (frame, &name, box, opacity);
}

/* On paper, where nobody can look closer, names that have no room beside their actor stand apart. */
static void
draw_leaders (FabMapFrame *frame, const FabMapLabels *self)
{
  cairo_save (frame->cr);
  cairo_translate (frame->cr, frame->x, frame->y);
  cairo_set_line_width (frame->cr, LEADER_WIDTH);
  for (guint i = 0; i < self->n; i++) {
    FabPoint from, to;

    if (!is_written (self, frame, i) ||
        !fab_label_leader (&self->labels[i], self->places[i], GAP * frame->scale, &from, &to))
      continue;
    cairo_new_path (frame->cr);
    cairo_move_to (frame->cr, from.x, from.y);
    cairo_line_to (frame->cr, to.x, to.y);
    fab_color_set_source (
        fab_color_with_alpha (frame->palette->foreground,
                              is_faint (fab_map_frame_node_state (frame, self->nodes[i])) ? FAB_MAP_FADE : 0.75f),
        frame->cr);
    cairo_stroke (frame->cr);
  }
  cairo_restore (frame->cr);
}

/* Among thousands of discs a halo is too little: each name has a plate below it. */
static void
draw_plates (FabMapFrame *frame, const FabMapLabels *self)
{
  cairo_save (frame->cr);
  fab_color_set_source (fab_color_with_alpha (frame->palette->background, PLATE_OPACITY), frame->cr);
  for (guint i = 0; i < self->n; i++) {
    FabBox box;

    if (!is_written (self, frame, i) || is_faint (fab_map_frame_node_state (frame, self->nodes[i])))
      continue;
    box = get_box (self, frame, i);
    cairo_new_path (frame->cr);
    fab_draw_rounded_rectangle (frame->cr, box.left - PLATE_PAD, box.top, box.right - box.left + 2 * PLATE_PAD,
                                box.bottom - box.top, PLATE_PAD);
    cairo_fill (frame->cr);
  }
  cairo_restore (frame->cr);
}

void
fab_map_draw_labels (FabMapFrame *frame, FabMapLabels *self)
{
  fab_map_text_set_style (self->text, frame->palette->foreground, frame->palette->background, frame->pixels_per_unit);
  update_places (self, frame);
  draw_leaders (frame, self);
  if (is_large (frame))
    draw_plates (frame, self);
  if (frame->on_pixels)
    fab_pixels_open (&frame->pixels, frame->cr);
  for (guint i = 0; i < self->n; i++)
    if (is_written (self, frame, i))
      draw_label (self, frame, i);
  if (frame->on_pixels)
    fab_pixels_close (&frame->pixels);
}

/** fab_map_labels_count_unnamed: how many of the actors in sight, which have a name, were drawn without it; dimmed ones don't count */
guint
fab_map_labels_count_unnamed (const FabMapLabels *self, const FabMapFrame *frame)
{
  gboolean anonymous = frame->options->show & FAB_MAP_ANONYMOUS;
  guint n = 0, n_written = 0;

  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    const FabMapNode *node = &frame->scene->nodes[v];
    FabPoint p = fab_map_frame_place (frame, node->x, node->y);

    n += fab_map_frame_shows_node (frame, v) && !is_faint (fab_map_frame_node_state (frame, v)) &&
         fab_map_frame_sees (frame, p.x, p.y, 0) && *(anonymous ? node->alias : node->label) != '\0';
  }
  for (guint i = 0; i < self->n; i++)
    n_written += is_written (self, frame, i) && !is_faint (fab_map_frame_node_state (frame, self->nodes[i]));
  return n - MIN (n, n_written);
}

guint
fab_map_labels_get_n (const FabMapLabels *self)
{
  return self->n;
}

/**
 * fab_map_labels_get_box:
 * @node: (out): whose name it is
 * @box: (out): where it was written last, in the context's units
 *
 * Returns: whether it was written
 */
gboolean
fab_map_labels_get_box (const FabMapLabels *self, const FabMapFrame *frame, guint index, guint *node, FabBox *box)
{
  if (!is_written (self, frame, index))
    return FALSE;
  *node = self->nodes[index];
  *box = get_box (self, frame, index);
  return TRUE;
}

/** fab_map_measure_labels: the box around all names that would be shown, in the context's units; @frame needs no context */
FabBox
fab_map_measure_labels (FabMapFrame *frame)
{
  FabMapLabels *self = fab_map_labels_new ();
  FabBox all = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  find_places (self, frame, FALSE);
  for (guint i = 0; i < self->n; i++) {
    FabBox box;

    if (self->places[i] == FAB_LABEL_HIDDEN || self->labels[i].width == 0)
      continue;
    box = get_box (self, frame, i);
    all = (FabBox){ MIN (all.left, box.left), MIN (all.top, box.top), MAX (all.right, box.right),
                    MAX (all.bottom, box.bottom) };
  }
  fab_map_labels_free (self);
  return all;
}
