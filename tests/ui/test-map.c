/* The actors' page: actors and links added, moved, removed by its actions and tools, each undone; drawing, hitting, filtering. */
#include <math.h>

#include "fab-actor-dialog.h"
#include "fab-actor-list.h"
#include "fab-actors-page.h"
#include "fab-map-canvas-private.h"
#include "fab-map-places.h"
#include "fab-ui-test.h"

#define PATIENCE (10 * G_USEC_PER_SEC)

static FabActorsPage *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, page);
  return FAB_ACTORS_PAGE (page);
}

static gboolean
is_everybody_placed (FabMapScene *scene)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++)
    if (!fab_map_scene_get_node (scene, v)->placed)
      return FALSE;
  return TRUE;
}

/* Waits until all actors have places and the picture of them is there. */
static void
wait_until_drawn (FabActorsPage *page)
{
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  FabMapModel *model = fab_actors_page_get_model (page);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  fab_map_model_refresh (model);
  while (fab_map_model_is_busy (model) || !is_everybody_placed (fab_map_model_get_scene (model)) ||
         (fab_map_scene_get_n_nodes (canvas->scene) > 0 && !fab_map_canvas_is_sharp (canvas))) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
  fab_ui_test_settle ();
}

static void
add_actors (FabUiFixture *fixture, guint n)
{
  FabRecord *previous = NULL;

  fab_store_begin (fixture->store, "Actors");
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("Actor %u", i);
    FabRecord *actor = fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name),
                                         FAB_ACTOR_KIND, FAB_TEXT ("company"), -1);

    if (previous != NULL && i % 3 != 0)
      fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (previous),
                        FAB_RELATION_TARGET, FAB_REF (actor), -1);
    previous = actor;
  }
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

static FabRecord *
get_actor (FabUiFixture *fixture, guint i)
{
  g_autoptr (FabRecord) actor = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_ACTOR), i);

  return actor; /* the store keeps it */
}

static guint
count (FabUiFixture *fixture, FabTableId table)
{
  return fab_store_get_count (fixture->store, table);
}

static void
undo (FabUiFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fab_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  fab_ui_test_settle ();
}

static void
activate (FabActorsPage *page, const char *action, const char *format, ...)
{
  GVariant *parameter = NULL;
  va_list arguments;

  va_start (arguments, format);
  if (format != NULL)
    parameter = g_variant_new_va (format, NULL, &arguments);
  va_end (arguments);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (page), action, parameter));
  fab_ui_test_settle ();
}

static void
select_two (FabUiFixture *fixture, FabActorsPage *page)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();

  g_ptr_array_add (actors, get_actor (fixture, 0));
  g_ptr_array_add (actors, get_actor (fixture, 1));
  fab_map_selection_set_actors (fab_actors_page_get_selection (page), actors);
  fab_ui_test_settle ();
}

/* ---- Drawing ---- */

static void
test_draws (FabUiFixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  FabActorsPage *page;
  FabMapCanvas *canvas;

  add_actors (fixture, n);
  page = show_page (fixture);
  wait_until_drawn (page);
  canvas = fab_actors_page_get_canvas (page);
  g_assert_cmpuint (fab_map_scene_get_n_nodes (canvas->scene), ==, n);
  if (n == 0) {
    g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "No actors yet"));
    return;
  }
  g_assert_nonnull (canvas->picture);
  for (guint v = 0; v < n; v += 97) {
    const FabMapNode *node = fab_map_scene_get_node (canvas->scene, v);
    FabPoint at = fab_map_canvas_from_scene (canvas, node->x, node->y);

    g_assert_cmpuint (fab_map_canvas_get_node_at (canvas, at.x, at.y), ==, v);
  }
  g_assert_cmpuint (fab_map_canvas_get_node_at (canvas, 1, 1), ==, FAB_MAP_NONE);
}

static void
test_keeps_places (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  gboolean undoable = fab_store_get_undo_sentence (fixture->store) != NULL;

  add_actors (fixture, 12);
  undoable = g_strcmp0 (fab_store_get_undo_sentence (fixture->store), "Actors") == 0;
  page = show_page (fixture);
  wait_until_drawn (page);
  while (count (fixture, FAB_TABLE_MAP_POSITION) < 12)
    g_main_context_iteration (NULL, TRUE);
  /* What the program works out by itself is nobody's gesture. */
  g_assert_true (undoable);
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Actors");
}

static void
test_camera (FabUiFixture *fixture, gconstpointer data)
{
  FabMapCamera camera = { 10, 20, 0.5 };
  FabPoint before = fab_map_camera_to_scene (&camera, 800, 600, 100, 50), after, back;

  fab_map_camera_zoom_at (&camera, 800, 600, 100, 50, 3);
  after = fab_map_camera_to_scene (&camera, 800, 600, 100, 50);
  back = fab_map_camera_from_scene (&camera, 800, 600, after.x, after.y);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.x, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (camera.zoom, 1.5, 1e-9);
  for (guint i = 0; i < 100; i++)
    fab_map_camera_zoom_at (&camera, 800, 600, 0, 0, 2);
  g_assert_cmpfloat (camera.zoom, ==, FAB_MAP_MAX_ZOOM);
}

/* ---- Gestures ---- */

static void
test_adds_actor (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  GtkWidget *dialog, *name;
  g_autoptr (GPtrArray) selected = NULL;

  activate (page, "page.add-actor", NULL);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  g_assert_true (FAB_IS_ACTOR_DIALOG (dialog));
  name = fab_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "  <b>Optim’ism</b> ");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  fab_ui_test_settle ();

  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 1);
  g_assert_cmpstr (fab_record_get_title (get_actor (fixture, 0)), ==, "<b>Optim’ism</b>");
  selected = fab_map_selection_get_actors (fab_actors_page_get_selection (page));
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "<b>Optim’ism</b>"));
  wait_until_drawn (page);
  undo (fixture);
  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 0);
  g_assert_cmpuint (fab_map_selection_get_n_actors (fab_actors_page_get_selection (page)), ==, 0);
}

/* A name that is taken is warned of, and the dialog grows for the warning; the title says whom it is linked to. */
static void
test_actor_dialog (FabUiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *hint, *scrolled;
  graphene_rect_t bounds;

  add_actors (fixture, 1);
  fab_ui_test_show (fixture, gtk_button_new_with_label ("behind"));
  dialog = ADW_DIALOG (fab_actor_dialog_new (fixture->context, NULL, get_actor (fixture, 0)));
  adw_dialog_present (dialog, fixture->window);
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (dialog), "Linked to “Actor 0”"));
  gtk_editable_set_text (GTK_EDITABLE (fab_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), "Actor 0");
  fab_ui_test_settle ();
  gtk_test_widget_wait_for_draw (fixture->window);
  fab_ui_test_settle ();
  hint = fab_ui_test_find_label (GTK_WIDGET (dialog), "“Actor 0” is already on the map.");
  g_assert_nonnull (hint);
  scrolled = fab_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SCROLLED_WINDOW, 0);
  g_assert_true (gtk_widget_compute_bounds (hint, scrolled, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scrolled));
  adw_dialog_force_close (dialog);
  fab_ui_test_settle ();
}

static void
test_links (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabRecord *relation;

  add_actors (fixture, 1);
  add_actors (fixture, 1);
  page = show_page (fixture);
  wait_until_drawn (page);
  select_two (fixture, page);
  activate (page, "page.add-link", NULL);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 1);
  relation = fab_map_selection_get_relation (fab_actors_page_get_selection (page));
  g_assert_nonnull (relation);
  g_assert_true (fab_store_get_target (fixture->store, relation, FAB_RELATION_SOURCE) == get_actor (fixture, 0));
  g_assert_nonnull (fab_store_get_target (fixture->store, relation, FAB_RELATION_TYPE));

  activate (page, "page.reverse-link", NULL);
  g_assert_true (fab_store_get_target (fixture->store, relation, FAB_RELATION_SOURCE) == get_actor (fixture, 1));
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 0);
  g_assert_null (fab_map_selection_get_relation (fab_actors_page_get_selection (page)));
}

static void
test_link_tool (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabMapCanvas *canvas;
  FabPoint rim, target;
  const FabMapNode *node;

  add_actors (fixture, 1);
  add_actors (fixture, 1);
  page = show_page (fixture);
  wait_until_drawn (page);
  canvas = fab_actors_page_get_canvas (page);
  node = fab_map_scene_get_node (canvas->scene, 0);
  rim = fab_map_canvas_from_scene (canvas, node->x, node->y);
  rim.x += node->radius * fab_map_zoom_to_scale (canvas->camera.zoom) + 3;
  node = fab_map_scene_get_node (canvas->scene, 1);
  target = fab_map_canvas_from_scene (canvas, node->x, node->y);
  g_assert_cmpuint (fab_map_canvas_hit_rim (canvas, rim), ==, 0);
  fab_map_canvas_start_tool (canvas, &fab_map_tool_link, rim);
  canvas->tool->update (canvas, target, 0);
  fab_ui_test_settle ();
  fab_map_canvas_end_tool (canvas, target);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 1);
  undo (fixture);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 0);
}

static FabPoint
get_place (FabUiFixture *fixture, FabRecord *actor)
{
  FabRecord *place = fab_map_places_find (fixture->store, actor, NULL);

  g_assert_nonnull (place);
  return (FabPoint){ fab_record_get_real (place, FAB_MAP_POSITION_X), fab_record_get_real (place, FAB_MAP_POSITION_Y) };
}

static gboolean
is_pinned (FabUiFixture *fixture, FabRecord *actor)
{
  return fab_record_get_boolean (fab_map_places_find (fixture->store, actor, NULL), FAB_MAP_POSITION_PINNED);
}

static void
wait_for_places (FabUiFixture *fixture)
{
  while (count (fixture, FAB_TABLE_MAP_POSITION) < count (fixture, FAB_TABLE_ACTOR))
    g_main_context_iteration (NULL, TRUE);
  fab_ui_test_settle ();
}

static void
test_moves (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabMapCanvas *canvas;
  FabRecord *actor;
  FabPoint before, after, at;

  add_actors (fixture, 8);
  page = show_page (fixture);
  wait_until_drawn (page);
  wait_for_places (fixture);
  canvas = fab_actors_page_get_canvas (page);
  actor = get_actor (fixture, 0);
  before = get_place (fixture, actor);
  at = fab_map_canvas_from_scene (canvas, before.x, before.y);

  fab_map_canvas_start_tool (canvas, &fab_map_tool_move, at);
  canvas->tool->update (canvas, (FabPoint){ at.x + 31, at.y + 17 }, GDK_CONTROL_MASK);
  fab_map_canvas_cancel_tool (canvas);
  g_assert_cmpfloat (get_place (fixture, actor).x, ==, before.x);

  fab_map_canvas_start_tool (canvas, &fab_map_tool_move, at);
  canvas->tool->update (canvas, (FabPoint){ at.x + 31, at.y + 17 }, GDK_CONTROL_MASK);
  fab_map_canvas_end_tool (canvas, (FabPoint){ at.x + 31, at.y + 17 });
  fab_ui_test_settle ();
  after = get_place (fixture, actor);
  g_assert_cmpfloat_with_epsilon ((after.x - before.x) * canvas->camera.zoom, 31, 1e-6);
  g_assert_cmpfloat_with_epsilon ((after.y - before.y) * canvas->camera.zoom, 17, 1e-6);
  g_assert_true (is_pinned (fixture, actor));

  activate (page, "page.unpin", NULL);
  g_assert_false (is_pinned (fixture, actor));
  undo (fixture);
  undo (fixture);
  g_assert_cmpfloat (get_place (fixture, actor).x, ==, before.x);
  g_assert_false (is_pinned (fixture, actor));
}

static void
test_aligns (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabPoint before;

  add_actors (fixture, 6);
  page = show_page (fixture);
  wait_until_drawn (page);
  wait_for_places (fixture);
  before = get_place (fixture, get_actor (fixture, 0));
  select_two (fixture, page);
  activate (page, "page.align", "s", "row");
  g_assert_cmpfloat (get_place (fixture, get_actor (fixture, 0)).y, ==, get_place (fixture, get_actor (fixture, 1)).y);
  undo (fixture);
  g_assert_cmpfloat (get_place (fixture, get_actor (fixture, 0)).y, ==, before.y);
}

static void
test_arranges (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabPoint before, pinned;

  add_actors (fixture, 9);
  page = show_page (fixture);
  wait_until_drawn (page);
  wait_for_places (fixture);
  before = get_place (fixture, get_actor (fixture, 0));
  fab_map_selection_set_actor (fab_actors_page_get_selection (page), get_actor (fixture, 4));
  activate (page, "page.pin", NULL);
  pinned = get_place (fixture, get_actor (fixture, 4));
  activate (page, "page.arrange", "s", "sectors");
  wait_until_drawn (page);
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "Map arranged");
  g_assert_cmpfloat (get_place (fixture, get_actor (fixture, 4)).x, ==, pinned.x);
  undo (fixture);
  g_assert_cmpfloat (get_place (fixture, get_actor (fixture, 0)).x, ==, before.x);
}

/* Who saw all of the map sees all of it again when arranging is undone, or done again. */
static void
test_fits_again (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabMapCanvas *canvas;
  FabMapCamera before, arranged, after;

  add_actors (fixture, 30);
  page = show_page (fixture);
  wait_until_drawn (page);
  wait_for_places (fixture);
  canvas = fab_actors_page_get_canvas (page);
  activate (page, "page.fit", NULL);
  wait_until_drawn (page);
  before = canvas->camera;
  activate (page, "page.arrange", "s", "grid");
  wait_until_drawn (page);
  arranged = canvas->camera;
  g_assert_true (arranged.x != before.x || arranged.zoom != before.zoom);
  undo (fixture);
  wait_until_drawn (page);
  after = canvas->camera;
  g_assert_cmpfloat_with_epsilon (after.zoom, before.zoom, 1e-3);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1);
  g_assert_true (fab_store_redo (fixture->store, NULL));
  fab_ui_test_settle ();
  wait_until_drawn (page);
  g_assert_cmpfloat_with_epsilon (canvas->camera.zoom, arranged.zoom, 1e-3);
  /* Who looks at a place goes on looking at it. */
  fab_map_canvas_fly (canvas, (FabMapCamera){ 50, 40, 2 });
  fab_ui_test_settle ();
  undo (fixture);
  wait_until_drawn (page);
  g_assert_cmpfloat_with_epsilon (canvas->camera.zoom, 2, 1e-6);
}

static void
test_removes (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;

  add_actors (fixture, 3);
  page = show_page (fixture);
  wait_until_drawn (page);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 2);
  select_two (fixture, page);
  activate (page, "page.remove", NULL);
  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 1);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 0);
  g_assert_cmpuint (fab_map_selection_get_n_actors (fab_actors_page_get_selection (page)), ==, 0);
  undo (fixture);
  g_assert_cmpuint (count (fixture, FAB_TABLE_ACTOR), ==, 3);
  g_assert_cmpuint (count (fixture, FAB_TABLE_RELATION), ==, 2);
  wait_until_drawn (page);
}

static void
test_area_selects (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabMapCanvas *canvas;
  double width, height;

  add_actors (fixture, 20);
  page = show_page (fixture);
  wait_until_drawn (page);
  canvas = fab_actors_page_get_canvas (page);
  width = gtk_widget_get_width (GTK_WIDGET (canvas));
  height = gtk_widget_get_height (GTK_WIDGET (canvas));
  fab_map_canvas_start_tool (canvas, &fab_map_tool_box, (FabPoint){ 0, 0 });
  canvas->tool->update (canvas, (FabPoint){ width, height }, 0);
  fab_map_canvas_end_tool (canvas, (FabPoint){ width, height });
  g_assert_cmpuint (fab_map_selection_get_n_actors (fab_actors_page_get_selection (page)), ==, 20);
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), "20 actors"));
}

/* ---- Search, list, territory ---- */

static void
test_filters (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  GtkWidget *bar = fab_ui_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_BAR, 0);
  GtkWidget *search = fab_ui_test_find (bar, GTK_TYPE_SEARCH_ENTRY, 0);
  g_autoptr (GPtrArray) selected = NULL;
  FabRecord *found;
  guint v;

  wait_until_drawn (page);
  activate (page, "page.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "optimism");
  g_signal_emit_by_name (search, "search-changed");
  fab_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (fab_actors_page_get_rows (page)), >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (fab_actors_page_get_rows (page)), <, 10);
  g_signal_emit_by_name (search, "activate");
  /* Others have it in their descriptions. */
  selected = fab_map_selection_get_actors (fab_actors_page_get_selection (page));
  g_assert_cmpuint (selected->len, ==, 1);
  found = g_ptr_array_index (selected, 0);
  g_assert_cmpstr (fab_record_get_title (found), ==, "Optim'ism");
  v = fab_map_scene_find_node (canvas->scene, fab_record_get_key (found));
  g_assert_false (canvas->node_states[v] & FAB_MAP_FADED);
  v = v > 0 ? v - 1 : v + 1;
  g_assert_nonnull (canvas->dimmed);
}

static void
test_list (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  GListModel *rows = fab_actors_page_get_rows (page);
  g_autoptr (FabRecord) third = g_list_model_get_item (rows, 2);

  g_assert_true (fab_page_show_view (FAB_PAGE (page), "list"));
  g_assert_false (fab_page_show_view (FAB_PAGE (page), "nothing"));
  fab_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, count (fixture, FAB_TABLE_ACTOR));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 2, TRUE);
  g_assert_true (fab_map_selection_has (fab_actors_page_get_selection (page), fab_record_get_key (third)));
  fab_map_selection_clear (fab_actors_page_get_selection (page));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 2));
  g_assert_true (fab_page_show_record (FAB_PAGE (page), third));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 2));
}

static void
test_territory (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  g_autoptr (FabRecord) territory = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_TERRITORY), 0);
  guint all = fab_map_scene_get_n_nodes (fab_map_model_get_scene (fab_actors_page_get_model (page)));

  wait_until_drawn (page);
  fab_context_set_territory (fixture->context, territory);
  wait_until_drawn (page);
  g_assert_cmpuint (fab_map_scene_get_n_nodes (fab_map_model_get_scene (fab_actors_page_get_model (page))), <, all);
  g_assert_cmpuint (fab_map_scene_get_n_nodes (fab_map_model_get_scene (fab_actors_page_get_model (page))), >, 0);
  fab_context_set_territory (fixture->context, NULL);
  wait_until_drawn (page);
}

static void
test_read_only (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabContext) context = fab_context_new (fixture->store, TRUE);
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", context, NULL);

  fab_ui_test_show (fixture, page);
  wait_until_drawn (FAB_ACTORS_PAGE (page));
  g_assert_cmpuint (count (fixture, FAB_TABLE_MAP_POSITION), ==, 0);
  gtk_widget_activate_action (page, "page.add-actor", NULL);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
}

/* ---- The keyboard's walk ---- */

static void
test_walks (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page;
  FabMapCanvas *canvas;
  g_autofree char *said = NULL;

  add_actors (fixture, 7);
  page = show_page (fixture);
  wait_until_drawn (page);
  canvas = fab_actors_page_get_canvas (page);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  for (guint i = 0; i < 7; i++) {
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_TAB_FORWARD));
    g_assert_nonnull (fab_map_canvas_get_cursor (canvas));
  }
  g_assert_false (fab_map_canvas_focus_moves (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (canvas->accessibles->len, ==, 7);
  said = fab_map_canvas_describe_actor (canvas, 1);
  g_assert_cmpstr (said, ==, "Actor 1, Company, 2 links");
}

#define ADD(path, data, function) \
  g_test_add (path, FabUiFixture, data, fab_ui_test_set_up, function, fab_ui_test_tear_down)

static void
set_up_empty (FabUiFixture *fixture, gconstpointer data)
{
  fab_ui_test_set_up (fixture, NULL);
}

#define ADD_SIZE(path, n) \
  g_test_add (path, FabUiFixture, GUINT_TO_POINTER (n), set_up_empty, test_draws, fab_ui_test_tear_down)

int
main (int argc, char **argv)
{
  /* GTK's accessibility backend for tests can't announce: gtk_accessible_announce() crashes with it (GTK 4.18). */
  g_setenv ("GTK_A11Y", "none", TRUE);
  fab_ui_test_init (&argc, &argv);
  ADD_SIZE ("/map/draws/0", 0);
  ADD_SIZE ("/map/draws/1", 1);
  ADD_SIZE ("/map/draws/1000", 1000);
  ADD ("/map/camera", NULL, test_camera);
  ADD ("/map/keeps-places", NULL, test_keeps_places);
  ADD ("/map/adds-actor", NULL, test_adds_actor);
  ADD ("/map/actor-dialog", NULL, test_actor_dialog);
  ADD ("/map/links", NULL, test_links);
  ADD ("/map/link-tool", NULL, test_link_tool);
  ADD ("/map/moves", NULL, test_moves);
  ADD ("/map/aligns", NULL, test_aligns);
  ADD ("/map/arranges", NULL, test_arranges);
  ADD ("/map/fits-again", NULL, test_fits_again);
  ADD ("/map/removes", NULL, test_removes);
  ADD ("/map/area-selects", NULL, test_area_selects);
  ADD ("/map/filters", "demo", test_filters);
  ADD ("/map/list", "demo", test_list);
  ADD ("/map/territory", "demo", test_territory);
  ADD ("/map/read-only", "demo", test_read_only);
  ADD ("/map/walks", NULL, test_walks);
  return g_test_run ();
}
