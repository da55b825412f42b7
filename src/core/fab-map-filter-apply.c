/* A filter asked of a project: one pass over the links, one over the actors. */
#include <string.h>

#include "fab-date.h"
#include "fab-map-filter-private.h"
#include "fab-text.h"

/** A link that holds the conditions on links; its ends as numbers of actors. */
typedef struct {
  gint64 key;
  guint source, target;
} Link;

typedef struct {
  const FabMapFilter *filter;
  FabStore *store;
  FabMapTexts *texts;

  /* What the values stand for, all (nullable): no condition */
  GHashTable *themes; /* folded texts */
  GHashTable *references
      [FAB_MAP_N_FACETS]; /* gint64 *: of territories, kinds of links; of tags and ties: the actors that have them */
  char **words;

  FabDate from, to, link_from, link_to;

  /* The project: actors by number */
  guint n_actors;
  gint64 *keys;
  FabRecord **actors;  /* borrowed from the store */
  GHashTable *numbers; /* gint64 * → number + 1 */
  guint *degrees;
  guint8 *near; /* (nullable): within the focus; 2: in its middle */
  guint8 *in;
  GArray *links; /* of Link */
} Asking;

/* ---- What the values stand for ---- */

static void
add_key (GHashTable *set, gint64 key)
{
  if (!g_hash_table_contains (set, &key))
    g_hash_table_add (set, g_memdup2 (&key, sizeof key));
}

static void
add_all (GHashTable *set, GHashTable *more)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    add_key (set, *(gint64 *)key);
}

/* The actors that have a tag, which way round the tie may be. */
static void
add_tagged (GHashTable *set, FabStore *store, FabRecord *tag)
{
  for (guint end = 0; end < 2; end++) {
    guint field = end == 0 ? FAB_LINK_TARGET : FAB_LINK_SOURCE;
    guint other = end == 0 ? FAB_LINK_SOURCE : FAB_LINK_TARGET;
    g_autoptr (GPtrArray) ties = fab_store_get_referrers (store, tag, FAB_TABLE_LINK, field);

    for (guint i = 0; i < ties->len; i++)
      add_key (set, fab_record_get_ref (g_ptr_array_index (ties, i), other));
  }
}

static void
add_reference (Asking *self, FabMapFacet facet, FabRecord *record)
{
  g_autoptr (GHashTable) tied = NULL;

  switch (facet) {
  case FAB_MAP_FACET_TAG:
    add_tagged (self->references[facet], self->store, record);
    break;
  case FAB_MAP_FACET_TIED:
    tied = fab_map_ties_collect (self->store, record);
    add_all (self->references[facet], tied);
    break;
  default:
    add_key (self->references[facet], fab_record_get_key (record));
  }
}

static void
look_up_references (Asking *self, FabMapFacet facet)
{
  GPtrArray *values = self->filter->values[facet];

  if (values->len == 0)
    return;
  self->references[facet] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < values->len; i++) {
    FabRecord *record = fab_map_facet_find (facet, self->store, g_ptr_array_index (values, i));

    if (record != NULL)
      add_reference (self, facet, record);
  }
}

static void
look_up_themes (Asking *self)
{
  GPtrArray *values = self->filter->values[FAB_MAP_FACET_THEME];

  if (values->len == 0)
    return;
  self->themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < values->len; i++)
    g_hash_table_add (self->themes, fab_text_fold (g_ptr_array_index (values, i)));
}

static void
look_up (Asking *self)
{
  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    if (fab_map_facet_is_reference (f))
      look_up_references (self, f);
  look_up_themes (self);
  self->words = fab_map_texts_split (self->filter->words);
  self->from = fab_date_first_day (fab_date_from_text (self->filter->periods[FAB_MAP_PERIOD_FROM]));
  self->to = fab_date_last_day (fab_date_from_text (self->filter->periods[FAB_MAP_PERIOD_TO]));
  self->link_from = fab_date_first_day (fab_date_from_text (self->filter->periods[FAB_MAP_PERIOD_LINK_FROM]));
  self->link_to = fab_date_last_day (fab_date_from_text (self->filter->periods[FAB_MAP_PERIOD_LINK_TO]));
}

static void
number_actors (Asking *self)
{
  guint n = fab_store_get_count (self->store, FAB_TABLE_ACTOR);

  self->n_actors = n;
  self->keys = g_new (gint64, n + 1);
  self->actors = g_new (FabRecord *, n + 1);
  self->degrees = g_new0 (guint, n + 1);
  self->in = g_new0 (guint8, n + 1);
  self->numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n; i++) {
    FabRecord *actor = fab_store_get_nth (self->store, FAB_TABLE_ACTOR, i);

    self->actors[i] = actor;
    self->keys[i] = fab_record_get_key (actor);
    g_hash_table_insert (self->numbers, &self->keys[i], GUINT_TO_POINTER (i + 1));
  }
}

static guint
find_actor (Asking *self, gint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &key));
}

/* ---- Conditions on both ---- */

/* Where there are no dates of its own, a thing was always there and goes on. */
static gboolean
is_within (FabRecord *record, guint start_field, guint end_field, FabDate from, FabDate to)
{
  FabDate end;

  if (fab_date_is_set (to) && !fab_record_is_null (record, start_field) &&
      fab_date_compare (fab_date_first_day (fab_date_from_text (fab_record_get_text (record, start_field))), to) > 0)
    return FALSE;
  if (!fab_date_is_set (from) || fab_record_is_null (record, end_field))
    return TRUE;
  end = fab_date_last_day (fab_date_from_text (fab_record_get_text (record, end_field)));
  return fab_date_compare (end, from) >= 0;
}

/* Yes, no, or both. */
static gboolean
has_answer (const FabMapFilter *filter, FabMapFacet facet, gboolean is)
{
  return filter->values[facet]->len == 0 || fab_map_filter_has_value (filter, facet, is ? "yes" : "no");
}

static gboolean
has_reference (Asking *self, FabMapFacet facet, FabRecord *record, guint field)
{
  gint64 key;

  if (self->references[facet] == NULL)
    return TRUE;
  if (fab_record_is_null (record, field))
    return fab_map_filter_has_value (self->filter, facet, "");
  key = fab_record_get_ref (record, field);
  return g_hash_table_contains (self->references[facet], &key);
}

static gboolean
is_between (const FabMapFilter *filter, FabMapLimit least, FabMapLimit most, gint64 number)
{
  return (filter->limits[least] < 0 || number >= filter->limits[least]) &&
         (filter->limits[most] < 0 || number <= filter->limits[most]);
}

/* ---- Links ---- */

static gboolean
is_wished (Asking *self, FabRecord *relation)
{
  FabRecord *type = fab_store_get_target (self->store, relation, FAB_RELATION_TYPE);

  return type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED);
}

static gboolean
holds_link (Asking *self, FabRecord *relation)
{
  const FabMapFilter *filter = self->filter;

  return is_between (filter, FAB_MAP_LIMIT_MIN_STRENGTH, FAB_MAP_LIMIT_MAX_STRENGTH,
                     fab_record_get_integer (relation, FAB_RELATION_STRENGTH)) &&
         has_reference (self, FAB_MAP_FACET_LINK, relation, FAB_RELATION_TYPE) &&
         is_within (relation, FAB_RELATION_START_DATE, FAB_RELATION_END_DATE, self->from, self->to) &&
         is_within (relation, FAB_RELATION_START_DATE, FAB_RELATION_END_DATE, self->link_from, self->link_to) &&
         (filter->values[FAB_MAP_FACET_WISHED]->len == 0 ||
          has_answer (filter, FAB_MAP_FACET_WISHED, is_wished (self, relation)));
}

static void
ask_links (Asking *self)
{
  guint n = fab_store_get_count (self->store, FAB_TABLE_RELATION);

  self->links = g_array_sized_new (FALSE, FALSE, sizeof (Link), n);
  for (guint i = 0; i < n; i++) {
    FabRecord *relation = fab_store_get_nth (self->store, FAB_TABLE_RELATION, i);
    guint source = find_actor (self, fab_record_get_ref (relation, FAB_RELATION_SOURCE));
    guint target = find_actor (self, fab_record_get_ref (relation, FAB_RELATION_TARGET));
    Link link = { fab_record_get_key (relation), source - 1, target - 1 };

    if (source == 0 || target == 0 || !holds_link (self, relation))
      continue;
    g_array_append_val (self->links, link);
    self->degrees[link.source]++;
    if (link.target != link.source)
      self->degrees[link.target]++;
  }
}

/* ---- The focus ---- */

/* So many rounds over all links: there are few rounds. */
static void
spread (Asking *self, guint steps)
{
  g_autofree guint8 *next = g_new (guint8, self->n_actors + 1);

  for (guint step = 0; step < steps; step++) {
    memcpy (next, self->near, self->n_actors);
    for (guint i = 0; i < self->links->len; i++) {
      const Link *link = &g_array_index (self->links, Link, i);

      if (self->near[link->source] && !next[link->target])
        next[link->target] = 1;
      if (self->near[link->target] && !next[link->source])
        next[link->source] = 1;
    }
    memcpy (self->near, next, self->n_actors);
  }
}

/* Around nobody who is still there, there is no focus. */
static void
find_near (Asking *self)
{
  GHashTable *middle = self->references[FAB_MAP_FACET_AROUND];
  int steps = self->filter->limits[FAB_MAP_LIMIT_STEPS];
  GHashTableIter iter;
  gpointer key;

  if (middle == NULL || g_hash_table_size (middle) == 0)
    return;
  self->near = g_new0 (guint8, self->n_actors + 1);
  g_hash_table_iter_init (&iter, middle);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    guint actor = find_actor (self, *(gint64 *)key);

    if (actor > 0)
      self->near[actor - 1] = 2;
  }
  spread (self, steps >= 0 ? steps : 1);
}

/* ---- Actors ---- */

static gboolean
has_choice (const FabMapFilter *filter, FabMapFacet facet, FabRecord *actor, guint field)
{
  const char *code = fab_record_get_text (actor, field);

  return filter->values[facet]->len == 0 || fab_map_filter_has_value (filter, facet, code != NULL ? code : "");
}

static gboolean
has_theme (Asking *self, FabRecord *actor)
{
  const char *theme = fab_record_get_text (actor, FAB_ACTOR_THEME);
  g_autofree char *folded = NULL;

  if (self->themes == NULL)
    return TRUE;
  folded = fab_text_fold (theme != NULL ? theme : "");
  return g_hash_table_contains (self->themes, folded);
}

static gboolean
is_among (Asking *self, FabMapFacet facet, guint i)
{
  return self->references[facet] == NULL || g_hash_table_contains (self->references[facet], &self->keys[i]);
}

static gboolean
holds_actor (Asking *self, guint i)
{
  const FabMapFilter *filter = self->filter;
  FabRecord *actor = self->actors[i];

  if (self->near != NULL && self->near[i] != 1)
    return self->near[i];
  if (self->degrees[i] == 0 && fab_map_filter_is_on_links (filter))
    return FALSE;
  return is_between (filter, FAB_MAP_LIMIT_MIN_LINKS, FAB_MAP_LIMIT_MAX_LINKS, self->degrees[i]) &&
         has_choice (filter, FAB_MAP_FACET_KIND, actor, FAB_ACTOR_KIND) &&
         has_choice (filter, FAB_MAP_FACET_PROFILE, actor, FAB_ACTOR_PROFILE) &&
         has_choice (filter, FAB_MAP_FACET_SCALE, actor, FAB_ACTOR_SCALE) &&
         has_reference (self, FAB_MAP_FACET_TERRITORY, actor, FAB_ACTOR_TERRITORY) &&
         has_answer (filter, FAB_MAP_FACET_PARTNER, fab_record_get_boolean (actor, FAB_ACTOR_PLAN_PARTNER)) &&
         is_among (self, FAB_MAP_FACET_TAG, i) && is_among (self, FAB_MAP_FACET_TIED, i) && has_theme (self, actor) &&
         is_within (actor, FAB_ACTOR_START_DATE, FAB_ACTOR_END_DATE, self->from, self->to) &&
         fab_map_texts_has_words (self->texts, actor, self->words);
}

/* ---- The answer ---- */

static void
take (GHashTable *set, gint64 **place, gint64 key)
{
  **place = key;
  g_hash_table_add (set, (*place)++);
}

static FabMapMatch *
answer (Asking *self)
{
  FabMapMatch *match = g_new0 (FabMapMatch, 1);
  gint64 *place = match->keys = g_new (gint64, 2 * self->n_actors + self->links->len + 1);

  match->actors = g_hash_table_new (g_int64_hash, g_int64_equal);
  match->relations = g_hash_table_new (g_int64_hash, g_int64_equal);
  match->near = self->near != NULL ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;
  for (guint i = 0; i < self->n_actors; i++) {
    if (self->in[i])
      take (match->actors, &place, self->keys[i]);
    if (self->near != NULL && self->near[i])
      take (match->near, &place, self->keys[i]);
  }
  for (guint i = 0; i < self->links->len; i++) {
    const Link *link = &g_array_index (self->links, Link, i);

    if (self->in[link->source] && self->in[link->target])
      take (match->relations, &place, link->key);
  }
  return match;
}

static void
clear (Asking *self)
{
  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    g_clear_pointer (&self->references[f], g_hash_table_unref);
  g_clear_pointer (&self->themes, g_hash_table_unref);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->links);
  g_strfreev (self->words);
  g_free (self->keys);
  g_free (self->actors);
  g_free (self->degrees);
  g_free (self->near);
  g_free (self->in);
}

/**
 * fab_map_filter_apply_with:
 * @texts: of @store's actors: folded texts are kept there for the next time
 *
 * Returns: (transfer full): what the filter leaves of the project now
 */
FabMapMatch *
fab_map_filter_apply_with (const FabMapFilter *self, FabStore *store, FabMapTexts *texts)
{
  Asking asking = { .filter = self, .store = store, .texts = texts };
  FabMapMatch *match;

  look_up (&asking);
  number_actors (&asking);
  ask_links (&asking);
  find_near (&asking);
  for (guint i = 0; i < asking.n_actors; i++)
    asking.in[i] = holds_actor (&asking, i);
  match = answer (&asking);
  clear (&asking);
  return match;
}

/** fab_map_filter_apply: (transfer full): what the filter leaves of the project now: some milliseconds for 10 000 actors */
FabMapMatch *
fab_map_filter_apply (const FabMapFilter *self, FabStore *store)
{
  g_autoptr (FabMapTexts) texts = fab_map_texts_new (store);

  return fab_map_filter_apply_with (self, store, texts);
}

gboolean
fab_map_match_has_actor (const FabMapMatch *self, gint64 key)
{
  return g_hash_table_contains (self->actors, &key);
}

gboolean
fab_map_match_has_relation (const FabMapMatch *self, gint64 key)
{
  return g_hash_table_contains (self->relations, &key);
}

/** fab_map_match_is_near: whether an actor is within the focus; where there is none, all are */
gboolean
fab_map_match_is_near (const FabMapMatch *self, gint64 key)
{
  return self->near == NULL || g_hash_table_contains (self->near, &key);
}

void
fab_map_match_free (FabMapMatch *self)
{
  g_hash_table_unref (self->actors);
  g_hash_table_unref (self->relations);
  g_clear_pointer (&self->near, g_hash_table_unref);
  g_free (self->keys);
  g_free (self);
}
