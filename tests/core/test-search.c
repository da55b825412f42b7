#include "fab-search.h"

#include <string.h>

#include "fab-test.h"
#include "fab-text.h"

typedef struct {
  char *folder;
  FabStore *store;
  FabSearch *search;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
  fixture->search = fab_search_new (fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static FabRecord *
add (Fixture *fixture, FabTableId table, guint title, const char *text, guint other, const char *other_text)
{
  g_autoptr (GError) error = NULL;
  FabRecord *record;

  fab_store_begin (fixture->store, "Add");
  if (table == FAB_TABLE_ACTION)
    record = fab_store_insert (fixture->store, table, &error, title, FAB_TEXT (text), other, FAB_TEXT (other_text),
                               FAB_ACTION_STATUS, FAB_TEXT ("to_come"), -1);
  else if (table == FAB_TABLE_ACTOR)
    record = fab_store_insert (fixture->store, table, &error, title, FAB_TEXT (text), other, FAB_TEXT (other_text),
                               FAB_ACTOR_KIND, FAB_TEXT ("company"), -1);
  else
    record = fab_store_insert (fixture->store, table, &error, title, FAB_TEXT (text), other, FAB_TEXT (other_text), -1);
  g_assert_no_error (error);
  g_assert_true (fab_store_commit (fixture->store, &error));
  return record;
}

static FabRecord *
add_actor (Fixture *fixture, const char *name, const char *description)
{
  return add (fixture, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, name, FAB_ACTOR_DESCRIPTION, description);
}

/* The titles of the hits, in order, joined by "|". */
static char *
query (Fixture *fixture, const char *text)
{
  g_autoptr (GListModel) hits = fab_search_query (fixture->search, text, FAB_TABLE_NONE, 100);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++) {
    g_autoptr (FabSearchHit) hit = g_list_model_get_item (hits, i);

    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", fab_record_get_title (fab_search_hit_get_record (hit)));
  }
  return g_string_free_and_steal (titles);
}

static void
assert_found (Fixture *fixture, const char *text, const char *expected)
{
  g_autofree char *found = query (fixture, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_finds (Fixture *fixture, gconstpointer data)
{
  add_actor (fixture, "Optim'ism", "Légumes bio, livraison à vélo");
  add (fixture, FAB_TABLE_TERRITORY, FAB_TERRITORY_NAME, "Saint-Dié-des-Vosges", FAB_TERRITORY_REGION, "Grand Est");
  assert_found (fixture, "optimism", "Optim'ism");
  assert_found (fixture, "OPTIM’ISM", "Optim'ism");
  assert_found (fixture, "saint die", "Saint-Dié-des-Vosges");
  assert_found (fixture, "die saint", "Saint-Dié-des-Vosges");
  assert_found (fixture, "velo ptimi", "Optim'ism"); /* two fields of one record */
  assert_found (fixture, "velo vosges", "");         /* of two records */
  assert_found (fixture, "bio livraison à", "Optim'ism");
  assert_found (fixture, "", "");
  assert_found (fixture, " — !", "");
  assert_found (fixture, NULL, "");
  assert_found (fixture, "company", ""); /* a choice's code is no text */
}

static void
test_no_match_across_fields (Fixture *fixture, gconstpointer data)
{
  add_actor (fixture, "Alpha", "Beta");
  add_actor (fixture, "Gamma", NULL);
  assert_found (fixture, "alphabeta", "");
  assert_found (fixture, "alpha\nbeta", "Alpha"); /* two words */
  assert_found (fixture, "agamma", "");
}

static void
test_ranking (Fixture *fixture, gconstpointer data)
{
  add_actor (fixture, "Zone", "un vélo");
  add_actor (fixture, "Tandemvélo", NULL);
  add_actor (fixture, "Atelier vélo", NULL);
  add_actor (fixture, "Vélo-école", NULL);
  add_actor (fixture, "Vélo", NULL);
  add (fixture, FAB_TABLE_ACTION, FAB_ACTION_TITLE_, "Aide au vélo", FAB_ACTION_NOTES, NULL);
  add (fixture, FAB_TABLE_TERRITORY, FAB_TERRITORY_NAME, "Pays", FAB_TERRITORY_NOTES, "le vélo");
  assert_found (fixture, "velo", "Vélo|Vélo-école|Atelier vélo|Aide au vélo|Tandemvélo|Pays|Zone");
  assert_found (fixture, "velo at", "Atelier vélo");
  add_actor (fixture, "Inviter l’ADEME", NULL);
  add (fixture, FAB_TABLE_ACTOR, FAB_ACTOR_NAME, "Transition", FAB_ACTOR_SHORT_NAME, "ADEME");
  assert_found (fixture, "ademe", "Transition|Inviter l’ADEME");
}

static void
test_table_and_max (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) actions = NULL, first = NULL, none = NULL;
  g_autoptr (FabSearchHit) hit = NULL;

  add_actor (fixture, "Vélo B", NULL);
  add_actor (fixture, "Vélo A", NULL);
  add (fixture, FAB_TABLE_ACTION, FAB_ACTION_TITLE_, "Vélo", FAB_ACTION_NOTES, NULL);
  actions = fab_search_query (fixture->search, "velo", FAB_TABLE_ACTION, 10);
  first = fab_search_query (fixture->search, "velo", FAB_TABLE_ACTOR, 1);
  none = fab_search_query (fixture->search, "velo", FAB_TABLE_ACTOR, 0);
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (first), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  hit = g_list_model_get_item (first, 0);
  g_assert_cmpstr (fab_record_get_title (fab_search_hit_get_record (hit)), ==, "Vélo A");
}

static void
test_in_step (Fixture *fixture, gconstpointer data)
{
  FabRecord *actor = add_actor (fixture, "Optim'ism", NULL);
  g_autoptr (GError) error = NULL;

  assert_found (fixture, "optimism", "Optim'ism");
  fab_store_edit (fixture->store, "Rename", actor, FAB_ACTOR_NAME, FAB_TEXT ("Biocoop"), &error);
  assert_found (fixture, "optimism", "");
  assert_found (fixture, "biocoop", "Biocoop");
  g_assert_true (fab_store_undo (fixture->store, &error));
  assert_found (fixture, "biocoop", "");
  assert_found (fixture, "optimism", "Optim'ism");
  fab_store_remove (fixture->store, "Remove", actor, &error);
  assert_found (fixture, "optimism", "");
  g_assert_true (fab_store_undo (fixture->store, &error));
  assert_found (fixture, "optimism", "Optim'ism");
  g_assert_true (fab_store_redo (fixture->store, &error));
  assert_found (fixture, "optimism", "");
  fab_store_begin (fixture->store, "Given up");
  fab_store_insert (fixture->store, FAB_TABLE_TAG, &error, FAB_TAG_NAME, FAB_TEXT ("Fantôme"), -1);
  fab_store_rollback (fixture->store);
  assert_found (fixture, "fantome", "");
  g_assert_no_error (error);
}

static void
test_prepared_in_pieces (Fixture *fixture, gconstpointer data)
{
  FabRecord *gone = NULL, *renamed = NULL;
  guint pieces = 0;

  fab_store_begin_baseline (fixture->store);
  for (guint i = 0; i < 1000; i++) {
    g_autofree char *name = g_strdup_printf ("Tag %u", i);
    FabRecord *tag = fab_store_insert (fixture->store, FAB_TABLE_TAG, NULL, FAB_TAG_NAME, FAB_TEXT (name), -1);

    gone = i == 3 ? tag : gone;
    renamed = i == 4 ? tag : renamed;
  }
  g_assert_true (fab_store_commit (fixture->store, NULL));
  g_assert_true (fab_search_prepare (fixture->search, 0));
  fab_store_remove (fixture->store, "Remove", gone, NULL);
  fab_store_edit (fixture->store, "Rename", renamed, FAB_TAG_NAME, FAB_TEXT ("Other"), NULL);
  while (fab_search_prepare (fixture->search, 0))
    pieces++;
  g_assert_cmpuint (pieces, >, 3);
  g_assert_cmpuint (fab_search_get_n_texts (fixture->search), ==, 999);
  assert_found (fixture, "tag 77",
                "Tag 77|Tag 770|Tag 771|Tag 772|Tag 773|Tag 774|Tag 775|Tag 776|Tag 777|Tag 778|Tag 779|"
                "Tag 177|Tag 277|Tag 377|Tag 477|Tag 577|Tag 677|Tag 877|Tag 977");
  assert_found (fixture, "other", "Other");
}

/* Enough edits for the texts in memory to be rewritten several times. */
static void
test_many_edits (Fixture *fixture, gconstpointer data)
{
  FabRecord *first = add_actor (fixture, "Premier", NULL), *last = NULL;
  g_autofree char *filler = g_strnfill (3000, 'x');

  add_actor (fixture, "Milieu", NULL);
  last = add_actor (fixture, "Dernier", NULL);
  for (guint i = 0; i < 120; i++) {
    g_autofree char *text = g_strdup_printf ("%s mot%u", filler, i);
    g_autofree char *word = g_strdup_printf ("mot%u", i);

    fab_store_edit (fixture->store, "Edit", i % 2 ? first : last, FAB_ACTOR_DESCRIPTION, FAB_TEXT (text), NULL);
    assert_found (fixture, word, i % 2 ? "Premier" : "Dernier");
    assert_found (fixture, "milieu", "Milieu");
  }
  assert_found (fixture, "mot118", "Dernier");
  assert_found (fixture, "mot117", "");
  g_assert_cmpuint (fab_search_get_n_texts (fixture->search), ==, 5);
}

/* ---- Snippets ---- */

/* The hit's snippet, what matches in brackets. */
static char *
mark (FabSearchHit *hit)
{
  const char *snippet = fab_search_hit_get_snippet (hit);
  GString *marked = g_string_new (NULL);
  guint n, at = 0;
  const FabSearchRange *ranges = fab_search_hit_get_ranges (hit, &n);

  for (guint i = 0; i < n; i++) {
    g_string_append_len (marked, snippet + at, ranges[i].start - at);
    g_string_append_printf (marked, "[%.*s]", (int)ranges[i].length, snippet + ranges[i].start);
    at = ranges[i].start + ranges[i].length;
  }
  g_string_append (marked, snippet + at);
  return g_string_free_and_steal (marked);
}

static void
assert_snippet (Fixture *fixture, const char *text, guint field, const char *expected)
{
  g_autoptr (GListModel) hits = fab_search_query (fixture->search, text, FAB_TABLE_NONE, 10);
  g_autoptr (FabSearchHit) hit = g_list_model_get_item (hits, 0);
  g_autofree char *marked = NULL;

  g_assert_nonnull (hit);
  g_assert_cmpuint (fab_search_hit_get_field (hit), ==, field);
  marked = mark (hit);
  g_assert_cmpstr (marked, ==, expected);
}

static void
test_snippets (Fixture *fixture, gconstpointer data)
{
  add_actor (fixture, "L’Œuvre de Saint-Dié", "Entre nous\net tous.");
  assert_snippet (fixture, "saint die", FAB_ACTOR_NAME, "L’Œuvre de [Saint]-[Dié]");
  assert_snippet (fixture, "e", FAB_ACTOR_NAME, "L’[Œ]uvr[e] d[e] Saint-Di[é]");
  assert_snippet (fixture, "loeu", FAB_ACTOR_NAME, "[L’Œu]vre de Saint-Dié");
  assert_snippet (fixture, "tous", FAB_ACTOR_DESCRIPTION, "Entre nous et [tous].");
  assert_snippet (fixture, "ous nous", FAB_ACTOR_DESCRIPTION, "Entre [nous] et t[ous].");
}

static void
test_long_snippet (Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GListModel) hits = NULL;
  g_autoptr (FabSearchHit) hit = NULL;
  g_autofree char *marked = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, i == 60 ? "aiguille " : "été ");
  add_actor (fixture, "Foin", text->str);
  hits = fab_search_query (fixture->search, "aiguille", FAB_TABLE_NONE, 10);
  hit = g_list_model_get_item (hits, 0);
  marked = mark (hit);
  g_assert_true (g_utf8_validate (marked, -1, NULL));
  g_assert_true (g_str_has_prefix (marked, "…été "));
  g_assert_true (g_str_has_suffix (marked, "…"));
  g_assert_nonnull (strstr (marked, "été [aiguille] été"));
  g_assert_cmpint (strlen (marked), <, 200);
  g_string_free (text, TRUE);
}

/* ---- Against a search that does everything the simple way ---- */

static const char *const vocabulary[] = { "vélo",   "Vosges", "l’eau", "saint", "dié",       "œuvre", "éco", "a",
                                          "action", "2026",   "axe",   "ville", "Optim'ism", "-",     "co",  "été" };

static char *
make_text (guint max_words)
{
  GString *text = g_string_new (NULL);
  guint n = g_test_rand_int_range (1, max_words + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            vocabulary[g_test_rand_int_range (0, G_N_ELEMENTS (vocabulary))]);
  return g_string_free_and_steal (text);
}

typedef struct {
  FabRecord *record;
  guint score;
  char *title;
} Naive;

static gboolean
word_starts (const char *title, const char *word)
{
  g_autofree char *padded_title = g_strconcat (" ", title, NULL);
  g_autofree char *padded_word = g_strconcat (" ", word, NULL);

  return strstr (padded_title, padded_word) != NULL;
}

static guint
score_naively (FabRecord *record, const char *title, const char *phrase, char **words)
{
  const FabTable *table = fab_record_get_table (record);
  gboolean in_title = TRUE, starts = TRUE, whole = FALSE;

  for (guint w = 0; words[w] != NULL; w++) {
    gboolean found = FALSE;

    for (guint f = 0; f < table->n_fields; f++) {
      g_autofree char *folded = NULL;

      if (!(table->fields[f].flags & FAB_FIELD_SEARCHED))
        continue;
      folded = fab_text_fold (fab_record_get_text (record, f));
      found = found || strstr (folded, words[w]) != NULL;
      whole = whole || strcmp (folded, phrase) == 0;
    }
    if (!found)
      return 0;
    in_title = in_title && strstr (title, words[w]) != NULL;
    starts = starts && word_starts (title, words[w]);
  }
  if (strcmp (title, phrase) == 0)
    return 5;
  return g_str_has_prefix (title, phrase) ? 4 : starts || whole ? 3 : in_title ? 2 : 1;
}

static int
compare_naively (gconstpointer a, gconstpointer b)
{
  const Naive *first = a, *second = b;
  int order;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (fab_record_get_table_id (first->record) != fab_record_get_table_id (second->record))
    return fab_record_get_table_id (first->record) < fab_record_get_table_id (second->record) ? -1 : 1;
  order = strcmp (first->title, second->title);
  if (order != 0)
    return order;
  return fab_record_get_key (first->record) < fab_record_get_key (second->record) ? -1 : 1;
}

static void
naive_clear (gpointer data)
{
  g_free (((Naive *)data)->title);
}

static GArray *
query_naively (FabStore *store, const char *text)
{
  GArray *hits = g_array_new (FALSE, TRUE, sizeof (Naive));
  g_autofree char *phrase = fab_text_fold (text);
  g_auto (GStrv) words = g_strsplit (phrase, " ", 0);

  g_array_set_clear_func (hits, naive_clear);
  for (guint t = 0; t < FAB_N_TABLES && *phrase != '\0'; t++) {
    GListModel *list = fab_store_get_list (store, t);

    for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
      g_autoptr (FabRecord) record = g_list_model_get_item (list, i);
      Naive hit = { record, 0, fab_text_fold (fab_record_get_title (record)) };

      hit.score = score_naively (record, hit.title, phrase, words);
      if (hit.score > 0)
        g_array_append_val (hits, hit);
      else
        g_free (hit.title);
    }
  }
  g_array_sort (hits, compare_naively);
  return hits;
}

static void
edit_at_random (Fixture *fixture)
{
  static const FabTableId tables[] = { FAB_TABLE_ACTOR, FAB_TABLE_ACTION, FAB_TABLE_TAG };
  FabTableId table = tables[g_test_rand_int_range (0, 3)];
  guint count = fab_store_get_count (fixture->store, table);
  g_autofree char *title = make_text (4), *other = make_text (g_test_rand_bit () ? 12 : 2);
  g_autoptr (FabRecord) record = NULL;

  if (count > 0)
    record = g_list_model_get_item (fab_store_get_list (fixture->store, table), g_test_rand_int_range (0, count));
  switch (g_test_rand_int_range (0, 8)) {
  case 0:
    if (record != NULL)
      fab_store_remove (fixture->store, "Remove", record, NULL);
    break;
  case 1:
    fab_store_undo (fixture->store, NULL);
    break;
  case 2:
    fab_store_redo (fixture->store, NULL);
    break;
  case 3:
  case 4:
    if (record != NULL)
      fab_store_edit (fixture->store, "Edit", record, fab_record_get_table (record)->title, FAB_TEXT (title), NULL);
    break;
  default:
    if (table == FAB_TABLE_ACTOR)
      add_actor (fixture, title, other);
    else if (table == FAB_TABLE_ACTION)
      add (fixture, table, FAB_ACTION_TITLE_, title, FAB_ACTION_NOTES, other);
    else
      add (fixture, table, FAB_TAG_NAME, title, FAB_TAG_NAME, title);
  }
}

static void
compare_with_naive (Fixture *fixture, const char *text)
{
  guint max = g_test_rand_bit () ? 1000 : g_test_rand_int_range (1, 10);
  g_autoptr (GArray) expected = query_naively (fixture->store, text);
  g_autoptr (GListModel) hits = fab_search_query (fixture->search, text, FAB_TABLE_NONE, max);

  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, MIN (expected->len, max));
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++) {
    g_autoptr (FabSearchHit) hit = g_list_model_get_item (hits, i);
    const Naive *naive = &g_array_index (expected, Naive, i);

    g_assert_true (fab_search_hit_get_record (hit) == naive->record);
    g_assert_cmpuint (fab_search_hit_get_score (hit), ==, naive->score);
  }
}

static void
test_same_as_naive (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 400; round++) {
    g_autofree char *text = make_text (3);

    edit_at_random (fixture);
    if (g_test_rand_bit ())
      text[g_test_rand_int_range (1, strlen (text) + 1)] = '\0'; /* amid a word, or a character */
    compare_with_naive (fixture, text);
  }
}

#define ADD(path, function) g_test_add ("/search/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("finds", test_finds);
  ADD ("fields", test_no_match_across_fields);
  ADD ("ranking", test_ranking);
  ADD ("table-and-max", test_table_and_max);
  ADD ("in-step", test_in_step);
  ADD ("pieces", test_prepared_in_pieces);
  ADD ("many-edits", test_many_edits);
  ADD ("snippets", test_snippets);
  ADD ("snippets/long", test_long_snippet);
  ADD ("naive", test_same_as_naive);
  return g_test_run ();
}
