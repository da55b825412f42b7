#include "fab-map-selection.h"

struct _FabMapSelection {
  GObject parent_instance;

  /* Owned */
  GPtrArray *actors;   /* of FabRecord, in the order of selecting */
  GHashTable *keys;    /* of the actors: gint64 */
  FabRecord *relation; /* (nullable): only without actors */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMapSelection, fab_map_selection, G_TYPE_OBJECT)

static void
emit_changed (FabMapSelection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
add (FabMapSelection *self, FabRecord *actor)
{
  gint64 key = fab_record_get_key (actor);

  if (!g_hash_table_add (self->keys, g_memdup2 (&key, sizeof key)))
    return FALSE;
  g_ptr_array_add (self->actors, g_object_ref (actor));
  return TRUE;
}

static gboolean
empty (FabMapSelection *self)
{
  gboolean had_any = self->actors->len > 0 || self->relation != NULL;

  g_ptr_array_set_size (self->actors, 0);
  g_hash_table_remove_all (self->keys);
  g_clear_object (&self->relation);
  return had_any;
}

/* What went is not selected any more. */
static void
on_committed (FabMapSelection *self, GPtrArray *changes)
{
  gboolean changed = FALSE;

  for (guint i = self->actors->len; i-- > 0;) {
    FabRecord *actor = g_ptr_array_index (self->actors, i);
    gint64 key = fab_record_get_key (actor);

    if (fab_record_is_alive (actor))
      continue;
    g_hash_table_remove (self->keys, &key);
    g_ptr_array_remove_index (self->actors, i);
    changed = TRUE;
  }
  if (self->relation != NULL && !fab_record_is_alive (self->relation)) {
    g_clear_object (&self->relation);
    changed = TRUE;
  }
  if (changed)
    emit_changed (self);
}

static void
fab_map_selection_finalize (GObject *object)
{
  FabMapSelection *self = FAB_MAP_SELECTION (object);

  g_ptr_array_unref (self->actors);
  g_hash_table_unref (self->keys);
  g_clear_object (&self->relation);
  G_OBJECT_CLASS (fab_map_selection_parent_class)->finalize (object);
}

static void
fab_map_selection_class_init (FabMapSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_map_selection_finalize;

  /** FabMapSelection::changed: something else is selected */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_MAP_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_map_selection_init (FabMapSelection *self)
{
  self->actors = g_ptr_array_new_with_free_func (g_object_unref);
  self->keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/** fab_map_selection_new: (transfer full): an empty selection, which drops what is deleted from @store */
FabMapSelection *
fab_map_selection_new (FabStore *store)
{
  FabMapSelection *self = g_object_new (FAB_TYPE_MAP_SELECTION, NULL);

  g_signal_connect_object (store, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  return self;
}

guint
fab_map_selection_get_n_actors (FabMapSelection *self)
{
  return self->actors->len;
}

/** fab_map_selection_get_actors: (transfer container) (element-type FabRecord): a snapshot */
GPtrArray *
fab_map_selection_get_actors (FabMapSelection *self)
{
  GPtrArray *copy = g_ptr_array_new_full (self->actors->len, g_object_unref);

  for (guint i = 0; i < self->actors->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (self->actors, i)));
  return copy;
}

/** fab_map_selection_get_relation: (transfer none) (nullable): the link that is selected */
FabRecord *
fab_map_selection_get_relation (FabMapSelection *self)
{
  return self->relation;
}

/** fab_map_selection_has: whether the record with that key, an actor or a link, is selected */
gboolean
fab_map_selection_has (FabMapSelection *self, gint64 key)
{
  return g_hash_table_contains (self->keys, &key) ||
         (self->relation != NULL && fab_record_get_key (self->relation) == key);
}

void
fab_map_selection_clear (FabMapSelection *self)
{
  if (empty (self))
    emit_changed (self);
}

/** fab_map_selection_set_actor: selects @actor and nothing else */
void
fab_map_selection_set_actor (FabMapSelection *self, FabRecord *actor)
{
  if (self->actors->len == 1 && g_ptr_array_index (self->actors, 0) == actor)
    return;
  empty (self);
  add (self, actor);
  emit_changed (self);
}

/** fab_map_selection_set_actors: selects @actors and nothing else */
void
fab_map_selection_set_actors (FabMapSelection *self, GPtrArray *actors)
{
  gboolean changed = actors->len != self->actors->len || self->relation != NULL;

  for (guint i = 0; i < actors->len && !changed; i++)
    changed = !fab_map_selection_has (self, fab_record_get_key (g_ptr_array_index (actors, i)));
  if (!changed)
    return;
  empty (self);
  for (guint i = 0; i < actors->len; i++)
    add (self, g_ptr_array_index (actors, i));
  emit_changed (self);
}

/** fab_map_selection_add_actors: selects @actors beside what is selected */
void
fab_map_selection_add_actors (FabMapSelection *self, GPtrArray *actors)
{
  gboolean changed = self->relation != NULL;

  g_clear_object (&self->relation);
  for (guint i = 0; i < actors->len; i++)
    changed |= add (self, g_ptr_array_index (actors, i));
  if (changed)
    emit_changed (self);
}

/** fab_map_selection_toggle_actor: selects @actor beside the others, or no more */
void
fab_map_selection_toggle_actor (FabMapSelection *self, FabRecord *actor)
{
  gint64 key = fab_record_get_key (actor);

  g_clear_object (&self->relation);
  if (g_hash_table_remove (self->keys, &key))
    g_ptr_array_remove (self->actors, actor);
  else
    add (self, actor);
  emit_changed (self);
}

/** fab_map_selection_set_relation: selects the link @relation and nothing else */
void
fab_map_selection_set_relation (FabMapSelection *self, FabRecord *relation)
{
  if (self->relation == relation)
    return;
  empty (self);
  self->relation = g_object_ref (relation);
  emit_changed (self);
}
