#include "fab-map-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** Radii in scene units. */
#define MIN_RADIUS 9.0
#define MAX_RADIUS 34.0
/** How far from its neighbours stands an actor of which nobody knows where it stood, in scene units. */
#define BESIDE 70.0

/** What is gathered while a scene is made. */
typedef struct {
  FabMapMoment *moments[2]; /* what is shown; (nullable): then what is shown only where the first has no more of it */
  FabMapChanges *changes;   /* (nullable) */
  FabMapScene *today;       /* (nullable) */
  gint64 territory;
  FabMapSceneBuilder *builder;
  GHashTable *degrees;   /* gint64 → how many links */
  GHashTable *places[2]; /* gint64 of an actor → FabMomentRow of its place */
  GHashTable *groups;    /* gint64 of a territory → its group + 1 */
  GHashTable *styles;    /* gint64 of a kind of link → its style + 1 */
  GHashTable *nodes;     /* gint64 of an actor → its node + 1 */
} Compare;

static guint
lookup (GHashTable *table, gint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, &key));
}

static void
put (GHashTable *table, gint64 key, guint value)
{
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (value));
}

typedef void (*Visit) (Compare *self, const FabMomentRow *row, guint moment);

/* Each row once: as the first moment has it, else as the second has. */
static void
visit (Compare *self, FabMomentPart part, Visit each)
{
  for (guint m = 0; m < 2 && self->moments[m] != NULL; m++)
    for (guint i = 0; i < fab_map_moment_get_n (self->moments[m], part); i++) {
      const FabMomentRow *row = fab_map_moment_get (self->moments[m], part, i);

      if (m == 0 || fab_map_moment_find (self->moments[0], part, row->key) == NULL)
        each (self, row, m);
    }
}

/* ---- Actors ---- */

static void
count_link (Compare *self, const FabMomentRow *link, guint moment)
{
  for (guint e = 0; e < 2; e++) {
    gint64 end = fab_moment_row_get_integer (link, e == 0 ? FAB_RELATION_SOURCE : FAB_RELATION_TARGET);

    put (self->degrees, end, lookup (self->degrees, end) + 1);
  }
}

static void
keep_places (Compare *self, guint moment)
{
  self->places[moment] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0;
       self->moments[moment] != NULL && i < fab_map_moment_get_n (self->moments[moment], FAB_MOMENT_PLACES); i++) {
    const FabMomentRow *place = fab_map_moment_get (self->moments[moment], FAB_MOMENT_PLACES, i);
    gint64 actor = fab_moment_row_get_integer (place, FAB_MAP_POSITION_ACTOR);

    if (fab_moment_row_get_integer (place, FAB_MAP_POSITION_TERRITORY) == self->territory)
      g_hash_table_insert (self->places[moment], g_memdup2 (&actor, sizeof actor), (gpointer)place);
  }
}

/* Today's place; else the one that was kept. */
static void
set_place (Compare *self, FabMapNode *node)
{
  guint live = self->today != NULL ? fab_map_scene_find_node (self->today, node->key) : FAB_MAP_NONE;

  if (live != FAB_MAP_NONE && fab_map_scene_get_node (self->today, live)->placed) {
    node->x = fab_map_scene_get_node (self->today, live)->x;
    node->y = fab_map_scene_get_node (self->today, live)->y;
    node->placed = TRUE;
    return;
  }
  for (guint m = 0; m < 2 && !node->placed; m++) {
    const FabMomentRow *place = g_hash_table_lookup (self->places[m], &node->key);

    if (place == NULL)
      continue;
    node->x = fab_moment_row_get_real (place, FAB_MAP_POSITION_X);
    node->y = fab_moment_row_get_real (place, FAB_MAP_POSITION_Y);
    node->placed = TRUE;
  }
}

static void
add_node (Compare *self, const FabMomentRow *actor, guint moment)
{
  const char *name = fab_moment_row_get_text (actor, FAB_ACTOR_SHORT_NAME);
  guint kind = fab_palette_kind_index (fab_moment_row_get_text (actor, FAB_ACTOR_KIND));
  FabMapNode node = { .key = actor->key, .kind = kind, .color = kind };

  node.label = name != NULL ? name : fab_moment_row_get_text (actor, FAB_ACTOR_NAME);
  node.radius = MIN (MIN_RADIUS + 4.6 * sqrt (lookup (self->degrees, actor->key)), MAX_RADIUS);
  node.group = lookup (self->groups, fab_moment_row_get_integer (actor, FAB_ACTOR_TERRITORY)) - 1;
  node.change = self->changes != NULL ? fab_map_changes_find (self->changes, actor->key) : FAB_MAP_UNCHANGED;
  set_place (self, &node);
  put (self->nodes, actor->key, fab_map_scene_builder_add_node (self->builder, &node) + 1);
}

/* ---- Links ---- */

static int
compare_types (gconstpointer a, gconstpointer b)
{
  const FabMomentRow *p = *(const FabMomentRow **)a, *q = *(const FabMomentRow **)b;
  gint64 x = fab_moment_row_get_integer (p, FAB_RELATION_TYPE_POSITION);
  gint64 y = fab_moment_row_get_integer (q, FAB_RELATION_TYPE_POSITION);

  return x != y ? (x < y ? -1 : 1)
                : g_strcmp0 (fab_moment_row_get_text (p, FAB_RELATION_TYPE_NAME),
                             fab_moment_row_get_text (q, FAB_RELATION_TYPE_NAME));
}

static void
add_style (Compare *self, const FabMomentRow *type)
{
  gint64 color = fab_moment_row_get_integer (type, FAB_RELATION_TYPE_COLOR);
  gboolean wished = fab_moment_row_get_integer (type, FAB_RELATION_TYPE_WISHED) != 0;
  FabMapStyle style = { .name = fab_moment_row_get_text (type, FAB_RELATION_TYPE_NAME),
                        .color = color >= 0 ? color % FAB_N_LINK_COLORS : 0,
                        .directed = fab_moment_row_get_integer (type, FAB_RELATION_TYPE_DIRECTED) != 0,
                        .dash = wished ? FAB_DASH_DASHED : FAB_DASH_SOLID };

  put (self->styles, type->key, fab_map_scene_builder_add_style (self->builder, &style) + 1);
}

static void
add_styles (Compare *self)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  FabMapStyle other = { .name = C_ ("kind of link", "Other") };

  for (guint m = 0; m < 2 && self->moments[m] != NULL; m++)
    for (guint i = 0; i < fab_map_moment_get_n (self->moments[m], FAB_MOMENT_TYPES); i++) {
      const FabMomentRow *type = fab_map_moment_get (self->moments[m], FAB_MOMENT_TYPES, i);

      if (m == 0 || fab_map_moment_find (self->moments[0], FAB_MOMENT_TYPES, type->key) == NULL)
        g_ptr_array_add (types, (gpointer)type);
    }
  g_ptr_array_sort (types, compare_types);
  for (guint i = 0; i < types->len; i++)
    add_style (self, g_ptr_array_index (types, i));
  put (self->styles, 0, fab_map_scene_builder_add_style (self->builder, &other) + 1);
}

static void
add_edge (Compare *self, const FabMomentRow *link, guint moment)
{
  guint source = lookup (self->nodes, fab_moment_row_get_integer (link, FAB_RELATION_SOURCE));
  guint target = lookup (self->nodes, fab_moment_row_get_integer (link, FAB_RELATION_TARGET));
  guint style = lookup (self->styles, fab_moment_row_get_integer (link, FAB_RELATION_TYPE));
  gint64 strength = fab_moment_row_get_integer (link, FAB_RELATION_STRENGTH);
  FabMapEdge edge = { .key = link->key,
                      .label = fab_moment_row_get_text (link, FAB_RELATION_LABEL),
                      .source = source - 1,
                      .target = target - 1,
                      .style = (style != 0 ? style : lookup (self->styles, 0)) - 1,
                      .width = strength > 0 ? 1 + 0.6 * (MIN (strength, 5) - 1) : 1.6 };

  if (source == 0 || target == 0)
    return;
  edge.change = self->changes != NULL ? fab_map_changes_find (self->changes, link->key) : FAB_MAP_UNCHANGED;
  fab_map_scene_builder_add_edge (self->builder, &edge);
}

/* ---- Those of whom nobody knows where they stood ---- */

/* In the middle of their neighbours, a little aside; without any, in a row below the map. */
static FabPoint
find_place (FabMapScene *scene, guint node, guint *n_below)
{
  FabPoint sum = { 0, 0 };
  guint n_edges, n = 0;
  const guint *edges = fab_map_scene_get_node_edges (scene, node, &n_edges);
  FabBox bounds = { 0 };

  for (guint i = 0; i < n_edges; i++) {
    const FabMapEdge *edge = fab_map_scene_get_edge (scene, edges[i]);
    const FabMapNode *other = fab_map_scene_get_node (scene, edge->source == node ? edge->target : edge->source);

    if (!other->placed)
      continue;
    sum = (FabPoint){ sum.x + other->x, sum.y + other->y };
    n++;
  }
  if (n > 0) /* the golden angle keeps those of one neighbour apart */
    return (FabPoint){ sum.x / n + BESIDE * cos (node * 2.39996), sum.y / n + BESIDE * sin (node * 2.39996) };
  fab_map_scene_get_bounds (scene, &bounds);
  return (FabPoint){ bounds.left + BESIDE * (*n_below)++, bounds.bottom + BESIDE };
}

static FabMapScene *
place_rest (FabMapScene *scene)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (FabPoint));
  FabMapScene *placed;
  guint n_below = 0;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    FabPoint place;

    if (fab_map_scene_get_node (scene, v)->placed)
      continue;
    place = find_place (scene, v, &n_below);
    g_array_append_val (nodes, v);
    g_array_append_val (places, place);
  }
  if (nodes->len == 0)
    return scene;
  placed = fab_map_scene_moved (scene, nodes->len, (guint *)nodes->data, (FabPoint *)places->data);
  fab_map_scene_unref (scene);
  return placed;
}

/* ---- The scene ---- */

static void
add_groups (Compare *self)
{
  for (guint g = 0; self->today != NULL && g < fab_map_scene_get_n_groups (self->today); g++) {
    const FabMapGroup *group = fab_map_scene_get_group (self->today, g);

    put (self->groups, group->key, fab_map_scene_builder_add_group (self->builder, group) + 1);
  }
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static FabMapScene *
make_scene (Compare *self)
{
  FabMapScene *scene;

  self->builder = fab_map_scene_builder_new ();
  self->degrees = new_table ();
  self->groups = new_table ();
  self->styles = new_table ();
  self->nodes = new_table ();
  keep_places (self, 0);
  keep_places (self, 1);
  add_groups (self);
  visit (self, FAB_MOMENT_RELATIONS, count_link);
  visit (self, FAB_MOMENT_ACTORS, add_node);
  add_styles (self);
  visit (self, FAB_MOMENT_RELATIONS, add_edge);
  fab_map_scene_builder_set_meaning (self->builder, FAB_MAP_SIZE,
                                     fab_map_aspect_get_choice_label (FAB_MAP_SIZE, FAB_MAP_SIZE_BY_LINKS));
  fab_map_scene_builder_set_compares (self->builder, self->changes != NULL);
  scene = place_rest (fab_map_scene_builder_end (self->builder));
  g_hash_table_unref (self->degrees);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->places[0]);
  g_hash_table_unref (self->places[1]);
  return scene;
}

/**
 * fab_map_scene_new_from_moment:
 * @territory: the key of the territory that the map is about; 0: everything
 * @today: (nullable): the map as it is now, for the places
 *
 * Returns: (transfer full): all of @moment, coloured by kind and sized by links
 */
FabMapScene *
fab_map_scene_new_from_moment (FabMapMoment *moment, gint64 territory, FabMapScene *today)
{
  Compare self = { .moments = { moment, NULL }, .today = today, .territory = territory };

  return make_scene (&self);
}

/** fab_map_scene_new_from_changes: (transfer full): both moments on one picture, with what appeared, is gone and changed marked */
FabMapScene *
fab_map_scene_new_from_changes (FabMapChanges *changes, gint64 territory, FabMapScene *today)
{
  Compare self = { .moments = { fab_map_changes_get_after (changes), fab_map_changes_get_before (changes) },
                   .changes = changes,
                   .today = today,
                   .territory = territory };

  return make_scene (&self);
}
