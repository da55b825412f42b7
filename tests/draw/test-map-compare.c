/* The map at another time, and two times on one picture, decorated as the map of today is. */
#include "draw-fixture.h"
#include "fab-demo.h"
#include "fab-map-compare.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
  FabMapScene *today;
  FabMapSceneOptions options;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = fab_test_make_folder ();
  self->store = fab_test_new_store (self->folder);
  fab_store_begin_baseline (self->store);
  fab_demo_fill (self->store, &error);
  fab_store_commit (self->store, &error);
  g_assert_no_error (error);
  fab_map_decoration_parse ("color=theme size=staff shape=kind ring=profile icon=none", &self->options.decoration,
                            &error);
  g_assert_no_error (error);
  self->today = fab_map_scene_new_from_store (self->store, &self->options);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  fab_map_scene_unref (self->today);
  g_object_unref (self->store);
  fab_test_remove_folder (self->folder);
  g_free (self->folder);
}

static void
assert_same_look (Fixture *self, FabMapScene *scene, gboolean with_rings)
{
  guint n_rings = 0;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (scene, v);
    guint live = fab_map_scene_find_node (self->today, node->key);
    const FabMapNode *same = fab_map_scene_get_node (self->today, live);

    g_assert_cmpuint (node->mark, ==, same->mark);
    g_assert_cmpfloat (node->radius, ==, same->radius);
    g_assert_cmpuint (node->kind, ==, same->kind);
    g_assert_cmpint (node->influence, ==, same->influence);
    n_rings += node->ring > 0;
  }
  g_assert_cmpint (n_rings > 0, ==, with_rings);
  g_assert_cmpstr (fab_map_scene_get_meaning (scene, FAB_MAP_COLOR), ==,
                   fab_map_scene_get_meaning (self->today, FAB_MAP_COLOR));
  g_assert_cmpuint (fab_map_scene_get_n_classes (scene, FAB_MAP_SHAPE), ==,
                    fab_map_scene_get_n_classes (self->today, FAB_MAP_SHAPE));
}

static void
test_moment (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapMoment) all = fab_map_moment_new_from_store (self->store);
  g_autoptr (FabMapScene) scene = fab_map_scene_new_from_moment (all, self->store, &self->options, self->today);

  g_assert_cmpuint (fab_map_scene_get_n_nodes (scene), ==, fab_map_scene_get_n_nodes (self->today));
  g_assert_cmpuint (fab_map_scene_get_n_edges (scene), ==, fab_map_scene_get_n_edges (self->today));
  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (scene, v);

    g_assert_cmpuint (node->color, ==,
                      fab_map_scene_get_node (self->today, fab_map_scene_find_node (self->today, node->key))->color);
  }
  assert_same_look (self, scene, TRUE);
}

/* A ring says what is different, and nothing else. */
static void
test_changes (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapMoment) all = fab_map_moment_new_from_store (self->store);
  g_autoptr (FabMapMoment) before = fab_map_moment_at (all, fab_date_from_text ("2020-01-31"));
  g_autoptr (FabMapChanges) changes = fab_map_changes_new (before, all);
  g_autoptr (FabMapScene) scene = fab_map_scene_new_from_changes (changes, self->store, &self->options, self->today);
  guint n_appeared = 0;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++)
    n_appeared += fab_map_scene_get_node (scene, v)->change == FAB_MAP_APPEARED;
  for (guint e = 0; e < fab_map_scene_get_n_edges (scene); e++)
    n_appeared += fab_map_scene_get_edge (scene, e)->change == FAB_MAP_APPEARED;
  g_assert_cmpuint (n_appeared, >, 0);
  g_assert_true (fab_map_scene_get_compares (scene));
  assert_same_look (self, scene, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/map-compare/moment", Fixture, NULL, set_up, test_moment, tear_down);
  g_test_add ("/map-compare/changes", Fixture, NULL, set_up, test_changes, tear_down);
  return g_test_run ();
}
