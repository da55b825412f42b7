#include "fab-overview.h"

#include "label-fixture.h"
#include "town-fixture.h"

static void
test_roadmap (Town *town, gconstpointer data)
{
  FabRecord *soon = town_add_action (town, town->axes[0], "Soon", "in_progress");
  FabRecord *later = town_add_action (town, town->axes[0], "Later", "in_progress");
  FabRecord *late = town_add_action (town, town->axes[1], "Late", "in_progress");
  g_autoptr (FabOverview) all = NULL, first = NULL;

  TOWN_SET (town, soon, FAB_ACTION_END_DATE, FAB_TEXT ("2026-12-03"));
  TOWN_SET (town, later, FAB_ACTION_END_DATE, FAB_TEXT ("2026-12-04"));
  TOWN_SET (town, late, FAB_ACTION_END_DATE, FAB_TEXT ("2026-11-02"));
  TOWN_SET (town, late, FAB_ACTION_BUDGET, FAB_INTEGER (500));
  TOWN_ADD (town, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION, FAB_REF (soon), FAB_ACTION_ROLE_ROLE,
            FAB_TEXT ("pilot_service"), FAB_ACTION_ROLE_SERVICE, FAB_TEXT ("Mobilités"));
  all = fab_overview_new (town->store, NULL, town_today, 30);
  g_assert_cmpuint (all->due->len, ==, 1);
  g_assert_true (g_array_index (all->due, FabDue, 0).record == soon);
  g_assert_cmpuint (all->late->len, ==, 1);
  g_assert_true (g_array_index (all->late, FabDue, 0).record == late);
  g_assert_cmpuint (all->without_pilot->len, ==, 2);
  g_assert_false (g_ptr_array_find (all->without_pilot, soon, NULL));
  g_assert_cmpuint (all->without_funding->len, ==, 3);
  g_assert_cmpint (all->roadmap.gap, ==, 500);
  first = fab_overview_new (town->store, town->towns[0], town_today, 31);
  g_assert_cmpuint (first->due->len, ==, 2);
  g_assert_cmpuint (first->late->len, ==, 0);
  g_assert_cmpuint (first->roadmap.n_actions, ==, 2);
  g_assert_cmpuint (first->without_pilot->len, ==, 1);
}

static void
certify (Label *label, const char *name, FabRecord *level, const char *end)
{
  FabRecord *shop, *application;

  fab_store_begin_baseline (label->store);
  shop = fab_store_insert (label->store, FAB_TABLE_SHOP, NULL, FAB_SHOP_NAME, FAB_TEXT (name), -1);
  application = fab_store_insert (label->store, FAB_TABLE_APPLICATION, NULL, FAB_APPLICATION_SHOP, FAB_REF (shop),
                                  FAB_APPLICATION_CHARTER, FAB_REF (label->charter), FAB_APPLICATION_STATE,
                                  FAB_TEXT ("awarded"), -1);
  for (guint i = 0; i < 2; i++) /* twice, as after a merge: the shop counts once */
    fab_store_insert (label->store, FAB_TABLE_AWARD, NULL, FAB_AWARD_APPLICATION, FAB_REF (application),
                      FAB_AWARD_LEVEL, FAB_REF (level), FAB_AWARD_START_DATE, FAB_TEXT ("2025"), FAB_AWARD_END_DATE,
                      FAB_TEXT (end), -1);
  g_assert_true (fab_store_commit (label->store, NULL));
}

static void
test_label (Label *label, gconstpointer data)
{
  g_autoptr (FabOverview) overview = NULL;
  FabOverviewCount *counts;

  certify (label, "Gold", label->levels[2], "2028");
  certify (label, "Bronze 1", label->levels[0], "2028");
  certify (label, "Bronze 2", label->levels[0], "2028");
  certify (label, "Ended", label->levels[1], "2025");
  overview = fab_overview_new (label->store, NULL, town_today, 30);
  g_assert_cmpuint (overview->n_shops, ==, 5);
  g_assert_cmpuint (overview->n_certified, ==, 3);
  g_assert_cmpuint (overview->awards->len, ==, 2);
  counts = (FabOverviewCount *)overview->awards->data;
  g_assert_true (counts[0].level == label->levels[0]);
  g_assert_cmpuint (counts[0].count, ==, 2);
  g_assert_true (counts[1].level == label->levels[2]);
  g_assert_cmpuint (counts[1].count, ==, 1);
  g_assert_cmpuint (overview->applications->len, ==, 2);
  counts = (FabOverviewCount *)overview->applications->data;
  g_assert_cmpstr (counts[0].state, ==, "prospect");
  g_assert_cmpuint (counts[0].count, ==, 1);
  g_assert_cmpstr (counts[1].state, ==, "awarded");
  g_assert_cmpuint (counts[1].count, ==, 4);
}

static void
test_empty (Town *town, gconstpointer data)
{
  g_autoptr (FabOverview) overview = fab_overview_new (town->store, NULL, town_today, 0);

  g_assert_cmpuint (overview->due->len + overview->late->len + overview->awards->len + overview->applications->len, ==,
                    0);
  g_assert_cmpuint (overview->n_shops, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/overview/empty", Town, NULL, town_set_up, test_empty, town_tear_down);
  g_test_add ("/overview/roadmap", Town, NULL, town_set_up, test_roadmap, town_tear_down);
  g_test_add ("/overview/label", Label, NULL, label_set_up, test_label, label_tear_down);
  return g_test_run ();
}
