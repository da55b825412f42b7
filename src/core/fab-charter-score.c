#include "fab-charter-score.h"

#include <string.h>

/* In the order of FabAnswerValue. */
static const char *const value_codes[] = { NULL, "done", "planned", "not_done", "not_applicable" };

/** fab_answer_value_from_code: a stored answer; %FAB_ANSWER_NONE for %NULL and for an unknown code */
FabAnswerValue
fab_answer_value_from_code (const char *code)
{
  for (guint i = 1; i < G_N_ELEMENTS (value_codes); i++)
    if (g_strcmp0 (value_codes[i], code) == 0)
      return i;
  return FAB_ANSWER_NONE;
}

/** fab_answer_value_to_code: (nullable): the answer as it is stored; %NULL for %FAB_ANSWER_NONE */
const char *
fab_answer_value_to_code (FabAnswerValue value)
{
  return value_codes[value];
}

/** fab_charter_item_counts: whether the action's stars are gained: done, and validated by the manager */
gboolean
fab_charter_item_counts (const FabCharterItem *item)
{
  return item->value == FAB_ANSWER_DONE && item->validated;
}

/** fab_charter_item_applies: whether the action's stars are in the denominator */
gboolean
fab_charter_item_applies (const FabCharterItem *item)
{
  return item->value != FAB_ANSWER_NOT_APPLICABLE;
}

/**
 * fab_charter_tally_add:
 *
 * Counts one more action.  What has no answer counts as not done.
 */
void
fab_charter_tally_add (FabCharterTally *tally, const FabCharterItem *item)
{
  gboolean counts = fab_charter_item_counts (item);

  tally->n_items++;
  tally->n_counted += counts;
  tally->n_to_validate += item->value == FAB_ANSWER_DONE && !counts;
  tally->n_planned += item->value == FAB_ANSWER_PLANNED;
  tally->n_not_done += item->value == FAB_ANSWER_NOT_DONE;
  tally->n_not_applicable += item->value == FAB_ANSWER_NOT_APPLICABLE;
  tally->n_unanswered += item->value == FAB_ANSWER_NONE;
  if (counts)
    tally->stars += item->stars;
  if (fab_charter_item_applies (item))
    tally->stars_applicable += item->stars;
}

/* ---- What is missing ---- */

/* Domains are small indices given by the caller; there is one flag for each. */
static gboolean *
find_reached_domains (const FabCharterItem *items, guint n_items)
{
  int highest = -1;
  gboolean *reached;

  for (guint i = 0; i < n_items; i++)
    highest = MAX (highest, items[i].domain);
  reached = g_new0 (gboolean, highest + 2);
  for (guint i = 0; i < n_items; i++)
    if (items[i].domain >= 0 && fab_charter_item_counts (&items[i]))
      reached[items[i].domain] = TRUE;
  return reached;
}

static guint
missing (guint wanted, guint present)
{
  return wanted > present ? wanted - present : 0;
}

/* Stars that make @percent of @applicable: rounded up, in whole numbers. */
static guint
stars_for_percent (guint percent, guint applicable)
{
  return ((guint64)percent * applicable + 99) / 100;
}

static FabCharterGap
gap_of (const FabCharterRule *rule, guint stars, guint applicable, guint domains, guint three_stars)
{
  return (FabCharterGap){
    .stars = missing (stars_for_percent (rule->percent, applicable), stars),
    .domains = missing (rule->min_domains, domains),
    .three_stars = missing (rule->min_three_stars, three_stars),
  };
}

/**
 * fab_charter_gap:
 * @items: (array length=n_items): the charter's actions; prerequisites are passed over
 *
 * Returns: what is missing for the level; all zero where it is reached
 */
FabCharterGap
fab_charter_gap (const FabCharterItem *items, guint n_items, const FabCharterRule *rule)
{
  g_autofree gboolean *reached = find_reached_domains (items, n_items);
  FabCharterTally tally = { 0 };
  guint domains = 0, three_stars = 0;

  for (guint i = 0; i < n_items; i++) {
    if (items[i].domain < 0)
      continue;
    fab_charter_tally_add (&tally, &items[i]);
    three_stars += fab_charter_item_counts (&items[i]) && items[i].stars >= FAB_CHARTER_THREE_STARS;
    if (reached[items[i].domain]) {
      domains++;
      reached[items[i].domain] = FALSE; /* each counts once */
    }
  }
  return gap_of (rule, tally.stars, tally.stars_applicable, domains, three_stars);
}

gboolean
fab_charter_gap_is_closed (const FabCharterGap *gap)
{
  return gap->stars == 0 && gap->domains == 0 && gap->three_stars == 0;
}

/* ---- What would close the gap ---- */

/* How near to counting an action is: what is done only waits for the manager. */
static int
nearness (FabAnswerValue value)
{
  return value == FAB_ANSWER_DONE ? 0 : value == FAB_ANSWER_PLANNED ? 1 : 2;
}

static int
compare_candidates (gconstpointer a, gconstpointer b, gpointer data)
{
  const FabCharterItem *items = data;
  guint i = *(const guint *)a, j = *(const guint *)b;

  if (items[i].stars != items[j].stars)
    return items[i].stars > items[j].stars ? -1 : 1;
  if (nearness (items[i].value) != nearness (items[j].value))
    return nearness (items[i].value) - nearness (items[j].value);
  return (i > j) - (i < j);
}

/* The actions that could yet count, most stars first. */
static GArray *
list_candidates (const FabCharterItem *items, guint n_items, gboolean only_planned)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_items; i++) {
    if (items[i].domain < 0 || !fab_charter_item_applies (&items[i]) || fab_charter_item_counts (&items[i]))
      continue;
    if (!only_planned || nearness (items[i].value) < 2)
      g_array_append_val (candidates, i);
  }
  g_array_sort_with_data (candidates, compare_candidates, (gpointer)items);
  return candidates;
}

static void
take (const FabCharterItem *item, FabCharterGap *gap)
{
  gap->stars = missing (gap->stars, item->stars);
  if (item->stars >= FAB_CHARTER_THREE_STARS)
    gap->three_stars = missing (gap->three_stars, 1);
}

/* First the best action of each of the domains that give most, as many as are missing; then the best of the rest.  No
 * choice of as many actions that reaches as many new domains has more stars, nor more three-star actions: an action of
 * such a choice can be exchanged for one of these without loss.  So the first count that closes the gap is the least. */
static GArray *
choose (const FabCharterItem *items, guint n_items, FabCharterGap gap, gboolean only_planned)
{
  g_autofree gboolean *reached = find_reached_domains (items, n_items);
  g_autoptr (GArray) candidates = list_candidates (items, n_items, only_planned);
  g_autofree gboolean *taken = g_new0 (gboolean, n_items + 1);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint pass = 0; pass < 2; pass++)
    for (guint c = 0; c < candidates->len && (pass == 0 ? gap.domains > 0 : !fab_charter_gap_is_closed (&gap)); c++) {
      guint i = g_array_index (candidates, guint, c);

      if (taken[i] || (pass == 0 && reached[items[i].domain]))
        continue;
      taken[i] = TRUE;
      if (!reached[items[i].domain])
        gap.domains = missing (gap.domains, 1);
      reached[items[i].domain] = TRUE;
      take (&items[i], &gap);
      g_array_append_val (chosen, i);
    }
  if (!fab_charter_gap_is_closed (&gap))
    g_array_set_size (chosen, 0);
  return chosen;
}

/**
 * fab_charter_suggest:
 * @items: (array length=n_items): the charter's actions with their answers
 * @planned_suffice: (out) (optional): whether actions that are planned, or done and not yet validated, are enough
 *
 * The fewest actions that would give the level if they were done and validated: among those planned or awaiting
 * validation if they can do it, among all that apply otherwise.
 *
 * Returns: (transfer full) (element-type guint): indices of @items; empty where the level is reached, or out of reach
 */
GArray *
fab_charter_suggest (const FabCharterItem *items, guint n_items, const FabCharterRule *rule, gboolean *planned_suffice)
{
  FabCharterGap gap = fab_charter_gap (items, n_items, rule);
  g_autoptr (GArray) chosen = choose (items, n_items, gap, TRUE);
  gboolean enough = chosen->len > 0 || fab_charter_gap_is_closed (&gap);

  if (planned_suffice != NULL)
    *planned_suffice = enough;
  return enough ? g_steal_pointer (&chosen) : choose (items, n_items, gap, FALSE);
}
