/* fab-roadmap.c: what the board says of one action */
#include "fab-roadmap.h"

#include <string.h>

#include "fab-text.h"

/* ---- State ---- */

static gboolean
has_status (FabRecord *action, const char *status)
{
  return g_strcmp0 (fab_record_get_text (action, FAB_ACTION_STATUS), status) == 0;
}

/** fab_action_is_finished: whether nothing more is to be done: done or abandoned */
gboolean
fab_action_is_finished (FabRecord *action)
{
  return has_status (action, "done") || has_status (action, "abandoned");
}

/**
 * fab_action_is_late:
 *
 * Returns: whether the action is said to be late, or its last day is over and it is neither finished nor paused; what
 *   ends "2026" is late in 2027
 */
gboolean
fab_action_is_late (FabRecord *action, FabDate today)
{
  FabDate end = fab_date_from_text (fab_record_get_text (action, FAB_ACTION_END_DATE));

  if (has_status (action, "late"))
    return TRUE;
  if (fab_action_is_finished (action) || has_status (action, "paused") || !fab_date_is_set (end))
    return FALSE;
  return fab_date_compare (fab_date_last_day (end), today) < 0;
}

/* ---- Pilots ---- */

/* Structures come before services, and those before people; -1 for other roles. */
static int
rank_pilot (FabRecord *role)
{
  static const char *const pilots[] = { "pilot_structure", "pilot_service", "pilot_person" };
  const char *code = fab_record_get_text (role, FAB_ACTION_ROLE_ROLE);

  for (guint i = 0; i < G_N_ELEMENTS (pilots); i++)
    if (g_strcmp0 (code, pilots[i]) == 0)
      return i;
  return -1;
}

/* What somebody in a role is called: an actor by its short name, a service, a person, an office. */
static const char *
name_role (FabStore *store, FabRecord *role)
{
  static const guint references[] = { FAB_ACTION_ROLE_PERSON, FAB_ACTION_ROLE_MANDATE, FAB_ACTION_ROLE_ACTOR };
  const char *service = fab_record_get_text (role, FAB_ACTION_ROLE_SERVICE);

  if (service != NULL && *service != '\0')
    return service;
  for (guint i = 0; i < G_N_ELEMENTS (references); i++) {
    FabRecord *target = fab_store_get_target (store, role, references[i]);
    const char *short_name = target != NULL && references[i] == FAB_ACTION_ROLE_ACTOR
                                 ? fab_record_get_text (target, FAB_ACTOR_SHORT_NAME)
                                 : NULL;

    if (short_name != NULL && *short_name != '\0')
      return short_name;
    if (target != NULL)
      return fab_record_get_title (target);
  }
  return NULL;
}

typedef struct {
  int rank;
  const char *name;
} Pilot;

static int
compare_pilots (gconstpointer a, gconstpointer b)
{
  const Pilot *first = a, *second = b;

  return first->rank != second->rank ? first->rank - second->rank : fab_text_compare (first->name, second->name);
}

static GArray *
find_pilots (FabStore *store, FabRecord *action)
{
  g_autoptr (GPtrArray) roles = fab_store_get_referrers (store, action, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION);
  GArray *pilots = g_array_new (FALSE, FALSE, sizeof (Pilot));

  for (guint i = 0; i < roles->len; i++) {
    FabRecord *role = g_ptr_array_index (roles, i);
    Pilot pilot = { rank_pilot (role), name_role (store, role) };

    if (pilot.rank >= 0 && pilot.name != NULL)
      g_array_append_val (pilots, pilot);
  }
  g_array_sort (pilots, compare_pilots);
  return pilots;
}

/** fab_action_has_pilot: whether a structure, a service or a person is named to carry the action */
gboolean
fab_action_has_pilot (FabStore *store, FabRecord *action)
{
  g_autoptr (GArray) pilots = find_pilots (store, action);

  return pilots->len > 0;
}

static void
name_pilots (FabActionFacts *self, FabStore *store, FabRecord *action)
{
  g_autoptr (GArray) pilots = find_pilots (store, action);

  self->pilots = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < pilots->len; i++)
    g_ptr_array_add (self->pilots, g_strdup (g_array_index (pilots, Pilot, i).name));
  self->initials = fab_text_initials (pilots->len > 0 ? g_array_index (pilots, Pilot, 0).name : "");
}

/* ---- Money ---- */

static gboolean
is_secured (FabRecord *funding)
{
  const char *status = fab_record_get_text (funding, FAB_FUNDING_STATUS);

  return g_strcmp0 (status, "granted") == 0 || g_strcmp0 (status, "paid") == 0;
}

/** fab_action_has_funding: whether money is granted or paid, or the budget is said to be nothing */
gboolean
fab_action_has_funding (FabStore *store, FabRecord *action)
{
  g_autoptr (GPtrArray) fundings = fab_store_get_referrers (store, action, FAB_TABLE_FUNDING, FAB_FUNDING_ACTION);

  for (guint i = 0; i < fundings->len; i++)
    if (is_secured (g_ptr_array_index (fundings, i)))
      return TRUE;
  return !fab_record_is_null (action, FAB_ACTION_BUDGET) && fab_record_get_integer (action, FAB_ACTION_BUDGET) == 0;
}

/* Sums that a file may hold beyond what a number holds stop there. */
static void
add_money (gint64 *sum, gint64 amount)
{
  if (__builtin_add_overflow (*sum, amount, sum))
    *sum = amount > 0 ? G_MAXINT64 : G_MININT64;
}

static gint64
positive_difference (gint64 a, gint64 b)
{
  gint64 difference;

  if (__builtin_sub_overflow (a, b, &difference))
    return a > b ? G_MAXINT64 : 0;
  return MAX (difference, 0);
}

static void
add_funding (FabActionFacts *self, FabRecord *funding)
{
  const char *status = fab_record_get_text (funding, FAB_FUNDING_STATUS);
  gint64 amount = fab_record_get_integer (funding, FAB_FUNDING_AMOUNT);

  if (is_secured (funding))
    add_money (&self->secured, amount);
  else if (g_strcmp0 (status, "asked") == 0)
    add_money (&self->asked, amount);
  else if (g_strcmp0 (status, "sought") == 0)
    add_money (&self->sought, amount);
}

static void
count_money (FabActionFacts *self, FabStore *store, FabRecord *action)
{
  g_autoptr (GPtrArray) fundings = fab_store_get_referrers (store, action, FAB_TABLE_FUNDING, FAB_FUNDING_ACTION);

  for (guint i = 0; i < fundings->len; i++)
    add_funding (self, g_ptr_array_index (fundings, i));
  self->has_budget = !fab_record_is_null (action, FAB_ACTION_BUDGET);
  self->budget = fab_record_get_integer (action, FAB_ACTION_BUDGET);
  self->gap = positive_difference (self->budget, self->secured);
}

/* ---- What is tied to it ---- */

static guint
count_referrers (FabStore *store, FabRecord *action, FabTableId table, guint field)
{
  g_autoptr (GPtrArray) referrers = fab_store_get_referrers (store, action, table, field);

  return referrers->len;
}

static void
count_ties (FabActionFacts *self, FabStore *store, FabRecord *action)
{
  g_autoptr (GPtrArray) steps = fab_store_get_referrers (store, action, FAB_TABLE_STEP, FAB_STEP_ACTION);

  self->n_steps = steps->len;
  for (guint i = 0; i < steps->len; i++)
    self->n_steps_done += fab_record_get_boolean (g_ptr_array_index (steps, i), FAB_STEP_DONE);
  self->n_notes = count_referrers (store, action, FAB_TABLE_NOTE, FAB_NOTE_ACTION);
  self->n_documents = count_referrers (store, action, FAB_TABLE_DOCUMENT, FAB_DOCUMENT_OWNER);
  self->n_links = count_referrers (store, action, FAB_TABLE_ACTION_LINK, FAB_ACTION_LINK_SOURCE) +
                  count_referrers (store, action, FAB_TABLE_ACTION_LINK, FAB_ACTION_LINK_TARGET) +
                  count_referrers (store, action, FAB_TABLE_LINK, FAB_LINK_SOURCE) +
                  count_referrers (store, action, FAB_TABLE_LINK, FAB_LINK_TARGET);
}

/**
 * fab_action_facts_new:
 * @today: the day it is
 *
 * Returns: (transfer full): what the action's card shows
 */
FabActionFacts *
fab_action_facts_new (FabStore *store, FabRecord *action, FabDate today)
{
  FabActionFacts *self = g_new0 (FabActionFacts, 1);

  self->late = fab_action_is_late (action, today);
  self->finished = fab_action_is_finished (action);
  name_pilots (self, store, action);
  count_money (self, store, action);
  count_ties (self, store, action);
  return self;
}

void
fab_action_facts_free (FabActionFacts *self)
{
  g_ptr_array_unref (self->pilots);
  g_free (self->initials);
  g_free (self);
}

/**
 * fab_roadmap_matches:
 *
 * Returns: whether the action is shown under the filter; what is finished lacks neither a pilot nor money
 */
gboolean
fab_roadmap_matches (FabStore *store, FabRecord *action, FabRoadmapFilter filter, FabDate today)
{
  switch (filter) {
  case FAB_ROADMAP_WITHOUT_PILOT:
    return !fab_action_is_finished (action) && !fab_action_has_pilot (store, action);
  case FAB_ROADMAP_WITHOUT_FUNDING:
    return !fab_action_is_finished (action) && !fab_action_has_funding (store, action);
  case FAB_ROADMAP_LATE:
    return fab_action_is_late (action, today);
  case FAB_ROADMAP_ALL:
  default:
    return TRUE;
  }
}

/* ---- Totals ---- */

/**
 * fab_roadmap_add_to_totals:
 * @totals: (inout): sums to add to; all zero to begin with
 *
 * Counts one more action; the money of what is abandoned is left out.
 */
void
fab_roadmap_add_to_totals (FabStore *store, FabRecord *action, FabDate today, FabRoadmapTotals *totals)
{
  FabActionFacts facts = { 0 };

  count_money (&facts, store, action);
  totals->n_actions++;
  totals->n_late += fab_action_is_late (action, today);
  totals->n_without_pilot += fab_roadmap_matches (store, action, FAB_ROADMAP_WITHOUT_PILOT, today);
  totals->n_without_funding += fab_roadmap_matches (store, action, FAB_ROADMAP_WITHOUT_FUNDING, today);
  if (has_status (action, "abandoned"))
    return; /* it costs nothing any more */
  add_money (&totals->budget, facts.budget);
  add_money (&totals->secured, facts.secured);
  add_money (&totals->asked, facts.asked);
  add_money (&totals->sought, facts.sought);
  add_money (&totals->gap, facts.gap);
}
