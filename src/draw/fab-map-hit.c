/* fab-map-hit.c: what is under the pointer */
#include "fab-map-painter.h"
#include "fab-map-scene-private.h"

#include <math.h>

/** How near the pointer must come, in pixels. */
#define NODE_SLACK 3.0
#define RIM_WIDTH  7.0
#define EDGE_SLACK 6.0

static FabBox
node_box (const FabMapNode *node)
{
  double r = node->radius * fab_map_mark_get_reach (node->mark);

  /* A node without a place is nowhere: an empty box far away. */
  if (!fab_map_node_is_shown (node))
    return (FabBox){ 2e6f, 2e6f, 2e6f, 2e6f };
  return (FabBox){ node->x - r, node->y - r, node->x + r, node->y + r };
}

static FabSpatialIndex *
get_node_index (FabMapScene *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n = self->topology->n_nodes;

  if (self->node_index == NULL) {
    g_autofree FabBox *boxes = g_new (FabBox, n + 1);

    for (guint v = 0; v < n; v++)
      boxes[v] = node_box (&self->nodes[v]);
    self->node_index = fab_spatial_index_new (n, boxes);
  }
  return self->node_index;
}

/* A long curve's box is nearly all empty: its pieces' boxes are not. */
static FabCurve
get_piece (FabMapScene *scene, const FabMapEdge *edge, guint piece)
{
  FabCurve curves[2];
  guint n = fab_map_edge_curves (scene, edge, curves), per_curve = FAB_MAP_EDGE_PIECES / n;
  double from = (double)(piece % per_curve) / per_curve;

  return fab_curve_part (&curves[piece / per_curve], from, from + 1.0 / per_curve);
}

static void
box_edge (FabMapScene *self, const FabMapEdge *edge, FabBox *boxes)
{
  for (guint i = 0; i < FAB_MAP_EDGE_PIECES; i++) {
    FabCurve piece = get_piece (self, edge, i);

    boxes[i] = fab_curve_bounds (&piece);
  }
}

static FabSpatialIndex *
get_edge_index (FabMapScene *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n = self->topology->edges->len;

  if (self->edge_index == NULL) {
    g_autofree FabBox *boxes = g_new (FabBox, n * FAB_MAP_EDGE_PIECES + 1);

    for (guint e = 0; e < n; e++)
      box_edge (self, &g_array_index (self->topology->edges, FabMapEdge, e), &boxes[e * FAB_MAP_EDGE_PIECES]);
    self->edge_index = fab_spatial_index_new (n * FAB_MAP_EDGE_PIECES, boxes);
  }
  return self->edge_index;
}

typedef struct {
  FabMapScene *scene;
  FabPoint point;
  double zoom;
  const guint8 *states; /* (nullable): what is hidden does not count */
  double least;         /* how far off the best one is; only better ones count */
  guint best;
} Search;

static bool
is_hidden (const Search *search, guint item)
{
  return search->states != NULL && (search->states[item] & FAB_MAP_HIDDEN);
}

static bool
visit_node (int item, void *data)
{
  Search *search = data;
  const FabMapNode *node = &search->scene->nodes[item];
  double dx = search->point.x - node->x, dy = search->point.y - node->y;
  double rim = fab_map_node_radius (node, search->zoom) * fab_map_mark_get_rim (node->mark, dx, dy);
  double outside = hypot (dx, dy) - rim;

  if (fab_map_node_is_shown (node) && !is_hidden (search, item) && outside <= search->least) {
    search->least = outside;
    search->best = item;
  }
  return true;
}

static bool
visit_edge (int item, void *data)
{
  Search *search = data;
  guint edge = item / FAB_MAP_EDGE_PIECES;
  const FabMapEdge *e = fab_map_scene_get_edge (search->scene, edge);
  FabCurve piece = get_piece (search->scene, e, item % FAB_MAP_EDGE_PIECES);
  /* How far the piece is from its chord, at most: most are too far away to be looked at closely. */
  double bulge = hypot (piece.a.x - 2 * piece.c.x + piece.b.x, piece.a.y - 2 * piece.c.y + piece.b.y) / 4;
  double distance, where;

  if (fab_segment_distance (piece.a, piece.b, search->point) - bulge - e->width / 2 > search->least ||
      !fab_map_node_is_shown (&search->scene->nodes[e->source]) ||
      !fab_map_node_is_shown (&search->scene->nodes[e->target]) || is_hidden (search, edge))
    return true;
  distance = fab_curve_distance (&piece, search->point, &where) - e->width / 2;
  if (distance <= search->least) {
    search->least = distance;
    search->best = edge;
  }
  return true;
}

static FabBox
around (FabPoint point, double reach)
{
  return (FabBox){ point.x - reach, point.y - reach, point.x + reach, point.y + reach };
}

static guint
search_nodes (FabMapScene *self, double x, double y, double zoom, double slack, const guint8 *states, double *outside)
{
  Search search = { self, { x, y }, zoom, states, slack / zoom, FAB_MAP_NONE };

  fab_spatial_index_visit (get_node_index (self), around (search.point, (slack + 3) / zoom), visit_node, &search);
  *outside = search.least;
  return search.best;
}

/**
 * fab_map_scene_hit_node:
 * @x: in scene units
 * @zoom: as the scene is drawn
 *
 * Returns: the node at that point or within three pixels of it, or %FAB_MAP_NONE
 */
guint
fab_map_scene_hit_node (FabMapScene *self, double x, double y, double zoom)
{
  double outside;

  return search_nodes (self, x, y, zoom, NODE_SLACK, NULL, &outside);
}

/**
 * fab_map_scene_near_node:
 * @reach: how far outside its disc the point may be, in pixels
 * @states: (nullable): of the nodes; what is hidden does not count
 *
 * Returns: the node nearest to that point, as somebody means it who points with a finger, or %FAB_MAP_NONE
 */
guint
fab_map_scene_near_node (FabMapScene *self, double x, double y, double zoom, double reach, const guint8 *states)
{
  double outside;

  return search_nodes (self, x, y, zoom, reach, states, &outside);
}

/** fab_map_scene_hit_rim: the node just outside whose disc that point is, where a new link is drawn from; or %FAB_MAP_NONE */
guint
fab_map_scene_hit_rim (FabMapScene *self, double x, double y, double zoom)
{
  double outside;
  guint node = search_nodes (self, x, y, zoom, RIM_WIDTH, NULL, &outside);

  return node != FAB_MAP_NONE && outside >= 0 ? node : FAB_MAP_NONE;
}

/** fab_map_scene_near_edge: the edge nearest to that point and not hidden, see fab_map_scene_near_node() */
guint
fab_map_scene_near_edge (FabMapScene *self, double x, double y, double zoom, double reach, const guint8 *states)
{
  Search search = { self, { x, y }, zoom, states, reach / zoom, FAB_MAP_NONE };

  fab_spatial_index_visit (get_edge_index (self), around (search.point, (reach + 4) / zoom), visit_edge, &search);
  return search.best;
}

/** fab_map_scene_hit_edge: the edge within six pixels of that point, or %FAB_MAP_NONE */
guint
fab_map_scene_hit_edge (FabMapScene *self, double x, double y, double zoom)
{
  return fab_map_scene_near_edge (self, x, y, zoom, EDGE_SLACK, NULL);
}

/** fab_map_scene_nodes_in_box: (transfer full): a GArray of guint, the nodes whose centre is in the box */
GArray *
fab_map_scene_nodes_in_box (FabMapScene *self, FabBox box)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint v = 0; v < self->topology->n_nodes; v++)
    if (fab_map_node_is_shown (&self->nodes[v]) && fab_box_holds (box, self->nodes[v].x, self->nodes[v].y))
      g_array_append_val (found, v);
  return found;
}

/* Even-odd rule: how often does a ray to the right cross the outline? */
static gboolean
polygon_holds (guint n, const FabPoint *points, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++) {
    FabPoint a = points[i], b = points[j];

    if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

static FabBox
polygon_bounds (guint n, const FabPoint *points)
{
  FabBox bounds = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < n; i++)
    bounds = (FabBox){ MIN (bounds.left, points[i].x), MIN (bounds.top, points[i].y), MAX (bounds.right, points[i].x),
                       MAX (bounds.bottom, points[i].y) };
  return bounds;
}

/** fab_map_scene_nodes_in_polygon: (transfer full): a GArray of guint, the nodes whose centre is in the lasso */
GArray *
fab_map_scene_nodes_in_polygon (FabMapScene *self, guint n_points, const FabPoint *points)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  FabBox bounds = polygon_bounds (n_points, points);

  for (guint v = 0; n_points >= 3 && v < self->topology->n_nodes; v++) {
    const FabMapNode *node = &self->nodes[v];

    if (fab_map_node_is_shown (node) && node->x >= bounds.left && node->x <= bounds.right && node->y >= bounds.top &&
        node->y <= bounds.bottom && polygon_holds (n_points, points, node->x, node->y))
      g_array_append_val (found, v);
  }
  return found;
}
