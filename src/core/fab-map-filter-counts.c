#include "fab-map-filter-counts.h"

#include "fab-map-filter-private.h"
#include "fab-map-filter-terms.h"
#include "fab-text.h"

typedef struct {
  const FabMapFilter *filter;
  FabStore *store;
  FabMapFacet facet;
  GHashTable *counts; /* value → number + 1, so that 0 can be held */
} Counting;

static void
count (Counting *self, const char *value, guint n)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, value));

  g_hash_table_insert (self->counts, g_strdup (value), GUINT_TO_POINTER (MAX (before, 1) + n));
}

/* The code of a kind of link outlives a copy of the project better than its key. */
static void
count_record (Counting *self, FabRecord *record, guint n)
{
  g_autofree char *key = NULL;
  const char *code = NULL;

  if (fab_record_get_table_id (record) == FAB_TABLE_RELATION_TYPE)
    code = fab_record_get_text (record, FAB_RELATION_TYPE_CODE);
  if (code == NULL || *code == '\0')
    code = key = g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_key (record));
  count (self, code, n);
}

static void
count_reference (Counting *self, FabRecord *record, guint field)
{
  FabRecord *target = fab_store_get_target (self->store, record, field);

  if (target != NULL)
    count_record (self, target, 1);
  else
    count (self, "", 1);
}

static void
count_text (Counting *self, FabRecord *actor, guint field)
{
  const char *text = fab_record_get_text (actor, field);

  count (self, text != NULL ? text : "", 1);
}

static void
count_tags (Counting *self, FabRecord *actor)
{
  for (guint end = 0; end < 2; end++) {
    guint field = end == 0 ? FAB_LINK_SOURCE : FAB_LINK_TARGET;
    guint other = end == 0 ? FAB_LINK_TARGET : FAB_LINK_SOURCE;
    g_autoptr (GPtrArray) ties = fab_store_get_referrers (self->store, actor, FAB_TABLE_LINK, field);

    for (guint i = 0; i < ties->len; i++) {
      FabRecord *tag = fab_store_get_target (self->store, g_ptr_array_index (ties, i), other);

      if (tag != NULL && fab_record_get_table_id (tag) == FAB_TABLE_TAG)
        count_record (self, tag, 1);
    }
  }
}

static void
count_actor (Counting *self, FabRecord *actor)
{
  switch (self->facet) {
  case FAB_MAP_FACET_KIND:
    count_text (self, actor, FAB_ACTOR_KIND);
    break;
  case FAB_MAP_FACET_THEME:
    count_text (self, actor, FAB_ACTOR_THEME);
    break;
  case FAB_MAP_FACET_PROFILE:
    count_text (self, actor, FAB_ACTOR_PROFILE);
    break;
  case FAB_MAP_FACET_SCALE:
    count_text (self, actor, FAB_ACTOR_SCALE);
    break;
  case FAB_MAP_FACET_TERRITORY:
    count_reference (self, actor, FAB_ACTOR_TERRITORY);
    break;
  case FAB_MAP_FACET_TAG:
    count_tags (self, actor);
    break;
  case FAB_MAP_FACET_PARTNER:
    count (self, fab_record_get_boolean (actor, FAB_ACTOR_PLAN_PARTNER) ? "yes" : "no", 1);
    break;
  default:
    break;
  }
}

static void
count_relation (Counting *self, FabRecord *relation)
{
  FabRecord *type = fab_store_get_target (self->store, relation, FAB_RELATION_TYPE);

  if (self->facet == FAB_MAP_FACET_LINK)
    count_reference (self, relation, FAB_RELATION_TYPE);
  else
    count (self, type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_WISHED) ? "yes" : "no", 1);
}

static gboolean
is_on_links (FabMapFacet facet)
{
  return facet == FAB_MAP_FACET_LINK || facet == FAB_MAP_FACET_WISHED;
}

static void
count_all (Counting *self, const FabMapMatch *match, FabMapShows shows, gpointer data)
{
  gboolean links = is_on_links (self->facet);
  FabTableId table = links ? FAB_TABLE_RELATION : FAB_TABLE_ACTOR;

  for (guint i = 0; i < fab_store_get_count (self->store, table); i++) {
    FabRecord *record = fab_store_get_nth (self->store, table, i);
    gint64 key = fab_record_get_key (record);

    if (!g_hash_table_contains (links ? match->relations : match->actors, &key) ||
        (shows != NULL && !shows (key, data)))
      continue;
    if (links)
      count_relation (self, record);
    else
      count_actor (self, record);
  }
}

/* What is asked for is offered even where nobody has it any more. */
static void
count_wanted (Counting *self)
{
  GPtrArray *values = self->filter->values[self->facet];

  for (guint i = 0; i < values->len; i++)
    count (self, g_ptr_array_index (values, i), 0);
}

/* ---- In order ---- */

static void
value_free (gpointer data)
{
  FabMapValueCount *value = data;

  g_free (value->value);
  g_free (value->label);
  g_free (value);
}

static int
get_rank (const FabChoices *choices, const char *value)
{
  for (guint i = 0; i < choices->n_choices; i++)
    if (g_str_equal (choices->choices[i].code, value))
      return (int)i;
  return (int)choices->n_choices;
}

/* Choices in their own order, the rest by name; what isn't said comes last. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const FabMapValueCount *first = *(FabMapValueCount *const *)a, *second = *(FabMapValueCount *const *)b;
  const FabChoices *choices = data;

  if ((*first->value == '\0') != (*second->value == '\0'))
    return *first->value == '\0' ? 1 : -1;
  if (choices != NULL)
    return get_rank (choices, first->value) - get_rank (choices, second->value);
  return fab_text_compare (first->label, second->label);
}

static GPtrArray *
list_counts (Counting *self)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  GHashTableIter iter;
  gpointer value, n;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &value, &n)) {
    FabMapValueCount *counted = g_new0 (FabMapValueCount, 1);

    counted->value = g_strdup (value);
    counted->label = fab_map_facet_describe_value (self->facet, self->store, value);
    counted->count = GPOINTER_TO_UINT (n) - 1;
    g_ptr_array_add (values, counted);
  }
  g_ptr_array_sort_with_data (values, compare, (gpointer)fab_map_facet_get_choices (self->facet));
  return values;
}

/**
 * fab_map_filter_count_values:
 * @shows: (nullable): only what it says yes to, a key of an actor or a link, such as what is on the map of a territory
 * @facet: a condition but FAB_MAP_FACET_TIED and FAB_MAP_FACET_AROUND, which have no list of values
 *
 * Counts with all conditions but this one, so that each number is what choosing that value alone would leave.
 *
 * Returns: (transfer full) (element-type FabMapValueCount): the values that there are, and those asked for, in the order for people
 */
GPtrArray *
fab_map_filter_count_values (const FabMapFilter *self, FabStore *store, FabMapTexts *texts, FabMapShows shows,
                             gpointer data, FabMapFacet facet)
{
  g_autoptr (FabMapFilter) others = fab_map_filter_copy (self);
  g_autoptr (FabMapMatch) match = NULL;
  Counting counting = { self, store, facet, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  GPtrArray *values;

  fab_map_filter_clear_facet (others, facet);
  match = fab_map_filter_apply_with (others, store, texts);
  count_all (&counting, match, shows, data);
  count_wanted (&counting);
  values = list_counts (&counting);
  g_hash_table_unref (counting.counts);
  return values;
}
