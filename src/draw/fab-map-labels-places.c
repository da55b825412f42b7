/* fab-map-labels-places.c: which names are shown, and where */
#include "fab-map-labels-private.h"

#include <math.h>

/** Links that names keep clear of, where there are not too many. */
#define FEW_EDGES 3000
/** Room that a name takes with what is around it, on such a map, in squares of its size: how many names are tried at most. */
#define ROOM_PER_NAME 240.0
/** On a large map names may cover discs that are smaller than this, or they would find no place. */
#define SMALL_DISC 4.5
/** So many of the largest actors are named at any price, where there is room. */
#define MOST_LANDMARKS 10
/** What one of them takes, in squares of a name's size. */
#define ROOM_PER_LANDMARK 150.0

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

gboolean
fab_map_frame_is_large (const FabMapFrame *frame)
{
  return frame->scene->topology->n_nodes > FAB_MAP_FEW_NODES;
}

/* There names cover no disc, but those of the largest actors: nobody can look closer at what is below. */
static gboolean
is_crowd_on_paper (const FabMapFrame *frame)
{
  return fab_map_frame_is_large (frame) && frame->options->min_font > 0;
}

/* Where text is large few names have room, and the largest actors, in the midst of the others, least of all: they are what the map is about. Returns:
 * how many of them are named at any price: none where all names are in each other's way */
static guint
count_landmarks (const FabMapFrame *frame)
{
  double size = fab_map_smallest_name (frame->options);
  FabBox bounds, sight = fab_map_frame_sight (frame);
  FabPoint a, b;

  if ((frame->options->min_font > 0 && !fab_map_frame_is_large (frame)) ||
      !fab_map_scene_get_bounds (frame->scene, &bounds))
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

    if (!fab_map_frame_shows_node (frame, v) ||
        (fab_map_frame_is_large (frame) && !fab_map_frame_sees (frame, p.x, p.y, 60)))
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
  FabMapName name = fab_map_labels_name_of (frame, node, FAB_LABEL_BELOW);
  double width = 0, height = 0, radius = fab_map_frame_reach (frame, candidate->node);
  gboolean is_small = fab_map_frame_is_large (frame) && radius < SMALL_DISC && !is_crowd_on_paper (frame);

  if (named && *name.text != '\0')
    fab_map_text_measure (self->text, &name, &width, &height);
  if (is_small && width == 0)
    return;
  self->nodes[self->n] = candidate->node;
  self->labels[self->n++] =
      (FabLabel){ .x = node->x * frame->zoom,
                  .y = node->y * frame->zoom,
                  .radius = radius + 1.5 * frame->scale,
                  .width = width,
                  .height = height,
                  .priority = candidate->priority,
                  .claim = claim_of (fab_map_frame_node_state (frame, candidate->node), insisting,
                                     rank < n_landmarks && node->radius >= FAB_MAP_STRONG_RADIUS) };
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

FabBox
fab_map_labels_page (const FabMapFrame *frame)
{
  return fab_box_moved (fab_map_frame_sight (frame), -frame->x, -frame->y);
}

void
fab_map_labels_find_places (FabMapLabels *self, const FabMapFrame *frame, gboolean on_page)
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

  if (!fab_map_frame_is_large (frame))
    most = candidates->len;
  fab_map_labels_forget_places (self);
  self->nodes = g_new (guint, room + 1);
  self->labels = g_new0 (FabLabel, room + 1);
  self->places = g_new (FabLabelPlace, room + 1);
  for (guint i = 0; i < candidates->len; i++)
    add_label (self, frame, candidates, i, insisting, i < most, n_landmarks);
  for (guint i = 0; i < obstacles->len; i++)
    add_obstacle (self, frame, g_array_index (obstacles, FabBox, i));
  around.segments = segments = list_segments (frame, &around.n_segments);
  if (on_page) {
    page = fab_map_labels_page (frame);
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
  if (fab_labels_place (self->n, self->labels, FAB_MAP_NAME_GAP * frame->scale, &around, self->places) < 0)
    for (guint i = 0; i < self->n; i++)
      self->places[i] = FAB_LABEL_HIDDEN;
}
