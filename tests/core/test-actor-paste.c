/* Tables from a spreadsheet's clipboard: what they are read as, and what is refused. */
#include "fab-actor-paste.h"
#include "fab-error.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
  fab_store_begin (fixture->store, "What is there");
  fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT ("Épicerie du Port"),
                    FAB_ACTOR_KIND, FAB_TEXT ("shop"), -1);
  fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT ("Lorient"),
                    FAB_TERRITORY_KIND, FAB_TEXT ("commune"), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static FabActorPaste *
read_text (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  FabActorPaste *paste = fab_actor_paste_read (fixture->store, text, &error);

  g_assert_no_error (error);
  return paste;
}

static void
test_names_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabActorPaste) paste = read_text (fixture, "Biocoop\n\n  Optim'ism \r\nepicerie du port\n");

  g_assert_cmpuint (fab_actor_paste_get_n (paste), ==, 3);
  g_assert_cmpstr (fab_actor_paste_get (paste, 1)->name, ==, "Optim'ism");
  g_assert_true (fab_actor_paste_get (paste, 0)->wanted);
  g_assert_true (fab_actor_paste_get (paste, 2)->known);
  g_assert_false (fab_actor_paste_get (paste, 2)->wanted);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabActorPaste) paste = read_text (fixture, "Biocoop\tShop\nMairie\tlocal_authority\nX\tSpaceship\n");

  g_assert_cmpstr (fab_actor_paste_get (paste, 0)->kind, ==, "shop");
  g_assert_cmpstr (fab_actor_paste_get (paste, 1)->kind, ==, "local_authority");
  g_assert_null (fab_actor_paste_get (paste, 2)->kind);
  g_assert_cmpstr (fab_actor_paste_get (paste, 2)->unknown_kind, ==, "Spaceship");
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabActorPaste) paste = read_text (fixture, "Staff\tName\tNothing we know\tTerritory\tActive since\tKind\n"
                                                        "12\t\"Two\nlines \"\"quoted\"\"\"\tx\tLORIENT\t2021\tCompany\n"
                                                        "many\tOther\t\tAtlantis\tsome day\t\n");
  GListModel *actors = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);
  g_autoptr (FabRecord) first = NULL, second = NULL;

  g_assert_cmpuint (fab_actor_paste_get_n (paste), ==, 2);
  fab_store_begin (fixture->store, "Pasted");
  g_assert_true (fab_actor_paste_insert (paste, fixture->store, NULL, "association", NULL));
  g_assert_true (fab_store_commit (fixture->store, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (actors), ==, 3);
  first = g_list_model_get_item (actors, 1);
  second = g_list_model_get_item (actors, 2);
  g_assert_cmpstr (fab_record_get_title (first), ==, "Two\nlines \"quoted\"");
  g_assert_cmpint (fab_record_get_integer (first, FAB_ACTOR_STAFF), ==, 12);
  g_assert_cmpstr (fab_record_get_text (first, FAB_ACTOR_START_DATE), ==, "2021");
  g_assert_cmpstr (fab_record_get_text (first, FAB_ACTOR_KIND), ==, "company");
  g_assert_nonnull (fab_store_get_target (fixture->store, first, FAB_ACTOR_TERRITORY));
  g_assert_cmpstr (fab_record_get_text (second, FAB_ACTOR_KIND), ==, "association");
  g_assert_true (fab_record_is_null (second, FAB_ACTOR_STAFF));
  g_assert_true (fab_record_is_null (second, FAB_ACTOR_TERRITORY));
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (actors), ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *many = g_strnfill (2 * 5001, 'x');
  static const char *const wrong[] = { "", "\n\n\t\n", "Name\tKind\n", "bad \377 bytes" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (fab_actor_paste_read (fixture->store, wrong[i], &error));
    g_assert_nonnull (error);
  }
  for (guint i = 1; i < 2 * 5001; i += 2)
    many[i] = '\n';
  g_assert_null (fab_actor_paste_read (fixture->store, many, NULL));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/actor-paste/names-alone", test_names_alone);
  ADD ("/actor-paste/kinds", test_kinds);
  ADD ("/actor-paste/headers", test_headers);
  ADD ("/actor-paste/refused", test_refused);
  return g_test_run ();
}
