#include "fab-map-arrange.h"

#include "fab-error.h"
#include "fab-map-axes.h"
#include "fab-map-frame.h"
#include "fab-map-rings.h"
#include "fab-map-text.h"
#include "fab-titles.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Least room between the boxes of two actors, in scene units. */
#define GAP 12.0
/** Beyond that many actors, names at zoom 1 are not what the layout makes room for. */
#define MAX_NAMED 2500
/** Nor are the wanted lengths of links: shortest ways over these take longer than counting steps. */
#define MAX_MEASURED 3000

/** The scene as arrays, for the layout. */
typedef struct {
  FabMapScene *scene;
  const FabMapArrangeOptions *options;
  GCancellable *cancellable;
  guint n;
  FabGraph *graph;
  FabBox *boxes;
  guint8 *pinned;
  float *x, *y;
} Arrangement;

/* ---- Names ---- */

static const struct {
  const char *name;
  FabMapLayout layout;
} layout_names[] = {
  { "reading", FAB_MAP_LAYOUT_READING },
  { "faithful", FAB_MAP_LAYOUT_FAITHFUL },
  { "groups", FAB_MAP_LAYOUT_GROUPS },
  { "sectors", FAB_MAP_LAYOUT_SECTORS },
  { "grid", FAB_MAP_LAYOUT_GRID },
  { "concentric", FAB_MAP_LAYOUT_CONCENTRIC },
  { "influence-rings", FAB_MAP_LAYOUT_INFLUENCE_RINGS },
  { "reach-rings", FAB_MAP_LAYOUT_REACH_RINGS },
  { "influence", FAB_MAP_LAYOUT_CELLS },
  { "portage", FAB_MAP_LAYOUT_LAYERS },
};

/** fab_map_layout_from_name: the layout of that name, as stored with a map view; the default one for any other */
FabMapLayout
fab_map_layout_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (layout_names); i++)
    if (g_strcmp0 (layout_names[i].name, name) == 0)
      return layout_names[i].layout;
  return FAB_MAP_LAYOUT_READING;
}

/** fab_map_layout_is_name: whether there is a layout of that name */
gboolean
fab_map_layout_is_name (const char *name)
{
  return g_strcmp0 (fab_map_layout_get_name (fab_map_layout_from_name (name)), name) == 0;
}

/** fab_map_layout_list_names: (transfer full): "reading, faithful, …" */
char *
fab_map_layout_list_names (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (layout_names); i++)
    g_ptr_array_add (names, (gpointer)layout_names[i].name);
  return fab_titles_join (names);
}

const char *
fab_map_layout_get_name (FabMapLayout layout)
{
  for (guint i = 0; i < G_N_ELEMENTS (layout_names); i++)
    if (layout_names[i].layout == layout)
      return layout_names[i].name;
  return layout_names[0].name;
}

/* ---- From the scene to arrays ---- */

/* Strong links are short; where all are alike, steps are counted, which is faster. */
static FabGraph *
make_graph (FabMapScene *scene)
{
  guint n_edges = fab_map_scene_get_n_edges (scene);
  g_autofree int (*pairs)[2] = g_malloc (sizeof *pairs * (n_edges + 1));
  g_autofree float *lengths = g_new (float, n_edges + 1);
  gboolean alike = fab_map_scene_get_n_nodes (scene) > MAX_MEASURED;

  for (guint e = 0; e < n_edges; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (scene, e);

    pairs[e][0] = edge->source;
    pairs[e][1] = edge->target;
    lengths[e] = edge->length > 0 ? edge->length : 1;
  }
  for (guint e = 1; e < n_edges && !alike && lengths[e] == lengths[0]; e++)
    alike = e + 1 == n_edges;
  if (alike || n_edges < 2)
    return fab_graph_new (fab_map_scene_get_n_nodes (scene), n_edges, pairs);
  return fab_graph_new_with_lengths (fab_map_scene_get_n_nodes (scene), n_edges, pairs, lengths);
}

/* A disc with its name below. */
static FabBox
measure_box (FabMapText *text, const FabMapNode *node, gboolean named)
{
  FabMapName name = { .text = node->label,
                      .size = fab_map_label_size (node),
                      .strong = node->radius >= 24,
                      .alignment = PANGO_ALIGN_CENTER };
  double width = 0, height = 0, half, r = fab_map_node_reach (node) + 2;

  if (named && *node->label != '\0')
    fab_map_text_measure (text, &name, &width, &height);
  half = MAX (r, width / 2);
  return (FabBox){ -half, -r, half, r + (height > 0 ? height + 4 : 0) };
}

static void
fill_arrays (Arrangement *self)
{
  g_autoptr (FabMapText) text = fab_map_text_new ();

  for (guint v = 0; v < self->n; v++) {
    const FabMapNode *node = fab_map_scene_get_node (self->scene, v);

    self->boxes[v] = measure_box (text, node, self->n <= MAX_NAMED);
    self->pinned[v] = node->pinned && node->placed && !self->options->ignore_pinned;
    self->x[v] = node->placed ? node->x : NAN;
    self->y[v] = node->placed ? node->y : NAN;
  }
}

static gboolean
arrangement_init (Arrangement *self, FabMapScene *scene, const FabMapArrangeOptions *options, GCancellable *cancellable)
{
  self->scene = scene;
  self->options = options;
  self->cancellable = cancellable;
  self->n = fab_map_scene_get_n_nodes (scene);
  self->graph = make_graph (scene);
  self->boxes = g_new0 (FabBox, self->n + 1);
  self->pinned = g_new0 (guint8, self->n + 1);
  self->x = g_new0 (float, self->n + 1);
  self->y = g_new0 (float, self->n + 1);
  return self->graph != NULL;
}

static void
arrangement_clear (Arrangement *self)
{
  g_clear_pointer (&self->graph, fab_graph_free);
  g_free (self->boxes);
  g_free (self->pinned);
  g_free (self->x);
  g_free (self->y);
}

/* ---- Laying out ---- */

static int
on_progress (double fraction, void *data)
{
  Arrangement *self = data;

  if (g_cancellable_is_cancelled (self->cancellable))
    return 1;
  return self->options->progress != NULL ? self->options->progress (fraction, self->options->data) : 0;
}

static int *
list_kinds (Arrangement *self)
{
  int *kinds = g_new (int, self->n + 1);

  for (guint v = 0; v < self->n; v++)
    kinds[v] = fab_map_scene_get_node (self->scene, v)->kind;
  return kinds;
}

static int *
list_groups (Arrangement *self)
{
  int *groups = g_new (int, self->n + 1);

  for (guint v = 0; v < self->n; v++) {
    guint group = fab_map_scene_get_node (self->scene, v)->group;

    groups[v] = group == FAB_MAP_NONE ? -1 : (int)group;
  }
  return groups;
}

static int *
list_rings (Arrangement *self)
{
  g_autofree guint *degrees = g_new (guint, self->n + 1);
  int *rings = g_new (int, self->n + 1);

  for (guint v = 0; v < self->n; v++)
    degrees[v] = self->graph->offsets[v + 1] - self->graph->offsets[v];
  fab_map_rings_by_links (self->n, degrees, rings);
  return rings;
}

/* The fields of the influence × interest picture; the topmost row is that of the most influential. */
static FabLayoutStatus
run_cells (Arrangement *self, const FabLayoutOptions *options)
{
  g_autofree int *columns = g_new (int, self->n + 1), *rows = g_new (int, self->n + 1);

  for (guint v = 0; v < self->n; v++) {
    const FabMapNode *node = fab_map_scene_get_node (self->scene, v);
    int influence = fab_map_level (node->influence);

    columns[v] = fab_map_level (node->interest);
    rows[v] = influence < 0 ? -1 : FAB_MAP_N_LEVELS - 1 - influence;
  }
  return fab_layout_cells (self->graph, columns, FAB_MAP_N_LEVELS, rows, FAB_MAP_N_LEVELS, options, self->x, self->y,
                           NULL, NULL);
}

/* Who carries whom, from top to bottom. */
static FabLayoutStatus
run_layers (Arrangement *self, const FabLayoutOptions *options)
{
  guint n_edges = fab_map_scene_get_n_edges (self->scene);
  g_autofree int (*arcs)[2] = g_malloc (sizeof *arcs * (n_edges + 1));
  int n_arcs = 0;

  for (guint e = 0; e < n_edges; e++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (self->scene, e);

    if (!fab_map_scene_get_style (self->scene, edge->style)->carries)
      continue;
    arcs[n_arcs][0] = edge->source;
    arcs[n_arcs++][1] = edge->target;
  }
  return fab_layout_layered (self->n, n_arcs, arcs, options, self->x, self->y);
}

/* Rings by what was said of the actors: from 0, the middle; those of whom it wasn't said are outside. */
static FabLayoutStatus
run_rings (Arrangement *self, const int *sectors, const FabLayoutOptions *options)
{
  g_autofree int *rings = g_new (int, self->n + 1);

  for (guint v = 0; v < self->n; v++) {
    const FabMapNode *node = fab_map_scene_get_node (self->scene, v);
    int influence = fab_map_level (node->influence);

    if (self->options->layout == FAB_MAP_LAYOUT_REACH_RINGS)
      rings[v] = node->reach;
    else
      rings[v] = influence < 0 ? -1 : FAB_MAP_N_LEVELS - 1 - influence;
  }
  return fab_layout_concentric (self->graph, rings, sectors, options, self->x, self->y);
}

static FabLayoutStatus
run (Arrangement *self, const FabLayoutOptions *options)
{
  g_autofree int *kinds = list_kinds (self);
  g_autofree int *groups = list_groups (self);
  g_autofree int *rings = list_rings (self);

  switch (self->options->layout) {
  case FAB_MAP_LAYOUT_GROUPS:
    return fab_layout_groups (self->graph, groups, options, self->x, self->y);
  case FAB_MAP_LAYOUT_SECTORS:
    return fab_layout_sectors (self->graph, kinds, options, self->x, self->y);
  case FAB_MAP_LAYOUT_GRID:
    return fab_layout_grid (self->graph, options, self->x, self->y);
  case FAB_MAP_LAYOUT_CONCENTRIC:
    return fab_layout_concentric (self->graph, rings, kinds, options, self->x, self->y);
  case FAB_MAP_LAYOUT_INFLUENCE_RINGS:
    return run_rings (self, kinds, options);
  case FAB_MAP_LAYOUT_REACH_RINGS:
    return run_rings (self, groups, options);
  case FAB_MAP_LAYOUT_CELLS:
    return run_cells (self, options);
  case FAB_MAP_LAYOUT_LAYERS:
    return run_layers (self, options);
  case FAB_MAP_LAYOUT_READING:
  case FAB_MAP_LAYOUT_FAITHFUL:
  default:
    return fab_layout_organic (self->graph, options, self->x, self->y);
  }
}

static FabLayoutStatus
lay_out (Arrangement *self)
{
  FabLayoutOptions options = {
    .mode = self->options->layout == FAB_MAP_LAYOUT_FAITHFUL ? FAB_LAYOUT_FAITHFUL : FAB_LAYOUT_READING,
    .seed = self->options->seed,
    .gap = GAP,
    .boxes = self->boxes,
    .pinned = self->pinned,
    .keep_positions = self->options->only_new,
    .aspect = self->options->aspect,
    .progress = on_progress,
    .data = self,
  };

  fill_arrays (self);
  return run (self, &options);
}

static FabMapScene *
to_scene (Arrangement *self)
{
  g_autofree FabPoint *places = g_new (FabPoint, self->n + 1);

  for (guint v = 0; v < self->n; v++)
    places[v] = (FabPoint){ self->x[v], self->y[v] };
  return fab_map_scene_placed (self->scene, places);
}

static void
set_error (GError **error, FabLayoutStatus status)
{
  if (status == FAB_LAYOUT_CANCELLED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The layout was cancelled"));
  else if (status == FAB_LAYOUT_TOO_LARGE)
    g_set_error (error, FAB_ERROR, FAB_ERROR_FAILED, _ ("A map can show at most %d actors"), FAB_LAYOUT_MAX_NODES);
  else
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_FAILED, _ ("There is not enough memory to lay out the map"));
}

/**
 * fab_map_arrange:
 * @options: which layout, and whether only actors without a place get one
 * @cancellable: (nullable)
 *
 * Lays out the nodes so that discs with their names do not overlap. Takes milliseconds for a hundred actors and about a second for
 * ten thousand: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the scene with every node placed
 */
FabMapScene *
fab_map_arrange (FabMapScene *scene, const FabMapArrangeOptions *options, GCancellable *cancellable, GError **error)
{
  Arrangement self = { 0 };
  FabMapScene *result = NULL;
  FabLayoutStatus status = FAB_LAYOUT_NO_MEMORY;

  if (arrangement_init (&self, scene, options, cancellable))
    status = lay_out (&self);
  if (status == FAB_LAYOUT_DONE)
    result = to_scene (&self);
  else
    set_error (error, status);
  arrangement_clear (&self);
  return result;
}
