/* Which actors have to do with a record, whatever it is: found from the schema, so that a table made tomorrow needs nothing here. */
#include "fab-map-filter-private.h"

/* Deeper than anything that belongs to something: a programme, its meeting, an attendance. */
#define MAX_DEPTH 12

typedef struct {
  FabStore *store;
  GHashTable *actors;  /* gint64 * */
  GHashTable *visited; /* records that were looked into, borrowed */
} Collector;

static void
add_actor (Collector *self, gint64 key)
{
  if (!g_hash_table_contains (self->actors, &key))
    g_hash_table_add (self->actors, g_memdup2 (&key, sizeof key));
}

/* A person is tied by the organisations that it holds an office in. */
static void
add_offices (Collector *self, FabRecord *person)
{
  g_autoptr (GPtrArray) offices = fab_store_get_referrers (self->store, person, FAB_TABLE_MANDATE, FAB_MANDATE_PERSON);

  for (guint i = 0; i < offices->len; i++) {
    FabRecord *office = g_ptr_array_index (offices, i);

    if (!fab_record_is_null (office, FAB_MANDATE_ACTOR))
      add_actor (self, fab_record_get_ref (office, FAB_MANDATE_ACTOR));
  }
}

/* What a record that has to do with it names: an actor, or what stands for one. */
static void
add_target (Collector *self, FabRecord *target)
{
  FabRecord *actor = NULL;

  switch (fab_record_get_table_id (target)) {
  case FAB_TABLE_ACTOR:
    actor = target;
    break;
  case FAB_TABLE_SHOP:
    actor = fab_store_get_target (self->store, target, FAB_SHOP_ACTOR);
    break;
  case FAB_TABLE_MANDATE:
    actor = fab_store_get_target (self->store, target, FAB_MANDATE_ACTOR);
    break;
  case FAB_TABLE_PERSON:
    add_offices (self, target);
    break;
  default:
    break;
  }
  if (actor != NULL)
    add_actor (self, fab_record_get_key (actor));
}

static void
add_targets (Collector *self, FabRecord *record)
{
  const FabTable *table = fab_record_get_table (record);

  for (guint f = 0; f < table->n_fields; f++) {
    FabRecord *target =
        fab_field_is_reference (&table->fields[f]) ? fab_store_get_target (self->store, record, f) : NULL;

    if (target != NULL)
      add_target (self, target);
  }
}

/* What a thing is made of is looked into as well: a roadmap's axes, their actions; a programme's meetings. */
static gboolean
is_part (FabTableId table)
{
  return table == FAB_TABLE_PLAN || table == FAB_TABLE_AXIS || table == FAB_TABLE_ACTION || table == FAB_TABLE_MEETING;
}

static void collect (Collector *self, FabRecord *record, guint depth);

static void
collect_referrers (Collector *self, FabRecord *record, FabTableId table, guint field, guint depth)
{
  g_autoptr (GPtrArray) referrers = fab_store_get_referrers (self->store, record, table, field);

  for (guint i = 0; i < referrers->len; i++) {
    FabRecord *referrer = g_ptr_array_index (referrers, i);

    if (table == FAB_TABLE_ACTOR)
      add_actor (self, fab_record_get_key (referrer));
    add_targets (self, referrer);
    if (is_part (table))
      collect (self, referrer, depth + 1);
  }
}

static gboolean
can_refer (const FabField *field, FabTableId table)
{
  return field->type == FAB_FIELD_ANY || (field->type == FAB_FIELD_REF && field->target == table);
}

static void
collect (Collector *self, FabRecord *record, guint depth)
{
  FabTableId own = fab_record_get_table_id (record);

  if (depth > MAX_DEPTH || !g_hash_table_add (self->visited, record))
    return;
  for (guint t = 0; t < FAB_N_TABLES; t++) {
    const FabTable *table = fab_table_get (t);

    for (guint f = 0; f < table->n_fields; f++)
      if (can_refer (&table->fields[f], own))
        collect_referrers (self, record, t, f, depth);
  }
}

/*
 * (transfer full) (element-type gint64): the actors tied to @record: those that it names, and those named by what refers to it or to its parts:
 * roles, fundings, attendances, contributions, ties, and links that came from a meeting.  An actor is tied to itself.
 */
GHashTable *
fab_map_ties_collect (FabStore *store, FabRecord *record)
{
  Collector self = { .store = store,
                     .actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
                     .visited = g_hash_table_new (NULL, NULL) };

  add_target (&self, record);
  add_targets (&self, record);
  collect (&self, record, 0);
  g_hash_table_unref (self.visited);
  return self.actors;
}
