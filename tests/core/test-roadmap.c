/* What cards say of actions. */
#include "fab-roadmap.h"

#include "town-fixture.h"

static gboolean
is_late (Town *town, const char *status, const char *end)
{
  FabRecord *action = TOWN_ADD (town, FAB_TABLE_ACTION, FAB_ACTION_TITLE_, FAB_TEXT ("A"), FAB_ACTION_STATUS,
                                FAB_TEXT (status), FAB_ACTION_END_DATE, FAB_TEXT (end));

  return fab_action_is_late (action, town_today);
}

static void
test_late (Town *town, gconstpointer data)
{
  g_assert_true (is_late (town, "in_progress", "2026-11-02"));
  g_assert_false (is_late (town, "in_progress", "2026-11-03"));
  g_assert_false (is_late (town, "in_progress", "2026-11"));
  g_assert_false (is_late (town, "in_progress", "2026"));
  g_assert_true (is_late (town, "in_progress", "2026-10"));
  g_assert_true (is_late (town, "blocked", "2025"));
  g_assert_true (is_late (town, "to_come", "2025"));
  g_assert_false (is_late (town, "done", "2025"));
  g_assert_false (is_late (town, "abandoned", "2025"));
  g_assert_false (is_late (town, "paused", "2025"));
  g_assert_true (is_late (town, "late", NULL));
  g_assert_true (is_late (town, "late", "2030"));
  g_assert_false (is_late (town, "in_progress", NULL));
}

static FabRecord *
add_role (Town *town, FabRecord *action, const char *role, guint field, FabValue value)
{
  return TOWN_ADD (town, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION, FAB_REF (action), FAB_ACTION_ROLE_ROLE,
                   FAB_TEXT (role), field, value);
}

static void
test_pilots (Town *town, gconstpointer data)
{
  FabRecord *action = town_add_action (town, town->axes[0], "A", "to_come");
  FabRecord *actor = TOWN_ADD (town, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, FAB_TEXT ("Lorient Agglomération"),
                               FAB_ACTOR_KIND, FAB_TEXT ("local_authority"));
  FabRecord *person = TOWN_ADD (town, FAB_TABLE_PERSON, FAB_PERSON_NAME, FAB_TEXT ("Camille Martin"));
  g_autoptr (FabActionFacts) none = NULL, several = NULL, short_name = NULL;

  add_role (town, action, "partner", FAB_ACTION_ROLE_ACTOR, FAB_REF (actor));
  add_role (town, action, "pilot_structure", FAB_ACTION_ROLE_NOTES, FAB_TEXT ("to be found")); /* nobody is named */
  none = fab_action_facts_new (town->store, action, town_today);
  g_assert_false (fab_action_has_pilot (town->store, action));
  g_assert_cmpuint (none->pilots->len, ==, 0);
  g_assert_cmpstr (none->initials, ==, "");

  add_role (town, action, "pilot_person", FAB_ACTION_ROLE_PERSON, FAB_REF (person));
  add_role (town, action, "pilot_service", FAB_ACTION_ROLE_SERVICE, FAB_TEXT ("Mobilités"));
  add_role (town, action, "pilot_structure", FAB_ACTION_ROLE_ACTOR, FAB_REF (actor));
  several = fab_action_facts_new (town->store, action, town_today);
  g_assert_true (fab_action_has_pilot (town->store, action));
  g_assert_cmpuint (several->pilots->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (several->pilots, 0), ==, "Lorient Agglomération");
  g_assert_cmpstr (g_ptr_array_index (several->pilots, 1), ==, "Mobilités");
  g_assert_cmpstr (g_ptr_array_index (several->pilots, 2), ==, "Camille Martin");
  g_assert_cmpstr (several->initials, ==, "LA");

  TOWN_SET (town, actor, FAB_ACTOR_SHORT_NAME, FAB_TEXT ("LOAG"));
  short_name = fab_action_facts_new (town->store, action, town_today);
  g_assert_cmpstr (g_ptr_array_index (short_name->pilots, 0), ==, "LOAG");
  g_assert_cmpstr (short_name->initials, ==, "LO");
}

static void
add_funding (Town *town, FabRecord *action, const char *status, gint64 amount)
{
  TOWN_ADD (town, FAB_TABLE_FUNDING, FAB_FUNDING_ACTION, FAB_REF (action), FAB_FUNDING_STATUS, FAB_TEXT (status),
            FAB_FUNDING_AMOUNT, FAB_INTEGER (amount));
}

static void
test_money (Town *town, gconstpointer data)
{
  FabRecord *action = town_add_action (town, town->axes[0], "A", "to_come");
  g_autoptr (FabActionFacts) without = NULL, with = NULL, over = NULL;

  add_funding (town, action, "asked", 300);
  add_funding (town, action, "sought", 50);
  add_funding (town, action, "refused", 999);
  without = fab_action_facts_new (town->store, action, town_today);
  g_assert_false (without->has_budget);
  g_assert_false (fab_action_has_funding (town->store, action));
  TOWN_SET (town, action, FAB_ACTION_BUDGET, FAB_INTEGER (1000));
  add_funding (town, action, "granted", 400);
  add_funding (town, action, "paid", 100);
  with = fab_action_facts_new (town->store, action, town_today);
  g_assert_true (with->has_budget);
  g_assert_cmpint (with->budget, ==, 1000);
  g_assert_cmpint (with->secured, ==, 500);
  g_assert_cmpint (with->asked, ==, 300);
  g_assert_cmpint (with->sought, ==, 50);
  g_assert_cmpint (with->gap, ==, 500);
  g_assert_true (fab_action_has_funding (town->store, action));
  add_funding (town, action, "paid", G_MAXINT64);
  add_funding (town, action, "paid", G_MAXINT64);
  over = fab_action_facts_new (town->store, action, town_today);
  g_assert_cmpint (over->secured, ==, G_MAXINT64);
  g_assert_cmpint (over->gap, ==, 0);
}

static void
test_ties (Town *town, gconstpointer data)
{
  FabRecord *action = town_add_action (town, town->axes[0], "A", "to_come");
  FabRecord *other = town_add_action (town, town->axes[0], "B", "to_come");
  g_autoptr (FabActionFacts) facts = NULL, of_other = NULL;

  TOWN_ADD (town, FAB_TABLE_STEP, FAB_STEP_TITLE_, FAB_TEXT ("1"), FAB_STEP_ACTION, FAB_REF (action), FAB_STEP_DONE,
            FAB_BOOLEAN (TRUE));
  TOWN_ADD (town, FAB_TABLE_STEP, FAB_STEP_TITLE_, FAB_TEXT ("2"), FAB_STEP_ACTION, FAB_REF (action));
  TOWN_ADD (town, FAB_TABLE_NOTE, FAB_NOTE_TEXT_, FAB_TEXT ("Seen"), FAB_NOTE_ACTION, FAB_REF (action));
  TOWN_ADD (town, FAB_TABLE_DOCUMENT, FAB_DOCUMENT_NAME, FAB_TEXT ("Plan"), FAB_DOCUMENT_OWNER, FAB_REF (action),
            FAB_DOCUMENT_SHA256, FAB_TEXT ("00"));
  TOWN_ADD (town, FAB_TABLE_ACTION_LINK, FAB_ACTION_LINK_SOURCE, FAB_REF (other), FAB_ACTION_LINK_TARGET,
            FAB_REF (action));
  TOWN_ADD (town, FAB_TABLE_LINK, FAB_LINK_SOURCE, FAB_REF (action), FAB_LINK_TARGET, FAB_REF (town->towns[0]));
  facts = fab_action_facts_new (town->store, action, town_today);
  g_assert_cmpuint (facts->n_steps, ==, 2);
  g_assert_cmpuint (facts->n_steps_done, ==, 1);
  g_assert_cmpuint (facts->n_notes, ==, 1);
  g_assert_cmpuint (facts->n_documents, ==, 1);
  g_assert_cmpuint (facts->n_links, ==, 2);
  of_other = fab_action_facts_new (town->store, other, town_today);
  g_assert_cmpuint (of_other->n_links, ==, 1);
}

static void
test_filters (Town *town, gconstpointer data)
{
  FabRecord *open = town_add_action (town, town->axes[0], "A", "in_progress");
  FabRecord *done = town_add_action (town, town->axes[0], "B", "done");
  FabRecord *free_of_cost = town_add_action (town, town->axes[0], "C", "in_progress");

  TOWN_SET (town, free_of_cost, FAB_ACTION_BUDGET, FAB_INTEGER (0));
  for (FabRoadmapFilter filter = FAB_ROADMAP_ALL; filter <= FAB_ROADMAP_LATE; filter++) {
    g_assert_cmpint (fab_roadmap_matches (town->store, open, filter, town_today), ==, filter != FAB_ROADMAP_LATE);
    g_assert_cmpint (fab_roadmap_matches (town->store, done, filter, town_today), ==, filter == FAB_ROADMAP_ALL);
  }
  g_assert_false (fab_roadmap_matches (town->store, free_of_cost, FAB_ROADMAP_WITHOUT_FUNDING, town_today));
}

static void
add_budget (Town *town, FabRecord *axis, const char *status, gint64 budget, gint64 paid)
{
  FabRecord *action = town_add_action (town, axis, "A", status);

  TOWN_SET (town, action, FAB_ACTION_BUDGET, FAB_INTEGER (budget));
  add_funding (town, action, "paid", paid);
}

static void
test_totals (Town *town, gconstpointer data)
{
  FabRoadmapTotals flat, deep, all, other;

  add_budget (town, town->axes[0], "in_progress", 1000, 1500); /* the excess is no other's */
  add_budget (town, town->axes[0], "late", 1000, 400);
  add_budget (town, town->axes[0], "abandoned", 5000, 10);
  add_budget (town, town->sub_axis, "in_progress", 100, 0);
  add_budget (town, town->axes[1], "in_progress", 7, 7);
  fab_roadmap_total (town->store, town->axes[0], FALSE, town_today, &flat);
  g_assert_cmpuint (flat.n_actions, ==, 3);
  g_assert_cmpuint (flat.n_late, ==, 1);
  g_assert_cmpuint (flat.n_without_pilot, ==, 2);
  g_assert_cmpuint (flat.n_without_funding, ==, 0);
  g_assert_cmpint (flat.budget, ==, 2000);
  g_assert_cmpint (flat.secured, ==, 1900);
  g_assert_cmpint (flat.gap, ==, 600);
  fab_roadmap_total (town->store, town->axes[0], TRUE, town_today, &deep);
  g_assert_cmpuint (deep.n_actions, ==, 4);
  g_assert_cmpint (deep.gap, ==, 700);
  fab_roadmap_total_territory (town->store, NULL, town_today, &all);
  g_assert_cmpuint (all.n_actions, ==, 5);
  fab_roadmap_total_territory (town->store, town->towns[1], town_today, &other);
  g_assert_cmpuint (other.n_actions, ==, 1);
  g_assert_cmpint (other.budget, ==, 7);
}

static void
test_circle_of_axes (Town *town, gconstpointer data)
{
  FabRoadmapTotals totals;
  g_autoptr (GPtrArray) axes = NULL;

  TOWN_SET (town, town->axes[0], FAB_AXIS_PARENT, FAB_REF (town->sub_axis));
  town_add_action (town, town->sub_axis, "A", "to_come");
  fab_roadmap_total (town->store, town->axes[0], TRUE, town_today, &totals);
  g_assert_cmpuint (totals.n_actions, ==, 1);
  axes = fab_roadmap_list_axes (town->store, town->plans[0]);
  g_assert_cmpuint (axes->len, ==, 2);
}

#define ADD(path, function) g_test_add ("/roadmap/" path, Town, NULL, town_set_up, function, town_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("late", test_late);
  ADD ("pilots", test_pilots);
  ADD ("money", test_money);
  ADD ("ties", test_ties);
  ADD ("filters", test_filters);
  ADD ("totals", test_totals);
  ADD ("circle", test_circle_of_axes);
  return g_test_run ();
}
