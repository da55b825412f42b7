/* The map at a date, of a territory, as text and kept; two of them compared, as a value and as sentences. */
#include <string.h>

#include "fab-error.h"
#include "fab-map-changes.h"
#include "fab-map-snapshot.h"
#include "fab-map-stops.h"
#include "town-fixture.h"

/** Four actors and three links; one link came from a meeting, one ended. */
typedef struct {
  Town town;
  FabRecord *actors[4], *links[3], *type, *meeting;
} Map;

#define ACTOR(map, name_, ...)                                                                                     \
  TOWN_ADD (&(map)->town, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, FAB_TEXT (name_), FAB_ACTOR_KIND, FAB_TEXT ("company"), \
            __VA_ARGS__)
#define LINK(map, from, to, ...)                                                                                       \
  TOWN_ADD (&(map)->town, FAB_TABLE_RELATION, FAB_RELATION_SOURCE, FAB_REF ((map)->actors[from]), FAB_RELATION_TARGET, \
            FAB_REF ((map)->actors[to]), FAB_RELATION_TYPE, FAB_REF ((map)->type), __VA_ARGS__)

static void
set_up (Map *map, gconstpointer data)
{
  Town *town = &map->town;

  town_set_up (town, NULL);
  map->type = TOWN_ADD (town, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Funding"));
  map->meeting = TOWN_ADD (town, FAB_TABLE_MEETING, FAB_MEETING_NAME, FAB_TEXT ("Kick-off"), FAB_MEETING_DATE,
                           FAB_TEXT ("2020-03"));
  map->actors[0] = ACTOR (map, "Agglo", FAB_ACTOR_TERRITORY, FAB_REF (town->towns[0]));
  map->actors[1] =
      ACTOR (map, "Biocoop", FAB_ACTOR_TERRITORY, FAB_REF (town->towns[0]), FAB_ACTOR_START_DATE, FAB_TEXT ("2021-06"));
  map->actors[2] = ACTOR (map, "CGET", FAB_ACTOR_END_DATE, FAB_TEXT ("2019"));
  map->actors[3] = ACTOR (map, "Drive", FAB_ACTOR_TERRITORY, FAB_REF (town->towns[1]));
  map->links[0] = LINK (map, 0, 3, FAB_RELATION_START_DATE, FAB_TEXT ("2020"), FAB_RELATION_MEETING,
                        FAB_REF (map->meeting), FAB_RELATION_LABEL, FAB_TEXT ("Rent"));
  map->links[1] = LINK (map, 0, 1, FAB_RELATION_STRENGTH, FAB_INTEGER (2));
  map->links[2] = LINK (map, 2, 0, FAB_RELATION_END_DATE, FAB_TEXT ("2019-11"));
}

static void
tear_down (Map *map, gconstpointer data)
{
  town_tear_down (&map->town, NULL);
}

static FabMapMoment *
at (Map *map, const char *date)
{
  g_autoptr (FabMapMoment) all = fab_map_moment_new_from_store (map->town.store);

  return fab_map_moment_at (all, fab_date_from_text (date));
}

static gboolean
has (FabMapMoment *moment, FabMomentPart part, FabRecord *record)
{
  return fab_map_moment_find (moment, part, fab_record_get_key (record)) != NULL;
}

static void
test_at_date (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) early = at (map, "2019-11-30"), kick_off = at (map, "2020-03"), late = at (map, "2022");

  g_assert_true (has (early, FAB_MOMENT_ACTORS, map->actors[2]));
  g_assert_true (has (early, FAB_MOMENT_RELATIONS, map->links[2]));
  g_assert_false (has (early, FAB_MOMENT_RELATIONS, map->links[0]));
  g_assert_false (has (early, FAB_MOMENT_RELATIONS, map->links[1])); /* Biocoop isn't there yet */
  g_assert_false (has (kick_off, FAB_MOMENT_ACTORS, map->actors[2]));
  g_assert_true (has (kick_off, FAB_MOMENT_RELATIONS, map->links[0]));
  g_assert_true (has (late, FAB_MOMENT_ACTORS, map->actors[1]));
  g_assert_true (has (late, FAB_MOMENT_RELATIONS, map->links[1]));
  g_assert_cmpuint (fab_map_moment_get_n (late, FAB_MOMENT_RELATIONS), ==, 2);
}

/* What asks a store can ask about that time: who was there, with the same keys, and who was tied to whom. */
static void
test_as_store (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) early = at (map, "2019-11-30");
  g_autoptr (FabStore) store = fab_store_new_from_moment (early);
  FabRecord *gone = fab_store_get_record (store, fab_record_get_key (map->actors[2]));
  FabRecord *link = fab_store_get_record (store, fab_record_get_key (map->links[2]));
  g_autoptr (GPtrArray) links = NULL;

  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_ACTOR), ==, fab_map_moment_get_n (early, FAB_MOMENT_ACTORS));
  g_assert_null (fab_store_get_record (store, fab_record_get_key (map->actors[1])));
  g_assert_cmpstr (fab_record_get_title (gone), ==, "CGET");
  g_assert_true (fab_store_get_target (store, link, FAB_RELATION_SOURCE) == gone);
  links = fab_store_get_referrers (store, gone, FAB_TABLE_RELATION, FAB_RELATION_SOURCE);
  g_assert_cmpuint (links->len, ==, 1);
}

/* "2020" is January for who knows nothing better; the meeting of March 2020 knows better, one of 2021 only heard of it. */
static void
test_since (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) february = at (map, "2020-02-10");
  g_autoptr (FabMapMoment) again = NULL;

  g_assert_false (has (february, FAB_MOMENT_RELATIONS, map->links[0]));
  TOWN_SET (&map->town, map->meeting, FAB_MEETING_DATE, FAB_TEXT ("2021-05-04"));
  again = at (map, "2020-02-10");
  g_assert_true (has (again, FAB_MOMENT_RELATIONS, map->links[0]));
}

static void
test_territory (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) all = fab_map_moment_new_from_store (map->town.store);
  g_autoptr (FabMapMoment) second = fab_map_moment_of_territory (all, NULL, fab_record_get_key (map->town.towns[1]));

  g_assert_cmpuint (fab_map_moment_get_n (second, FAB_MOMENT_ACTORS), ==,
                    2); /* Drive, and the agglomeration tied to it */
  g_assert_cmpuint (fab_map_moment_get_n (second, FAB_MOMENT_RELATIONS), ==, 1);
}

/* ---- As text ---- */

static void
test_round_trip (Map *map, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapMoment) all = NULL, read = NULL;
  g_autofree char *text = NULL, *again = NULL;

  TOWN_SET (&map->town, map->actors[0], FAB_ACTOR_NAME, FAB_TEXT ("A\tb\\n\nc [actor]"));
  all = fab_map_moment_new_from_store (map->town.store);
  text = fab_map_moment_to_text (all);
  read = fab_map_moment_parse (text, &error);
  g_assert_no_error (error);
  again = fab_map_moment_to_text (read);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (
      fab_moment_row_get_text (fab_map_moment_find (read, FAB_MOMENT_ACTORS, fab_record_get_key (map->actors[0])),
                               FAB_ACTOR_NAME),
      ==, "A\tb\\n\nc [actor]");
}

static void
test_personal (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) all = NULL;
  g_autofree char *text = NULL;

  TOWN_SET (&map->town, map->actors[0], FAB_ACTOR_EMAIL, FAB_TEXT ("someone@example.org"));
  all = fab_map_moment_new_from_store (map->town.store);
  text = fab_map_moment_to_text (all);
  g_assert_null (strstr (text, "example.org"));
}

static void
assert_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapMoment) moment = fab_map_snapshot_read (text, &error);

  g_assert_null (moment);
  g_assert_error (error, FAB_ERROR, code);
}

static void
test_refused (void)
{
  assert_refused (NULL, FAB_ERROR_DAMAGED);
  assert_refused ("hello", FAB_ERROR_DAMAGED);
  assert_refused ("fabrique-map 1\n\xff", FAB_ERROR_DAMAGED);
  assert_refused ("fabrique-map 2\n", FAB_ERROR_NEWER);
  assert_refused ("fabrique-map 1\n[actor]\tkey\tname\n1\tA\n1\tB\n", FAB_ERROR_DAMAGED); /* twice */
  assert_refused ("fabrique-map 1\n[actor]\tkey\tname\n1\n", FAB_ERROR_DAMAGED);          /* no name */
  assert_refused ("fabrique-map 1\n[actor]\tkey\tname\tstaff\n1\tA\tmany\n", FAB_ERROR_DAMAGED);
  assert_refused ("fabrique-map 1\n[actor]\tkey\tname\n1\tA\tB\n", FAB_ERROR_DAMAGED); /* more cells than columns */
  assert_refused ("fabrique-map 1\n[relation]\tkey\tsource\ttarget\n3\t1\t2\n", FAB_ERROR_DAMAGED);
  assert_refused ("fabrique-map-packed 1\n", FAB_ERROR_DAMAGED);
  assert_refused ("fabrique-map-packed 1\nAAAA", FAB_ERROR_DAMAGED);
  assert_refused ("fabrique-map-packed 2\nAAAA", FAB_ERROR_NEWER);
}

/* Columns and parts of a later minor are passed over. */
static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapMoment) moment =
      fab_map_snapshot_read ("fabrique-map 1\n[wing]\tkey\ta\n1\tx\n[actor]\tkey\tplumage\tname\n1\tblue\tA\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fab_map_moment_get_n (moment, FAB_MOMENT_ACTORS), ==, 1);
  g_assert_cmpstr (fab_moment_row_get_text (fab_map_moment_get (moment, FAB_MOMENT_ACTORS, 0), FAB_ACTOR_NAME), ==,
                   "A");
}

/* ---- Kept ---- */

static void
test_keep (Map *map, gconstpointer data)
{
  FabStore *store = map->town.store;
  g_autoptr (GError) error = NULL;
  FabRecord *kept = fab_map_snapshot_keep (store, "Start", NULL, map->meeting, &error);
  g_autoptr (FabMapMoment) moment = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (fab_record_get_text (kept, FAB_SNAPSHOT_DATE), ==, "2020-03");
  TOWN_SET (&map->town, map->actors[0], FAB_ACTOR_NAME, FAB_TEXT ("Later"));
  moment = fab_map_snapshot_get_moment (kept, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      fab_moment_row_get_text (fab_map_moment_find (moment, FAB_MOMENT_ACTORS, fab_record_get_key (map->actors[0])),
                               FAB_ACTOR_NAME),
      ==, "Agglo");
  g_assert_true (fab_store_undo (store, NULL));
  g_assert_true (fab_store_undo (store, NULL));
  g_assert_cmpuint (fab_store_get_count (store, FAB_TABLE_SNAPSHOT), ==, 0);
}

/* Ten thousand actors with their links are packed, and fit into a field. */
static void
test_large (Map *map, gconstpointer data)
{
  FabStore *store = map->town.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapMoment) all = NULL, read = NULL;
  g_autofree char *content = NULL;
  FabRecord *previous = map->actors[0];

  fab_store_begin_baseline (store);
  for (guint i = 0; i < 10000; i++) {
    g_autofree char *name = g_strdup_printf ("Association des amis du quartier %u", i);
    FabRecord *actor = fab_store_insert (store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                                         FAB_TEXT ("association"), FAB_ACTOR_INFLUENCE, FAB_INTEGER (i % 11), -1);

    for (guint k = 0; k < 2; k++)
      fab_store_insert (store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (previous), FAB_RELATION_TARGET,
                        FAB_REF (actor), FAB_RELATION_TYPE, FAB_REF (map->type), FAB_RELATION_STRENGTH,
                        FAB_INTEGER (1 + i % 5), -1);
    fab_store_insert (store, FAB_TABLE_MAP_POSITION, NULL, FAB_MAP_POSITION_ACTOR, FAB_REF (actor), FAB_MAP_POSITION_X,
                      FAB_REAL (i * 1.37), FAB_MAP_POSITION_Y, FAB_REAL (i * -0.73), -1);
    previous = actor;
  }
  g_assert_true (fab_store_commit (store, NULL));
  all = fab_map_moment_new_from_store (store);
  content = fab_map_snapshot_pack (all, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (content), <=, FAB_FIELD_MAX_BYTES);
  g_test_message ("%zu bytes", strlen (content));
  read = fab_map_snapshot_read (content, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fab_map_moment_get_n (read, FAB_MOMENT_RELATIONS), ==,
                    fab_map_moment_get_n (all, FAB_MOMENT_RELATIONS));
}

/* ---- Compared ---- */

static void
test_changes (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) before = at (map, "2019-11-30"), after = NULL;
  g_autoptr (FabMapChanges) changes = NULL;

  TOWN_SET (&map->town, map->actors[3], FAB_ACTOR_PROFILE, FAB_TEXT ("pioneer"));
  after = at (map, "2022-01-01");
  changes = fab_map_changes_new (before, after);
  g_assert_cmpint (fab_map_changes_find (changes, fab_record_get_key (map->actors[0])), ==, FAB_MAP_UNCHANGED);
  g_assert_cmpint (fab_map_changes_find (changes, fab_record_get_key (map->actors[1])), ==, FAB_MAP_APPEARED);
  g_assert_cmpint (fab_map_changes_find (changes, fab_record_get_key (map->actors[2])), ==, FAB_MAP_GONE);
  g_assert_cmpint (fab_map_changes_find (changes, fab_record_get_key (map->actors[3])), ==, FAB_MAP_CHANGED);
  g_assert_cmpint (fab_map_changes_find (changes, fab_record_get_key (map->links[0])), ==, FAB_MAP_APPEARED);
  g_assert_cmpint (fab_map_changes_find (changes, fab_record_get_key (map->links[2])), ==, FAB_MAP_GONE);
  g_assert_cmpuint (fab_map_changes_count (changes, FAB_MOMENT_RELATIONS, FAB_MAP_APPEARED), ==, 2);
}

/* Who was only tied has not come. */
static void
test_changes_of_territory (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) before = at (map, "2019-01-01"), after = at (map, "2022-01-01");
  g_autoptr (FabMapChanges) changes =
      fab_map_changes_new_of_territory (before, after, fab_record_get_key (map->town.towns[1]));

  g_assert_cmpuint (fab_map_changes_get_n (changes), ==, 1);
  g_assert_cmpint (fab_map_changes_find (changes, fab_record_get_key (map->links[0])), ==, FAB_MAP_APPEARED);
}

/* ---- Times ---- */

static void
test_stops (Map *map, gconstpointer data)
{
  FabStore *store = map->town.store;
  FabRecord *kept = fab_map_snapshot_keep (store, "État d’été", "2020-07", NULL, NULL);
  g_autoptr (GArray) stops = fab_map_stops_list (store, NULL, town_today);
  g_autoptr (GError) error = NULL;
  FabMapStop stop;

  TOWN_ADD (&map->town, FAB_TABLE_MEETING, FAB_MEETING_NAME, FAB_TEXT ("Later"), FAB_MEETING_DATE, FAB_TEXT ("2030"));
  g_assert_cmpuint (stops->len, ==, 3);
  g_assert_true (g_array_index (stops, FabMapStop, 0).record == map->meeting);
  g_assert_true (g_array_index (stops, FabMapStop, 1).record == kept);
  g_assert_cmpint (g_array_index (stops, FabMapStop, 2).kind, ==, FAB_MAP_STOP_TODAY);
  g_assert_true (fab_map_stop_parse (store, "etat d'ete", town_today, &stop, &error));
  g_assert_true (stop.record == kept);
  g_assert_true (fab_map_stop_parse (store, "2020-04", town_today, &stop, &error));
  g_assert_cmpint (stop.kind, ==, FAB_MAP_STOP_DATE);
  g_assert_false (fab_map_stop_parse (store, "one day", town_today, &stop, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND);
}

static void
assert_told (GPtrArray *sentences, const char *text, const char *first_name)
{
  for (guint i = 0; i < sentences->len; i++) {
    const FabMapSentence *sentence = g_ptr_array_index (sentences, i);
    const FabMapSpan *span;

    if (!g_str_equal (sentence->text, text))
      continue;
    g_assert_cmpuint (sentence->spans->len, >, 0);
    span = &g_array_index (sentence->spans, FabMapSpan, 0);
    g_assert_cmpint (strncmp (sentence->text + span->start, first_name, span->length), ==, 0);
    g_assert_cmpuint (span->length, ==, strlen (first_name));
    return;
  }
  for (guint i = 0; i < sentences->len; i++)
    g_test_message ("%s", ((const FabMapSentence *)g_ptr_array_index (sentences, i))->text);
  g_error ("nobody said: %s", text);
}

static void
test_sentences (Map *map, gconstpointer data)
{
  g_autoptr (FabMapMoment) before = at (map, "2019-11-30"), after = NULL;
  g_autoptr (FabMapChanges) changes = NULL, none = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autofree char *sum = NULL, *nothing = NULL;

  TOWN_SET (&map->town, map->actors[3], FAB_ACTOR_PROFILE, FAB_TEXT ("pioneer"));
  TOWN_SET (&map->town, map->actors[0], FAB_ACTOR_NAME, FAB_TEXT ("Agglo\002 9:x"));
  after = at (map, "2022-01-01");
  changes = fab_map_changes_new (before, after);
  told = fab_map_changes_tell (changes, FAB_LANGUAGE_ENGLISH);
  sum = fab_map_changes_sum_up (changes);
  g_assert_cmpstr (sum, ==, "1 actor appeared. 2 links appeared. 1 actor is gone. 1 link is gone. 2 actors changed.");
  assert_told (told, "Biocoop appeared, with 1 link.", "Biocoop");
  assert_told (told, "CGET is gone, with its 1 link.", "CGET");
  assert_told (told, "New link: Agglo  9:x – Drive: Funding (Rent).", "Agglo  9:x");
  assert_told (told, "Drive: Profile is now “Pioneer”.", "Drive");
  assert_told (told, "“Agglo” is now called Agglo  9:x.", "Agglo  9:x");
  g_assert_cmpuint (told->len, ==, 5);
  for (guint i = 0; i < told->len; i++) {
    static const char *const order[] = { "Biocoop appeared", "New link", "CGET is gone", "“Agglo”", "Drive: Profile" };

    g_assert_true (g_str_has_prefix (((FabMapSentence *)g_ptr_array_index (told, i))->text, order[i]));
  }
  none = fab_map_changes_new (after, after);
  nothing = fab_map_changes_sum_up (none);
  g_assert_cmpstr (nothing, ==, "Nothing changed.");
}

#define ADD(path, function) g_test_add ("/map-moment/" path, Map, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("at-date", test_at_date);
  ADD ("as-store", test_as_store);
  ADD ("since", test_since);
  ADD ("territory", test_territory);
  ADD ("round-trip", test_round_trip);
  ADD ("personal", test_personal);
  g_test_add_func ("/map-moment/refused", test_refused);
  g_test_add_func ("/map-moment/unknown", test_unknown);
  ADD ("keep", test_keep);
  ADD ("large", test_large);
  ADD ("changes", test_changes);
  ADD ("changes-of-territory", test_changes_of_territory);
  ADD ("stops", test_stops);
  ADD ("sentences", test_sentences);
  return g_test_run ();
}
