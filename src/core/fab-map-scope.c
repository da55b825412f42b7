#include "fab-map-scope.h"

typedef struct {
  FabStore *store;
  FabRecord *territory;
  FabRecord *view;
  GHashTable *actors;
} Scope;

typedef void (*Visit) (Scope *self, FabRecord *record);

static void
visit_all (Scope *self, FabTableId table, Visit visit)
{
  for (guint i = 0; i < fab_store_get_count (self->store, table); i++)
    visit (self, fab_store_get_nth (self->store, table, i));
}

static gboolean
is_key_of (gint64 key, FabRecord *record)
{
  return key == (record != NULL ? fab_record_get_key (record) : 0);
}

static gboolean
is_own (Scope *self, FabRecord *actor)
{
  return self->territory == NULL || is_key_of (fab_record_get_ref (actor, FAB_ACTOR_TERRITORY), self->territory);
}

static void
choose_own (Scope *self, FabRecord *actor)
{
  if (is_own (self, actor))
    g_hash_table_add (self->actors, actor);
}

/* Also by a link that is only wished: it is drawn. */
static void
choose_tied (Scope *self, FabRecord *relation)
{
  FabRecord *source = fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE);
  FabRecord *target = fab_store_get_target (self->store, relation, FAB_RELATION_TARGET);

  if (source == NULL || target == NULL || (!is_own (self, source) && !is_own (self, target)))
    return;
  g_hash_table_add (self->actors, source);
  g_hash_table_add (self->actors, target);
}

static void
choose_put_there (Scope *self, FabRecord *position)
{
  FabRecord *actor = fab_store_get_target (self->store, position, FAB_MAP_POSITION_ACTOR);

  if (actor != NULL && fab_record_get_boolean (position, FAB_MAP_POSITION_PINNED) &&
      is_key_of (fab_record_get_ref (position, FAB_MAP_POSITION_VIEW), self->view) &&
      is_key_of (fab_record_get_ref (position, FAB_MAP_POSITION_TERRITORY), self->territory))
    g_hash_table_add (self->actors, actor);
}

/**
 * fab_map_scope_new:
 * @territory: (nullable): %NULL: all actors
 * @view: (nullable): a view with places of its own, on which actors may have been put by hand
 *
 * The actors of the territory, those elsewhere that any link ties to them, and those that somebody put on its map by hand.
 *
 * Returns: (transfer full) (element-type FabRecord): a set of records that the store keeps
 */
GHashTable *
fab_map_scope_new (FabStore *store, FabRecord *territory, FabRecord *view)
{
  Scope self = { store, territory, view, g_hash_table_new (NULL, NULL) };

  visit_all (&self, FAB_TABLE_ACTOR, choose_own);
  if (territory != NULL) {
    visit_all (&self, FAB_TABLE_RELATION, choose_tied);
    visit_all (&self, FAB_TABLE_MAP_POSITION, choose_put_there);
  }
  return self.actors;
}
