#include <string.h>

#include "fab-map-filter-private.h"

G_DEFINE_BOXED_TYPE (FabMapFilter, fab_map_filter, fab_map_filter_copy, fab_map_filter_free)

/** fab_map_filter_new: (transfer full): lets everything pass */
FabMapFilter *
fab_map_filter_new (void)
{
  FabMapFilter *self = g_new0 (FabMapFilter, 1);

  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    self->values[f] = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  for (guint l = 0; l < FAB_MAP_N_LIMITS; l++)
    self->limits[l] = FAB_MAP_NO_LIMIT;
  return self;
}

/** fab_map_filter_copy: (transfer full) */
FabMapFilter *
fab_map_filter_copy (const FabMapFilter *self)
{
  FabMapFilter *copy = fab_map_filter_new ();

  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    for (guint i = 0; i < self->values[f]->len; i++)
      g_ptr_array_add (copy->values[f], g_strdup (g_ptr_array_index (self->values[f], i)));
  memcpy (copy->limits, self->limits, sizeof copy->limits);
  for (guint p = 0; p < FAB_MAP_N_PERIODS; p++)
    copy->periods[p] = g_strdup (self->periods[p]);
  copy->words = g_strdup (self->words);
  copy->hides = self->hides;
  return copy;
}

void
fab_map_filter_free (FabMapFilter *self)
{
  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    g_ptr_array_unref (self->values[f]);
  for (guint p = 0; p < FAB_MAP_N_PERIODS; p++)
    g_free (self->periods[p]);
  g_free (self->words);
  g_free (self);
}

/** fab_map_filter_equal: whether both leave the same, for the same reasons, and show it the same way */
gboolean
fab_map_filter_equal (const FabMapFilter *a, const FabMapFilter *b)
{
  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    if (!g_strv_equal ((const char *const *)a->values[f]->pdata, (const char *const *)b->values[f]->pdata))
      return FALSE;
  for (guint p = 0; p < FAB_MAP_N_PERIODS; p++)
    if (g_strcmp0 (a->periods[p], b->periods[p]) != 0)
      return FALSE;
  return memcmp (a->limits, b->limits, sizeof a->limits) == 0 && g_strcmp0 (a->words, b->words) == 0 &&
         a->hides == b->hides;
}

/** fab_map_filter_is_empty: whether everything passes; a number of steps around nobody, and how it would be shown, don't matter */
gboolean
fab_map_filter_is_empty (const FabMapFilter *self)
{
  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    if (self->values[f]->len > 0)
      return FALSE;
  for (guint l = 0; l < FAB_MAP_LIMIT_STEPS; l++)
    if (self->limits[l] >= 0)
      return FALSE;
  for (guint p = 0; p < FAB_MAP_N_PERIODS; p++)
    if (self->periods[p] != NULL)
      return FALSE;
  return self->words == NULL;
}

/* Whether there are conditions on links, so that an actor without a wanted one is out. */
gboolean
fab_map_filter_is_on_links (const FabMapFilter *self)
{
  return self->values[FAB_MAP_FACET_LINK]->len > 0 || self->values[FAB_MAP_FACET_WISHED]->len > 0 ||
         self->limits[FAB_MAP_LIMIT_MIN_STRENGTH] >= 0 || self->limits[FAB_MAP_LIMIT_MAX_STRENGTH] >= 0 ||
         self->periods[FAB_MAP_PERIOD_LINK_FROM] != NULL || self->periods[FAB_MAP_PERIOD_LINK_TO] != NULL;
}

/* Where a value is, or where it belongs. */
static gboolean
find_value (const FabMapFilter *self, FabMapFacet facet, const char *value, guint *position)
{
  guint from = 0, to = self->values[facet]->len;

  while (from < to) {
    guint middle = (from + to) / 2;
    int order = strcmp (g_ptr_array_index (self->values[facet], middle), value);

    if (order == 0) {
      *position = middle;
      return TRUE;
    }
    if (order < 0)
      from = middle + 1;
    else
      to = middle;
  }
  *position = from;
  return FALSE;
}

gboolean
fab_map_filter_has_value (const FabMapFilter *self, FabMapFacet facet, const char *value)
{
  guint position;

  return find_value (self, facet, value, &position);
}

/** fab_map_filter_set_value: @wanted: whether @value passes; where no value of a facet is wanted, all pass */
void
fab_map_filter_set_value (FabMapFilter *self, FabMapFacet facet, const char *value, gboolean wanted)
{
  guint position;
  gboolean there;

  g_return_if_fail (facet < FAB_MAP_N_FACETS && value != NULL);
  there = find_value (self, facet, value, &position);
  if (wanted && !there)
    g_ptr_array_insert (self->values[facet], position, g_strdup (value));
  else if (!wanted && there)
    g_ptr_array_remove_index (self->values[facet], position);
}

/** fab_map_filter_get_values: (transfer none) (array zero-terminated=1): the values wanted, in a fixed order, until the filter changes */
const char *const *
fab_map_filter_get_values (const FabMapFilter *self, FabMapFacet facet, guint *n)
{
  if (n != NULL)
    *n = self->values[facet]->len;
  return (const char *const *)self->values[facet]->pdata;
}

void
fab_map_filter_clear_facet (FabMapFilter *self, FabMapFacet facet)
{
  g_ptr_array_set_size (self->values[facet], 0);
}

/** fab_map_filter_get_limit: Returns: the number, or %FAB_MAP_NO_LIMIT */
int
fab_map_filter_get_limit (const FabMapFilter *self, FabMapLimit limit)
{
  return self->limits[limit];
}

void
fab_map_filter_set_limit (FabMapFilter *self, FabMapLimit limit, int value)
{
  g_return_if_fail (limit < FAB_MAP_N_LIMITS);
  self->limits[limit] = MAX (value, FAB_MAP_NO_LIMIT);
  if (limit == FAB_MAP_LIMIT_STEPS)
    self->limits[limit] = MIN (self->limits[limit], FAB_MAP_MAX_STEPS);
}

/** fab_map_filter_get_period: (nullable) */
const char *
fab_map_filter_get_period (const FabMapFilter *self, FabMapPeriod period)
{
  return self->periods[period];
}

/** fab_map_filter_set_period: @date: (nullable): valid as fab_date_is_valid() has it; "" is none */
void
fab_map_filter_set_period (FabMapFilter *self, FabMapPeriod period, const char *date)
{
  g_return_if_fail (period < FAB_MAP_N_PERIODS);
  g_set_str (&self->periods[period], date != NULL && *date != '\0' ? date : NULL);
}

/** fab_map_filter_get_words: (nullable) */
const char *
fab_map_filter_get_words (const FabMapFilter *self)
{
  return self->words;
}

/** fab_map_filter_set_words: @words: (nullable): what must all occur in an actor's texts; accents and case don't count */
void
fab_map_filter_set_words (FabMapFilter *self, const char *words)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (words != NULL ? words : ""));

  g_set_str (&self->words, *trimmed != '\0' ? trimmed : NULL);
}

/** fab_map_filter_reset: lets everything pass; whether what is left out is hidden stays as chosen */
void
fab_map_filter_reset (FabMapFilter *self)
{
  for (guint f = 0; f < FAB_MAP_N_FACETS; f++)
    fab_map_filter_clear_facet (self, f);
  for (guint l = 0; l < FAB_MAP_N_LIMITS; l++)
    self->limits[l] = FAB_MAP_NO_LIMIT;
  for (guint p = 0; p < FAB_MAP_N_PERIODS; p++)
    g_clear_pointer (&self->periods[p], g_free);
  g_clear_pointer (&self->words, g_free);
}

gboolean
fab_map_filter_get_hides (const FabMapFilter *self)
{
  return self->hides;
}

void
fab_map_filter_set_hides (FabMapFilter *self, gboolean hides)
{
  self->hides = hides;
}
