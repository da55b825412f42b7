/* graph-write FOLDER: the demo project's actors as demo.gexf and demo.graphml, and those links that have a direction as directed.* */
#include "fab-demo.h"
#include "fab-graph-export.h"
#include "fab-test.h"
#include "formats-fixture.h"

static void
write_bytes (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
write_both (const char *folder, const char *gexf, const char *graphml, FabDraft *draft)
{
  g_autoptr (GBytes) first = fab_gexf_write (draft);
  g_autoptr (GBytes) second = fab_graphml_write (draft);

  write_bytes (folder, gexf, first);
  write_bytes (folder, graphml, second);
}

static FabDraft *export (FabStore *store, const FabMapMatch *match)
{
  FabGraphExportOptions options = { .match = match };
  g_autoptr (GError) error = NULL;
  FabDraft *draft = fab_draft_new_from_store (store, &options, &error);

  g_assert_no_error (error);
  return draft;
}

static void
fill (FabStore *store)
{
  GListModel *actors = fab_store_get_list (store, FAB_TABLE_ACTOR);
  g_autoptr (GError) error = NULL;

  fab_store_begin_baseline (store);
  fab_demo_fill (store, &error);
  g_assert_no_error (error);
  fab_store_commit (store, &error);
  g_assert_no_error (error);
  fab_store_begin_baseline (store);
  for (guint i = 0; i < g_list_model_get_n_items (actors); i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (actors, i);

    fab_store_insert (store, FAB_TABLE_MAP_POSITION, &error, FAB_MAP_POSITION_ACTOR, FAB_REF (actor),
                      FAB_MAP_POSITION_X, FAB_REAL (10.5 * i), FAB_MAP_POSITION_Y, FAB_REAL (-3.25 * i), -1);
    g_assert_no_error (error);
  }
  fab_store_commit (store, &error);
  g_assert_no_error (error);
}

/* Links with a direction only: NetworkX reads no others beside them. */
static FabMapMatch *
match_directed (FabStore *store)
{
  g_autoptr (FabMapFilter) all = fab_map_filter_new ();
  FabMapMatch *match = fab_map_filter_apply (all, store);
  GListModel *relations = fab_store_get_list (store, FAB_TABLE_RELATION);

  for (guint i = 0; i < g_list_model_get_n_items (relations); i++) {
    g_autoptr (FabRecord) relation = g_list_model_get_item (relations, i);
    FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);
    gint64 key = fab_record_get_key (relation);

    if (type == NULL || !fab_record_get_boolean (type, FAB_RELATION_TYPE_DIRECTED))
      g_hash_table_remove (match->relations, &key);
  }
  return match;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autoptr (FabStore) store = fab_test_new_store (folder);
  g_autoptr (FabMapMatch) match = NULL;
  g_autoptr (FabDraft) all = NULL, directed = NULL;

  g_assert_cmpint (argc, ==, 2);
  fill (store);
  match = match_directed (store);
  all = export (store, NULL);
  directed = export (store, match);
  write_both (argv[1], "demo.gexf", "demo.graphml", all);
  write_both (argv[1], "directed.gexf", "directed.graphml", directed);
  fab_test_remove_folder (folder);
  return 0;
}
