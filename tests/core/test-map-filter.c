/* Filters of the map: as text and back, and what they leave of a small town. */
#include "fab-map-filter-terms.h"
#include "fab-map-filter.h"
#include "fab-test.h"
#include "town-fixture.h"

/* Six actors:
 *
 *   hall ─funding→ coop ─partnership─ farm ─wished─ school     bank (alone)     shop (alone)
 *   hall ─partnership (5)─ school
 */
typedef struct {
  Town town;
  FabRecord *partnership, *funding, *wished;
  FabRecord *hall, *coop, *farm, *school, *bank, *shop;
  FabRecord *link;
} Map;

static FabRecord *
add_actor (Map *map, const char *name, const char *kind, const char *theme, FabRecord *territory)
{
  return TOWN_ADD (&map->town, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND, FAB_TEXT (kind),
                   FAB_ACTOR_THEME, FAB_TEXT (theme), FAB_ACTOR_TERRITORY, FAB_REF (territory));
}

static FabRecord *
add_link (Map *map, FabRecord *source, FabRecord *target, FabRecord *type, int strength)
{
  return TOWN_ADD (&map->town, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (source), FAB_RELATION_TARGET,
                   FAB_REF (target), FAB_RELATION_TYPE, FAB_REF (type), FAB_RELATION_STRENGTH,
                   strength > 0 ? FAB_INTEGER (strength) : FAB_NULL);
}

static void
set_up (Map *map, gconstpointer data)
{
  town_set_up (&map->town, data);
  map->partnership = TOWN_ADD (&map->town, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Partenariat"),
                               FAB_RELATION_TYPE_CODE, FAB_TEXT ("partnership"));
  map->funding = TOWN_ADD (&map->town, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Financement"),
                           FAB_RELATION_TYPE_CODE, FAB_TEXT ("funding"));
  map->wished = TOWN_ADD (&map->town, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, FAB_TEXT ("À créer"),
                          FAB_RELATION_TYPE_WISHED, FAB_BOOLEAN (TRUE));
  map->hall = add_actor (map, "Mairie", "local_authority", NULL, map->town.towns[0]);
  map->coop = add_actor (map, "Épicerie coopérative", "association", "Alimentation locale", map->town.towns[0]);
  map->farm = add_actor (map, "Ferme", "company", "Alimentation locale", map->town.towns[1]);
  map->school = add_actor (map, "École", "research", "Formation", NULL);
  map->bank = add_actor (map, "Banque", "company", NULL, NULL);
  map->shop = add_actor (map, "Librairie", "shop", "Culture", map->town.towns[0]);
  map->link = add_link (map, map->hall, map->coop, map->funding, 3);
  add_link (map, map->coop, map->farm, map->partnership, 0);
  add_link (map, map->farm, map->school, map->wished, 1);
  add_link (map, map->school, map->hall, map->partnership, 5);
}

static void
tear_down (Map *map, gconstpointer data)
{
  town_tear_down (&map->town, data);
}

/* The initials of the actors that are left, in the order of the fixture, then the number of links. */
static char *
ask (Map *map, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text, &error);
  g_autoptr (FabMapMatch) match = NULL;
  FabRecord *actors[] = { map->hall, map->coop, map->farm, map->school, map->bank, map->shop };
  GString *left = g_string_new (NULL);

  g_assert_no_error (error);
  match = fab_map_filter_apply (filter, map->town.store);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    if (fab_map_match_has_actor (match, fab_record_get_key (actors[i])))
      g_string_append_c (left, "HCFSBL"[i]);
  g_string_append_printf (left, " %u", g_hash_table_size (match->relations));
  return g_string_free (left, FALSE);
}

#define ASSERT_LEAVES(map, text, expected)       \
  G_STMT_START                                   \
  {                                              \
    g_autofree char *left = ask ((map), (text)); \
    g_assert_cmpstr (left, ==, (expected));      \
  }                                              \
  G_STMT_END

static void
test_actors (Map *map, gconstpointer data)
{
  ASSERT_LEAVES (map, "", "HCFSBL 4");
  ASSERT_LEAVES (map, "kind=company", "FB 0");
  ASSERT_LEAVES (map, "kind=company,shop", "FBL 0");
  ASSERT_LEAVES (map, "theme=\"alimentation LOCALE\"", "CF 1");
  ASSERT_LEAVES (map, "theme=\"\"", "HB 0");
  ASSERT_LEAVES (map, "theme=Culture,\"\"", "HBL 0");
  ASSERT_LEAVES (map, "territory=lorient", "HCL 1");
  ASSERT_LEAVES (map, "territory=\"Saint-Dié\",\"\"", "FSB 1");
  ASSERT_LEAVES (map, "territory=nowhere", " 0");
  ASSERT_LEAVES (map, "territory=lorient kind=shop", "L 0");
  ASSERT_LEAVES (map, "text=\"epicerie COOP\"", "C 0");
  ASSERT_LEAVES (map, "text=\"lorient librairie\"", "L 0");
  ASSERT_LEAVES (map, "text=absent", " 0");
  TOWN_SET (&map->town, map->bank, FAB_ACTOR_PROFILE, FAB_TEXT ("pioneer"));
  TOWN_SET (&map->town, map->bank, FAB_ACTOR_SCALE, FAB_TEXT ("national"));
  TOWN_SET (&map->town, map->bank, FAB_ACTOR_PLAN_PARTNER, FAB_BOOLEAN (TRUE));
  ASSERT_LEAVES (map, "profile=pioneer scale=national", "B 0");
  ASSERT_LEAVES (map, "profile=\"\"", "HCFSL 4");
  ASSERT_LEAVES (map, "partner=yes", "B 0");
  ASSERT_LEAVES (map, "partner=no", "HCFSL 4");
  ASSERT_LEAVES (map, "partner=no,yes", "HCFSBL 4");
}

static void
test_links (Map *map, gconstpointer data)
{
  ASSERT_LEAVES (map, "link=funding", "HC 1");
  ASSERT_LEAVES (map, "link=Partenariat,financement", "HCFS 3");
  ASSERT_LEAVES (map, "wished=yes", "FS 1");
  ASSERT_LEAVES (map, "wished=no", "HCFS 3");
  ASSERT_LEAVES (map, "strength>=3", "HCS 2");
  ASSERT_LEAVES (map, "strength>=1 strength<=3", "HCFS 2");
  ASSERT_LEAVES (map, "links>=2", "HCFS 4");
  ASSERT_LEAVES (map, "links=0", "BL 0");
  ASSERT_LEAVES (map, "links<=1", "BL 0");
  ASSERT_LEAVES (map, "link=partnership links>=2", " 0");
  ASSERT_LEAVES (map, "link=partnership,funding links>=2", "HC 1");
  ASSERT_LEAVES (map, "kind=association link=partnership", "C 0");
}

static void
test_dates (Map *map, gconstpointer data)
{
  TOWN_SET (&map->town, map->coop, FAB_ACTOR_START_DATE, FAB_TEXT ("2024-05"));
  TOWN_SET (&map->town, map->shop, FAB_ACTOR_END_DATE, FAB_TEXT ("2023"));
  TOWN_SET (&map->town, map->link, FAB_RELATION_START_DATE, FAB_TEXT ("2025"));
  ASSERT_LEAVES (map, "to=2024-04-30", "HFSBL 2");
  ASSERT_LEAVES (map, "to=2024-05-01", "HCFSBL 3");
  ASSERT_LEAVES (map, "from=2024", "HCFSB 4");
  ASSERT_LEAVES (map, "from=2023-12-31 to=2023-12-31", "HFSBL 2");
  ASSERT_LEAVES (map, "from=2025-01 to=2025-01", "HCFSB 4");
  ASSERT_LEAVES (map, "link-to=2024", "HCFS 3");
  ASSERT_LEAVES (map, "link-from=2026 link=funding", "HC 1");
  TOWN_SET (&map->town, map->link, FAB_RELATION_END_DATE, FAB_TEXT ("2025-06"));
  ASSERT_LEAVES (map, "link-from=2025-07 link=funding", " 0");
  ASSERT_LEAVES (map, "link-from=2025-06-30 link=funding", "HC 1");
}

static void
test_focus (Map *map, gconstpointer data)
{
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse ("kind=company steps=2", NULL);
  g_autoptr (FabMapMatch) match = NULL;

  ASSERT_LEAVES (map, "around=ferme", "CFS 2");
  ASSERT_LEAVES (map, "around=ferme steps=0", "F 0");
  ASSERT_LEAVES (map, "around=ferme steps=2", "HCFS 4");
  ASSERT_LEAVES (map, "around=ferme,banque steps=1", "CFSB 2");
  ASSERT_LEAVES (map, "around=ferme wished=no", "CF 1");
  ASSERT_LEAVES (map, "around=absent", "HCFSBL 4");
  /* What is in the middle stays in sight whatever else is asked. */
  ASSERT_LEAVES (map, "around=mairie steps=2 kind=company", "HF 0");
  fab_map_filter_set_value (filter, FAB_MAP_FACET_AROUND, "mairie", TRUE);
  match = fab_map_filter_apply (filter, map->town.store);
  g_assert_true (fab_map_match_is_near (match, fab_record_get_key (map->school)));
  g_assert_false (fab_map_match_has_actor (match, fab_record_get_key (map->school)));
  g_assert_false (fab_map_match_is_near (match, fab_record_get_key (map->bank)));
}

static void
test_tags (Map *map, gconstpointer data)
{
  FabRecord *tag = TOWN_ADD (&map->town, FAB_TABLE_TAG, FAB_TAG_NAME, FAB_TEXT ("Circuit court"));

  TOWN_ADD (&map->town, FAB_TABLE_LINK, FAB_LINK_SOURCE, FAB_REF (map->farm), FAB_LINK_TARGET, FAB_REF (tag));
  TOWN_ADD (&map->town, FAB_TABLE_LINK, FAB_LINK_SOURCE, FAB_REF (tag), FAB_LINK_TARGET, FAB_REF (map->coop));
  ASSERT_LEAVES (map, "tag=\"circuit court\"", "CF 1");
}

static void
assert_tied (Map *map, FabRecord *record, const char *expected)
{
  g_autofree char *text = g_strdup_printf ("tied=%" G_GINT64_FORMAT, fab_record_get_key (record));

  ASSERT_LEAVES (map, text, expected);
}

static void
test_ties (Map *map, gconstpointer data)
{
  Town *town = &map->town;
  FabRecord *action = town_add_action (town, town->axes[0], "Vélos", "to_come");
  FabRecord *meeting = TOWN_ADD (town, FAB_TABLE_MEETING, FAB_MEETING_NAME, FAB_TEXT ("Séminaire 1"));
  FabRecord *shop = TOWN_ADD (town, FAB_TABLE_SHOP, FAB_SHOP_NAME, FAB_TEXT ("Librairie du port"), FAB_SHOP_ACTOR,
                              FAB_REF (map->shop));
  FabRecord *person = TOWN_ADD (town, FAB_TABLE_PERSON, FAB_PERSON_NAME, FAB_TEXT ("Élue"));

  TOWN_ADD (town, FAB_TABLE_MANDATE, FAB_MANDATE_TITLE_, FAB_TEXT ("Maire"), FAB_MANDATE_ACTOR, FAB_REF (map->hall),
            FAB_MANDATE_PERSON, FAB_REF (person));
  assert_tied (map, action, " 0");
  TOWN_ADD (town, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION, FAB_REF (action), FAB_ACTION_ROLE_ROLE,
            FAB_TEXT ("partner"), FAB_ACTION_ROLE_ACTOR, FAB_REF (map->coop));
  TOWN_ADD (town, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION, FAB_REF (action), FAB_ACTION_ROLE_ROLE,
            FAB_TEXT ("elected_referent"), FAB_ACTION_ROLE_PERSON, FAB_REF (person));
  TOWN_ADD (town, FAB_TABLE_FUNDING, FAB_FUNDING_ACTION, FAB_REF (action), FAB_FUNDING_FUNDER, FAB_REF (map->bank));
  assert_tied (map, action, "HCB 1");
  ASSERT_LEAVES (map, "tied=velos", "HCB 1");
  /* An axis is tied to what its actions are tied to. */
  assert_tied (map, town->axes[0], "HCB 1");
  assert_tied (map, town->axes[1], " 0");

  TOWN_ADD (town, FAB_TABLE_LINK, FAB_LINK_SOURCE, FAB_REF (action), FAB_LINK_TARGET, FAB_REF (shop));
  assert_tied (map, action, "HCBL 1");
  assert_tied (map, shop, "L 0");

  TOWN_ADD (town, FAB_TABLE_ATTENDANCE, FAB_ATTENDANCE_MEETING, FAB_REF (meeting), FAB_ATTENDANCE_ACTOR,
            FAB_REF (map->school));
  TOWN_ADD (town, FAB_TABLE_CONTRIBUTION, FAB_CONTRIBUTION_TEXT_, FAB_TEXT ("Témoignage"), FAB_CONTRIBUTION_MEETING,
            FAB_REF (meeting), FAB_CONTRIBUTION_ACTOR, FAB_REF (map->farm));
  assert_tied (map, meeting, "FS 1");
  /* A link that came from the meeting ties its ends to it. */
  TOWN_SET (town, map->link, FAB_RELATION_MEETING, FAB_REF (meeting));
  assert_tied (map, meeting, "HCFS 4");
  assert_tied (map, map->farm, "CFS 2");
  assert_tied (map, person, "H 0");
  assert_tied (map, map->link, "HC 1");
}

/* ---- Text ---- */

static void
assert_text (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text, &error), again = NULL, copy = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = fab_map_filter_to_text (filter);
  g_assert_cmpstr (written, ==, expected);
  again = fab_map_filter_parse (written, &error);
  g_assert_no_error (error);
  g_assert_true (fab_map_filter_equal (filter, again));
  copy = fab_map_filter_copy (filter);
  g_assert_true (fab_map_filter_equal (filter, copy));
}

static void
test_text (void)
{
  assert_text ("", "");
  assert_text (NULL, "");
  assert_text ("  hide\n", "hide");
  assert_text ("kind=shop,association,shop", "kind=association,shop");
  assert_text ("kind=shop hide kind=company", "kind=company,shop hide");
  assert_text ("theme=\"Alimentation locale\",\"a \\\"b\\\" \\\\ c, d=e\"",
               "theme=\"Alimentation locale\",\"a \\\"b\\\" \\\\ c, d=e\"");
  assert_text ("links>=2", "links>=2");
  assert_text ("links=2", "links=2");
  assert_text ("links<=9 links>=2", "links>=2 links<=9");
  assert_text ("strength>=3 from=2024-01-01 link-to=2025", "strength>=3 from=2024-01-01 link-to=2025");
  assert_text ("tied=123 territory=\"\" text=\"é l'a\"", "territory=\"\" tied=123 text=\"é l'a\"");
  assert_text ("theme=hide text=hide", "theme=\"hide\" text=\"hide\"");
  assert_text ("around=7 steps=50", "around=7 steps=9");
}

static void
assert_empty (const char *text, gboolean expected)
{
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text, NULL);

  g_assert_cmpint (fab_map_filter_is_empty (filter), ==, expected);
}

static void
test_empty (void)
{
  assert_empty ("", TRUE);
  assert_empty ("hide", TRUE);
  assert_empty ("steps=2", TRUE);
  assert_empty ("theme=\"\"", FALSE);
  assert_empty ("links<=3", FALSE);
  assert_empty ("link-to=2026", FALSE);
  assert_empty ("text=a", FALSE);
  assert_empty ("text=\" \"", TRUE);
}

static void
assert_refused (const char *text, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text, &error);

  g_assert_null (filter);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refuses (void)
{
  g_autofree char *long_text = g_strnfill (70000, 'a');

  assert_refused ("colour=red", "colour");
  assert_refused ("kind", "kind");
  assert_refused ("kind=dragon", "dragon");
  assert_refused ("kind>=shop", "kind");
  assert_refused ("links=many", "many");
  assert_refused ("links=-1", "-1");
  assert_refused ("links=1,2", "links");
  assert_refused ("from=tomorrow", "tomorrow");
  assert_refused ("partner=perhaps", "perhaps");
  assert_refused ("theme=\"open", "open");
  assert_refused ("theme=\"a\"b", "b");
  assert_refused ("=3", "=3");
  assert_refused ("hide=yes", "hide");
  assert_refused ("\xff", "text");
  assert_refused (long_text, "long");
}

/* Whatever is read is written and read again the same. */
static void
test_random_text (void)
{
  static const char *const pieces[] = { "kind",    "theme",  "links",  "strength", "from", "tied", "text",      "hide",
                                        "around",  "steps",  "=",      ">=",       "<=",   ",",    "\"",        "\\",
                                        "company", "2024-1", "12",     "yes",      "é",    " ",    "\n",        "",
                                        "a b",     "<",      "wished", "link-to",  "2026", "no",   "territory", "\v" };
  guint understood = 0;

  for (guint round = 0; round < 20000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (FabMapFilter) filter = NULL;

    for (guint n = g_test_rand_int_range (0, 12); n > 0; n--)
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    filter = fab_map_filter_parse (text->str, NULL);
    if (filter != NULL) {
      g_autofree char *written = fab_map_filter_to_text (filter);

      assert_text (written, written);
      understood++;
    }
  }
  g_assert_cmpuint (understood, >, 100);
}

static void
test_names (Map *map, gconstpointer data)
{
  g_autoptr (FabMapFilter) good = fab_map_filter_parse ("territory=LORIENT link=funding theme=x tied=ferme", NULL);
  g_autoptr (FabMapFilter) wrong = fab_map_filter_parse ("territory=Lorent", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (fab_map_filter_check (good, map->town.store, NULL));
  fab_map_filter_clear_facet (good, FAB_MAP_FACET_TIED);
  g_assert_true (fab_map_filter_check (good, map->town.store, &error));
  g_assert_no_error (error);
  g_assert_false (fab_map_filter_check (wrong, map->town.store, &error));
  g_assert_nonnull (strstr (error->message, "Lorent"));
}

static void
test_terms (Map *map, gconstpointer data)
{
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (
      "kind=shop territory=lorient profile=\"\" links>=2 links<=4 from=2024 around=ferme steps=2 link=funding", NULL);
  g_autoptr (GPtrArray) terms = fab_map_filter_list_terms (filter, map->town.store);
  g_autofree char *line = fab_map_filter_describe (filter, map->town.store);

  g_assert_cmpuint (terms->len, ==, 7);
  g_assert_cmpstr (line, ==,
                   "2 steps from Ferme · Shop · Profile: Not said · Lorient · Links: Financement · 2 to 4 links · "
                   "Active: since 2024");
  for (guint i = 0; i < terms->len; i++)
    fab_map_filter_remove_term (filter, g_ptr_array_index (terms, i));
  g_assert_true (fab_map_filter_is_empty (filter));
}

/* ---- Size ---- */

static void
test_many (Map *map, gconstpointer data)
{
  FabStore *store = map->town.store;
  FabRecord *actors[2000];
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse ("kind=shop links>=2 around=\"Actor 7\" steps=3", NULL);
  g_autoptr (FabMapMatch) match = NULL;

  fab_store_begin_baseline (store);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++) {
    g_autofree char *name = g_strdup_printf ("Actor %u", i);

    actors[i] = fab_store_insert (store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                                  FAB_TEXT (i % 2 ? "shop" : "company"), -1);
    for (guint k = 1; k <= 2 && i > 0; k++)
      fab_store_insert (store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (actors[i]), FAB_RELATION_TARGET,
                        FAB_REF (actors[(i - 1) / k]), FAB_RELATION_STRENGTH, FAB_INTEGER (2), -1);
  }
  g_assert_true (fab_store_commit (store, NULL));
  match = fab_map_filter_apply (filter, store);
  g_assert_cmpuint (g_hash_table_size (match->actors), >, 3);
  g_assert_cmpuint (g_hash_table_size (match->near), >=, g_hash_table_size (match->actors));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/map-filter/actors", Map, NULL, set_up, test_actors, tear_down);
  g_test_add ("/map-filter/links", Map, NULL, set_up, test_links, tear_down);
  g_test_add ("/map-filter/dates", Map, NULL, set_up, test_dates, tear_down);
  g_test_add ("/map-filter/focus", Map, NULL, set_up, test_focus, tear_down);
  g_test_add ("/map-filter/tags", Map, NULL, set_up, test_tags, tear_down);
  g_test_add ("/map-filter/ties", Map, NULL, set_up, test_ties, tear_down);
  g_test_add_func ("/map-filter/text", test_text);
  g_test_add_func ("/map-filter/empty", test_empty);
  g_test_add_func ("/map-filter/refuses", test_refuses);
  g_test_add_func ("/map-filter/random-text", test_random_text);
  g_test_add ("/map-filter/names", Map, NULL, set_up, test_names, tear_down);
  g_test_add ("/map-filter/terms", Map, NULL, set_up, test_terms, tear_down);
  g_test_add ("/map-filter/many", Map, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
