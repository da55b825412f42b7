/* The demo project and the default charter: complete, coherent, free of personal data. */
#include "fab-charter.h"
#include "fab-date.h"
#include "fab-demo.h"
#include "fab-dump.h"
#include "fab-map-decoration.h"
#include "fab-map-filter.h"
#include "fab-seed-draft.h"
#include "fab-test.h"

#include <string.h>

typedef struct {
  char *folder;
  FabStore *store;
} Fixture;

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
}

static void
fill (FabStore *store, gboolean (*filler) (FabStore *, GError **))
{
  g_autoptr (GError) error = NULL;

  fab_store_begin_baseline (store);
  filler (store, &error);
  g_assert_no_error (error);
  fab_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
set_up_demo (Fixture *fixture, gconstpointer data)
{
  set_up_empty (fixture, data);
  fill (fixture->store, fab_demo_fill);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Borrowed: the list keeps its records. */
static FabRecord *
get_record (FabStore *store, FabTableId table, guint i)
{
  g_autoptr (FabRecord) record = g_list_model_get_item (fab_store_get_list (store, table), i);

  return record;
}

static FabRecord *
find_record (FabStore *store, const char *table, const char *slug)
{
  FabRecord *record = fab_store_get_record (store, fab_seed_key (table, slug));

  g_assert_nonnull (record);
  return record;
}

static guint
count_referrers (FabStore *store, FabRecord *target, FabTableId table, guint field)
{
  g_autoptr (GPtrArray) referrers = fab_store_get_referrers (store, target, table, field);

  return referrers->len;
}

/* ---- What is there ---- */

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  FabStore *store = fixture->store;
  guint n_stars = 0, n_prerequisites = 0;

  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_TERRITORY), ==, 4);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_ACTOR), >=, 90);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_RELATION), >=, 160);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_RELATION_TYPE), ==, 10);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_MEETING), ==, 10);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_LEVER), ==, 4);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_LEAD), ==, 8);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_PAST_FABRIQUE), ==, 23);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_SHEET), >=, 20);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_CHARTER_DOMAIN), ==, 8);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_CHARTER_LEVEL), ==, 3);
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_CHARTER_ACTION); i++) {
    FabRecord *action = get_record (store, FAB_TABLE_CHARTER_ACTION, i);

    n_stars += fab_record_get_integer (action, FAB_CHARTER_ACTION_STARS);
    n_prerequisites += fab_record_is_null (action, FAB_CHARTER_ACTION_DOMAIN_);
  }
  g_assert_cmpuint (n_prerequisites, ==, 5);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_CHARTER_ACTION) - n_prerequisites, ==, 40);
  g_assert_cmpuint (n_stars, ==, 66);
}

static void
test_every_kind_is_there (Fixture *fixture, gconstpointer data)
{
  FabStore *store = fixture->store;
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_ACTOR); i++)
    g_hash_table_add (seen, (char *)fab_record_get_text (get_record (store, FAB_TABLE_ACTOR, i), FAB_ACTOR_KIND));
  for (guint i = 0; i < kinds->n_choices; i++)
    g_assert_true (g_hash_table_contains (seen, kinds->choices[i].code));
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_RELATION_TYPE); i++)
    g_assert_cmpuint (
        count_referrers (store, get_record (store, FAB_TABLE_RELATION_TYPE, i), FAB_TABLE_RELATION, FAB_RELATION_TYPE),
        >, 0);
}

static void
test_relations_are_sourced (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fab_store_get_count (fixture->store, FAB_TABLE_RELATION); i++) {
    FabRecord *relation = get_record (fixture->store, FAB_TABLE_RELATION, i);

    g_assert_false (fab_record_is_null (relation, FAB_RELATION_TYPE));
    g_assert_false (fab_record_is_null (relation, FAB_RELATION_LABEL));
    g_assert_false (fab_record_is_null (relation, FAB_RELATION_NOTES));
    g_assert_cmpint (fab_record_get_ref (relation, FAB_RELATION_SOURCE), !=,
                     fab_record_get_ref (relation, FAB_RELATION_TARGET));
  }
}

static void
test_one_actor_is_isolated (Fixture *fixture, gconstpointer data)
{
  FabStore *store = fixture->store;
  guint n_alone = 0;

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_ACTOR); i++) {
    FabRecord *actor = get_record (store, FAB_TABLE_ACTOR, i);

    n_alone += count_referrers (store, actor, FAB_TABLE_RELATION, FAB_RELATION_SOURCE) == 0 &&
               count_referrers (store, actor, FAB_TABLE_RELATION, FAB_RELATION_TARGET) == 0;
  }
  g_assert_cmpuint (n_alone, ==, 1); /* the builders of Lorient, whom the map is to find */
}

static gboolean
has_pilot (FabStore *store, FabRecord *action)
{
  g_autoptr (GPtrArray) roles = fab_store_get_referrers (store, action, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION);

  for (guint i = 0; i < roles->len; i++)
    if (g_str_equal (fab_record_get_text (roles->pdata[i], FAB_ACTION_ROLE_ROLE), "pilot_structure"))
      return TRUE;
  return FALSE;
}

static void
test_roadmap (Fixture *fixture, gconstpointer data)
{
  FabStore *store = fixture->store;

  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_PLAN), ==, 4);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_AXIS), ==, 12);
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_AXIS); i++)
    g_assert_cmpuint (count_referrers (store, get_record (store, FAB_TABLE_AXIS, i), FAB_TABLE_ACTION, FAB_ACTION_AXIS),
                      >, 0);
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_ACTION); i++)
    g_assert_true (has_pilot (store, get_record (store, FAB_TABLE_ACTION, i)));
}

/* ---- Texts ---- */

static void
for_each_text (FabStore *store, void (*check) (const FabField *field, const char *text))
{
  for (guint t = 0; t < FAB_N_TABLES; t++)
    for (guint i = 0; i < fab_store_get_count (store, t); i++) {
      FabRecord *record = get_record (store, t, i);

      for (guint f = 0; f < fab_table_get (t)->n_fields; f++)
        if (fab_table_get (t)->fields[f].type == FAB_FIELD_TEXT && !fab_record_is_null (record, f))
          check (&fab_table_get (t)->fields[f], fab_record_get_text (record, f));
    }
}

static void
check_not_personal (const FabField *field, const char *text)
{
  static const char *const codes[] = { "S0", "S1", "S2", "S3", "S4" };

  if (strchr (text, '@') != NULL ||
      g_regex_match_simple ("(\\+33|\\b0[1-9])([ .\\x{00a0}\\x{202f}]?[0-9]{2}){4}", text, G_REGEX_DEFAULT, 0))
    g_error ("“%s” looks like an address or a telephone number", text);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_null (strstr (text, codes[i]));
  if (field->flags & FAB_FIELD_PERSONAL)
    g_assert_null (strstr (text, "Mme "));
}

static void
test_no_personal_data (Fixture *fixture, gconstpointer data)
{
  for_each_text (fixture->store, check_not_personal);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_PERSON), ==, 0);
}

static void
check_typography (const FabField *field, const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("Optim'ism|Shop'in", text, G_REGEX_DEFAULT, 0);

  if (g_regex_match_simple ("\\S [;!?»%€]|\\S :(\\s|$)|« |  |[0-9] [0-9]{3}\\b|\\.\\.\\.", text, G_REGEX_DEFAULT, 0))
    g_error ("“%s” lacks a no-break space or an ellipsis", text);
  for (guint i = 0; words[i] != NULL; i++)
    if (strchr (words[i], '\'') != NULL)
      g_error ("“%s” has a straight apostrophe", text);
}

static void
test_typography (Fixture *fixture, gconstpointer data)
{
  for_each_text (fixture->store, check_typography);
}

/* ---- The label ---- */

static void
test_every_state_is_there (Fixture *fixture, gconstpointer data)
{
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < fab_store_get_count (fixture->store, FAB_TABLE_APPLICATION); i++)
    g_hash_table_add (seen, (char *)fab_record_get_text (get_record (fixture->store, FAB_TABLE_APPLICATION, i),
                                                         FAB_APPLICATION_STATE));
  for (guint i = 0; i < states->n_choices; i++)
    if (!g_hash_table_contains (seen, states->choices[i].code))
      g_error ("no application is in the state “%s”", states->choices[i].code);
}

/* The rules of the charter written once more, so that the demo is not judged by what it shows. */
static FabRecord *
score (FabStore *store, FabRecord *application)
{
  g_autoptr (GPtrArray) answers =
      fab_store_get_referrers (store, application, FAB_TABLE_ANSWER, FAB_ANSWER_APPLICATION);
  g_autoptr (GHashTable) domains = g_hash_table_new (NULL, NULL);
  int stars = 0, applicable = 66, threes = 0;
  guint prerequisites = 0;
  FabRecord *best = NULL;

  for (guint i = 0; i < answers->len; i++) {
    FabRecord *action = fab_store_get_target (store, answers->pdata[i], FAB_ANSWER_CHARTER_ACTION);
    int worth = fab_record_get_integer (action, FAB_CHARTER_ACTION_STARS);
    const char *value = fab_record_get_text (answers->pdata[i], FAB_ANSWER_VALUE);
    FabRecord *domain = fab_store_get_target (store, action, FAB_CHARTER_ACTION_DOMAIN_);

    if (g_str_equal (value, "not_applicable"))
      applicable -= worth;
    if (!g_str_equal (value, "done") || !fab_record_get_boolean (answers->pdata[i], FAB_ANSWER_VALIDATED))
      continue;
    if (domain == NULL) {
      prerequisites++;
      continue;
    }
    stars += worth;
    threes += worth >= 3;
    g_hash_table_add (domains, domain);
  }
  for (guint i = 0; prerequisites == 5 && i < fab_store_get_count (store, FAB_TABLE_CHARTER_LEVEL); i++) {
    FabRecord *level = get_record (store, FAB_TABLE_CHARTER_LEVEL, i);

    if (stars * 100 >= applicable * fab_record_get_integer (level, FAB_CHARTER_LEVEL_PERCENT) &&
        g_hash_table_size (domains) >= fab_record_get_integer (level, FAB_CHARTER_LEVEL_MIN_DOMAINS) &&
        threes >= fab_record_get_integer (level, FAB_CHARTER_LEVEL_MIN_THREE_STARS) &&
        (best == NULL || fab_record_get_integer (level, FAB_CHARTER_LEVEL_PERCENT) >
                             fab_record_get_integer (best, FAB_CHARTER_LEVEL_PERCENT)))
      best = level;
  }
  return best;
}

static void
test_awards_are_deserved (Fixture *fixture, gconstpointer data)
{
  FabStore *store = fixture->store;

  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_AWARD), >=, 5);
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_AWARD); i++) {
    FabRecord *award = get_record (store, FAB_TABLE_AWARD, i);
    FabRecord *application = fab_store_get_target (store, award, FAB_AWARD_APPLICATION);
    g_autoptr (FabCharterScore) shown = fab_charter_score_new (store, application);
    FabDate start = fab_date_from_text (fab_record_get_text (award, FAB_AWARD_START_DATE));
    FabDate end = fab_date_from_text (fab_record_get_text (award, FAB_AWARD_END_DATE));

    g_test_message ("%s", fab_record_get_text (award, FAB_AWARD_NUMBER));
    g_assert_true (score (store, application) == fab_store_get_target (store, award, FAB_AWARD_LEVEL));
    g_assert_true (shown->level == fab_store_get_target (store, award, FAB_AWARD_LEVEL));
    g_assert_cmpuint (count_referrers (store, application, FAB_TABLE_VISIT, FAB_VISIT_APPLICATION), >=, 1);
    g_assert_cmpint (fab_date_compare (end, fab_date_add_months (start, 36)), ==, 0);
  }
}

static void
test_decisions_agree (Fixture *fixture, gconstpointer data)
{
  FabStore *store = fixture->store;

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_DECISION); i++) {
    FabRecord *decision = get_record (store, FAB_TABLE_DECISION, i);
    FabRecord *application = fab_store_get_target (store, decision, FAB_DECISION_APPLICATION);
    gboolean awarded = g_str_equal (fab_record_get_text (decision, FAB_DECISION_VERDICT), "awarded");

    g_assert_cmpuint (count_referrers (store, application, FAB_TABLE_AWARD, FAB_AWARD_APPLICATION), ==,
                      awarded ? 1 : 0);
    g_assert_cmpstr (
        fab_record_get_text (decision, FAB_DECISION_DATE), ==,
        fab_record_get_text (fab_store_get_target (store, decision, FAB_DECISION_COMMITTEE), FAB_COMMITTEE_DATE));
  }
}

static void
test_shops_are_on_the_map (Fixture *fixture, gconstpointer data)
{
  FabRecord *shop = find_record (fixture->store, "shop", "boutique-comptoir-lunettes");

  g_assert_true (fab_store_get_target (fixture->store, shop, FAB_SHOP_ACTOR) ==
                 find_record (fixture->store, "actor", "comptoir-lunettes"));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_SHOP), >=, 14);
}

/* ---- The views of the map ---- */

static void
check_view (FabStore *store, FabRecord *view)
{
  const char *text = fab_record_get_text (view, FAB_MAP_VIEW_FILTER);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text != NULL ? text : "", &error);
  g_autoptr (FabMapMatch) match = NULL;
  FabMapDecoration decoration;

  g_test_message ("%s", fab_record_get_title (view));
  g_assert_no_error (error);
  fab_map_filter_check (filter, store, &error);
  g_assert_no_error (error);
  match = fab_map_filter_apply (filter, store);
  g_assert_cmpuint (g_hash_table_size (match->actors), >=, 5);
  g_assert_true (fab_map_filter_is_empty (filter) ||
                 g_hash_table_size (match->actors) < fab_store_get_count (store, FAB_TABLE_ACTOR));
  fab_map_decoration_parse (fab_record_get_text (view, FAB_MAP_VIEW_DECORATION), &decoration, &error);
  g_assert_no_error (error);
  g_assert_false (fab_record_is_null (view, FAB_MAP_VIEW_NOTE));
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  guint n = fab_store_get_count (fixture->store, FAB_TABLE_MAP_VIEW);

  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    check_view (fixture->store, get_record (fixture->store, FAB_TABLE_MAP_VIEW, i));
}

/* ---- Filling ---- */

static void
test_same_each_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autoptr (FabStore) other = fab_test_new_store (folder);
  g_autofree char *expected = fab_dump (fixture->store);
  g_autofree char *actual = NULL;

  fill (other, fab_project_fill_defaults);
  fill (other, fab_demo_fill);
  actual = fab_dump (other);
  g_assert_cmpstr (actual, ==, expected);
  g_clear_object (&other);
  fab_test_remove_folder (folder);
}

static void
test_defaults (Fixture *fixture, gconstpointer data)
{
  FabStore *store = fixture->store;

  fill (store, fab_project_fill_defaults);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_RELATION_TYPE), ==, 10);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_LEVER), ==, 4);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_CHARTER), ==, 1);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_CHARTER_ACTION), ==, 45);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_ACTOR), ==, 0);
  fill (store, fab_charter_fill_default);
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_CHARTER), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define DEMO(path, function) g_test_add (path, Fixture, NULL, set_up_demo, function, tear_down)
  DEMO ("/demo/counts", test_counts);
  DEMO ("/demo/kinds", test_every_kind_is_there);
  DEMO ("/demo/relations", test_relations_are_sourced);
  DEMO ("/demo/actors", test_one_actor_is_isolated);
  DEMO ("/demo/roadmap", test_roadmap);
  DEMO ("/demo/personal", test_no_personal_data);
  DEMO ("/demo/typography", test_typography);
  DEMO ("/demo/states", test_every_state_is_there);
  DEMO ("/demo/awards", test_awards_are_deserved);
  DEMO ("/demo/decisions", test_decisions_agree);
  DEMO ("/demo/shops", test_shops_are_on_the_map);
  DEMO ("/demo/views", test_views);
  DEMO ("/demo/same", test_same_each_time);
  g_test_add ("/demo/defaults", Fixture, NULL, set_up_empty, test_defaults, tear_down);
  return g_test_run ();
}
