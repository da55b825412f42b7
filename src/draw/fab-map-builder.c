/* fab-map-builder.c: a scene, node by node and edge by edge */
#include "fab-map-scene-private.h"

#include "fab-palette.h"
#include "fab-schema.h"

#include <math.h>
#include <string.h>

struct _FabMapSceneBuilder {
  FabMapTopology *topology;
  GArray *nodes; /* of FabMapNode */
};

static const char *
keep (FabMapSceneBuilder *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->topology->strings, text) : NULL;
}

FabMapSceneBuilder *
fab_map_scene_builder_new (void)
{
  FabMapSceneBuilder *self = g_new0 (FabMapSceneBuilder, 1);
  FabMapTopology *topology = g_new0 (FabMapTopology, 1);

  g_atomic_ref_count_init (&topology->references);
  topology->strings = g_string_chunk_new (4096);
  topology->edges = g_array_new (FALSE, FALSE, sizeof (FabMapEdge));
  topology->styles = g_array_new (FALSE, FALSE, sizeof (FabMapStyle));
  topology->bundles = g_array_new (FALSE, TRUE, sizeof (guint));
  topology->groups = g_array_new (FALSE, FALSE, sizeof (FabMapGroup));
  for (guint a = 0; a < FAB_MAP_N_ASPECTS; a++)
    topology->aspects[a].classes = g_array_new (FALSE, FALSE, sizeof (FabMapClass));
  topology->logos = g_ptr_array_new_with_free_func ((GDestroyNotify)cairo_surface_destroy);
  self->topology = topology;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (FabMapNode));
  return self;
}

/** fab_map_scene_builder_add_style: adds a kind of link. Returns: its index */
guint
fab_map_scene_builder_add_style (FabMapSceneBuilder *self, const FabMapStyle *style)
{
  FabMapStyle copy = *style;

  copy.name = keep (self, style->name);
  g_array_append_val (self->topology->styles, copy);
  return self->topology->styles->len - 1;
}

/** fab_map_scene_builder_find_style: the index of a style like that, which is added if there is none: a kind of link drawn in several ways has several */
guint
fab_map_scene_builder_find_style (FabMapSceneBuilder *self, const FabMapStyle *wanted)
{
  for (guint i = 0; i < self->topology->styles->len; i++) {
    const FabMapStyle *style = &g_array_index (self->topology->styles, FabMapStyle, i);

    if (style->color == wanted->color && style->dash == wanted->dash && style->directed == wanted->directed &&
        g_strcmp0 (style->name, wanted->name) == 0)
      return i;
  }
  return fab_map_scene_builder_add_style (self, wanted);
}

/** fab_map_scene_builder_add_group: adds a group with a hull around it. Returns: its index */
guint
fab_map_scene_builder_add_group (FabMapSceneBuilder *self, const FabMapGroup *group)
{
  FabMapGroup copy = *group;

  copy.name = keep (self, group->name);
  g_array_append_val (self->topology->groups, copy);
  return self->topology->groups->len - 1;
}

static gboolean
is_place (double x)
{
  return isfinite (x) && fabs (x) <= FAB_MAP_MAX_PLACE;
}

/**
 * fab_map_scene_builder_add_node:
 *
 * Adds a node. One that stands nowhere (not a number, or too far for any map) waits for fab_map_arrange().
 *
 * Returns: its index
 */
guint
fab_map_scene_builder_add_node (FabMapSceneBuilder *self, const FabMapNode *node)
{
  FabMapNode copy = *node;

  copy.label = keep (self, node->label != NULL ? node->label : "");
  copy.radius = CLAMP (isfinite (copy.radius) ? copy.radius : 0, 3, 200);
  if (!is_place (copy.x) || !is_place (copy.y))
    copy.placed = copy.pinned = FALSE;
  if (!copy.placed)
    copy.x = copy.y = 0;
  g_array_append_val (self->nodes, copy);
  return self->nodes->len - 1;
}

/** fab_map_scene_builder_add_edge: adds a link between two nodes already added. Returns: its index */
guint
fab_map_scene_builder_add_edge (FabMapSceneBuilder *self, const FabMapEdge *edge)
{
  FabMapEdge copy = *edge;

  g_return_val_if_fail (edge->source < self->nodes->len && edge->target < self->nodes->len, FAB_MAP_NONE);
  g_return_val_if_fail (edge->style < self->topology->styles->len, FAB_MAP_NONE);

  copy.label = keep (self, edge->label);
  copy.width = CLAMP (isfinite (copy.width) ? copy.width : 1, 0.5, 8);
  g_array_append_val (self->topology->edges, copy);
  return self->topology->edges->len - 1;
}

/** fab_map_scene_builder_set_meaning: what an aspect says, for the legend's headings; %NULL: nothing */
void
fab_map_scene_builder_set_meaning (FabMapSceneBuilder *self, FabMapAspect aspect, const char *meaning)
{
  self->topology->aspects[aspect].meaning = keep (self, meaning);
}

/** fab_map_scene_builder_add_class: adds a row to the legend, which is shown where it occurs */
void
fab_map_scene_builder_add_class (FabMapSceneBuilder *self, FabMapAspect aspect, const FabMapClass *entry)
{
  FabMapClass copy = *entry;

  copy.name = keep (self, entry->name != NULL ? entry->name : "");
  copy.color_text = keep (self, entry->color_text);
  self->topology->has_own_colors |= entry->tone >= FAB_TONE_OWN;
  g_array_append_val (self->topology->aspects[aspect].classes, copy);
}

/** fab_map_scene_builder_set_icons: whether actors have the icon of their kind, as they do unless said otherwise */
void
fab_map_scene_builder_set_icons (FabMapSceneBuilder *self, gboolean icons)
{
  self->topology->no_icons = !icons;
}

/** fab_map_scene_builder_add_logo: @logo: (transfer none): an image. Returns: its index, for FabMapNode.logo */
guint
fab_map_scene_builder_add_logo (FabMapSceneBuilder *self, cairo_surface_t *logo)
{
  g_ptr_array_add (self->topology->logos, cairo_surface_reference (logo));
  return self->topology->logos->len - 1;
}

/* One row for a kind of links that is drawn in several ways. */
static void
explain_style (FabMapSceneBuilder *self, const FabMapStyle *style)
{
  GArray *classes = self->topology->aspects[FAB_MAP_LINK_COLOR].classes;

  for (guint i = 0; i < classes->len; i++) {
    const FabMapClass *entry = &g_array_index (classes, FabMapClass, i);

    if (entry->tone == style->color && g_strcmp0 (entry->name, style->name) == 0)
      return;
  }
  fab_map_scene_builder_add_class (self, FAB_MAP_LINK_COLOR,
                                   &(FabMapClass){ .name = style->name, .tone = style->color });
}

/* A scene that was not told what its colours mean has the kinds of actors and of links in them. */
static void
explain_colors (FabMapSceneBuilder *self)
{
  GArray *styles = self->topology->styles;

  self->topology->colors_said = self->topology->aspects[FAB_MAP_COLOR].classes->len > 0;
  if (!self->topology->colors_said)
    for (guint k = 0; k < FAB_N_KIND_COLORS; k++)
      fab_map_scene_builder_add_class (self, FAB_MAP_COLOR, &(FabMapClass){ .name = fab_map_kind_name (k), .tone = k });
  if (self->topology->aspects[FAB_MAP_LINK_COLOR].classes->len == 0) {
    self->topology->links_by_kind = TRUE;
    for (guint i = 0; i < styles->len; i++)
      explain_style (self, &g_array_index (styles, FabMapStyle, i));
  }
}

/** fab_map_kind_name: a kind of actors, translated */
const char *
fab_map_kind_name (guint kind)
{
  const FabChoices *choices = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;

  return kind < choices->n_choices ? fab_choices_get_label (choices, choices->choices[kind].code) : "";
}

/* "Association, social economy", "Association / ESS" → "Association" */
static char *
shorten_kind (guint kind)
{
  const char *name = fab_map_kind_name (kind);
  char *shorter = g_strndup (name, strcspn (name, ",(/"));

  return g_strchomp (shorter);
}

static void
name_aliases (FabMapSceneBuilder *self)
{
  guint counts[FAB_N_KIND_COLORS] = { 0 };
  char *names[FAB_N_KIND_COLORS];

  for (guint k = 0; k < FAB_N_KIND_COLORS; k++)
    names[k] = shorten_kind (k);
  for (guint v = 0; v < self->nodes->len; v++) {
    FabMapNode *node = &g_array_index (self->nodes, FabMapNode, v);
    guint kind = MIN (node->kind, FAB_N_KIND_COLORS - 1);
    g_autofree char *alias = g_strdup_printf ("%s %u", names[kind], ++counts[kind]);

    node->alias = g_string_chunk_insert (self->topology->strings, alias);
  }
  for (guint k = 0; k < FAB_N_KIND_COLORS; k++)
    g_free (names[k]);
}

/** fab_map_scene_builder_set_compares: whether the changes of nodes and edges are shown, and what did not change steps back */
void
fab_map_scene_builder_set_compares (FabMapSceneBuilder *self, gboolean compares)
{
  self->topology->compares = compares;
}

static void
index_edges_by_node (FabMapTopology *topology)
{
  guint n_nodes = topology->n_nodes, n_edges = topology->edges->len;
  const FabMapEdge *edges = (const FabMapEdge *)topology->edges->data;
  guint *offsets = g_new0 (guint, n_nodes + 2);

  /* Counted two places further on, so that filling leaves every offset where it belongs. */
  for (guint e = 0; e < n_edges; e++) {
    offsets[edges[e].source + 2]++;
    if (edges[e].target != edges[e].source)
      offsets[edges[e].target + 2]++;
  }
  for (guint v = 2; v < n_nodes + 2; v++)
    offsets[v] += offsets[v - 1];
  topology->node_edges = g_new (guint, offsets[n_nodes + 1] + 1);
  for (guint e = 0; e < n_edges; e++) {
    topology->node_edges[offsets[edges[e].source + 1]++] = e;
    if (edges[e].target != edges[e].source)
      topology->node_edges[offsets[edges[e].target + 1]++] = e;
  }
  topology->node_offsets = offsets;
}

static void
index_by_key (FabMapTopology *topology, const FabMapNode *nodes)
{
  topology->nodes_by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  topology->edges_by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint v = 0; v < topology->n_nodes; v++)
    g_hash_table_insert (topology->nodes_by_key, g_memdup2 (&nodes[v].key, sizeof (gint64)), GUINT_TO_POINTER (v + 1));
  for (guint e = 0; e < topology->edges->len; e++)
    g_hash_table_insert (topology->edges_by_key, &g_array_index (topology->edges, FabMapEdge, e).key,
                         GUINT_TO_POINTER (e + 1));
}

/**
 * fab_map_scene_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): the scene
 */
FabMapScene *
fab_map_scene_builder_end (FabMapSceneBuilder *self)
{
  FabMapTopology *topology = self->topology;
  FabMapNode *nodes;

  explain_colors (self);
  name_aliases (self);
  topology->n_nodes = self->nodes->len;
  nodes = (FabMapNode *)g_array_free (g_steal_pointer (&self->nodes), FALSE);
  fab_map_topology_fan_out (topology);
  index_edges_by_node (topology);
  index_by_key (topology, nodes);
  g_free (self);
  return fab_map_scene_new (topology, nodes);
}

/** fab_map_scene_builder_free: gives up a builder that was not ended */
void
fab_map_scene_builder_free (FabMapSceneBuilder *self)
{
  fab_map_scene_unref (fab_map_scene_builder_end (self));
}
