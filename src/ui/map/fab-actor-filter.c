#include "fab-actor-filter.h"

struct _FabActorFilter {
  GtkFilter parent_instance;

  /* Owned */
  FabStore *store;
  FabMapFilter *value;
  FabMapTexts *texts;
  FabMapMatch *match; /* (nullable): of the value and the project now; NULL: not asked yet */
  FabMapMatch *told;  /* (nullable): while a refresh is queued: what everybody still goes by */
  guint refresh_source;
};

enum {
  PROP_0,
  PROP_VALUE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FabActorFilter, fab_actor_filter, GTK_TYPE_FILTER)

/* ---- What is left ---- */

static gboolean
is_within (GHashTable *keys, GHashTable *others)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (keys) > g_hash_table_size (others))
    return FALSE;
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (others, key))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_set (GHashTable *a, GHashTable *b)
{
  return a == b || (a != NULL && b != NULL && g_hash_table_size (a) == g_hash_table_size (b) && is_within (a, b));
}

static gboolean
is_same_match (const FabMapMatch *a, const FabMapMatch *b)
{
  return is_same_set (a->actors, b->actors) && is_same_set (a->relations, b->relations) &&
         is_same_set (a->near, b->near);
}

/* How the rows change, so that a list asks only about those that can. */
static GtkFilterChange
compare (const FabMapMatch *before, const FabMapMatch *now)
{
  if (is_within (now->actors, before->actors))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (is_within (before->actors, now->actors))
    return GTK_FILTER_CHANGE_LESS_STRICT;
  return GTK_FILTER_CHANGE_DIFFERENT;
}

static void
ensure (FabActorFilter *self)
{
  if (self->match == NULL)
    self->match = fab_map_filter_apply_with (self->value, self->store, self->texts);
}

/* Asks anew, and tells everybody how what is left differs from what they were told last. */
static void
tell (FabActorFilter *self, gboolean always)
{
  g_autoptr (FabMapMatch) before = g_steal_pointer (&self->told);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  ensure (self);
  if (before == NULL)
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
  else if (always || !is_same_match (before, self->match))
    gtk_filter_changed (GTK_FILTER (self), compare (before, self->match));
}

/* What is left is not known any more. */
static void
forget (FabActorFilter *self)
{
  if (self->told == NULL)
    self->told = g_steal_pointer (&self->match);
  g_clear_pointer (&self->match, fab_map_match_free);
}

static gboolean
fab_actor_filter_match (GtkFilter *filter, gpointer item)
{
  FabActorFilter *self = FAB_ACTOR_FILTER (filter);

  ensure (self);
  return fab_map_match_has_actor (self->match, fab_record_get_key (item));
}

static GtkFilterMatch
fab_actor_filter_get_strictness (GtkFilter *filter)
{
  return fab_actor_filter_is_active (FAB_ACTOR_FILTER (filter)) ? GTK_FILTER_MATCH_SOME : GTK_FILTER_MATCH_ALL;
}

/* ---- The project changes ---- */

/* Any record may be what an actor is tied to. */
static gboolean
concerns (FabActorFilter *self, const FabChange *change)
{
  switch (change->table) {
  case FAB_TABLE_ACTOR:
  case FAB_TABLE_RELATION:
  case FAB_TABLE_RELATION_TYPE:
  case FAB_TABLE_TERRITORY:
  case FAB_TABLE_TAG:
  case FAB_TABLE_LINK:
    return TRUE;
  case FAB_TABLE_MAP_POSITION:
  case FAB_TABLE_MAP_VIEW:
    return FALSE;
  default:
    return *fab_map_filter_get_values (self->value, FAB_MAP_FACET_TIED, NULL) != NULL;
  }
}

static void
on_refresh (gpointer data)
{
  FabActorFilter *self = data;

  self->refresh_source = 0;
  if (fab_actor_filter_is_active (self))
    tell (self, FALSE);
  else
    g_clear_pointer (&self->told, fab_map_match_free);
}

/* Once for many gestures in a row; whoever asks sooner gets what is right by then. */
static void
on_committed (FabActorFilter *self, GPtrArray *changes)
{
  fab_map_texts_take_changes (self->texts, changes);
  for (guint i = 0; i < changes->len; i++) {
    if (!concerns (self, g_ptr_array_index (changes, i)))
      continue;
    forget (self);
    if (self->refresh_source == 0)
      self->refresh_source = g_idle_add_once (on_refresh, self);
    return;
  }
}

/* ---- The object ---- */

static void
fab_actor_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabActorFilter *self = FAB_ACTOR_FILTER (object);

  switch (id) {
  case PROP_VALUE:
    g_value_set_boxed (value, self->value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_actor_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_VALUE:
    fab_actor_filter_set_value (FAB_ACTOR_FILTER (object), g_value_get_boxed (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_actor_filter_dispose (GObject *object)
{
  FabActorFilter *self = FAB_ACTOR_FILTER (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  G_OBJECT_CLASS (fab_actor_filter_parent_class)->dispose (object);
}

static void
fab_actor_filter_finalize (GObject *object)
{
  FabActorFilter *self = FAB_ACTOR_FILTER (object);

  g_clear_pointer (&self->match, fab_map_match_free);
  g_clear_pointer (&self->told, fab_map_match_free);
  g_clear_pointer (&self->texts, fab_map_texts_free);
  fab_map_filter_free (self->value);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fab_actor_filter_parent_class)->finalize (object);
}

static void
fab_actor_filter_class_init (FabActorFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  object_class->get_property = fab_actor_filter_get_property;
  object_class->set_property = fab_actor_filter_set_property;
  object_class->dispose = fab_actor_filter_dispose;
  object_class->finalize = fab_actor_filter_finalize;
  filter_class->match = fab_actor_filter_match;
  filter_class->get_strictness = fab_actor_filter_get_strictness;

  /** FabActorFilter:value: the FabMapFilter; never %NULL */
  properties[PROP_VALUE] = g_param_spec_boxed ("value", NULL, NULL, FAB_TYPE_MAP_FILTER,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fab_actor_filter_init (FabActorFilter *self)
{
  self->value = fab_map_filter_new ();
}

/** fab_actor_filter_new: (transfer full): a filter of @store's actors that lets all of them pass */
FabActorFilter *
fab_actor_filter_new (FabStore *store)
{
  FabActorFilter *self = g_object_new (FAB_TYPE_ACTOR_FILTER, NULL);

  self->store = g_object_ref (store);
  self->texts = fab_map_texts_new (store);
  g_signal_connect_object (store, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_actor_filter_get_store: (transfer none) */
FabStore *
fab_actor_filter_get_store (FabActorFilter *self)
{
  return self->store;
}

/** fab_actor_filter_get_value: (transfer none): what is asked for, until it is set again */
const FabMapFilter *
fab_actor_filter_get_value (FabActorFilter *self)
{
  return self->value;
}

/* Takes @value (transfer full). */
static void
take_value (FabActorFilter *self, FabMapFilter *value)
{
  g_autoptr (FabMapFilter) fresh = value;

  if (fab_map_filter_equal (self->value, fresh))
    return;
  if (self->told == NULL)
    ensure (self);
  forget (self);
  fab_map_filter_free (self->value);
  self->value = g_steal_pointer (&fresh);
  tell (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/** fab_actor_filter_set_value: @value: copied */
void
fab_actor_filter_set_value (FabActorFilter *self, const FabMapFilter *value)
{
  g_return_if_fail (value != NULL);
  take_value (self, fab_map_filter_copy (value));
}

/** fab_actor_filter_get_match: (transfer none): what is left of the project now, until anything changes */
const FabMapMatch *
fab_actor_filter_get_match (FabActorFilter *self)
{
  ensure (self);
  return self->match;
}

/** fab_actor_filter_get_texts: (transfer none): for whoever asks another filter about the same store */
FabMapTexts *
fab_actor_filter_get_texts (FabActorFilter *self)
{
  return self->texts;
}

/** fab_actor_filter_is_active: whether there is anything that an actor or a link could fail */
gboolean
fab_actor_filter_is_active (FabActorFilter *self)
{
  return !fab_map_filter_is_empty (self->value);
}

/** fab_actor_filter_set_text: @text: (nullable): words that must all occur in the actor's texts; accents and case don't count */
void
fab_actor_filter_set_text (FabActorFilter *self, const char *text)
{
  FabMapFilter *value = fab_map_filter_copy (self->value);

  fab_map_filter_set_words (value, text);
  take_value (self, value);
}

/** fab_actor_filter_set_choice: see fab_map_filter_set_value() */
void
fab_actor_filter_set_choice (FabActorFilter *self, FabMapFacet facet, const char *choice, gboolean wanted)
{
  FabMapFilter *value = fab_map_filter_copy (self->value);

  fab_map_filter_set_value (value, facet, choice, wanted);
  take_value (self, value);
}

/** fab_actor_filter_set_period: see fab_map_filter_set_period() */
void
fab_actor_filter_set_period (FabActorFilter *self, FabMapPeriod period, const char *date)
{
  FabMapFilter *value = fab_map_filter_copy (self->value);

  fab_map_filter_set_period (value, period, date);
  take_value (self, value);
}

/** fab_actor_filter_set_hides: whether what is left out is hidden on the map rather than dimmed */
void
fab_actor_filter_set_hides (FabActorFilter *self, gboolean hides)
{
  FabMapFilter *value = fab_map_filter_copy (self->value);

  fab_map_filter_set_hides (value, hides);
  take_value (self, value);
}

/**
 * fab_actor_filter_set_focus:
 * @actors: (nullable) (element-type FabRecord): in the middle; %NULL: whoever is there now
 * @steps: how many links away the others may be; 0 lets the focus go
 */
void
fab_actor_filter_set_focus (FabActorFilter *self, GPtrArray *actors, guint steps)
{
  FabMapFilter *value = fab_map_filter_copy (self->value);

  if (actors != NULL || steps == 0)
    fab_map_filter_clear_facet (value, FAB_MAP_FACET_AROUND);
  for (guint i = 0; steps > 0 && actors != NULL && i < actors->len; i++) {
    g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_key (g_ptr_array_index (actors, i)));

    fab_map_filter_set_value (value, FAB_MAP_FACET_AROUND, key, TRUE);
  }
  fab_map_filter_set_limit (value, FAB_MAP_LIMIT_STEPS, steps > 0 ? (int)steps : FAB_MAP_NO_LIMIT);
  take_value (self, value);
}

/** fab_actor_filter_get_focus: Returns: the number of steps of the focus; 0: none */
guint
fab_actor_filter_get_focus (FabActorFilter *self)
{
  if (*fab_map_filter_get_values (self->value, FAB_MAP_FACET_AROUND, NULL) == NULL)
    return 0;
  return MAX (fab_map_filter_get_limit (self->value, FAB_MAP_LIMIT_STEPS), 1);
}

/** fab_actor_filter_reset: lets everything pass; how it would be shown stays */
void
fab_actor_filter_reset (FabActorFilter *self)
{
  FabMapFilter *value = fab_map_filter_copy (self->value);

  fab_map_filter_reset (value);
  take_value (self, value);
}
