#include <string.h>

#include "fab-analysis-csv.h"
#include "fab-demo.h"
#include "fab-findings.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = fab_test_make_folder ();
  self->store = fab_test_new_store (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->store);
  fab_test_remove_folder (self->folder);
  g_free (self->folder);
}

#define ADD(self, table, ...)                                                     \
  ({                                                                              \
    g_autoptr (GError) add_error = NULL;                                          \
    FabRecord *added;                                                             \
    fab_store_begin_baseline ((self)->store);                                     \
    added = fab_store_insert ((self)->store, table, &add_error, __VA_ARGS__, -1); \
    g_assert_no_error (add_error);                                                \
    g_assert_true (fab_store_commit ((self)->store, &add_error));                 \
    added;                                                                        \
  })

static FabRecord *
add_actor (Fixture *self, const char *name, const char *kind, const char *theme)
{
  return ADD (self, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND, FAB_TEXT (kind), FAB_ACTOR_THEME,
              FAB_TEXT (theme));
}

static FabRecord *
tie (Fixture *self, FabRecord *source, FabRecord *target)
{
  return ADD (self, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (source), FAB_RELATION_TARGET, FAB_REF (target));
}

static GPtrArray *
tell (Fixture *self)
{
  g_autoptr (FabAnalysisGraph) graph = fab_analysis_graph_new (self->store, NULL, NULL);
  g_autoptr (FabAnalysis) analysis = fab_analysis_run (graph, 1, NULL, NULL, NULL, NULL);

  return fab_findings_new (self->store, analysis, NULL, FALSE, FAB_LANGUAGE_ENGLISH);
}

static const char *
get_text (GPtrArray *findings, guint index)
{
  return fab_finding_get_text (g_ptr_array_index (findings, index));
}

/* Every name in a sentence is the name of the record that it stands for. */
static void
assert_spans (Fixture *self, FabFinding *finding)
{
  const char *text = fab_finding_get_text (finding);
  guint n, last = 0;
  const FabSpan *spans = fab_finding_get_spans (finding, &n);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "\001\002\003"));
  for (guint i = 0; i < n; i++) {
    FabRecord *record = fab_store_get_record (self->store, spans[i].key);
    g_autofree char *name = g_strndup (text + spans[i].start, spans[i].end - spans[i].start);
    const char *short_name =
        fab_record_get_table_id (record) == FAB_TABLE_ACTOR ? fab_record_get_text (record, FAB_ACTOR_SHORT_NAME) : NULL;

    g_assert_cmpuint (spans[i].start, >=, last);
    last = spans[i].end;
    g_assert_cmpstr (name, ==, short_name != NULL && *short_name != '\0' ? short_name : fab_record_get_title (record));
  }
}

/* A hub with four shops around it, one of them with a supplier behind, and an association that is alone. */
static void
test_sentences (Fixture *self, gconstpointer data)
{
  FabRecord *town = add_actor (self, "Town", "local_authority", "Transition écologique");
  FabRecord *shops[4], *supplier, *alone;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) isolated = NULL;
  g_autoptr (GPtrArray) hubs = NULL;
  g_autoptr (GPtrArray) cuts = NULL;
  guint n;

  for (guint i = 0; i < 4; i++) {
    g_autofree char *name = g_strdup_printf ("Shop %u", i);

    shops[i] = add_actor (self, name, "shop", NULL);
    tie (self, town, shops[i]);
  }
  supplier = add_actor (self, "Supplier", "company", NULL);
  tie (self, shops[0], supplier);
  alone = add_actor (self, "Garden", "association", "Transition écologique");
  all = tell (self);
  isolated = fab_findings_of_topic (all, FAB_TOPIC_ISOLATED);
  g_assert_cmpuint (isolated->len, ==, 1);
  g_assert_cmpstr (get_text (isolated, 0), ==, "Garden has no link yet. On the same theme: Town.");
  g_assert_cmpint (fab_finding_get_actors (g_ptr_array_index (isolated, 0), &n)[0], ==, fab_record_get_key (alone));
  hubs = fab_findings_of_topic (all, FAB_TOPIC_HUBS);
  g_assert_cmpuint (hubs->len, ==, 1);
  g_assert_cmpstr (get_text (hubs, 0), ==, "Town is tied to 4 other actors, 67% of all.");
  cuts = fab_findings_of_topic (all, FAB_TOPIC_CUTS);
  g_assert_cmpuint (cuts->len, ==, 2);
  g_assert_cmpstr (get_text (cuts, 0), ==, "Without Town, 3 other actors would be cut off from the rest.");
  g_assert_cmpstr (get_text (cuts, 1), ==,
                   "Without the link between Shop 0 and Town, 2 actors would be cut off from the rest.");
  g_assert_cmpint (fab_finding_get_relation (g_ptr_array_index (cuts, 1)), !=, 0);
  for (guint i = 0; i < all->len; i++)
    assert_spans (self, g_ptr_array_index (all, i));
}

/* Thirteen shops and eight associations that hardly know one another, and know their own well. */
static void
test_kinds (Fixture *self, gconstpointer data)
{
  FabRecord *shops[13], *associations[8];
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) kinds = NULL;

  for (guint i = 0; i < 13; i++)
    shops[i] = add_actor (self, "Shop", "shop", NULL);
  for (guint i = 0; i < 8; i++)
    associations[i] = add_actor (self, "Association", "association", NULL);
  for (guint i = 0; i < 12; i++)
    tie (self, shops[i], shops[i + 1]);
  for (guint i = 0; i < 7; i++)
    tie (self, associations[i], associations[i + 1]);
  tie (self, shops[0], associations[0]);
  all = tell (self);
  kinds = fab_findings_of_topic (all, FAB_TOPIC_KINDS);
  g_assert_cmpstr (get_text (kinds, 0), ==, "Shops and associations know one another little: 1 tie of 104 possible.");
}

static void
test_wishes (Fixture *self, gconstpointer data)
{
  FabRecord *type = ADD (self, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Wished"),
                         FAB_RELATION_TYPE_WISHED, FAB_BOOLEAN (TRUE));
  FabRecord *a = add_actor (self, "A", "shop", NULL);
  FabRecord *b = add_actor (self, "B", "shop", NULL);
  FabRecord *c = add_actor (self, "C", "shop", NULL);
  FabRecord *wish = ADD (self, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF (a), FAB_RELATION_TARGET, FAB_REF (b),
                         FAB_RELATION_TYPE, FAB_REF (type), FAB_RELATION_LABEL, FAB_TEXT ("Deliveries"));
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  g_autoptr (GPtrArray) none = NULL;

  tie (self, a, c);
  tie (self, c, b);
  before = tell (self);
  wishes = fab_findings_of_topic (before, FAB_TOPIC_WISHES);
  g_assert_cmpuint (wishes->len, ==, 1);
  g_assert_cmpstr (get_text (wishes, 0), ==, "To be made: A and B (Deliveries). C is tied to both.");
  g_assert_cmpint (fab_finding_get_relation (g_ptr_array_index (wishes, 0)), ==, fab_record_get_key (wish));
  tie (self, b, a);
  after = tell (self);
  none = fab_findings_of_topic (after, FAB_TOPIC_WISHES);
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_true (fab_finding_is_none (g_ptr_array_index (none, 0)));
  g_assert_cmpstr (get_text (none, 0), ==, "No link is only wished.");
}

/* Four actions on a theme: three have a chamber, the fourth has none, and no pilot. */
static void
test_actions (Fixture *self, gconstpointer data)
{
  FabRecord *chamber = add_actor (self, "Chamber", "chamber", "Food");
  FabRecord *farm = add_actor (self, "Farm", "company", "Food");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  tie (self, chamber, farm);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *title = g_strdup_printf ("Action %u", i);
    FabRecord *action = ADD (self, FAB_TABLE_ACTION, FAB_ACTION_TITLE_, FAB_TEXT (title), FAB_ACTION_STATUS,
                             FAB_TEXT ("to_come"), FAB_ACTION_THEME, FAB_TEXT ("Food"));

    ADD (self, FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTION, FAB_REF (action), FAB_ACTION_ROLE_ACTOR,
         FAB_REF (i < 3 ? chamber : farm), FAB_ACTION_ROLE_ROLE, FAB_TEXT (i < 3 ? "pilot_structure" : "partner"));
  }
  all = tell (self);
  actions = fab_findings_of_topic (all, FAB_TOPIC_ACTIONS);
  g_assert_cmpuint (actions->len, ==, 2);
  g_assert_cmpstr (get_text (actions, 0), ==, "“Action 3” has no pilot. On its theme: Chamber and Farm.");
  g_assert_cmpstr (
      get_text (actions, 1), ==,
      "Around “Action 3”, nobody of the kind “Chamber of trade or agriculture”: 3 of the 3 other actions on the theme "
      "“Food” have one.");
}

/* Nobody reads five hundred sentences: the hundred that matter most, and how many there are. */
static void
test_bounded (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) isolated = NULL;
  guint n;

  fab_store_begin_baseline (self->store);
  for (guint i = 0; i < 500; i++)
    fab_store_insert (self->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (i == 400 ? "Mighty" : "Small"),
                      FAB_ACTOR_KIND, FAB_TEXT ("shop"), FAB_ACTOR_INFLUENCE, FAB_INTEGER (i == 400 ? 9 : 1), -1);
  g_assert_true (fab_store_commit (self->store, NULL));
  all = tell (self);
  isolated = fab_findings_of_topic (all, FAB_TOPIC_ISOLATED);
  g_assert_cmpuint (isolated->len, ==, 101);
  g_assert_cmpstr (get_text (isolated, 0), ==, "500 actors have no link: 100% of the map.");
  fab_finding_get_actors (g_ptr_array_index (isolated, 0), &n);
  g_assert_cmpuint (n, ==, 500);
  g_assert_cmpstr (get_text (isolated, 1), ==, "Mighty has no link yet.");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = tell (self);
  g_autofree char *text = fab_findings_to_text (all, 5);

  g_assert_cmpuint (all->len, ==, 0);
  g_assert_cmpstr (text, ==, "There are no actors.\n");
}

/* Two ties of the 124 750 that are possible are few, but not none. */
static void
test_sparse (Fixture *self, gconstpointer data)
{
  FabRecord *first[3];
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < 3; i++)
    first[i] = add_actor (self, "Tied", "shop", NULL);
  fab_store_begin_baseline (self->store);
  for (guint i = 0; i < 497; i++)
    fab_store_insert (self->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT ("Small"), FAB_ACTOR_KIND,
                      FAB_TEXT ("shop"), -1);
  g_assert_true (fab_store_commit (self->store, NULL));
  tie (self, first[0], first[1]);
  tie (self, first[1], first[2]);
  all = tell (self);
  g_assert_cmpstr (get_text (all, 0), ==,
                   "500 actors and 2 links: less than 0.1% of all possible pairs of actors are tied.");
}

static gboolean
tells_of (GPtrArray *findings, FabTopic topic)
{
  g_autoptr (GPtrArray) chosen = fab_findings_of_topic (findings, topic);

  return chosen->len > 0;
}

/* One actor, then five of one kind that all know each other: nothing is said that only a comparison could tell. */
static void
test_few (Fixture *self, gconstpointer data)
{
  FabRecord *shops[5] = { add_actor (self, "A", "shop", NULL) };
  g_autoptr (GPtrArray) one = tell (self), five = NULL;
  g_autofree char *text = fab_findings_to_text (one, 5);

  g_assert_cmpstr (text, ==, "Overview\n– There is only one actor.\n\nIsolated actors\n– A has no link yet.\n");
  for (guint i = 1; i < 5; i++) {
    shops[i] = add_actor (self, (const char[]){ 'A' + i, '\0' }, "shop", NULL);
    for (guint j = 0; j < i; j++)
      tie (self, shops[j], shops[i]);
  }
  five = tell (self);
  g_assert_true (tells_of (five, FAB_TOPIC_HUBS));
  g_assert_true (tells_of (five, FAB_TOPIC_ISOLATED));
  g_assert_false (tells_of (five, FAB_TOPIC_KINDS));
  g_assert_false (tells_of (five, FAB_TOPIC_WORLDS));
  g_assert_false (tells_of (five, FAB_TOPIC_TERRITORIES));
  g_assert_false (tells_of (five, FAB_TOPIC_ACTIONS));
}

/* Names may be anything. */
static void
test_hostile_names (Fixture *self, gconstpointer data)
{
  FabRecord *a = add_actor (self, "%s %n {0}", "shop", NULL);
  FabRecord *b = add_actor (self,
                            "\001"
                            "7\002x\003",
                            "shop", NULL);
  g_autoptr (GPtrArray) all = NULL;

  all = tell (self);
  g_assert_cmpuint (all->len, >=, 2);
  for (guint i = 0; i < all->len; i++) {
    guint n;
    const FabSpan *spans = fab_finding_get_spans (g_ptr_array_index (all, i), &n);

    g_assert_null (strpbrk (get_text (all, i), "\001\002\003"));
    for (guint s = 0; s < n; s++)
      g_assert_true (spans[s].key == fab_record_get_key (a) || spans[s].key == fab_record_get_key (b));
  }
}

static void
test_demo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  fab_store_begin_baseline (self->store);
  g_assert_true (fab_demo_fill (self->store, &error));
  g_assert_true (fab_store_commit (self->store, &error));
  g_assert_no_error (error);
  all = tell (self);
  for (guint t = 0; t < FAB_N_TOPICS; t++) {
    g_autoptr (GPtrArray) chosen = fab_findings_of_topic (all, t);

    g_assert_cmpuint (chosen->len, >, 0);
    g_assert_cmpuint (strlen (fab_topic_get_definition (t)), >, 40);
  }
  for (guint i = 0; i < all->len; i++)
    assert_spans (self, g_ptr_array_index (all, i));
}

static void
test_table (Fixture *self, gconstpointer data)
{
  FabRecord *a = add_actor (self, "Dupont; Fils", "shop", NULL);
  FabRecord *b = add_actor (self, "=1+1", "company", "Food");
  g_autoptr (FabAnalysisGraph) graph = NULL;
  g_autoptr (FabAnalysis) analysis = NULL;
  g_autofree char *french = NULL;
  g_auto (GStrv) lines = NULL;

  tie (self, a, b);
  graph = fab_analysis_graph_new (self->store, NULL, NULL);
  analysis = fab_analysis_run (graph, 1, NULL, NULL, NULL, NULL);
  french = fab_analysis_to_csv (analysis, self->store, FAB_LANGUAGE_FRENCH);
  lines = g_strsplit (french, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_strv_contains ((const char *const *)lines, "\"Dupont; Fils\";Shop;;;1;1;0,000000;1,000000;1;1;0"));
  g_assert_true (g_strv_contains ((const char *const *)lines, "\"'=1+1\";Company;;Food;1;1;0,000000;1,000000;1;1;0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/findings/sentences", Fixture, NULL, set_up, test_sentences, tear_down);
  g_test_add ("/findings/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/findings/wishes", Fixture, NULL, set_up, test_wishes, tear_down);
  g_test_add ("/findings/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/findings/bounded", Fixture, NULL, set_up, test_bounded, tear_down);
  g_test_add ("/findings/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/findings/sparse", Fixture, NULL, set_up, test_sparse, tear_down);
  g_test_add ("/findings/few", Fixture, NULL, set_up, test_few, tear_down);
  g_test_add ("/findings/hostile-names", Fixture, NULL, set_up, test_hostile_names, tear_down);
  g_test_add ("/findings/demo", Fixture, NULL, set_up, test_demo, tear_down);
  g_test_add ("/findings/table", Fixture, NULL, set_up, test_table, tear_down);
  return g_test_run ();
}
