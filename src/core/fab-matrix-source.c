/* fab-matrix-source.c: what a matrix is made from, taken out of the store */
#include "fab-map-scope.h"
#include "fab-matrix-private.h"
#include "fab-relation-type.h"

/** What is needed while a source is filled. */
typedef struct {
  FabMatrixSource *source;
  FabStore *store;
  const FabMapMatch *match;
  GHashTable *chosen;      /* FabRecord of an actor */
  GHashTable *actors;      /* FabRecord of an actor → its index + 1 */
  GHashTable *styles;      /* FabRecord of a relation type, or NULL → its index + 1 */
  GHashTable *territories; /* FabRecord of a territory → its index + 1 */
} Filling;

typedef void (*Visit) (Filling *self, FabRecord *record);

static void
visit_all (Filling *self, FabTableId table, Visit visit)
{
  for (guint i = 0; i < fab_store_get_count (self->store, table); i++)
    visit (self, fab_store_get_nth (self->store, table, i));
}

static guint
lookup (GHashTable *table, gconstpointer key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

static gboolean
is_in (GHashTable *keys, FabRecord *record)
{
  gint64 key = fab_record_get_key (record);

  return keys == NULL || g_hash_table_contains (keys, &key);
}

/* ---- Actors ---- */

static guint
get_territory (Filling *self, FabRecord *actor)
{
  FabRecord *territory = fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY);
  guint index = lookup (self->territories, territory);

  if (territory == NULL)
    return FAB_MATRIX_NONE;
  if (index > 0)
    return index - 1;
  g_ptr_array_add (self->source->territories,
                   g_string_chunk_insert (self->source->names, fab_record_get_title (territory)));
  g_hash_table_insert (self->territories, territory, GUINT_TO_POINTER (self->source->territories->len));
  return self->source->territories->len - 1;
}

static guint
get_kind (FabRecord *actor)
{
  const FabChoices *choices = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  const FabChoice *choice = fab_choices_find (choices, fab_record_get_text (actor, FAB_ACTOR_KIND));

  return choice != NULL ? (guint)(choice - choices->choices) : 0;
}

static void
add_actor (Filling *self, FabRecord *record)
{
  FabMatrixActor actor = { .key = fab_record_get_key (record), .circle = FAB_MATRIX_NONE };

  if (!g_hash_table_contains (self->chosen, record))
    return;
  if (self->match != NULL && !is_in (self->match->actors, record))
    return;
  actor.name = g_string_chunk_insert (self->source->names, fab_record_get_title (record));
  actor.kind = get_kind (record);
  actor.territory = get_territory (self, record);
  g_array_append_val (self->source->actors, actor);
  g_hash_table_insert (self->actors, record, GUINT_TO_POINTER (self->source->actors->len));
}

/* ---- Links ---- */

static void
add_style (Filling *self, FabRecord *type)
{
  gint64 color = type != NULL ? fab_record_get_integer (type, FAB_RELATION_TYPE_COLOR) : 0;
  FabMatrixStyle style = {
    .key = type != NULL ? fab_record_get_key (type) : 0,
    .name = g_string_chunk_insert (self->source->names, type != NULL ? fab_record_get_title (type) : ""),
    .color = CLAMP (color, 0, G_MAXINT),
    .directed = type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_DIRECTED),
    .wished = type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED),
  };

  g_array_append_val (self->source->styles, style);
  g_hash_table_insert (self->styles, type, GUINT_TO_POINTER (self->source->styles->len));
}

/* The kinds in their own order, and one for links that have none. */
static void
add_styles (Filling *self)
{
  g_autoptr (GPtrArray) types = fab_relation_type_list (self->store);

  for (guint i = 0; i < types->len; i++)
    add_style (self, g_ptr_array_index (types, i));
  add_style (self, NULL);
}

static void
count_tie (FabMatrixSource *source, const FabMatrixTie *tie)
{
  g_array_index (source->actors, FabMatrixActor, tie->source).n_links++;
  if (tie->target != tie->source)
    g_array_index (source->actors, FabMatrixActor, tie->target).n_links++;
  g_array_index (source->styles, FabMatrixStyle, tie->style).n_links++;
}

static void
add_tie (Filling *self, FabRecord *relation)
{
  guint source = lookup (self->actors, fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE));
  guint target = lookup (self->actors, fab_store_get_target (self->store, relation, FAB_RELATION_TARGET));
  guint style = lookup (self->styles, fab_store_get_target (self->store, relation, FAB_RELATION_TYPE));
  FabMatrixTie tie = { fab_record_get_key (relation), source - 1, target - 1, style - 1 };

  if (source == 0 || target == 0 || (self->match != NULL && !is_in (self->match->relations, relation)))
    return;
  g_array_append_val (self->source->ties, tie);
  count_tie (self->source, &tie);
}

/* ---- The source ---- */

static FabMatrixSource *
create (void)
{
  FabMatrixSource *self = g_new0 (FabMatrixSource, 1);

  self->names = g_string_chunk_new (4096);
  self->actors = g_array_new (FALSE, FALSE, sizeof (FabMatrixActor));
  self->ties = g_array_new (FALSE, FALSE, sizeof (FabMatrixTie));
  self->styles = g_array_new (FALSE, FALSE, sizeof (FabMatrixStyle));
  self->territories = g_ptr_array_new ();
  return self;
}

/**
 * fab_matrix_source_new:
 * @territory: (nullable): only who is on its map
 * @match: (nullable): what a filter leaves; either of its sets may be %NULL: all
 *
 * To be called in the store's thread; what comes out has nothing to do with the store any more.
 *
 * Returns: (transfer full): what a matrix is made from
 */
FabMatrixSource *
fab_matrix_source_new (FabStore *store, FabRecord *territory, const FabMapMatch *match)
{
  g_autoptr (GHashTable) chosen = fab_map_scope_new (store, territory, NULL);
  g_autoptr (GHashTable) actors = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) styles = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) territories = g_hash_table_new (NULL, NULL);
  Filling filling = { create (), store, match, chosen, actors, styles, territories };

  visit_all (&filling, FAB_TABLE_ACTOR, add_actor);
  add_styles (&filling);
  visit_all (&filling, FAB_TABLE_RELATION, add_tie);
  return filling.source;
}

void
fab_matrix_source_free (FabMatrixSource *self)
{
  g_string_chunk_free (self->names);
  g_array_unref (self->actors);
  g_array_unref (self->ties);
  g_array_unref (self->styles);
  g_ptr_array_unref (self->territories);
  g_free (self);
}

guint
fab_matrix_source_get_n_actors (const FabMatrixSource *self)
{
  return self->actors->len;
}

/** fab_matrix_source_get_key: the key of an actor's record */
gint64
fab_matrix_source_get_key (const FabMatrixSource *self, guint actor)
{
  return g_array_index (self->actors, FabMatrixActor, actor).key;
}

/** fab_matrix_source_set_circle: @circle: the number of the community that @actor is of, from 0, or %FAB_MATRIX_NONE */
void
fab_matrix_source_set_circle (FabMatrixSource *self, guint actor, guint circle)
{
  g_array_index (self->actors, FabMatrixActor, actor).circle = circle;
}
