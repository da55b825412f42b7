#include "fab-map-source.h"

#include "fab-map-decorator.h"
#include "fab-map-scope.h"
#include "fab-palette.h"
#include "fab-relation-type.h"
#include "fab-schema.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** What is gathered while a scene is made. */
typedef struct {
  FabStore *store;
  const FabMapSceneOptions *options;
  FabMapSceneBuilder *builder;
  GHashTable *chosen;  /* FabRecord of an actor: those on the map */
  GHashTable *degrees; /* FabRecord of an actor → how many links */
  GHashTable *places;  /* FabRecord of an actor → FabRecord of its position */
  GHashTable *groups;  /* FabRecord of a territory → its group + 1 */
  GHashTable *nodes;   /* FabRecord of an actor → its node + 1 */
  FabMapDecorator *decorator;
  guint n_territories; /* seen so far, whether they are on the map or not */
} Source;

typedef void (*Visit) (Source *self, FabRecord *record);

static void
visit_all (Source *self, FabTableId table, Visit visit)
{
  for (guint i = 0; i < fab_store_get_count (self->store, table); i++)
    visit (self, fab_store_get_nth (self->store, table, i));
}

static guint
lookup (GHashTable *table, gconstpointer key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

/* ---- How many links ---- */

/* Only those on the map: else a disc would be large for links that nobody sees. */
static void
count_links (Source *self, FabRecord *relation)
{
  FabRecord *ends[2] = { fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE),
                         fab_store_get_target (self->store, relation, FAB_RELATION_TARGET) };

  if (!g_hash_table_contains (self->chosen, ends[0]) || !g_hash_table_contains (self->chosen, ends[1]))
    return;
  for (guint i = 0; i < 2; i++)
    g_hash_table_insert (self->degrees, ends[i], GUINT_TO_POINTER (lookup (self->degrees, ends[i]) + 1));
}

/* ---- Where they are ---- */

static gboolean
is_key_of (gint64 key, FabRecord *record)
{
  return key == (record != NULL ? fab_record_get_key (record) : 0);
}

static void
keep_place (Source *self, FabRecord *position)
{
  FabRecord *actor = fab_store_get_target (self->store, position, FAB_MAP_POSITION_ACTOR);

  if (actor != NULL && is_key_of (fab_record_get_ref (position, FAB_MAP_POSITION_VIEW), self->options->view) &&
      is_key_of (fab_record_get_ref (position, FAB_MAP_POSITION_TERRITORY), self->options->territory))
    g_hash_table_insert (self->places, actor, position);
}

/* ---- Nodes ---- */

static void
add_group (Source *self, FabRecord *territory)
{
  /* Far apart on the palette, and not those of the most frequent kinds. */
  static const guint colors[] = { 0, 5, 3, 2, 6, 7, 9, 4 };
  FabMapGroup group = { .key = fab_record_get_key (territory), .name = fab_record_get_title (territory) };

  if (g_strcmp0 (fab_record_get_text (territory, FAB_TERRITORY_KIND), "nation") == 0)
    return;
  /* The same one on the map of everything and on its own */
  group.color = colors[self->n_territories++ % G_N_ELEMENTS (colors)];
  if (self->options->territory != NULL && self->options->territory != territory)
    return;
  if (fab_map_decorator_is_by_territory (self->decorator))
    group.color = fab_map_decorator_get_territory_tone (self->decorator, territory);
  g_hash_table_insert (self->groups, territory,
                       GUINT_TO_POINTER (fab_map_scene_builder_add_group (self->builder, &group) + 1));
}

static void
see_actor (Source *self, FabRecord *actor)
{
  if (g_hash_table_contains (self->chosen, actor))
    fab_map_decorator_see_actor (self->decorator, actor, lookup (self->degrees, actor));
}

static const char *
get_label (FabRecord *actor)
{
  const char *name = fab_record_get_text (actor, FAB_ACTOR_SHORT_NAME);

  return name != NULL && *name != '\0' ? name : fab_record_get_title (actor);
}

static void
add_node (Source *self, FabRecord *actor)
{
  FabRecord *place = g_hash_table_lookup (self->places, actor);
  FabRecord *territory = fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY);
  FabMapNode node = { .key = fab_record_get_key (actor), .label = get_label (actor) };

  if (!g_hash_table_contains (self->chosen, actor))
    return;
  fab_map_decorator_set_node (self->decorator, actor, lookup (self->degrees, actor), &node);
  node.group = territory != NULL ? lookup (self->groups, territory) - 1 : FAB_MAP_NONE;
  if (place != NULL) {
    node.x = fab_record_get_real (place, FAB_MAP_POSITION_X);
    node.y = fab_record_get_real (place, FAB_MAP_POSITION_Y);
    node.pinned = fab_record_get_boolean (place, FAB_MAP_POSITION_PINNED);
    node.placed = TRUE;
  }
  g_hash_table_insert (self->nodes, actor,
                       GUINT_TO_POINTER (fab_map_scene_builder_add_node (self->builder, &node) + 1));
}

/* ---- Edges ---- */

static guint
clean_color (gint64 color)
{
  return color >= 0 ? color % FAB_N_LINK_COLORS : 0;
}

static gboolean
is_hierarchical (FabRecord *type)
{
  const char *code = fab_record_get_text (type, FAB_RELATION_TYPE_CODE);

  return g_strcmp0 (code, "carrying") == 0 || g_strcmp0 (code, "governance") == 0 || g_strcmp0 (code, "equity") == 0;
}

/** fab_map_style_init: @type: (nullable): a kind of link. @style: (out): how its links are drawn as such */
void
fab_map_style_init (FabMapStyle *style, FabRecord *type)
{
  *style = (FabMapStyle){ .name = C_ ("kind of link", "Other") };
  if (type == NULL)
    return;
  style->name = fab_record_get_title (type);
  style->color = clean_color (fab_record_get_integer (type, FAB_RELATION_TYPE_COLOR));
  style->directed = fab_record_get_boolean (type, FAB_RELATION_TYPE_DIRECTED);
  style->carries = is_hierarchical (type);
  style->dash = fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED) ? FAB_DASH_DASHED : FAB_DASH_SOLID;
}

/* The kinds of links in their own order, and one for links that have none. */
static void
add_styles (Source *self)
{
  g_autoptr (GPtrArray) types = fab_relation_type_list (self->store);
  FabMapStyle style;

  for (guint i = 0; i < types->len; i++) {
    fab_map_style_init (&style, g_ptr_array_index (types, i));
    fab_map_scene_builder_find_style (self->builder, &style);
  }
  fab_map_style_init (&style, NULL);
  fab_map_scene_builder_find_style (self->builder, &style);
}

/* Both ends of a link that is on the map. */
static gboolean
find_ends (Source *self, FabRecord *relation, guint *source, guint *target)
{
  *source = lookup (self->nodes, fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE));
  *target = lookup (self->nodes, fab_store_get_target (self->store, relation, FAB_RELATION_TARGET));
  return (*source)-- > 0 && (*target)-- > 0;
}

static void
see_link (Source *self, FabRecord *relation)
{
  FabRecord *source = fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (self->store, relation, FAB_RELATION_TARGET);

  if (g_hash_table_contains (self->chosen, source) && g_hash_table_contains (self->chosen, target))
    fab_map_decorator_see_link (self->decorator, relation);
}

static void
add_edge (Source *self, FabRecord *relation)
{
  gint64 strength = fab_record_get_integer (relation, FAB_RELATION_STRENGTH);
  FabMapEdge edge = { .key = fab_record_get_key (relation),
                      .label = fab_record_get_text (relation, FAB_RELATION_LABEL) };
  FabMapStyle style;

  if (!find_ends (self, relation, &edge.source, &edge.target))
    return;
  fab_map_style_init (&style, fab_store_get_target (self->store, relation, FAB_RELATION_TYPE));
  fab_map_decorator_set_edge (self->decorator, relation, &style, &edge);
  edge.length = strength > 0 ? 1.3 - 0.15 * (MIN (strength, 5) - 1) : 1;
  edge.style = fab_map_scene_builder_find_style (self->builder, &style);
  fab_map_scene_builder_add_edge (self->builder, &edge);
}

/**
 * fab_map_scene_new_from_store:
 * @options: (nullable): %NULL for every actor, at its place on the map of everything
 *
 * To be called in the store's thread. Actors that stand nowhere yet are in the scene, but not drawn before
 * fab_map_arrange().
 *
 * Returns: (transfer full): the scene
 */
FabMapScene *
fab_map_scene_new_from_store (FabStore *store, const FabMapSceneOptions *options)
{
  static const FabMapSceneOptions defaults = { 0 };
  g_autoptr (GHashTable) chosen =
      fab_map_scope_new (store, options != NULL ? options->territory : NULL, options != NULL ? options->view : NULL);
  g_autoptr (GHashTable) degrees = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  g_autoptr (FabMapDecorator) decorator = fab_map_decorator_new (store, options != NULL ? options : &defaults);
  Source self = { store,
                  options != NULL ? options : &defaults,
                  fab_map_scene_builder_new (),
                  chosen,
                  degrees,
                  places,
                  groups,
                  nodes,
                  decorator };

  visit_all (&self, FAB_TABLE_RELATION, count_links);
  visit_all (&self, FAB_TABLE_MAP_POSITION, keep_place);
  visit_all (&self, FAB_TABLE_ACTOR, see_actor);
  visit_all (&self, FAB_TABLE_RELATION, see_link);
  fab_map_decorator_settle (decorator, self.builder);
  if (!self.options->no_groups)
    visit_all (&self, FAB_TABLE_TERRITORY, add_group);
  visit_all (&self, FAB_TABLE_ACTOR, add_node);
  add_styles (&self);
  visit_all (&self, FAB_TABLE_RELATION, add_edge);
  return fab_map_scene_builder_end (self.builder);
}
