/* Imports any bytes into a project that has actors already: the review, then all of it, then back. */
#include "fab-import-apply.h"
#include "fab-import-file.h"
#include "fab-test.h"
#include "fuzz.h"

/* A store costs more than an import: it is made once, and each import is taken back. */
static FabStore *
make_store (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  FabStore *store = fab_test_new_store (folder);

  fab_store_begin (store, "");
  fab_store_insert (store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT ("Lorient"), -1);
  fab_store_insert (store, FAB_TABLE_RELATION_TYPE, NULL, FAB_RELATION_TYPE_NAME, FAB_TEXT ("Livraison"), -1);
  fab_store_commit (store, NULL);
  fab_test_add_actor (store, "Biocoop");
  fab_test_remove_folder (folder); /* the open file lives on */
  return store;
}

static void
decide (FabImportPlan *plan, const uint8_t *data, size_t size)
{
  for (guint node = 0; node < fab_import_plan_get_n_actors (plan); node++) {
    g_autofree char *why = fab_import_plan_explain (plan, node);
    guint byte = data[node % size], n;

    fab_import_plan_get_candidates (plan, node, &n);
    if (byte % 4 < FAB_IMPORT_N_DECISIONS && (byte % 4 != FAB_IMPORT_MERGE || n > 0))
      fab_import_plan_decide (plan, node, byte % 4, n > 0 ? byte / 4 % n : 0, byte / 16 % 3);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static FabStore *store;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (FabImportFile) file = fab_import_file_new ("fuzz", bytes, NULL);
  g_autoptr (FabDraft) draft = file != NULL ? fab_import_file_read (file, NULL, NULL) : NULL;
  g_autoptr (FabImportKnown) known = NULL;
  g_autoptr (FabImport) import = NULL;
  g_autoptr (FabImportPlan) plan = NULL;
  g_autoptr (FabImportApply) job = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  gboolean done = FALSE;

  if (draft == NULL)
    return 0;
  if (store == NULL)
    store = make_store ();
  known = fab_import_known_new (store);
  import = fab_import_new (draft, known);
  plan = fab_import_plan_new (import, NULL, NULL);
  notes = fab_import_plan_list_notes (plan);
  if (data[0] % 2 == 0)
    decide (plan, data, size);
  job = fab_import_apply_new (plan, store, "fuzz", NULL);
  /* Taken back before the file is asked, so that inputs are tried quickly; the tests write. */
  while (!done && fab_import_apply_get_fraction (job) < 0.4 - 1e-6)
    g_assert (fab_import_apply_step (job, 64, &done, NULL));
  fab_import_apply_give_up (job);
  if (done)
    g_assert (fab_store_undo (store, NULL));
  g_assert (fab_store_get_count (store, FAB_TABLE_ACTOR) == 1);
  return 0;
}
