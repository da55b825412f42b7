#include "fab-test.h"

#include <ftw.h>
#include <stdio.h>

static int
remove_one (const char *path, const struct stat *info, int kind, struct FTW *walk)
{
  return remove (path);
}

/** fab_test_make_folder: (transfer full): a new private folder */
char *
fab_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fabrique-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/** fab_test_remove_folder: removes it with all that it holds */
void
fab_test_remove_folder (const char *path)
{
  nftw (path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/** fab_test_new_store: (transfer full): an empty project in @folder/work.db */
FabStore *
fab_test_new_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "work.db", NULL);
  g_autoptr (GError) error = NULL;
  FabStore *store;

  fab_store_create_database (path, &error);
  g_assert_no_error (error);
  store = fab_store_new (path, &error);
  g_assert_no_error (error);
  return store;
}

/** fab_test_add_actor: (transfer none): an association of that name, added in a gesture of its own */
FabRecord *
fab_test_add_actor (FabStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  FabRecord *actor;

  fab_store_begin (store, "Add an actor");
  actor = fab_store_insert (store, FAB_TABLE_ACTOR, &error, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                            FAB_TEXT ("association"), -1);
  g_assert_no_error (error);
  fab_store_commit (store, &error);
  g_assert_no_error (error);
  return actor;
}
