#include "fab-overview.h"

#include "fab-application.h"
#include "fab-territory.h"

/* ---- What is due, and what is lacking ---- */

static void
sort_dues (FabOverview *self, FabStore *store, FabRecord *territory, FabDate today, guint days)
{
  g_autoptr (GArray) all = fab_due_list (store, territory, today);

  for (guint i = 0; i < all->len; i++) {
    FabDue due = g_array_index (all, FabDue, i);

    if (due.late)
      g_array_append_val (self->late, due);
    else if ((guint)due.days <= days)
      g_array_append_val (self->due, due);
  }
}

static void
look_at_actions (FabOverview *self, FabStore *store, FabRecord *territory, FabDate today)
{

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_ACTION); i++) {
    FabRecord *action = fab_store_get_nth (store, FAB_TABLE_ACTION, i);

    if (!fab_territory_shows (store, territory, action))
      continue;
    fab_roadmap_add_to_totals (store, action, today, &self->roadmap);
    if (fab_roadmap_matches (store, action, FAB_ROADMAP_WITHOUT_PILOT, today))
      g_ptr_array_add (self->without_pilot, g_object_ref (action));
    if (fab_roadmap_matches (store, action, FAB_ROADMAP_WITHOUT_FUNDING, today))
      g_ptr_array_add (self->without_funding, g_object_ref (action));
  }
}

/* ---- The label ---- */

static void
count_applications (FabOverview *self, FabStore *store, FabRecord *territory)
{
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;
  g_autofree guint *counts = g_new0 (guint, states->n_choices);

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_APPLICATION); i++) {
    FabRecord *application = fab_store_get_nth (store, FAB_TABLE_APPLICATION, i);
    const FabChoice *state = fab_choices_find (states, fab_record_get_text (application, FAB_APPLICATION_STATE));

    if (state != NULL && fab_territory_shows (store, territory, application))
      counts[state - states->choices]++;
  }
  for (guint s = 0; s < states->n_choices; s++) {
    FabOverviewCount count = { .state = states->choices[s].code, .count = counts[s] };

    if (count.count > 0)
      g_array_append_val (self->applications, count);
  }
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  FabRecord *first = ((const FabOverviewCount *)a)->level, *second = ((const FabOverviewCount *)b)->level;
  gint64 i, j;

  if (first == NULL || second == NULL)
    return (first != NULL) - (second != NULL);
  i = fab_record_get_integer (first, FAB_CHARTER_LEVEL_POSITION);
  j = fab_record_get_integer (second, FAB_CHARTER_LEVEL_POSITION);
  if (i == j) {
    i = fab_record_get_key (first);
    j = fab_record_get_key (second);
  }
  return (i > j) - (i < j);
}

static void
count_award (FabOverview *self, FabRecord *level)
{
  FabOverviewCount count = { .level = level, .count = 1 };

  for (guint i = 0; i < self->awards->len; i++) {
    FabOverviewCount *known = &g_array_index (self->awards, FabOverviewCount, i);

    if (known->level == level) {
      known->count++;
      return;
    }
  }
  g_array_append_val (self->awards, count);
}

/* A shop that holds several awards at once is counted once, with the one that comes first in the list. */
static void
count_awards (FabOverview *self, FabStore *store, FabRecord *territory, FabDate today)
{
  g_autoptr (GHashTable) shops = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_AWARD); i++) {
    FabRecord *award = fab_store_get_nth (store, FAB_TABLE_AWARD, i);
    FabRecord *application = fab_store_get_target (store, award, FAB_AWARD_APPLICATION);
    FabRecord *shop = application != NULL ? fab_store_get_target (store, application, FAB_APPLICATION_SHOP) : NULL;

    if (shop == NULL || !fab_award_is_valid (award, today) || !fab_territory_shows (store, territory, shop) ||
        !g_hash_table_add (shops, shop))
      continue;
    count_award (self, fab_store_get_target (store, award, FAB_AWARD_LEVEL));
  }
  g_array_sort (self->awards, compare_levels);
  self->n_certified = g_hash_table_size (shops);
}

/**
 * fab_overview_new:
 * @territory: (nullable): the territory that is looked at; %NULL for all
 * @today: the day it is
 * @days: how far ahead to look
 *
 * Returns: (transfer full): what the first page shows
 */
FabOverview *
fab_overview_new (FabStore *store, FabRecord *territory, FabDate today, guint days)
{
  FabOverview *self = g_new0 (FabOverview, 1);

  self->due = g_array_new (FALSE, FALSE, sizeof (FabDue));
  self->late = g_array_new (FALSE, FALSE, sizeof (FabDue));
  self->without_pilot = g_ptr_array_new_with_free_func (g_object_unref);
  self->without_funding = g_ptr_array_new_with_free_func (g_object_unref);
  self->applications = g_array_new (FALSE, FALSE, sizeof (FabOverviewCount));
  self->awards = g_array_new (FALSE, FALSE, sizeof (FabOverviewCount));
  sort_dues (self, store, territory, today, days);
  look_at_actions (self, store, territory, today);
  count_applications (self, store, territory);
  count_awards (self, store, territory, today);
  self->n_shops = fab_territory_count (store, territory, FAB_TABLE_SHOP);
  return self;
}

void
fab_overview_free (FabOverview *self)
{
  g_array_unref (self->due);
  g_array_unref (self->late);
  g_ptr_array_unref (self->without_pilot);
  g_ptr_array_unref (self->without_funding);
  g_array_unref (self->applications);
  g_array_unref (self->awards);
  g_free (self);
}
