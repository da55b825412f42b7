#include "fab-map-compare.h"

#include "fab-map-decorator.h"

#include <math.h>

/** How far from its neighbours stands an actor of which nobody knows where it stood, in scene units. */
#define BESIDE 70.0

/** What is gathered while a scene is made. */
typedef struct {
  FabMapMoment *moments[2]; /* what is shown; (nullable): then what is shown only where the first has no more of it */
  FabMapChanges *changes;   /* (nullable) */
  FabMapScene *today;       /* (nullable) */
  FabStore *store;
  FabMapSceneOptions options;
  gint64 territory;
  FabMapSceneBuilder *builder;
  FabMapDecorator *decorator;
  GHashTable *records;   /* gint64 → FabRecord of an actor or a link, as it was */
  GHashTable *degrees;   /* gint64 → how many links */
  GHashTable *places[2]; /* gint64 of an actor → FabMomentRow of its place */
  GHashTable *groups;    /* gint64 of a territory → its group + 1 */
  GHashTable *types;     /* gint64 of a kind of link → FabRecord of it, as it was */
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

static FabRecord *
keep_record (GHashTable *records, const FabMomentRow *row, FabMomentPart part)
{
  FabRecord *record = fab_moment_row_make_record (row, part);

  g_hash_table_insert (records, g_memdup2 (&row->key, sizeof row->key), record);
  return record;
}

static void
see_actor (Compare *self, const FabMomentRow *actor, guint moment)
{
  fab_map_decorator_see_actor (self->decorator, keep_record (self->records, actor, FAB_MOMENT_ACTORS),
                               lookup (self->degrees, actor->key));
}

static void
see_link (Compare *self, const FabMomentRow *link, guint moment)
{
  fab_map_decorator_see_link (self->decorator, keep_record (self->records, link, FAB_MOMENT_RELATIONS));
}

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
  FabMapNode node = { .key = actor->key };

  node.label = name != NULL ? name : fab_moment_row_get_text (actor, FAB_ACTOR_NAME);
  fab_map_decorator_set_node (self->decorator, g_hash_table_lookup (self->records, &actor->key),
                              lookup (self->degrees, actor->key), &node);
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
add_styles (Compare *self)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  FabMapStyle style;

  for (guint m = 0; m < 2 && self->moments[m] != NULL; m++)
    for (guint i = 0; i < fab_map_moment_get_n (self->moments[m], FAB_MOMENT_TYPES); i++) {
      const FabMomentRow *type = fab_map_moment_get (self->moments[m], FAB_MOMENT_TYPES, i);

      if (m == 0 || fab_map_moment_find (self->moments[0], FAB_MOMENT_TYPES, type->key) == NULL)
        g_ptr_array_add (types, (gpointer)type);
    }
  g_ptr_array_sort (types, compare_types);
  for (guint i = 0; i < types->len; i++) {
    fab_map_style_init (&style, keep_record (self->types, g_ptr_array_index (types, i), FAB_MOMENT_TYPES));
    fab_map_scene_builder_find_style (self->builder, &style);
  }
  fab_map_style_init (&style, NULL);
  fab_map_scene_builder_find_style (self->builder, &style);
}

static void
add_edge (Compare *self, const FabMomentRow *link, guint moment)
{
  guint source = lookup (self->nodes, fab_moment_row_get_integer (link, FAB_RELATION_SOURCE));
  guint target = lookup (self->nodes, fab_moment_row_get_integer (link, FAB_RELATION_TARGET));
  gint64 type = fab_moment_row_get_integer (link, FAB_RELATION_TYPE);
  FabMapStyle style;
  FabMapEdge edge = { .key = link->key,
                      .label = fab_moment_row_get_text (link, FAB_RELATION_LABEL),
                      .source = source - 1,
                      .target = target - 1 };

  if (source == 0 || target == 0)
    return;
  fab_map_style_init (&style, g_hash_table_lookup (self->types, &type));
  fab_map_decorator_set_edge (self->decorator, g_hash_table_lookup (self->records, &link->key), &style, &edge);
  edge.style = fab_map_scene_builder_find_style (self->builder, &style);
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
    FabMapGroup group = *fab_map_scene_get_group (self->today, g);
    FabRecord *territory = fab_store_get_record (self->store, group.key);

    if (territory != NULL && fab_map_decorator_is_by_territory (self->decorator))
      group.color = fab_map_decorator_get_territory_tone (self->decorator, territory);
    put (self->groups, group.key, fab_map_scene_builder_add_group (self->builder, &group) + 1);
  }
}

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
fill (Compare *self)
{
  keep_places (self, 0);
  keep_places (self, 1);
  visit (self, FAB_MOMENT_RELATIONS, count_link);
  visit (self, FAB_MOMENT_ACTORS, see_actor);
  visit (self, FAB_MOMENT_RELATIONS, see_link);
  fab_map_decorator_settle (self->decorator, self->builder);
  add_groups (self);
  visit (self, FAB_MOMENT_ACTORS, add_node);
  add_styles (self);
  visit (self, FAB_MOMENT_RELATIONS, add_edge);
  fab_map_scene_builder_set_compares (self->builder, self->changes != NULL);
}

/* A ring, and how a link is dashed, say what is different. */
static void
choose_decoration (Compare *self)
{
  if (self->changes == NULL)
    return;
  self->options.decoration.choices[FAB_MAP_RING] = FAB_MAP_RING_NONE;
  if (self->options.decoration.choices[FAB_MAP_LINK_DASH] == FAB_MAP_LINK_DASH_BY_DATE)
    self->options.decoration.choices[FAB_MAP_LINK_DASH] = FAB_MAP_LINK_DASH_BY_KIND;
}

static FabMapScene *
make_scene (Compare *self, const FabMapSceneOptions *options)
{
  FabMapScene *scene;

  if (options != NULL)
    self->options = *options;
  if (self->options.territory != NULL)
    self->territory = fab_record_get_key (self->options.territory);
  choose_decoration (self);
  self->builder = fab_map_scene_builder_new ();
  self->decorator = fab_map_decorator_new (self->store, &self->options);
  self->degrees = new_table (NULL);
  self->groups = new_table (NULL);
  self->nodes = new_table (NULL);
  self->records = new_table (g_object_unref);
  self->types = new_table (g_object_unref);
  fill (self);
  scene = place_rest (fab_map_scene_builder_end (self->builder));
  fab_map_decorator_free (self->decorator);
  g_hash_table_unref (self->degrees);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->places[0]);
  g_hash_table_unref (self->places[1]);
  return scene;
}

/**
 * fab_map_scene_new_from_moment:
 * @store: of today
 * @options: (nullable): the territory that the map is about, and what its colours, sizes and shapes stand for
 * @today: (nullable): the map as it is now, for the places
 *
 * Returns: (transfer full): all of @moment
 */
FabMapScene *
fab_map_scene_new_from_moment (FabMapMoment *moment, FabStore *store, const FabMapSceneOptions *options,
                               FabMapScene *today)
{
  Compare self = { .moments = { moment, NULL }, .store = store, .today = today };

  return make_scene (&self, options);
}

/** fab_map_scene_new_from_changes: (transfer full): both moments on one picture, with what appeared, is gone and changed marked */
FabMapScene *
fab_map_scene_new_from_changes (FabMapChanges *changes, FabStore *store, const FabMapSceneOptions *options,
                                FabMapScene *today)
{
  Compare self = { .moments = { fab_map_changes_get_after (changes), fab_map_changes_get_before (changes) },
                   .changes = changes,
                   .store = store,
                   .today = today };

  return make_scene (&self, options);
}
