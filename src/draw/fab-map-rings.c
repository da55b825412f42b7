#include "fab-map-rings.h"

#include "fab-draw-text.h"
#include "fab-layout.h"
#include "fab-map-axes.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/** With fewer actors they may stand on rings by chance; with more, rings say nothing that could be seen. */
#define MIN_ACTORS 8
#define MAX_ACTORS 2000
/** With fewer, there is no telling a ring. */
#define MIN_ON_RING 3
/** The share of the actors that may stand off their ring, by more than this in scene units: names make discs stand a little off it. */
#define MAX_ASTRAY 0.1
#define TOLERANCE  30.0
/** Places that are tried for a ring's name. */
#define N_ANGLES 24
/** How often the middle is sought without those that are far off. */
#define N_ROUNDS 4

static int
compare_descending (const void *a, const void *b)
{
  return *(const guint *)b < *(const guint *)a ? -1 : *(const guint *)b > *(const guint *)a;
}

void
fab_map_rings_by_links (guint n, const guint *n_links, int *rings)
{
  g_autofree guint *sorted = g_new0 (guint, n + 1);

  if (n > 0)
    memcpy (sorted, n_links, n * sizeof (guint));
  qsort (sorted, n, sizeof (guint), compare_descending);
  for (guint v = 0; v < n; v++)
    rings[v] = n_links[v] >= MAX (sorted[n / 10], 1u) ? 0 : n_links[v] >= MAX (sorted[n * 2 / 5], 1u) ? 1 : 2;
}

/* ---- Which ring by which rule ---- */

/* Several links between two actors count once, as where they are laid out. */
static gboolean
classify_by_links (FabMapScene *scene, int *rings)
{
  guint n = scene->topology->n_nodes, n_edges = fab_map_scene_get_n_edges (scene);
  g_autofree int (*pairs)[2] = g_malloc (sizeof *pairs * (n_edges + 1));
  g_autofree guint *n_links = g_new0 (guint, n + 1);
  FabGraph *graph;

  for (guint e = 0; e < n_edges; e++) {
    pairs[e][0] = fab_map_scene_get_edge (scene, e)->source;
    pairs[e][1] = fab_map_scene_get_edge (scene, e)->target;
  }
  graph = fab_graph_new (n, n_edges, pairs);
  if (graph == NULL)
    return FALSE;
  for (guint v = 0; v < n; v++)
    n_links[v] = graph->offsets[v + 1] - graph->offsets[v];
  fab_graph_free (graph);
  fab_map_rings_by_links (n, n_links, rings);
  return TRUE;
}

static gboolean
classify (FabMapScene *scene, FabMapRingRule rule, int *rings)
{
  if (rule == FAB_MAP_RINGS_LINKS)
    return classify_by_links (scene, rings);
  for (guint v = 0; v < scene->topology->n_nodes; v++) {
    const FabMapNode *node = &scene->nodes[v];
    int influence = fab_map_level (node->influence);

    rings[v] = rule == FAB_MAP_RINGS_REACH ? node->reach : influence < 0 ? -1 : FAB_MAP_N_LEVELS - 1 - influence;
    if (rings[v] < 0 || rings[v] >= FAB_MAP_MAX_RINGS)
      rings[v] = FAB_MAP_MAX_RINGS - 1;
  }
  return TRUE;
}

/* ---- Whether they stand on them ---- */

/* The circle that comes nearest to the points (Kåsa 1976: least squares of x² + y² + ax + by + c). Returns: whether there is one */
static gboolean
fit_circle (const GArray *points, FabPoint *middle)
{
  double n = points->len, mx = 0, my = 0, xx = 0, xy = 0, yy = 0, xz = 0, yz = 0, det;

  for (guint i = 0; i < points->len; i++) {
    mx += g_array_index (points, FabPoint, i).x / n;
    my += g_array_index (points, FabPoint, i).y / n;
  }
  for (guint i = 0; i < points->len; i++) {
    double x = g_array_index (points, FabPoint, i).x - mx, y = g_array_index (points, FabPoint, i).y - my;
    double z = x * x + y * y;

    xx += x * x;
    xy += x * y;
    yy += y * y;
    xz += x * z;
    yz += y * z;
  }
  det = 2 * (xx * yy - xy * xy);
  if (!(fabs (det) > 1e-6 * (xx + yy) * (xx + yy)))
    return FALSE;
  middle->x = mx + (xz * yy - yz * xy) / det;
  middle->y = my + (yz * xx - xz * xy) / det;
  return TRUE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double p = *(const double *)a, q = *(const double *)b;

  return p < q ? -1 : p > q;
}

/* The middle one of the distances from the centre; @astray grows by how many are far from it. */
static double
measure_ring (const GArray *points, FabPoint middle, guint *astray)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (double));
  double radius;

  for (guint i = 0; i < points->len; i++) {
    FabPoint p = g_array_index (points, FabPoint, i);
    double length = hypot (p.x - middle.x, p.y - middle.y);

    g_array_append_val (lengths, length);
  }
  g_array_sort (lengths, compare_doubles);
  radius = g_array_index (lengths, double, lengths->len / 2);
  for (guint i = 0; i < lengths->len; i++)
    *astray += fabs (g_array_index (lengths, double, i) - radius) > TOLERANCE;
  return radius;
}

/* The circle of those that stand on it: whoever is far off it is left out, and the circle is sought again. */
static gboolean
find_middle (const GArray *points, FabPoint *middle)
{
  g_autoptr (GArray) kept = g_array_copy ((GArray *)points);

  for (guint round = 0; round < N_ROUNDS; round++) {
    guint astray = 0;
    double radius;

    if (kept->len < MIN_ON_RING || !fit_circle (kept, middle))
      return FALSE;
    radius = measure_ring (points, *middle, &astray);
    g_array_set_size (kept, 0);
    for (guint i = 0; i < points->len; i++) {
      FabPoint p = g_array_index (points, FabPoint, i);

      /* More patient at first, when the middle is not yet where it should be */
      if (fabs (hypot (p.x - middle->x, p.y - middle->y) - radius) <= MAX (radius / (2 << round), TOLERANCE))
        g_array_append_val (kept, p);
    }
  }
  return TRUE;
}

/* Returns: whether each ring is outside the one before, and there are two at least */
static gboolean
measure_rings (GArray *points[FAB_MAP_MAX_RINGS], FabMapRings *rings)
{
  FabPoint middle = { rings->x, rings->y };
  guint n = 0, n_rings = 0, astray = 0;
  double last = -INFINITY;

  for (guint r = 0; r < FAB_MAP_MAX_RINGS; r++) {
    double radius = points[r]->len > 0 ? measure_ring (points[r], middle, &astray) : 0;

    rings->radii[r] = 0;
    if (points[r]->len == 0)
      continue;
    if (radius < last + 2 * TOLERANCE)
      return FALSE;
    last = radius;
    n += points[r]->len;
    if (points[r]->len == 1 && radius < TOLERANCE)
      continue;
    rings->radii[r] = radius;
    n_rings += points[r]->len >= MIN_ON_RING;
  }
  return n_rings >= 2 && astray <= n * MAX_ASTRAY;
}

static gboolean
find_rings (FabMapScene *scene, const int *classes, FabMapRings *rings)
{
  GArray *points[FAB_MAP_MAX_RINGS];
  guint most = 0;
  gboolean found;
  FabPoint middle = { 0, 0 };

  for (guint r = 0; r < FAB_MAP_MAX_RINGS; r++)
    points[r] = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  for (guint v = 0; v < scene->topology->n_nodes; v++) {
    FabPoint p = { scene->nodes[v].x, scene->nodes[v].y };

    if (scene->nodes[v].placed)
      g_array_append_val (points[classes[v]], p);
  }
  for (guint r = 0; r < FAB_MAP_MAX_RINGS; r++)
    most = points[r]->len > points[most]->len ? r : most;
  found = find_middle (points[most], &middle);
  rings->x = middle.x;
  rings->y = middle.y;
  found = found && measure_rings (points, rings);
  for (guint r = 0; r < FAB_MAP_MAX_RINGS; r++)
    g_array_unref (points[r]);
  return found;
}

/**
 * fab_map_rings_find:
 * @rings: (out): where they are, and by what
 *
 * Returns: whether the actors of the scene stand on rings by number of links, influence or scale
 */
gboolean
fab_map_rings_find (FabMapScene *scene, FabMapRings *rings)
{
  guint n = scene->topology->n_nodes;
  g_autofree int *classes = NULL;

  if (n < MIN_ACTORS || n > MAX_ACTORS)
    return FALSE;
  classes = g_new0 (int, n);
  for (rings->rule = 0; rings->rule < FAB_MAP_N_RING_RULES; rings->rule++)
    if (classify (scene, rings->rule, classes) && find_rings (scene, classes, rings))
      return TRUE;
  return FALSE;
}

/** fab_map_rings_bounds: the box around the rings */
FabBox
fab_map_rings_bounds (const FabMapRings *rings)
{
  double r = 0;

  for (guint i = 0; i < FAB_MAP_MAX_RINGS; i++)
    r = MAX (r, rings->radii[i]);
  return (FabBox){ rings->x - r, rings->y - r, rings->x + r, rings->y + r };
}

/* ---- What they say ---- */

/** fab_map_rings_get_meaning: a line of the legend */
const char *
fab_map_rings_get_meaning (const FabMapRings *rings)
{
  switch (rings->rule) {
  case FAB_MAP_RINGS_LINKS:
    return _ ("Rings: number of links");
  case FAB_MAP_RINGS_INFLUENCE:
    return _ ("Rings: influence");
  case FAB_MAP_RINGS_REACH:
  case FAB_MAP_N_RING_RULES:
  default:
    return _ ("Rings: scale");
  }
}

static const char *
name_ring (const FabMapRings *rings, guint ring)
{
  const char *names[FAB_MAP_N_RING_RULES][FAB_MAP_MAX_RINGS] = {
    { C_ ("ring of a map", "Most links"), C_ ("ring of a map", "Many links"), C_ ("ring of a map", "Fewer links"), "" },
    { C_ ("ring of a map", "High influence"), C_ ("ring of a map", "Medium influence"),
      C_ ("ring of a map", "Low influence"), C_ ("ring of a map", "Influence not said") },
    { C_ ("ring of a map", "Local"), C_ ("ring of a map", "Regional"), C_ ("ring of a map", "National"),
      C_ ("ring of a map", "Scale not said") },
  };

  return names[rings->rule][ring];
}

/* ---- Drawing ---- */

static guint
count_covered (const FabMapFrame *frame, FabBox box)
{
  guint n = 0;

  for (guint v = 0; v < frame->scene->topology->n_nodes; v++) {
    FabPoint p = fab_map_frame_place (frame, frame->scene->nodes[v].x, frame->scene->nodes[v].y);
    double reach = fab_map_frame_reach (frame, v) + 2;

    n += fab_map_frame_shows_node (frame, v) &&
         fab_box_meets (box, (FabBox){ p.x - reach, p.y - reach, p.x + reach, p.y + reach });
  }
  return n;
}

/* On the ring, from the top to both sides, where it covers nobody. */
static FabBox
find_place (const FabMapFrame *frame, const FabMapRings *rings, guint ring, double width, double height)
{
  FabBox best = { 0 };
  guint least = G_MAXUINT;

  for (int i = 0; i < N_ANGLES && least > 0; i++) {
    double angle = -G_PI / 2 + (i % 2 ? 1 : -1) * ((i + 1) / 2) * 2 * G_PI / N_ANGLES;
    double radius = rings->radii[ring];
    FabPoint p = fab_map_frame_place (frame, rings->x + radius * cos (angle), rings->y + radius * sin (angle));
    FabBox box = { p.x - width / 2, p.y - height / 2, p.x + width / 2, p.y + height / 2 };
    guint n = count_covered (frame, box);

    if (n < least) {
      least = n;
      best = box;
    }
  }
  return best;
}

static void
draw_name (FabMapFrame *frame, const FabMapRings *rings, guint ring)
{
  double smallest = frame->options->min_font > 0 ? frame->options->min_font : 9;
  FabTextStyle style = { .family = frame->options->font_family,
                         .size = MAX (smallest, CLAMP (12 * frame->scale, 9, 16) * frame->options->text_scale),
                         .weight = FAB_WEIGHT_BOLD };
  g_autoptr (PangoLayout) layout = fab_text_layout_new (frame->cr, name_ring (rings, ring), &style);
  double width, height;
  FabBox box;

  fab_text_layout_get_size (layout, &width, &height);
  box = find_place (frame, rings, ring, width, height);
  fab_text_show_with_halo (frame->cr, layout, box.left, box.top, frame->palette->dim, frame->palette->background, 3);
  g_array_append_val (frame->marks, box);
}

/** fab_map_draw_rings: circles and what they mean, to be drawn below everything else; names then keep off the words */
void
fab_map_draw_rings (FabMapFrame *frame, const FabMapRings *rings)
{
  FabPoint p = fab_map_frame_place (frame, rings->x, rings->y);

  cairo_save (frame->cr);
  cairo_set_line_width (frame->cr, 1);
  fab_color_set_source (fab_color_with_alpha (frame->palette->foreground, 0.18f), frame->cr);
  for (guint r = 0; r < FAB_MAP_MAX_RINGS; r++) {
    if (rings->radii[r] <= 0)
      continue;
    cairo_new_path (frame->cr);
    cairo_arc (frame->cr, p.x, p.y, rings->radii[r] * frame->zoom, 0, 2 * G_PI);
    cairo_stroke (frame->cr);
  }
  for (guint r = 0; r < FAB_MAP_MAX_RINGS; r++)
    if (rings->radii[r] > 0 && *name_ring (rings, r) != '\0')
      draw_name (frame, rings, r);
  cairo_restore (frame->cr);
}
