#include "fab-map-scene-private.h"

#include <math.h>

/** Discs are never drawn smaller than this, in pixels. */
#define MIN_RADIUS 2.0
/** The largest are still so many times as large: in a crowd it is them who should be seen. */
#define MOST_LARGER 3.0
/** A single link's bend: a share of its length, at most so much. */
#define BEND     0.055
#define MAX_BEND 22.0

G_DEFINE_BOXED_TYPE (FabMapScene, fab_map_scene, fab_map_scene_ref, fab_map_scene_unref)

FabMapTopology *
fab_map_topology_ref (FabMapTopology *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fab_map_topology_unref (FabMapTopology *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_string_chunk_free (self->strings);
  g_array_unref (self->edges);
  g_array_unref (self->styles);
  g_array_unref (self->groups);
  g_array_unref (self->bundles);
  for (guint a = 0; a < FAB_MAP_N_ASPECTS; a++)
    g_array_unref (self->aspects[a].classes);
  g_ptr_array_unref (self->logos);
  g_hash_table_unref (self->nodes_by_key);
  g_hash_table_unref (self->edges_by_key);
  g_free (self->node_offsets);
  g_free (self->node_edges);
  g_free (self);
}

static void
measure_bounds (FabMapScene *self)
{
  FabBox bounds = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  self->is_empty = TRUE;
  for (guint v = 0; v < self->topology->n_nodes; v++) {
    const FabMapNode *node = &self->nodes[v];
    double reach;

    if (!node->placed)
      continue;
    self->is_empty = FALSE;
    reach = fab_map_node_reach (node);
    bounds.left = MIN (bounds.left, node->x - reach);
    bounds.top = MIN (bounds.top, node->y - reach);
    bounds.right = MAX (bounds.right, node->x + reach);
    bounds.bottom = MAX (bounds.bottom, node->y + reach);
  }
  self->bounds = self->is_empty ? (FabBox){ 0 } : bounds;
}

/**
 * fab_map_scene_new:
 * @topology: (transfer full)
 * @nodes: (transfer full)
 */
FabMapScene *
fab_map_scene_new (FabMapTopology *topology, FabMapNode *nodes)
{
  FabMapScene *self = g_new0 (FabMapScene, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->topology = topology;
  self->nodes = nodes;
  measure_bounds (self);
  return self;
}

FabMapScene *
fab_map_scene_ref (FabMapScene *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fab_map_scene_unref (FabMapScene *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->node_index, fab_spatial_index_free);
  g_clear_pointer (&self->edge_index, fab_spatial_index_free);
  g_mutex_clear (&self->lock);
  fab_map_topology_unref (self->topology);
  g_free (self->nodes);
  g_free (self);
}

static FabMapNode *
copy_nodes (FabMapScene *self)
{
  FabMapNode *nodes = g_memdup2 (self->nodes, self->topology->n_nodes * sizeof (FabMapNode));

  return nodes != NULL ? nodes : g_new0 (FabMapNode, 1);
}

static void
place_node (FabMapNode *node, FabPoint place)
{
  if (!isfinite (place.x) || !isfinite (place.y))
    return;
  node->x = CLAMP (place.x, -FAB_MAP_MAX_PLACE, FAB_MAP_MAX_PLACE);
  node->y = CLAMP (place.y, -FAB_MAP_MAX_PLACE, FAB_MAP_MAX_PLACE);
  node->placed = TRUE;
}

/**
 * fab_map_scene_moved:
 * @n: how many nodes move
 * @nodes: (array length=n): which
 * @places: (array length=n): where to, in scene units
 *
 * Returns: (transfer full): the same scene with those nodes there, which costs about a copy of the nodes
 */
FabMapScene *
fab_map_scene_moved (FabMapScene *self, guint n, const guint *nodes, const FabPoint *places)
{
  FabMapNode *copy = copy_nodes (self);

  for (guint i = 0; i < n; i++)
    if (nodes[i] < self->topology->n_nodes)
      place_node (&copy[nodes[i]], places[i]);
  return fab_map_scene_new (fab_map_topology_ref (self->topology), copy);
}

/** fab_map_scene_placed: the same scene with each node at its place in @places; one that is not a number leaves it */
FabMapScene *
fab_map_scene_placed (FabMapScene *self, const FabPoint *places)
{
  FabMapNode *copy = copy_nodes (self);

  for (guint v = 0; v < self->topology->n_nodes; v++)
    place_node (&copy[v], places[v]);
  return fab_map_scene_new (fab_map_topology_ref (self->topology), copy);
}

/**
 * fab_map_scene_between:
 * @to: a scene; nodes are matched by key
 * @share: 0 to 1
 *
 * Returns: (transfer full): @to on its way from @from, for animations. Nodes that had no place appear where they go.
 */
FabMapScene *
fab_map_scene_between (FabMapScene *from, FabMapScene *to, double share)
{
  FabMapNode *copy = copy_nodes (to);

  for (guint v = 0; v < to->topology->n_nodes; v++) {
    guint old = from->topology == to->topology ? v : fab_map_scene_find_node (from, copy[v].key);

    if (old == FAB_MAP_NONE || !from->nodes[old].placed || !copy[v].placed)
      continue;
    copy[v].x = from->nodes[old].x + (copy[v].x - from->nodes[old].x) * share;
    copy[v].y = from->nodes[old].y + (copy[v].y - from->nodes[old].y) * share;
  }
  return fab_map_scene_new (fab_map_topology_ref (to->topology), copy);
}

guint
fab_map_scene_get_n_nodes (FabMapScene *self)
{
  return self->topology->n_nodes;
}

guint
fab_map_scene_get_n_edges (FabMapScene *self)
{
  return self->topology->edges->len;
}

guint
fab_map_scene_get_n_styles (FabMapScene *self)
{
  return self->topology->styles->len;
}

guint
fab_map_scene_get_n_groups (FabMapScene *self)
{
  return self->topology->groups->len;
}

const FabMapNode *
fab_map_scene_get_node (FabMapScene *self, guint node)
{
  g_return_val_if_fail (node < self->topology->n_nodes, NULL);
  return &self->nodes[node];
}

const FabMapEdge *
fab_map_scene_get_edge (FabMapScene *self, guint edge)
{
  g_return_val_if_fail (edge < self->topology->edges->len, NULL);
  return &g_array_index (self->topology->edges, FabMapEdge, edge);
}

const FabMapStyle *
fab_map_scene_get_style (FabMapScene *self, guint style)
{
  g_return_val_if_fail (style < self->topology->styles->len, NULL);
  return &g_array_index (self->topology->styles, FabMapStyle, style);
}

const FabMapGroup *
fab_map_scene_get_group (FabMapScene *self, guint group)
{
  g_return_val_if_fail (group < self->topology->groups->len, NULL);
  return &g_array_index (self->topology->groups, FabMapGroup, group);
}

/** fab_map_scene_get_meaning: (nullable): what an aspect says, translated: "Theme" */
const char *
fab_map_scene_get_meaning (FabMapScene *self, FabMapAspect aspect)
{
  g_return_val_if_fail (aspect < FAB_MAP_N_ASPECTS, NULL);
  return self->topology->aspects[aspect].meaning;
}

guint
fab_map_scene_get_n_classes (FabMapScene *self, FabMapAspect aspect)
{
  g_return_val_if_fail (aspect < FAB_MAP_N_ASPECTS, 0);
  return self->topology->aspects[aspect].classes->len;
}

const FabMapClass *
fab_map_scene_get_class (FabMapScene *self, FabMapAspect aspect, guint entry)
{
  g_return_val_if_fail (entry < fab_map_scene_get_n_classes (self, aspect), NULL);
  return &g_array_index (self->topology->aspects[aspect].classes, FabMapClass, entry);
}

/** fab_map_scene_get_compares: whether it shows what is different between two moments */
gboolean
fab_map_scene_get_compares (FabMapScene *self)
{
  return self->topology->compares;
}

/** fab_map_scene_find_node: the index of the node with that key, or %FAB_MAP_NONE */
guint
fab_map_scene_find_node (FabMapScene *self, gint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->topology->nodes_by_key, &key)) - 1;
}

/** fab_map_scene_find_edge: the index of the edge with that key, or %FAB_MAP_NONE */
guint
fab_map_scene_find_edge (FabMapScene *self, gint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->topology->edges_by_key, &key)) - 1;
}

/**
 * fab_map_scene_get_node_edges:
 * @n_edges: (out): how many
 *
 * Returns: (array length=n_edges): the indices of a node's edges, a loop once
 */
const guint *
fab_map_scene_get_node_edges (FabMapScene *self, guint node, guint *n_edges)
{
  const guint *offsets = self->topology->node_offsets;

  g_return_val_if_fail (node < self->topology->n_nodes, NULL);
  *n_edges = offsets[node + 1] - offsets[node];
  return &self->topology->node_edges[offsets[node]];
}

/** fab_map_scene_get_bundle_size: how many links the line of @edge stands for */
guint
fab_map_scene_get_bundle_size (FabMapScene *self, guint edge)
{
  guint number = fab_map_scene_get_edge (self, edge)->bundle;

  return number > 0 ? g_array_index (self->topology->bundles, guint, number - 1) : 1;
}

/**
 * fab_map_scene_get_bounds:
 * @bounds: (out): the box around all discs, in scene units
 *
 * Returns: whether there is any disc
 */
gboolean
fab_map_scene_get_bounds (FabMapScene *self, FabBox *bounds)
{
  *bounds = self->bounds;
  return !self->is_empty;
}

/**
 * fab_map_zoom_to_scale:
 *
 * Going out, everything shrinks alike. Going in, discs and names grow more slowly than the room between them, so that a
 * closer look shows more.
 *
 * Returns: how many pixels a unit of a disc's radius is at @zoom
 */
double
fab_map_zoom_to_scale (double zoom)
{
  return zoom <= 1 ? zoom : pow (zoom, 0.65);
}

/* The radius of a node's disc at @zoom, in scene units. */
double
fab_map_node_radius (const FabMapNode *node, double zoom)
{
  double smallest = MIN_RADIUS * CLAMP ((node->radius - 10) / 8, 1, MOST_LARGER);

  return MAX (node->radius * fab_map_zoom_to_scale (zoom), smallest) / zoom;
}

/* How wide the ring around a disc of that radius is, with the gap before it. */
double
fab_map_ring_width (double radius)
{
  return CLAMP (radius * 0.34, 3, 8);
}

/* How far a node goes from its centre, with its corners and its ring, in scene units. */
double
fab_map_node_reach (const FabMapNode *node)
{
  return node->radius * fab_map_mark_get_reach (node->mark) + (node->ring > 0 ? fab_map_ring_width (node->radius) : 0);
}

gboolean
fab_map_node_is_shown (const FabMapNode *node)
{
  return node->placed;
}

/* Seen from the lower node, so that a link bends the same way whichever end it starts from. */
static double
bend_of (const FabMapEdge *edge, FabPoint a, FabPoint b)
{
  gboolean reversed = edge->source > edge->target;
  double bend;

  if (edge->fan_count > 1)
    return fab_map_fan_offset (edge, hypot (b.x - a.x, b.y - a.y));
  bend = MIN (hypot (b.x - a.x, b.y - a.y) * BEND, MAX_BEND);
  return reversed ? -bend : bend;
}

/* Centre to centre, or the two halves of a loop. Returns: how many curves */
guint
fab_map_edge_curves (FabMapScene *scene, const FabMapEdge *edge, FabCurve curves[2])
{
  const FabMapNode *source = &scene->nodes[edge->source], *target = &scene->nodes[edge->target];
  FabPoint a = { source->x, source->y }, b = { target->x, target->y };

  if (edge->source == edge->target) {
    fab_loop_curves (a, source->radius, edge->fan_index, curves);
    return 2;
  }
  curves[0] = fab_curve_bent (a, b, bend_of (edge, a, b));
  return 1;
}

/**
 * fab_map_scene_get_curve:
 * @curve: (out): from rim to rim, in scene units
 *
 * Returns: whether the edge is one curve; a loop is not
 */
gboolean
fab_map_scene_get_curve (FabMapScene *self, guint edge, double zoom, FabCurve *curve)
{
  const FabMapEdge *e = fab_map_scene_get_edge (self, edge);
  FabCurve curves[2];

  if (fab_map_edge_curves (self, e, curves) != 1)
    return FALSE;
  *curve = fab_map_mark_cut_curve (&curves[0], self->nodes[e->source].mark,
                                   fab_map_node_radius (&self->nodes[e->source], zoom), self->nodes[e->target].mark,
                                   fab_map_node_radius (&self->nodes[e->target], zoom));
  return TRUE;
}
