/* The import dialog, from the file to the new actors, as people go through it. */
#include <glib/gstdio.h>
#include <string.h>

#include "fab-actor-chooser.h"
#include "fab-actors-page.h"
#include "fab-import-dialog.h"
#include "fab-import-item.h"
#include "fab-import-row.h"
#include "fab-ui-test.h"

static GFile *
write_file (FabUiFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static AdwDialog *
open_dialog (FabUiFixture *fixture, GFile *file)
{
  AdwDialog *dialog = ADW_DIALOG (fab_import_dialog_new (fixture->context, file));

  fab_ui_test_show (fixture, gtk_button_new_with_label ("behind")); /* that gets the keyboard back */
  adw_dialog_present (dialog, fixture->window);
  fab_ui_test_settle ();
  return dialog;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  for (guint i = 0;; i++) {
    GtkWidget *button = fab_ui_test_find (root, GTK_TYPE_BUTTON, i);

    if (button == NULL ||
        (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0 && gtk_widget_get_mapped (button)))
      return button;
  }
}

static const char *
get_tag (AdwDialog *dialog)
{
  GtkWidget *steps = fab_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW, 0);

  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (steps)));
}

/* Threads are not what the display's tests settle. */
static void
wait_for (AdwDialog *dialog, const char *tag)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_strcmp0 (get_tag (dialog), tag) != 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (get_tag (dialog), ==, tag);
  fab_ui_test_settle ();
}

static void
wait_for_button (AdwDialog *dialog, const char *label)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *button = NULL;

  while ((button == NULL || !gtk_widget_is_sensitive (button)) && g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    button = find_button (GTK_WIDGET (dialog), label);
  }
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
}

static void
press (AdwDialog *dialog, const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (dialog), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
go_to_review (AdwDialog *dialog)
{
  wait_for_button (dialog, "_Continue");
  press (dialog, "_Continue");
  wait_for (dialog, "columns");
  press (dialog, "_Continue");
  wait_for (dialog, "review");
}

static GListModel *
get_lines (AdwDialog *dialog)
{
  for (guint i = 0;; i++) {
    GtkWidget *view = fab_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, i);

    g_assert_nonnull (view);
    if (gtk_widget_get_mapped (view) && gtk_widget_has_css_class (view, "fab-import-lines"))
      return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  }
}

static FabImportItem *
find_line (AdwDialog *dialog, const char *title)
{
  GListModel *lines = get_lines (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (FabImportItem) item = g_list_model_get_item (lines, i);

    if (g_str_equal (fab_import_item_get_title (item), title))
      return item; /* the list keeps it */
  }
  return NULL;
}

static GtkWidget *
find_row (AdwDialog *dialog, const char *title)
{
  for (guint i = 0;; i++) {
    GtkWidget *row = fab_ui_test_find (GTK_WIDGET (dialog), FAB_TYPE_IMPORT_ROW, i), *label;

    g_assert_nonnull (row);
    label = fab_ui_test_find (row, GTK_TYPE_LABEL, 0);
    if (gtk_widget_get_mapped (row) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), title))
      return row;
  }
}

/* By the menu of the line. */
static void
choose (AdwDialog *dialog, const char *title, const char *label)
{
  g_autoptr (GPtrArray) choices = fab_import_item_list_choices (find_line (dialog, title));
  GtkWidget *row = find_row (dialog, title);

  for (guint c = 0; c < choices->len; c++)
    if (g_str_equal (((FabImportChoice *)g_ptr_array_index (choices, c))->label, label))
      g_assert_true (gtk_widget_activate_action (gtk_widget_get_first_child (row), "line.choose", "u", c));
}

static void
on_imported (AdwDialog *dialog, GPtrArray *actors, guint *n)
{
  *n = actors->len;
}

static void
test_whole_way (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file =
      write_file (fixture, "acteurs.csv",
                  "Nom;Type;Commune;En lien avec;Nature\nBiocoop (SARL);Commerce;Lorient;La Poste;Bénévolat\n"
                  "Atelier neuf;Asso;Lorient;;\nÀ laisser;Machin;Lorient;;\n");
  AdwDialog *dialog = open_dialog (fixture, file);
  guint before = fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), n = 0;
  gint64 end;
  FabImportItem *line;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  g_signal_connect (dialog, "imported", G_CALLBACK (on_imported), &n);
  go_to_review (dialog);
  line = find_line (dialog, "Biocoop (SARL)");
  g_assert_cmpint (fab_import_item_get_group (line), ==, FAB_IMPORT_GROUP_MERGED);
  choose (dialog, "À laisser", "Leave out");
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (
      GTK_WIDGET (dialog), "1 actor created, 2 merged, 1 left out; 1 link created, 0 left out or there already."));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, before);
  press (dialog, "_Import");
  end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (n == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (n, ==, 3);
  fab_ui_test_settle ();
  while (dialog != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (dialog);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, before + 1);
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, before);
}

static void
close_dialog (AdwDialog *dialog)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (dialog);
  while (dialog != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (dialog);
}

static void
test_other_actor (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "acteurs.csv", "Nom;Type;Courriel\nMagasin bio du port;Commerce;\n");
  AdwDialog *dialog = open_dialog (fixture, file), *chooser;
  GListModel *actors = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);
  g_autoptr (FabRecord) actor = g_list_model_get_item (actors, 0);
  g_autofree char *about = NULL, *expected = g_strdup_printf ("“%s”, as you chose", fab_record_get_title (actor));
  FabImportItem *line;

  go_to_review (dialog);
  fab_ui_test_settle ();
  line = find_line (dialog, "Magasin bio du port");
  g_assert_cmpint (fab_import_item_get_group (line), ==, FAB_IMPORT_GROUP_CREATED);
  g_assert_true (gtk_widget_activate_action (gtk_widget_get_first_child (find_row (dialog, "Magasin bio du port")),
                                             "line.other", NULL));
  chooser = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (FAB_IS_ACTOR_CHOOSER (chooser));
  g_signal_emit_by_name (chooser, "chosen", actor);
  close_dialog (chooser);
  about = fab_import_item_describe (line);
  g_assert_cmpstr (about, ==, expected);
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (dialog), "0 actors created, 1 merged, 0 left out."));
  close_dialog (dialog);
}

static void
test_bad_file (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "bad.gexf", "<gexf version=\"1.2\"><graph><nodes><node id=\"a\"");
  AdwDialog *dialog = open_dialog (fixture, file);
  GtkWidget *banner;
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  wait_for_button (dialog, "_Continue");
  press (dialog, "_Continue");
  banner = fab_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_BANNER, 0);
  while (!adw_banner_get_revealed (ADW_BANNER (banner)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), !=, "");
  g_assert_cmpstr (get_tag (dialog), ==, "file");
  close_dialog (dialog);
}

/* Searching narrows the review, and deciding for all that is shown concerns nothing else. */
static void
test_decide_for_all (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "a.csv", "Nom;Type\nUn vélo;Asso\nDeux vélos;Asso\nAutre chose;Asso\n");
  AdwDialog *dialog = open_dialog (fixture, file);
  GtkWidget *search = NULL;

  go_to_review (dialog);
  for (guint i = 0; search == NULL || !gtk_widget_get_mapped (search); i++)
    search = fab_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, i);
  gtk_editable_set_text (GTK_EDITABLE (search), "VELO");
  g_signal_emit_by_name (search, "search-changed");
  fab_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (dialog)), ==, 2);
  g_assert_true (gtk_widget_activate_action (gtk_widget_get_parent (search), "review.all", "s", "leave"));
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (GTK_WIDGET (dialog), "1 actor created, 0 merged, 2 left out."));
  close_dialog (dialog);
}

static AdwSwitchRow *
find_switch (AdwDialog *dialog, const char *title)
{
  for (guint i = 0;; i++) {
    GtkWidget *row = fab_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW, i);

    g_assert_nonnull (row);
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return ADW_SWITCH_ROW (row);
  }
}

static FabRecord *
find_actor (FabUiFixture *fixture, const char *name)
{
  FabRecord *actor = fab_store_find_titled (fixture->store, FAB_TABLE_ACTOR, name);

  g_assert_nonnull (actor);
  return actor;
}

/* Imports two actors with the two switches of the columns' page turned so. */
static void
import_with (FabUiFixture *fixture, gboolean by_name, gboolean rest)
{
  g_autoptr (GFile) file = write_file (fixture, "acteurs.csv",
                                       "Nom;Couleur;E-mail\nMairie de Vire;rouge;a@example.org\nAtelier neuf;bleu;\n");
  AdwDialog *dialog = open_dialog (fixture, file);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint n = 0;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  g_signal_connect (dialog, "imported", G_CALLBACK (on_imported), &n);
  wait_for_button (dialog, "_Continue");
  press (dialog, "_Continue");
  wait_for (dialog, "columns");
  g_assert_true (adw_switch_row_get_active (find_switch (dialog, "Tell kinds from names")));
  adw_switch_row_set_active (find_switch (dialog, "Tell kinds from names"), by_name);
  adw_switch_row_set_active (find_switch (dialog, "Keep what has no field"), rest);
  fab_ui_test_settle ();
  press (dialog, "_Continue");
  wait_for (dialog, "review");
  press (dialog, "_Import");
  while (dialog != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (dialog);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_switches_on (FabUiFixture *fixture, gconstpointer data)
{
  const char *description;

  import_with (fixture, TRUE, TRUE);
  g_assert_cmpstr (fab_record_get_text (find_actor (fixture, "Mairie de Vire"), FAB_ACTOR_KIND), ==, "local_authority");
  description = fab_record_get_text (find_actor (fixture, "Mairie de Vire"), FAB_ACTOR_DESCRIPTION);
  g_assert_nonnull (description);
  g_assert_nonnull (strstr (description, "rouge"));
}

static void
test_switches_off (FabUiFixture *fixture, gconstpointer data)
{
  import_with (fixture, FALSE, FALSE);
  g_assert_cmpstr (fab_record_get_text (find_actor (fixture, "Mairie de Vire"), FAB_ACTOR_KIND), ==,
                   fab_record_get_text (find_actor (fixture, "Atelier neuf"), FAB_ACTOR_KIND));
  g_assert_null (fab_record_get_text (find_actor (fixture, "Mairie de Vire"), FAB_ACTOR_DESCRIPTION));
}

/* Where no column is called a name, the review says which one was taken for it. */
static void
test_says_names (FabUiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "a.csv", "Qui;Type\nUn vélo;Asso\nDeux vélos;Asso\n");
  AdwDialog *dialog = open_dialog (fixture, file);

  go_to_review (dialog);
  g_assert_nonnull (find_line (dialog, "No column is called a name: the names are those of “Qui”."));
  close_dialog (dialog);
}

static void
test_page (FabUiFixture *fixture, gconstpointer data)
{
  FabPage *page = g_object_new (FAB_TYPE_ACTORS_PAGE, "context", fixture->context, NULL);

  fab_ui_test_show (fixture, GTK_WIDGET (page));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.import", NULL));
  fab_ui_test_settle ();
  g_assert_nonnull (fab_ui_test_find_label (fixture->window, "Choose a file"));
  adw_dialog_force_close (ADW_DIALOG (fab_ui_test_find (fixture->window, FAB_TYPE_IMPORT_DIALOG, 0)));
  fab_ui_test_settle ();
}

static void
add (const char *name, void (*test) (FabUiFixture *, gconstpointer))
{
  g_test_add (name, FabUiFixture, "demo", fab_ui_test_set_up, test, fab_ui_test_tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "none", TRUE); /* GTK 4.18 crashes on an announcement under "test" */
  fab_ui_test_init (&argc, &argv);
  add ("/import/whole-way", test_whole_way);
  add ("/import/other-actor", test_other_actor);
  add ("/import/bad-file", test_bad_file);
  add ("/import/decide-for-all", test_decide_for_all);
  add ("/import/switches-on", test_switches_on);
  add ("/import/switches-off", test_switches_off);
  add ("/import/says-names", test_says_names);
  add ("/import/page", test_page);
  return g_test_run ();
}
