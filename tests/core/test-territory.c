#include "fab-territory.h"

#include "town-fixture.h"

static FabRecord *
add_actor (Town *town, const char *name, FabRecord *territory)
{
  return TOWN_ADD (town, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND, FAB_TEXT ("company"),
                   FAB_ACTOR_TERRITORY, FAB_REF (territory));
}

static void
test_chains (Town *town, gconstpointer data)
{
  FabRecord *action = town_add_action (town, town->sub_axis, "A", "to_come");
  FabRecord *step = TOWN_ADD (town, FAB_TABLE_STEP, FAB_STEP_TITLE_, FAB_TEXT ("S"), FAB_STEP_ACTION, FAB_REF (action));
  FabRecord *document = TOWN_ADD (town, FAB_TABLE_DOCUMENT, FAB_DOCUMENT_NAME, FAB_TEXT ("D"), FAB_DOCUMENT_OWNER,
                                  FAB_REF (step), FAB_DOCUMENT_SHA256, FAB_TEXT ("00"));
  FabRecord *actor = add_actor (town, "Shop", town->towns[1]);
  FabRecord *shop = TOWN_ADD (town, FAB_TABLE_SHOP, FAB_SHOP_NAME, FAB_TEXT ("Shop"), FAB_SHOP_ACTOR, FAB_REF (actor));
  FabRecord *charter = TOWN_ADD (town, FAB_TABLE_CHARTER, FAB_CHARTER_NAME, FAB_TEXT ("Charter"));
  FabRecord *application =
      TOWN_ADD (town, FAB_TABLE_APPLICATION, FAB_APPLICATION_SHOP, FAB_REF (shop), FAB_APPLICATION_CHARTER,
                FAB_REF (charter), FAB_APPLICATION_STATE, FAB_TEXT ("applied"));
  FabRecord *loose = town_add_action (town, NULL, "Loose", "to_come");

  g_assert_true (fab_territory_of (town->store, document) == town->towns[0]);
  g_assert_true (fab_territory_of (town->store, town->towns[1]) == town->towns[1]);
  g_assert_true (fab_territory_of (town->store, application) == town->towns[1]); /* by the shop's actor */
  TOWN_SET (town, shop, FAB_SHOP_TERRITORY, FAB_REF (town->towns[0]));
  g_assert_true (fab_territory_of (town->store, application) == town->towns[0]); /* the shop's own comes first */
  g_assert_null (fab_territory_of (town->store, charter));
  g_assert_null (fab_territory_of (town->store, loose));
}

static void
test_shows (Town *town, gconstpointer data)
{
  FabRecord *local = add_actor (town, "Local", town->towns[0]), *national = add_actor (town, "National", NULL);
  FabRecord *other = add_actor (town, "Other", town->towns[1]), *also_national = add_actor (town, "ANCT", NULL);
  FabRecord *across =
      TOWN_ADD (town, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (local), FAB_RELATION_TARGET, FAB_REF (other));
  FabRecord *to_nation = TOWN_ADD (town, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (national),
                                   FAB_RELATION_TARGET, FAB_REF (other));
  FabRecord *among_nation = TOWN_ADD (town, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (national),
                                      FAB_RELATION_TARGET, FAB_REF (also_national));

  g_assert_true (fab_territory_shows (town->store, town->towns[0], local));
  g_assert_true (fab_territory_shows (town->store, town->towns[0], national));
  g_assert_false (fab_territory_shows (town->store, town->towns[0], other));
  g_assert_true (fab_territory_shows (town->store, NULL, other));
  g_assert_true (fab_territory_shows (town->store, town->towns[0], across));
  g_assert_true (fab_territory_shows (town->store, town->towns[1], across));
  g_assert_false (fab_territory_shows (town->store, town->towns[0], to_nation));
  g_assert_true (fab_territory_shows (town->store, town->towns[0], among_nation));
  g_assert_cmpuint (fab_territory_count (town->store, town->towns[0], FAB_TABLE_ACTOR), ==, 3);
  g_assert_cmpuint (fab_territory_count (town->store, NULL, FAB_TABLE_ACTOR), ==, 4);
  g_assert_cmpuint (fab_territory_count (town->store, town->towns[0], FAB_TABLE_AXIS), ==, 2);
}

/* Ties that own each other, as a damaged or hostile file may have them. */
static void
test_circle (Town *town, gconstpointer data)
{
  FabRecord *first = TOWN_ADD (town, FAB_TABLE_LINK, FAB_LINK_SOURCE, FAB_REF (town->towns[0]), FAB_LINK_TARGET,
                               FAB_REF (town->towns[1]));
  FabRecord *second =
      TOWN_ADD (town, FAB_TABLE_LINK, FAB_LINK_SOURCE, FAB_REF (first), FAB_LINK_TARGET, FAB_REF (first));

  g_assert_true (fab_territory_of (town->store, second) == town->towns[0]);
  TOWN_SET (town, first, FAB_LINK_SOURCE, FAB_REF (second));
  g_assert_null (fab_territory_of (town->store, second));
}

#define ADD(path, function) g_test_add ("/territory/" path, Town, NULL, town_set_up, function, town_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("chains", test_chains);
  ADD ("shows", test_shows);
  ADD ("circle", test_circle);
  return g_test_run ();
}
