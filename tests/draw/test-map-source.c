/* Scenes from the records of the demo project, and their layout. */
#include "draw-fixture.h"
#include "fab-demo.h"
#include "fab-error.h"
#include "fab-map-arrange.h"
#include "fab-map-source.h"
#include "fab-test.h"

#include <math.h>

typedef struct {
  char *folder;
  FabStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = fab_test_make_folder ();
  self->store = fab_test_new_store (self->folder);
  fab_store_begin_baseline (self->store);
  fab_demo_fill (self->store, &error);
  g_assert_no_error (error);
  fab_store_commit (self->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_object_unref (self->store);
  fab_test_remove_folder (self->folder);
  g_free (self->folder);
}

static FabRecord *
find (FabStore *store, FabTableId table, const char *title)
{
  GListModel *list = fab_store_get_list (store, table);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (list, i);

    if (g_strcmp0 (fab_record_get_title (record), title) == 0)
      return record; /* the store's own reference stays */
  }
  g_assert_not_reached ();
}

static void
test_everything (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = fab_map_scene_new_from_store (self->store, NULL);

  g_assert_cmpuint (fab_map_scene_get_n_nodes (scene), ==, fab_store_get_count (self->store, FAB_TABLE_ACTOR));
  g_assert_cmpuint (fab_map_scene_get_n_edges (scene), ==, fab_store_get_count (self->store, FAB_TABLE_RELATION));
  g_assert_cmpuint (fab_map_scene_get_n_groups (scene), ==, 4);
  g_assert_nonnull (fab_map_scene_get_meaning (scene, FAB_MAP_SIZE));
}

static void
test_territory (Fixture *self, gconstpointer unused)
{
  FabRecord *lorient = find (self->store, FAB_TABLE_TERRITORY, "Lorient");
  FabMapSceneOptions options = { .territory = lorient };
  g_autoptr (FabMapScene) scene = fab_map_scene_new_from_store (self->store, &options);
  guint n_own = 0;

  g_assert_cmpuint (fab_map_scene_get_n_groups (scene), ==, 1);
  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    FabRecord *actor = fab_store_get_record (self->store, fab_map_scene_get_node (scene, v)->key);
    gboolean own = fab_record_get_ref (actor, FAB_ACTOR_TERRITORY) == fab_record_get_key (lorient), tied = FALSE;
    guint n_edges;
    const guint *edges = fab_map_scene_get_node_edges (scene, v, &n_edges);

    n_own += own;
    for (guint i = 0; i < n_edges; i++) {
      const FabMapEdge *edge = fab_map_scene_get_edge (scene, edges[i]);

      tied |= fab_map_scene_get_node (scene, edge->source)->group == 0 ||
              fab_map_scene_get_node (scene, edge->target)->group == 0;
    }
    g_assert_true (own || tied);
    g_assert_true (own == (fab_map_scene_get_node (scene, v)->group == 0));
  }
  g_assert_cmpuint (n_own, >, 10);
  g_assert_cmpuint (fab_map_scene_get_n_nodes (scene), >, n_own);
}

static guint
count_links (FabMapScene *scene, guint node)
{
  guint n;

  fab_map_scene_get_node_edges (scene, node, &n);
  return n;
}

/* On the map of a territory a disc is as large as the links that are there, and the territory has the colour that it has on the map of everything. */
static void
test_territory_look (Fixture *self, gconstpointer unused)
{
  FabRecord *lorient = find (self->store, FAB_TABLE_TERRITORY, "Lorient");
  FabMapSceneOptions options = { .territory = lorient };
  g_autoptr (FabMapScene) scene = fab_map_scene_new_from_store (self->store, &options);
  g_autoptr (FabMapScene) all = fab_map_scene_new_from_store (self->store, NULL);
  guint n = fab_map_scene_get_n_nodes (scene), n_same = 0;

  for (guint v = 0; v < n; v++)
    for (guint w = 0; w < n; w++)
      if (count_links (scene, v) > count_links (scene, w))
        g_assert_cmpfloat (fab_map_scene_get_node (scene, v)->radius, >, fab_map_scene_get_node (scene, w)->radius);
  for (guint g = 0; g < fab_map_scene_get_n_groups (all); g++)
    if (fab_map_scene_get_group (all, g)->key == fab_record_get_key (lorient)) {
      g_assert_cmpuint (fab_map_scene_get_group (all, g)->color, ==, fab_map_scene_get_group (scene, 0)->color);
      n_same++;
    }
  g_assert_cmpuint (n_same, ==, 1);
}

static void
test_places (Fixture *self, gconstpointer unused)
{
  FabRecord *lorient = find (self->store, FAB_TABLE_TERRITORY, "Lorient");
  g_autoptr (FabRecord) actor = g_list_model_get_item (fab_store_get_list (self->store, FAB_TABLE_ACTOR), 0);
  FabMapSceneOptions options = { .territory = lorient };
  g_autoptr (FabMapScene) all = NULL, town = NULL;
  g_autoptr (GError) error = NULL;
  const FabMapNode *node;

  fab_store_begin (self->store, "Placed");
  fab_store_insert (self->store, FAB_TABLE_MAP_POSITION, &error, FAB_MAP_POSITION_ACTOR, FAB_REF (actor),
                    FAB_MAP_POSITION_X, FAB_REAL (12), FAB_MAP_POSITION_Y, FAB_REAL (-34), FAB_MAP_POSITION_PINNED,
                    FAB_BOOLEAN (TRUE), -1);
  g_assert_no_error (error);
  g_assert_true (fab_store_commit (self->store, NULL));
  all = fab_map_scene_new_from_store (self->store, NULL);
  node = fab_map_scene_get_node (all, fab_map_scene_find_node (all, fab_record_get_key (actor)));
  g_assert_true (node->placed && node->pinned);
  g_assert_cmpfloat (node->y, ==, -34);
  /* Not on the map of a territory */
  town = fab_map_scene_new_from_store (self->store, &options);
  for (guint v = 0; v < fab_map_scene_get_n_nodes (town); v++)
    g_assert_false (fab_map_scene_get_node (town, v)->placed);
}

static void
test_arrange (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = fab_map_scene_new_from_store (self->store, NULL);

  for (int layout = FAB_MAP_LAYOUT_READING; layout <= FAB_MAP_LAYOUT_CONCENTRIC; layout++) {
    FabMapArrangeOptions options = { .layout = layout };
    g_autoptr (GError) error = NULL;
    g_autoptr (FabMapScene) arranged = fab_map_arrange (scene, &options, NULL, &error);
    guint n = fab_map_scene_get_n_nodes (arranged);

    g_assert_no_error (error);
    g_assert_cmpint (fab_map_layout_from_name (fab_map_layout_get_name (layout)), ==, layout);
    for (guint v = 0; v < n; v++) {
      const FabMapNode *a = fab_map_scene_get_node (arranged, v);

      g_assert_true (a->placed);
      for (guint w = 0; w < v; w++) {
        const FabMapNode *b = fab_map_scene_get_node (arranged, w);

        g_assert_cmpfloat (hypot (a->x - b->x, a->y - b->y), >=, a->radius + b->radius - 0.5);
      }
    }
  }
}

/* A new actor joins; those that had a place stay about where they are, the pinned one exactly. */
static void
test_arrange_new (Fixture *self, gconstpointer unused)
{
  FabMapSceneBuilder *builder = fab_map_scene_builder_new ();
  FabMapArrangeOptions options = { .only_new = TRUE };
  g_autoptr (FabMapScene) scene = NULL, arranged = NULL;

  draw_fixture_add_styles (builder);
  for (int i = 0; i < 9; i++)
    fab_map_scene_builder_add_node (builder, &(FabMapNode){ .key = i + 1,
                                                            .label = "A",
                                                            .x = i % 3 * 200,
                                                            .y = i / 3 * 200,
                                                            .radius = 15,
                                                            .placed = i < 8,
                                                            .pinned = i == 4,
                                                            .group = FAB_MAP_NONE });
  for (guint i = 1; i < 9; i++)
    draw_fixture_add_edge (builder, i - 1, i, 0);
  scene = fab_map_scene_builder_end (builder);
  arranged = fab_map_arrange (scene, &options, NULL, NULL);
  g_assert_true (fab_map_scene_get_node (arranged, 8)->placed);
  g_assert_cmpfloat (fab_map_scene_get_node (arranged, 4)->x, ==, 200);
  g_assert_cmpfloat (fab_map_scene_get_node (arranged, 4)->y, ==, 200);
  for (guint v = 0; v < 8; v++)
    g_assert_cmpfloat (hypot (fab_map_scene_get_node (arranged, v)->x - v % 3 * 200,
                              fab_map_scene_get_node (arranged, v)->y - v / 3 * 200),
                       <, 60);
}

static int
give_up (double fraction, void *data)
{
  return 1;
}

static void
test_cancelled (Fixture *self, gconstpointer unused)
{
  g_autoptr (FabMapScene) scene = fab_map_scene_new_from_store (self->store, NULL);
  FabMapArrangeOptions options = { .progress = give_up };
  g_autoptr (GError) error = NULL;

  g_assert_null (fab_map_arrange (scene, &options, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/map-source/everything", Fixture, NULL, set_up, test_everything, tear_down);
  g_test_add ("/map-source/territory", Fixture, NULL, set_up, test_territory, tear_down);
  g_test_add ("/map-source/territory-look", Fixture, NULL, set_up, test_territory_look, tear_down);
  g_test_add ("/map-source/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/map-arrange/all", Fixture, NULL, set_up, test_arrange, tear_down);
  g_test_add ("/map-arrange/new", Fixture, NULL, set_up, test_arrange_new, tear_down);
  g_test_add ("/map-arrange/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
