/* The list of actors: editing in its cells, groups, what is tied, the clipboard, one value for all, columns. */
#include "fab-actor-list-private.h"
#include "fab-actors-page-private.h"
#include "fab-links-popover.h"
#include "fab-paste-dialog.h"
#include "fab-ui-test.h"

typedef struct {
  FabActorsPage *page;
  FabActorList *list;
} Shown;

/* Nothing of the map is under way any more: what is may hold the project for a while. */
static void
wait_for_map (FabActorsPage *page)
{
  FabMapModel *model = fab_actors_page_get_model (page);
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  fab_map_model_refresh (model);
  while (fab_map_model_is_busy (model)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
  }
  fab_ui_test_settle ();
}

static Shown
show (FabUiFixture *fixture)
{
  Shown shown = { g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL) };

  fab_ui_test_show (fixture, GTK_WIDGET (shown.page));
  g_assert_true (fab_page_show_view (FAB_PAGE (shown.page), "list"));
  gtk_test_widget_wait_for_draw (fixture->window);
  fab_ui_test_settle ();
  wait_for_map (shown.page);
  shown.list = shown.page->list;
  return shown;
}

static FabRecord *
get_row (Shown *shown, guint i)
{
  g_autoptr (FabRecord) actor = g_list_model_get_item (fab_actor_list_get_rows (shown->list), i);

  return actor; /* the store keeps it */
}

static FabActorCell *
find_cell (Shown *shown, FabRecord *actor, int field)
{
  for (guint i = 0; i < shown->list->cells->len; i++) {
    FabActorCell *cell = g_ptr_array_index (shown->list->cells, i);

    if (fab_actor_cell_get_actor (cell) == actor && fab_actor_cell_get_column (cell)->field == field)
      return cell;
  }
  g_assert_not_reached ();
}

/* As a double click, Enter or F2 does it. */
static FabCellEditor *
edit (Shown *shown, FabRecord *actor, int field)
{
  FabActorCell *cell = find_cell (shown, actor, field);

  g_signal_emit_by_name (cell, "wanted");
  fab_ui_test_settle ();
  g_assert_nonnull (fab_actor_cell_get_editor (cell));
  return fab_actor_cell_get_editor (cell);
}

static gboolean
press (FabCellEditor *editor, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (editor));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller)) {
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      break;
    }
  }
  fab_ui_test_settle ();
  return handled;
}

static void
type (FabCellEditor *editor, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fab_cell_editor_get_entry (editor)), text);
}

/* ---- Editing ---- */

static void
test_edits_text (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  FabRecord *actor = get_row (&shown, 3);
  g_autofree char *before = g_strdup (fab_record_get_title (actor));
  FabCellEditor *editor = edit (&shown, actor, FAB_ACTOR_NAME);

  type (editor, "  Another name ");
  g_assert_true (press (editor, GDK_KEY_Return));
  g_assert_cmpstr (fab_record_get_title (actor), ==, "Another name");
  g_assert_nonnull (strstr (fab_store_get_undo_sentence (fixture->store), before));
  g_assert_true (fab_store_undo (fixture->store, NULL));
  fab_ui_test_settle ();
  g_assert_cmpstr (fab_record_get_title (actor), ==, before);
}

static void
test_escape_gives_up (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  FabRecord *actor = get_row (&shown, 0);
  g_autofree char *before = g_strdup (fab_record_get_title (actor));
  FabCellEditor *editor = edit (&shown, actor, FAB_ACTOR_NAME);

  type (editor, "Never");
  press (editor, GDK_KEY_Escape);
  g_assert_cmpstr (fab_record_get_title (actor), ==, before);
  g_assert_null (fab_actor_cell_get_editor (find_cell (&shown, actor, FAB_ACTOR_NAME)));
}

static void
on_report (guint *reports)
{
  (*reports)++;
}

/* What can't be read says why, and stays. */
static void
test_keeps_what_is_wrong (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  FabRecord *actor = get_row (&shown, 0);
  FabCellEditor *editor = edit (&shown, actor, FAB_ACTOR_STAFF);
  guint reports = 0;

  g_signal_connect_swapped (fixture->context, "message", G_CALLBACK (on_report), &reports);
  type (editor, "a dozen");
  press (editor, GDK_KEY_Return);
  g_assert_cmpuint (reports, ==, 1);
  g_assert_true (editor == fab_actor_cell_get_editor (find_cell (&shown, actor, FAB_ACTOR_STAFF)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fab_cell_editor_get_entry (editor))), ==, "a dozen");
  g_assert_true (gtk_widget_has_css_class (fab_cell_editor_get_entry (editor), "error"));
  type (editor, "12");
  press (editor, GDK_KEY_Return);
  g_assert_cmpint (fab_record_get_integer (actor, FAB_ACTOR_STAFF), ==, 12);
  editor = edit (&shown, actor, FAB_ACTOR_NAME);
  type (editor, " ");
  press (editor, GDK_KEY_Return);
  g_assert_cmpuint (reports, ==, 2);
  press (editor, GDK_KEY_Escape);
}

static void
test_edits_choice (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  FabRecord *actor = get_row (&shown, 0);
  FabCellEditor *editor = edit (&shown, actor, FAB_ACTOR_PROFILE);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (fab_cell_editor_get_entry (editor)), 3);
  fab_ui_test_settle ();
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_PROFILE), ==, "to_convince");
  g_assert_null (fab_actor_cell_get_editor (find_cell (&shown, actor, FAB_ACTOR_PROFILE)));
}

static void
test_tab_goes_on (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  FabRecord *actor = get_row (&shown, 0);
  FabCellEditor *editor = edit (&shown, actor, FAB_ACTOR_NAME);

  type (editor, "Aaa");
  press (editor, GDK_KEY_Tab);
  g_assert_cmpstr (fab_record_get_title (actor), ==, "Aaa");
  g_assert_nonnull (fab_actor_cell_get_editor (find_cell (&shown, actor, FAB_ACTOR_KIND)));
}

static void
test_read_only (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (FabContext) context = fab_context_new (fixture->store, TRUE);
  Shown shown;
  FabActorCell *cell;

  g_set_object (&fixture->context, context);
  shown = show (fixture);
  cell = find_cell (&shown, get_row (&shown, 0), FAB_ACTOR_NAME);
  g_signal_emit_by_name (cell, "wanted");
  fab_ui_test_settle ();
  g_assert_null (fab_actor_cell_get_editor (cell));
}

/* ---- Groups ---- */

static void
test_groups (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  GListModel *rows = fab_actor_list_get_rows (shown.list);
  guint n = g_list_model_get_n_items (rows), at = 0, last = 0;

  fab_actor_list_group_by (shown.list, FAB_ACTOR_KIND);
  fab_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n);
  while (at < n) {
    guint start, end, kind;
    const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;

    gtk_section_model_get_section (GTK_SECTION_MODEL (rows), at, &start, &end);
    g_assert_cmpuint (start, ==, at);
    kind = fab_choices_find (kinds, fab_record_get_text (get_row (&shown, start), FAB_ACTOR_KIND)) - kinds->choices;
    g_assert_true (at == 0 || kind > last);
    for (guint i = start; i < end; i++)
      g_assert_cmpstr (fab_record_get_text (get_row (&shown, i), FAB_ACTOR_KIND), ==, kinds->choices[kind].code);
    last = kind;
    at = end;
  }
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (shown.list), "Local authority"));
  fab_actor_list_group_by (shown.list, -1);
  fab_ui_test_settle ();
}

/* ---- What is tied ---- */

static void
test_shows_links (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  FabRecord *actor = NULL;
  GtkWidget *popover;
  g_autoptr (GPtrArray) links = NULL;

  for (guint i = 0; actor == NULL; i++)
    if (fab_map_model_count_links (fab_actors_page_get_model (shown.page), get_row (&shown, i)) > 1)
      actor = get_row (&shown, i);
  links = fab_links_of_actor (fixture->store, actor);
  g_signal_emit_by_name (find_cell (&shown, actor, FAB_ACTOR_COLUMN_LINKS), "wanted");
  fab_ui_test_settle ();
  popover = fab_ui_test_find (GTK_WIDGET (shown.list), FAB_TYPE_LINKS_POPOVER, 0);
  g_assert_nonnull (popover);
  g_assert_cmpuint (g_list_model_get_n_items (fab_links_popover_get_links (FAB_LINKS_POPOVER (popover))), ==,
                    links->len);
  g_signal_emit_by_name (popover, "chosen", g_ptr_array_index (links, 0));
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_map_selection_get_n_actors (shown.page->selection), ==, 1);
  g_assert_false (fab_map_selection_has (shown.page->selection, fab_record_get_key (actor)));
}

/* ---- Several rows ---- */

static void
test_sets_all (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  guint changed = 0;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (shown.list->rows), 2, 5, TRUE);
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_map_selection_get_n_actors (shown.page->selection), ==, 5);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.list), "list.set", "(us)", FAB_ACTOR_SCALE, "national"));
  fab_ui_test_settle ();
  for (guint i = 2; i < 7; i++)
    changed += g_strcmp0 (fab_record_get_text (get_row (&shown, i), FAB_ACTOR_SCALE), "national") == 0;
  g_assert_cmpuint (changed, ==, 5);
  g_assert_true (fab_store_undo (fixture->store, NULL));
  fab_ui_test_settle ();
}

static void
test_copies_and_pastes (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  guint n = fab_store_get_count (fixture->store, FAB_TABLE_ACTOR);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *dialog;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (shown.list->rows), 0, 2, TRUE);
  fab_ui_test_settle ();
  text = fab_actor_list_copy_text (shown.list);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "Name\tKind\t"));
  g_assert_true (g_str_has_prefix (lines[1], fab_record_get_title (get_row (&shown, 0))));

  fab_actor_list_paste_text (shown.list, "Name\tKind\nA new shop\tShop\nA new company\tCompany\n");
  fab_ui_test_settle ();
  dialog = fab_ui_test_find (fixture->window, FAB_TYPE_PASTE_DIALOG, 0);
  g_assert_nonnull (dialog);
  fab_paste_dialog_add (FAB_PASTE_DIALOG (dialog));
  fab_ui_test_settle ();
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, n + 2);
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, n);
  fab_ui_test_settle ();
}

static void
test_columns (FabUiFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture);
  GListModel *columns = gtk_column_view_get_columns (shown.list->view);
  g_autoptr (GtkColumnViewColumn) siret = NULL;
  guint shown_columns = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    shown_columns += gtk_column_view_column_get_visible (column);
    if (fab_actor_list_get_column (column)->field == FAB_ACTOR_SIRET)
      g_set_object (&siret, column);
  }
  g_assert_cmpuint (shown_columns, ==, 8);
  gtk_column_view_column_set_visible (siret, TRUE);
  fab_ui_test_settle ();
  g_assert_nonnull (find_cell (&shown, get_row (&shown, 0), FAB_ACTOR_SIRET));
}

#define ADD(path, test) g_test_add (path, FabUiFixture, "demo", fab_ui_test_set_up, test, fab_ui_test_tear_down)

int
main (int argc, char **argv)
{
  /* GTK's accessibility backend for tests can't announce: gtk_accessible_announce() crashes with it (GTK 4.18). */
  g_setenv ("GTK_A11Y", "none", TRUE);
  fab_ui_test_init (&argc, &argv);
  ADD ("/actor-list/edits-text", test_edits_text);
  ADD ("/actor-list/escape-gives-up", test_escape_gives_up);
  ADD ("/actor-list/keeps-what-is-wrong", test_keeps_what_is_wrong);
  ADD ("/actor-list/edits-choice", test_edits_choice);
  ADD ("/actor-list/tab-goes-on", test_tab_goes_on);
  ADD ("/actor-list/read-only", test_read_only);
  ADD ("/actor-list/groups", test_groups);
  ADD ("/actor-list/shows-links", test_shows_links);
  ADD ("/actor-list/sets-all", test_sets_all);
  ADD ("/actor-list/copies-and-pastes", test_copies_and_pastes);
  ADD ("/actor-list/columns", test_columns);
  return g_test_run ();
}
