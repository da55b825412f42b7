/* Named views of the map: saved, shown, changed, ordered, removed, each undone; with places of their own; what decorates the map. */
#include "fab-actors-page-private.h"
#include "fab-actors-page.h"
#include "fab-map-canvas-private.h"
#include "fab-map-places.h"
#include "fab-ui-test.h"
#include "fab-view-dialog.h"
#include "fab-view-edit.h"
#include "fab-view-keeper.h"

#include <math.h>

#define PATIENCE (10 * G_USEC_PER_SEC)

static FabActorsPage *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, page);
  return FAB_ACTORS_PAGE (page);
}

static void
wait_until_sharp (FabActorsPage *page)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (fab_map_model_is_busy (fab_actors_page_get_model (page)) ||
         !fab_map_canvas_is_sharp (fab_actors_page_get_canvas (page))) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
  fab_ui_test_settle ();
}

static void
activate (FabActorsPage *page, const char *action, GVariant *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (page), action, parameter));
  fab_ui_test_settle ();
}

static void
activate_on (FabActorsPage *page, const char *action, FabRecord *view)
{
  activate (page, action, g_variant_new_int64 (view != NULL ? fab_record_get_key (view) : 0));
}

static void
undo (FabUiFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fab_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  fab_ui_test_settle ();
}

static guint
count_views (FabUiFixture *fixture)
{
  return fab_store_get_count (fixture->store, FAB_TABLE_MAP_VIEW);
}

/* Borrowed: the store keeps it. */
static FabRecord *
get_view (FabUiFixture *fixture, guint i)
{
  g_autoptr (GPtrArray) views = fab_view_list (fixture->store);

  return g_ptr_array_index (views, i);
}

static FabRecord *
find_territory (FabUiFixture *fixture, const char *name)
{
  GListModel *all = fab_store_get_list (fixture->store, FAB_TABLE_TERRITORY);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (FabRecord) territory = g_list_model_get_item (all, i);

    if (g_str_equal (fab_record_get_title (territory), name))
      return territory;
  }
  g_assert_not_reached ();
}

static GtkWidget *
get_dialog (FabUiFixture *fixture)
{
  GtkWidget *dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));

  g_assert_true (FAB_IS_VIEW_DIALOG (dialog));
  return dialog;
}

/* Saves what the map shows as a view, as people do. */
static FabRecord *
save_view (FabUiFixture *fixture, FabActorsPage *page, const char *name, gboolean own_places)
{
  GtkWidget *dialog;

  activate (page, "views.save", NULL);
  dialog = get_dialog (fixture);
  gtk_editable_set_text (GTK_EDITABLE (fab_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), name);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fab_ui_test_find (dialog, GTK_TYPE_TEXT_VIEW, 0))),
                            "What it says", -1);
  adw_switch_row_set_active (ADW_SWITCH_ROW (fab_ui_test_find (dialog, ADW_TYPE_SWITCH_ROW, 0)), own_places);
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  fab_ui_test_settle ();
  return get_view (fixture, count_views (fixture) - 1);
}

static gboolean
is_named (FabActorsPage *page, const char *name)
{
  return fab_ui_test_find_label (GTK_WIDGET (page), name) != NULL;
}

/* ---- Saving and showing ---- */

static void
test_saves (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  guint before = count_views (fixture);
  FabRecord *view;

  wait_until_sharp (page);
  g_assert_true (is_named (page, "Views"));
  view = save_view (fixture, page, "  <b>Ours</b> ", FALSE);
  g_assert_cmpuint (count_views (fixture), ==, before + 1);
  g_assert_cmpstr (fab_record_get_title (view), ==, "<b>Ours</b>");
  g_assert_cmpstr (fab_record_get_text (view, FAB_MAP_VIEW_NOTE), ==, "What it says");
  g_assert_true (fab_record_is_null (view, FAB_MAP_VIEW_ZOOM)); /* everything, whatever the screen */
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "View “<b>Ours</b>” saved");
  g_assert_true (is_named (page, "<b>Ours</b>"));
  undo (fixture);
  g_assert_cmpuint (count_views (fixture), ==, before);
  g_assert_true (is_named (page, "Views"));
}

static void
test_says_changed (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabRecord *view;

  wait_until_sharp (page);
  view = save_view (fixture, page, "Near", FALSE);
  activate (page, "page.zoom-in", NULL);
  g_assert_true (is_named (page, "Near •"));
  activate (page, "views.update", NULL);
  g_assert_true (is_named (page, "Near"));
  g_assert_cmpfloat (fab_record_get_real (view, FAB_MAP_VIEW_ZOOM), >, 0);
  g_assert_cmpstr (fab_store_get_undo_sentence (fixture->store), ==, "View “Near” updated");
  undo (fixture);
  g_assert_true (fab_record_is_null (view, FAB_MAP_VIEW_ZOOM));
  activate (page, "views.revert", NULL);
  g_assert_true (is_named (page, "Near"));
}

static void
test_shows (FabUiFixture *fixture, gconstpointer data)
{
  FabRecord *lorient = find_territory (fixture, "Lorient");
  FabActorsPage *page = show_page (fixture);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  FabMapAim aim;
  FabRecord *view;

  wait_until_sharp (page);
  fab_context_set_territory (fixture->context, lorient);
  wait_until_sharp (page);
  activate (page, "page.zoom-in", NULL);
  view = save_view (fixture, page, "Lorient, near", FALSE);
  g_assert_cmpint (fab_record_get_ref (view, FAB_MAP_VIEW_TERRITORY), ==, fab_record_get_key (lorient));

  /* From one map to another without a frame between them */
  fab_context_set_territory (fixture->context, NULL);
  activate_on (page, "views.show", NULL);
  fab_context_set_territory (fixture->context, lorient);
  fab_context_set_territory (fixture->context, NULL);
  g_assert_true (is_named (page, "Views"));
  activate_on (page, "views.show", view);
  wait_until_sharp (page);
  g_assert_true (fab_context_get_territory (fixture->context) == lorient);
  fab_map_canvas_get_aim (canvas, &aim);
  g_assert_cmpfloat_with_epsilon (aim.zoom, fab_record_get_real (view, FAB_MAP_VIEW_ZOOM), 1e-6);
  g_assert_cmpfloat_with_epsilon (aim.x, fab_record_get_real (view, FAB_MAP_VIEW_CENTER_X), 1e-6);
  g_assert_cmpfloat_with_epsilon (canvas->camera.x, aim.x, 1e-6);
  g_assert_true (is_named (page, "Lorient, near"));
}

static void
test_looks_at_what_is_found (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  double everything;

  wait_until_sharp (page);
  everything = canvas->camera.zoom;
  activate_on (page, "views.show", get_view (fixture, 1)); /* who feeds the town: some of them, in one corner */
  wait_until_sharp (page);
  g_assert_nonnull (canvas->dimmed);
  g_assert_cmpfloat (canvas->camera.zoom, >, everything);
  activate_on (page, "views.show", NULL);
  wait_until_sharp (page);
  g_assert_null (canvas->dimmed);
  g_assert_cmpfloat_with_epsilon (canvas->camera.zoom, everything, 1e-6);
}

static void
test_steps (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);

  wait_until_sharp (page);
  activate (page, "views.next", NULL);
  g_assert_true (is_named (page, fab_record_get_title (get_view (fixture, 0))));
  activate (page, "views.next", NULL);
  g_assert_true (is_named (page, fab_record_get_title (get_view (fixture, 1))));
  activate (page, "views.previous", NULL);
  activate (page, "views.previous", NULL);
  g_assert_true (is_named (page, fab_record_get_title (get_view (fixture, count_views (fixture) - 1))));
}

static void
test_remembers (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabRecord *view = get_view (fixture, 1);

  wait_until_sharp (page);
  activate_on (page, "views.show", view);
  g_assert_null (fab_store_get_undo_sentence (fixture->store)); /* looking is nobody's gesture */
  page = show_page (fixture);
  wait_until_sharp (page);
  g_assert_true (is_named (page, fab_record_get_title (view)));
}

static void
test_remembers_page (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);

  wait_until_sharp (page);
  activate (page, "page.view", g_variant_new_string ("list"));
  g_assert_cmpstr (fab_store_get_setting (fixture->store, "actors_page"), ==, "list");
  activate (page, "page.view", g_variant_new_string ("map"));
  g_assert_cmpstr (fab_store_get_setting (fixture->store, "actors_page"), ==, "map");
  g_assert_null (fab_store_get_undo_sentence (fixture->store));
}

/* The page opens on the list where that was looked at last, and another one replaces it. */
static void
test_opens_on_list (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);

  wait_until_sharp (page);
  activate (page, "page.view", g_variant_new_string ("list"));
  for (guint i = 0; i < 2; i++) {
    page = show_page (fixture);
    g_assert_cmpstr (adw_view_stack_get_visible_child_name (page->stack), ==, "list");
    gtk_test_widget_wait_for_draw (fixture->window);
  }
  while (fab_map_model_is_busy (fab_actors_page_get_model (page)))
    g_main_context_iteration (NULL, TRUE);
  fab_ui_test_settle ();
}

/* ---- Editing ---- */

static void
test_orders (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabRecord *first = get_view (fixture, 0), *second = get_view (fixture, 1);

  activate_on (page, "views.move-down", first);
  g_assert_true (get_view (fixture, 0) == second);
  g_assert_true (get_view (fixture, 1) == first);
  activate_on (page, "views.move-up", second); /* is the first already */
  g_assert_true (get_view (fixture, 0) == second);
  undo (fixture);
  g_assert_true (get_view (fixture, 0) == first);
}

static void
test_duplicates_and_removes (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabRecord *first = get_view (fixture, 0), *copy;
  guint before = count_views (fixture);

  activate_on (page, "views.duplicate", first);
  g_assert_cmpuint (count_views (fixture), ==, before + 1);
  copy = get_view (fixture, 1);
  g_assert_cmpstr (fab_record_get_text (copy, FAB_MAP_VIEW_NOTE), ==, fab_record_get_text (first, FAB_MAP_VIEW_NOTE));
  activate_on (page, "views.show", copy);
  activate_on (page, "views.remove", copy);
  g_assert_cmpuint (count_views (fixture), ==, before);
  g_assert_true (is_named (page, "Views"));
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_views (fixture), ==, before);
}

static void
test_describes (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabRecord *view = get_view (fixture, 0);
  g_autofree char *name = g_strdup (fab_record_get_title (view));
  GtkWidget *dialog;

  activate_on (page, "views.describe", view);
  dialog = get_dialog (fixture);
  gtk_editable_set_text (GTK_EDITABLE (fab_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "   ");
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));
  gtk_editable_set_text (GTK_EDITABLE (fab_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "Other");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  fab_ui_test_settle ();
  g_assert_cmpstr (fab_record_get_title (view), ==, "Other");
  undo (fixture);
  g_assert_cmpstr (fab_record_get_title (view), ==, name);
}

/* ---- Places of its own ---- */

static FabPoint
get_place (FabUiFixture *fixture, FabRecord *actor, FabRecord *map)
{
  FabRecord *place = fab_map_places_find (fixture->store, actor, map);

  g_assert_nonnull (place);
  return (FabPoint){ fab_record_get_real (place, FAB_MAP_POSITION_X), fab_record_get_real (place, FAB_MAP_POSITION_Y) };
}

static void
test_own_places (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  g_autoptr (FabRecord) actor = g_list_model_get_item (fab_store_get_list (fixture->store, FAB_TABLE_ACTOR), 0);
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  FabPoint before, there = { 1234, 567 }, seen;
  FabRecord *view;
  guint n;

  wait_until_sharp (page);
  while ((n = fab_store_get_count (fixture->store, FAB_TABLE_MAP_POSITION)) <
         fab_store_get_count (fixture->store, FAB_TABLE_ACTOR))
    g_main_context_iteration (NULL, TRUE);
  view = save_view (fixture, page, "Ours", TRUE);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_MAP_POSITION), ==, 2 * n);
  before = get_place (fixture, actor, NULL);

  g_ptr_array_add (actors, actor);
  g_assert_true (fab_map_edit_move (fixture->context, actors, &there, NULL));
  wait_until_sharp (page);
  g_assert_cmpfloat (get_place (fixture, actor, view).x, ==, there.x);
  g_assert_cmpfloat (get_place (fixture, actor, NULL).x, ==, before.x);
  g_assert_true (fab_map_canvas_get_place_of (canvas, actor, &seen));
  g_assert_cmpfloat (seen.x, ==, there.x);

  activate_on (page, "views.show", NULL);
  g_assert_true (fab_map_canvas_get_place_of (canvas, actor, &seen));
  g_assert_cmpfloat (seen.x, ==, before.x);
  activate_on (page, "views.remove", view);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_MAP_POSITION), ==, n);
  undo (fixture);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_MAP_POSITION), ==, 2 * n);
}

/* ---- What decorates the map ---- */

static GtkWidget *
find_popover (FabActorsPage *page)
{
  GtkWidget *popover;

  for (guint i = 0; (popover = fab_ui_test_find (GTK_WIDGET (page), GTK_TYPE_POPOVER, i)) != NULL; i++)
    if (gtk_widget_has_css_class (popover, "fab-appearance"))
      return popover;
  g_assert_not_reached ();
}

static void
choose (FabActorsPage *page, FabMapAspect aspect, guint choice)
{
  GtkWidget *row;

  activate (page, "page.appearance", NULL);
  row = fab_ui_test_find (find_popover (page), ADW_TYPE_COMBO_ROW, aspect);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
  fab_ui_test_settle ();
}

static void
test_decorates (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapModel *model = fab_actors_page_get_model (page);

  wait_until_sharp (page);
  choose (page, FAB_MAP_COLOR, FAB_MAP_COLOR_BY_THEME);
  g_assert_cmpuint (fab_map_model_get_decoration (model)->choices[FAB_MAP_COLOR], ==, FAB_MAP_COLOR_BY_THEME);
  g_assert_null (fab_store_get_undo_sentence (fixture->store));
  page = show_page (fixture);
  model = fab_actors_page_get_model (page);
  g_assert_cmpuint (fab_map_model_get_decoration (model)->choices[FAB_MAP_COLOR], ==, FAB_MAP_COLOR_BY_THEME);

  /* With a view, the choice is the view's. */
  activate_on (page, "views.show", get_view (fixture, 0));
  g_assert_cmpuint (fab_map_model_get_decoration (model)->choices[FAB_MAP_COLOR], ==, FAB_MAP_COLOR_BY_KIND);
  choose (page, FAB_MAP_SIZE, FAB_MAP_SIZE_BY_STAFF);
  activate (page, "views.update", NULL);
  g_assert_cmpstr (fab_record_get_text (get_view (fixture, 0), FAB_MAP_VIEW_DECORATION), ==, "size=staff");
}

static guint
count_colors (FabMapScene *scene)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++)
    g_hash_table_add (colors, GUINT_TO_POINTER (fab_map_scene_get_node (scene, v)->color));
  return g_hash_table_size (colors);
}

static void
test_measures (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapModel *model = fab_actors_page_get_model (page);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  wait_until_sharp (page);
  choose (page, FAB_MAP_COLOR, FAB_MAP_COLOR_BY_CIRCLE);
  while (count_colors (fab_map_model_get_scene (model)) < 4) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
test_read_only (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabContext) context = fab_context_new (fixture->store, TRUE);
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", context, NULL);

  fab_ui_test_show (fixture, page);
  wait_until_sharp (FAB_ACTORS_PAGE (page));
  gtk_widget_activate_action (page, "views.save", NULL);
  gtk_widget_activate_action (page, "views.remove", "x", fab_record_get_key (get_view (fixture, 0)));
  fab_ui_test_settle ();
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  g_assert_cmpuint (count_views (fixture), ==, 6);
  activate_on (FAB_ACTORS_PAGE (page), "views.show", get_view (fixture, 0)); /* looking is allowed */
  g_assert_null (fab_store_get_setting (fixture->store, "map_view"));
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  fab_ui_test_settle ();
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "none", TRUE); /* GTK 4.18 crashes on an announcement under "test" */
  fab_ui_test_init (&argc, &argv);
#define DEMO(path, function) \
  g_test_add (path, FabUiFixture, "demo", fab_ui_test_set_up, function, fab_ui_test_tear_down)
  DEMO ("/views/saves", test_saves);
  DEMO ("/views/changed", test_says_changed);
  DEMO ("/views/shows", test_shows);
  DEMO ("/views/found", test_looks_at_what_is_found);
  DEMO ("/views/steps", test_steps);
  DEMO ("/views/remembers", test_remembers);
  DEMO ("/views/remembers-page", test_remembers_page);
  DEMO ("/views/opens-on-list", test_opens_on_list);
  DEMO ("/views/order", test_orders);
  DEMO ("/views/duplicates", test_duplicates_and_removes);
  DEMO ("/views/describes", test_describes);
  DEMO ("/views/own-places", test_own_places);
  DEMO ("/views/decorates", test_decorates);
  DEMO ("/views/measures", test_measures);
  DEMO ("/views/read-only", test_read_only);
  return g_test_run ();
}
