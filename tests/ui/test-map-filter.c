/* Filters of the actors' page: what they dim, hide and count, the chips, the panel, the focus, and that nothing moves. */
#include "fab-actor-chooser.h"
#include "fab-actors-page-private.h"
#include "fab-filter-facet.h"
#include "fab-link-dialog.h"
#include "fab-map-canvas-private.h"
#include "fab-map-filter-terms.h"
#include "fab-ui-test.h"

/* Some steps away from Optim'ism, which is of Lorient. */
#define FAR_ACTOR "Agence de la transition écologique"

static FabActorsPage *
show_page (FabUiFixture *fixture)
{
  GtkWidget *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, page);
  while (fab_map_model_is_busy (fab_actors_page_get_model (FAB_ACTORS_PAGE (page))))
    g_main_context_iteration (NULL, TRUE); /* the actors are laid out in a thread */
  fab_ui_test_settle ();
  return FAB_ACTORS_PAGE (page);
}

static void
ask (FabActorsPage *page, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapFilter) value = fab_map_filter_parse (text, &error);

  g_assert_no_error (error);
  fab_actor_filter_set_value (fab_actors_page_get_filter (page), value);
  fab_ui_test_settle ();
}

static void
assert_asked (FabActorsPage *page, const char *expected)
{
  g_autofree char *text = fab_map_filter_to_text (fab_actor_filter_get_value (fab_actors_page_get_filter (page)));

  g_assert_cmpstr (text, ==, expected);
}

static guint
count_nodes (FabMapCanvas *canvas, guint8 state)
{
  guint n = 0;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (canvas->scene); v++)
    n += (canvas->node_states[v] & state) != 0;
  return n;
}

static guint
count_edges (FabMapCanvas *canvas, guint8 state)
{
  guint n = 0;

  for (guint e = 0; e < fab_map_scene_get_n_edges (canvas->scene); e++)
    n += (canvas->edge_states[e] & state) != 0;
  return n;
}

static guint
count_rows (FabActorsPage *page)
{
  return g_list_model_get_n_items (fab_actors_page_get_rows (page));
}

static FabRecord *
find_actor (FabUiFixture *fixture, const char *name)
{
  GListModel *actors = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);

  for (guint i = 0; i < g_list_model_get_n_items (actors); i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (actors, i);

    if (g_str_equal (fab_record_get_title (actor), name))
      return actor;
  }
  g_assert_not_reached ();
}

/* ---- Dimmed and hidden ---- */

static void
test_dims_and_hides (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  guint n = fab_map_scene_get_n_nodes (canvas->scene), rows;
  FabMapScene *scene;
  FabMapCamera camera;

  g_assert_cmpuint (count_rows (page), ==, n);
  scene = canvas->scene;
  camera = canvas->camera;
  ask (page, "kind=association");
  rows = count_rows (page);
  g_assert_cmpuint (rows, >, 3);
  g_assert_cmpuint (rows, <, n);
  g_assert_cmpuint (count_nodes (canvas, FAB_MAP_FADED), ==, n - rows);
  g_assert_cmpuint (count_nodes (canvas, FAB_MAP_HIDDEN), ==, 0);
  ask (page, "kind=association hide");
  g_assert_cmpuint (count_nodes (canvas, FAB_MAP_FADED), ==, 0);
  g_assert_cmpuint (count_nodes (canvas, FAB_MAP_HIDDEN), ==, n - rows);
  g_assert_cmpuint (canvas->accessibles->len, ==, rows);

  /* Links have states of their own: both ends may be in, and the link out. */
  ask (page, "link=funding");
  g_assert_cmpuint (count_edges (canvas, FAB_MAP_FADED), >, 0);
  g_assert_cmpuint (count_edges (canvas, FAB_MAP_FADED), <, fab_map_scene_get_n_edges (canvas->scene));
  ask (page, "");
  g_assert_cmpuint (count_nodes (canvas, FAB_MAP_FADED | FAB_MAP_HIDDEN), ==, 0);
  g_assert_cmpuint (count_rows (page), ==, n);

  /* Nothing has moved. */
  g_assert_true (canvas->scene == scene);
  g_assert_cmpfloat (canvas->camera.x, ==, camera.x);
  g_assert_cmpfloat (canvas->camera.zoom, ==, camera.zoom);
}

/* What people change is filtered at once. */
static void
test_follows_project (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabRecord *actor = find_actor (fixture, "Optim'ism");
  guint before;

  ask (page, "kind=association");
  before = count_rows (page);
  g_assert_true (fab_store_edit (fixture->store, "Edit", actor, FAB_ACTOR_KIND, FAB_TEXT ("company"), NULL));
  fab_ui_test_settle ();
  g_assert_cmpuint (count_rows (page), ==, before - 1);
  g_assert_true (fab_store_undo (fixture->store, NULL));
  fab_ui_test_settle ();
  g_assert_cmpuint (count_rows (page), ==, before);
}

/* ---- Chips ---- */

static GtkWidget *
find_chip (FabActorsPage *page, const char *label)
{
  GtkWidget *text = fab_ui_test_find_label (GTK_WIDGET (page), label);

  return text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON) : NULL;
}

static void
test_chips (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  g_autofree char *count = NULL;

  g_assert_false (gtk_widget_get_visible (fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_FILTER_BAR, 1)));
  ask (page, "kind=association,shop links>=1");
  count = g_strdup_printf ("%u actors of %u", count_rows (page), fab_store_get_count (fixture->store, FAB_TABLE_ACTOR));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), count));
  g_assert_nonnull (find_chip (page, "At least 1 link"));
  g_signal_emit_by_name (find_chip (page, "Association, social economy"), "clicked");
  fab_ui_test_settle ();
  assert_asked (page, "kind=shop links>=1");
  g_signal_emit_by_name (find_chip (page, "Shop"), "clicked");
  g_signal_emit_by_name (find_chip (page, "At least 1 link"), "clicked");
  fab_ui_test_settle ();
  assert_asked (page, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->over)));

  /* Above the list they are in a bar of their own. */
  g_assert_true (fab_page_show_view (FAB_PAGE (page), "list"));
  ask (page, "kind=shop");
  g_assert_nonnull (find_chip (page, "Shop"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.reset-filter", NULL));
  fab_ui_test_settle ();
  assert_asked (page, "");
}

/* ---- The panel ---- */

static GtkWidget *
find_entry (GtkWidget *panel, const char *title)
{
  GtkWidget *entry;

  for (guint i = 0; (entry = fab_ui_test_find (panel, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), title))
      return entry;
  g_assert_not_reached ();
}

static GtkWidget *
open_panel (FabActorsPage *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.filter", NULL));
  fab_ui_test_settle ();
  return fab_ui_test_find (GTK_WIDGET (page), FAB_TYPE_FILTER_PANEL, 0);
}

static void
test_panel (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  GtkWidget *panel = open_panel (page), *kind, *row, *check, *links;

  g_assert_nonnull (panel);
  kind = fab_ui_test_find (panel, FAB_TYPE_FILTER_FACET, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (kind), TRUE);
  fab_ui_test_settle ();
  check = fab_ui_test_find (kind, GTK_TYPE_CHECK_BUTTON, 0);
  row = gtk_widget_get_ancestor (check, ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Local authority");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  fab_ui_test_settle ();
  assert_asked (page, "kind=local_authority");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (kind)), ==, "Local authority");

  links = fab_ui_test_find (panel, ADW_TYPE_COMBO_ROW, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (links), 4);
  fab_ui_test_settle ();
  assert_asked (page, "kind=local_authority links>=3");
  /* A number that is not offered shows all the same. */
  ask (page, "links<=7");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpstr (
      gtk_string_object_get_string (GTK_STRING_OBJECT (adw_combo_row_get_selected_item (ADW_COMBO_ROW (links)))), ==,
      "At most 7 links");
  ask (page, "");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (links)), ==, 0);
}

static void
test_panel_dates (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  GtkWidget *panel = open_panel (page), *from = find_entry (panel, "From");

  gtk_editable_set_text (GTK_EDITABLE (from), "11/2020");
  g_signal_emit_by_name (from, "apply");
  fab_ui_test_settle ();
  assert_asked (page, "from=2020-11");
  gtk_editable_set_text (GTK_EDITABLE (from), "the day before");
  g_signal_emit_by_name (from, "apply");
  g_assert_true (gtk_widget_has_css_class (from, "error"));
  assert_asked (page, "from=2020-11");
  gtk_editable_set_text (GTK_EDITABLE (from), "");
  g_signal_emit_by_name (from, "apply");
  assert_asked (page, "");
}

/* Links have a period of their own, and a chip for it. */
static void
test_panel_link_dates (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  GtkWidget *panel = open_panel (page), *from = find_entry (panel, "Links from"), *to = find_entry (panel, "Links to");
  g_autofree char *said = NULL;

  gtk_editable_set_text (GTK_EDITABLE (from), "2021");
  g_signal_emit_by_name (from, "apply");
  gtk_editable_set_text (GTK_EDITABLE (to), "3/11/2026");
  g_signal_emit_by_name (to, "apply");
  fab_ui_test_settle ();
  assert_asked (page, "link-from=2021 link-to=2026-11-03");
  said = fab_map_filter_describe (fab_actor_filter_get_value (fab_actors_page_get_filter (page)), fixture->store);
  g_assert_true (g_str_has_prefix (said, "Links: "));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (panel, "From"))), ==, "");
  g_signal_emit_by_name (find_chip (page, said), "clicked");
  fab_ui_test_settle ();
  assert_asked (page, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (from)), ==, "");
}

static void
test_panel_ties (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  GtkWidget *panel = open_panel (page), *entry = fab_ui_test_find (panel, ADW_TYPE_ENTRY_ROW, 0);
  guint all = count_rows (page);

  gtk_editable_set_text (GTK_EDITABLE (entry), "seminaire local");
  g_signal_emit_by_name (entry, "entry-activated");
  fab_ui_test_settle ();
  g_assert_cmpuint (count_rows (page), <, all);
  g_assert_nonnull (
      strstr (fab_map_filter_to_text (fab_actor_filter_get_value (fab_actors_page_get_filter (page))), "tied="));
}

/* ---- Focus ---- */

static void
test_focus (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  FabMapSelection *selection = fab_actors_page_get_selection (page);
  FabRecord *actor = find_actor (fixture, "Optim'ism");
  guint n = fab_map_scene_get_n_nodes (canvas->scene), near, nearer;
  GAction *action;

  fab_map_selection_set_actor (selection, actor);
  fab_ui_test_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.focus", "s", "2"));
  fab_ui_test_settle ();
  near = n - count_nodes (canvas, FAB_MAP_HIDDEN);
  g_assert_cmpuint (near, >, 2);
  g_assert_cmpuint (near, <, n);
  g_assert_cmpuint (count_rows (page), ==, near);
  g_assert_nonnull (find_chip (page, "2 steps from Optim'ism"));

  /* Kept while others are selected. */
  fab_map_selection_clear (selection);
  fab_ui_test_settle ();
  g_assert_cmpuint (n - count_nodes (canvas, FAB_MAP_HIDDEN), ==, near);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.focus", "s", "1"));
  fab_ui_test_settle ();
  nearer = n - count_nodes (canvas, FAB_MAP_HIDDEN);
  g_assert_cmpuint (nearer, >, 1);
  g_assert_cmpuint (nearer, <, near);
  g_signal_emit_by_name (find_chip (page, "1 step from Optim'ism"), "clicked");
  fab_ui_test_settle ();
  g_assert_cmpuint (count_nodes (canvas, FAB_MAP_HIDDEN), ==, 0);
  action = g_action_map_lookup_action (G_ACTION_MAP (page->actions), "focus");
  g_assert_false (g_action_get_enabled (action));
}

/* ---- Paths ---- */

static void
select_ends (FabUiFixture *fixture, FabActorsPage *page, const char *from, const char *to)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();

  g_ptr_array_add (ends, find_actor (fixture, from));
  g_ptr_array_add (ends, find_actor (fixture, to));
  fab_map_selection_set_actors (fab_actors_page_get_selection (page), ends);
  fab_ui_test_settle ();
}

static void
activate (FabActorsPage *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  fab_ui_test_settle ();
}

/* Along the arrows there are fewer paths, and others from the other end; the switch keeps the keyboard. */
static void
test_directed_paths (FabActorsPage *page)
{
  FabRecord *from = fab_path_guide_get_from (page->guide);
  guint n_paths = fab_path_guide_get_paths (page->guide)->paths->len;
  GtkWidget *row = fab_ui_test_find (GTK_WIDGET (page->inspector), ADW_TYPE_SWITCH_ROW, 0), *chip;

  gtk_widget_grab_focus (row);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  fab_ui_test_settle ();
  g_assert_true (fab_path_guide_get_directed (page->guide));
  g_assert_cmpuint (fab_path_guide_get_paths (page->guide)->paths->len, !=, n_paths);
  row = fab_ui_test_find (GTK_WIDGET (page->inspector), ADW_TYPE_SWITCH_ROW, 0);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (row)), row) ||
                 gtk_widget_is_focus (row));
  activate (page, "page.turn-path");
  g_assert_true (fab_path_guide_get_to (page->guide) == from);
  chip = fab_ui_test_find_label (GTK_WIDGET (page->over), "Along the arrows only");
  g_signal_emit_by_name (gtk_widget_get_ancestor (chip, GTK_TYPE_BUTTON), "clicked");
  fab_ui_test_settle ();
  g_assert_false (fab_path_guide_get_directed (page->guide));
}

static void
test_paths (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  FabMapCanvas *canvas = fab_actors_page_get_canvas (page);
  guint n = fab_map_scene_get_n_nodes (canvas->scene), n_paths;
  g_autofree char *first = NULL, *second = NULL, *place = NULL;

  select_ends (fixture, page, "Optim'ism", FAR_ACTOR);
  activate (page, "page.find-path");
  g_assert_true (fab_path_guide_is_active (page->guide));
  n_paths = fab_path_guide_get_paths (page->guide)->paths->len;
  g_assert_cmpuint (n_paths, >, 0);
  g_assert_cmpuint (n - count_nodes (canvas, FAB_MAP_FADED), ==, fab_path_guide_get_path (page->guide)->len);
  first = fab_path_guide_describe (page->guide);
  g_assert_true (g_str_has_prefix (first, "Optim'ism → "));
  g_assert_nonnull (find_chip (page, "Optim'ism → ADEME"));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page->inspector), "Paths"));

  /* One step more gives more of them; from one to the next, and round. */
  fab_path_guide_set_scope (page->guide, FAB_PATHS_SHORT);
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_path_guide_get_paths (page->guide)->paths->len, >, n_paths);
  n_paths = fab_path_guide_get_paths (page->guide)->paths->len;
  place = g_strdup_printf ("1 of %u", n_paths);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (page), place));
  activate (page, "page.next-path");
  second = fab_path_guide_describe (page->guide);
  g_assert_cmpstr (first, !=, second);
  activate (page, "page.previous-path");
  activate (page, "page.previous-path");
  g_assert_cmpuint (fab_path_guide_get_position (page->guide), ==, n_paths - 1);

  test_directed_paths (page);
  activate (page, "page.release-path");
  g_assert_false (fab_path_guide_is_active (page->guide));
  g_assert_cmpuint (count_nodes (canvas, FAB_MAP_FADED), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->over)));
}

/* A path that the filter cuts is looked for elsewhere; one whose end is removed is released. */
static void
test_paths_follow (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);

  select_ends (fixture, page, "Optim'ism", FAR_ACTOR);
  activate (page, "page.find-path");
  ask (page, "kind=association");
  g_assert_true (fab_path_guide_is_active (page->guide));
  g_assert_null (fab_path_guide_get_path (page->guide));
  g_assert_nonnull (
      fab_ui_test_find_label (GTK_WIDGET (page), "No path from Optim'ism to " FAR_ACTOR " in what the filters leave"));
  ask (page, "");
  g_assert_nonnull (fab_path_guide_get_path (page->guide));
  fab_context_remove (fixture->context, find_actor (fixture, FAR_ACTOR));
  fab_ui_test_settle ();
  g_assert_false (fab_path_guide_is_active (page->guide));
}

/* The ends of a path are selected, but nobody selected them to be linked. */
static void
test_path_links (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  guint before = fab_store_get_count (fixture->store, FAB_TABLE_RELATION), position;
  AdwDialog *dialog;

  select_ends (fixture, page, "Optim'ism", FAR_ACTOR);
  activate (page, "page.find-path");
  position = fab_path_guide_get_position (page->guide);
  fab_path_guide_set_scope (page->guide, FAB_PATHS_SHORT);
  activate (page, "page.find-path");
  g_assert_cmpuint (fab_path_guide_get_position (page->guide), ==, position + 1);
  activate (page, "page.add-link");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (FAB_IS_LINK_DIALOG (dialog));
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (dialog), "From “Optim'ism”"));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, before);
  g_assert_true (gtk_widget_is_sensitive (adw_dialog_get_default_widget (dialog)));
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, before + 1);
}

static void
test_path_chooser (FabUiFixture *fixture, gconstpointer data)
{
  FabActorsPage *page = show_page (fixture);
  GtkWidget *dialog, *search;

  fab_map_selection_set_actor (fab_actors_page_get_selection (page), find_actor (fixture, "Optim'ism"));
  activate (page, "page.find-path");
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  g_assert_true (FAB_IS_ACTOR_CHOOSER (dialog));
  search = fab_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "ademe");
  g_signal_emit_by_name (search, "activate");
  fab_ui_test_settle ();
  g_assert_true (fab_path_guide_get_to (page->guide) == find_actor (fixture, FAR_ACTOR));
  g_assert_cmpuint (fab_map_selection_get_n_actors (fab_actors_page_get_selection (page)), ==, 2);
}

#define ADD(path, function) g_test_add (path, FabUiFixture, "demo", fab_ui_test_set_up, function, fab_ui_test_tear_down)

int
main (int argc, char **argv)
{
  /* GTK's accessibility backend for tests can't announce: gtk_accessible_announce() crashes with it (GTK 4.18). */
  g_setenv ("GTK_A11Y", "none", TRUE);
  fab_ui_test_init (&argc, &argv);
  ADD ("/map-filter/dims-and-hides", test_dims_and_hides);
  ADD ("/map-filter/follows-project", test_follows_project);
  ADD ("/map-filter/chips", test_chips);
  ADD ("/map-filter/panel", test_panel);
  ADD ("/map-filter/panel-dates", test_panel_dates);
  ADD ("/map-filter/panel-link-dates", test_panel_link_dates);
  ADD ("/map-filter/panel-ties", test_panel_ties);
  ADD ("/map-filter/focus", test_focus);
  ADD ("/map-filter/paths", test_paths);
  ADD ("/map-filter/paths-follow", test_paths_follow);
  ADD ("/map-filter/path-links", test_path_links);
  ADD ("/map-filter/path-chooser", test_path_chooser);
  return g_test_run ();
}
