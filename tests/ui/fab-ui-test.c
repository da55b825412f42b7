#include "fab-ui-test.h"

#include "fab-demo.h"
#include "fab-ui-resources.h"

/** fab_ui_test_init: g_test_init() for a program that shows something; with the program's resources */
void
fab_ui_test_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_resources_register (fab_ui_get_resource ());
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/fabrique_territoires/Fabrique/icons");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/** fab_ui_test_set_up: @with_demo: not %NULL: the demo project; else an empty one with the defaults */
void
fab_ui_test_set_up (FabUiFixture *fixture, gconstpointer with_demo)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
  fab_store_begin_baseline (fixture->store);
  if (with_demo != NULL)
    fab_demo_fill (fixture->store, &error);
  else
    fab_project_fill_defaults (fixture->store, &error);
  g_assert_no_error (error);
  fab_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  fixture->context = fab_context_new (fixture->store, FALSE);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
}

/** fab_ui_test_wait_gone: until what the weak pointer points to is gone: a dialog closes in frames, a thread lets go when it notices */
void
fab_ui_test_wait_gone (gpointer *weak)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (*weak != NULL && g_get_monotonic_time () < deadline) {
    fab_ui_test_settle ();
    g_usleep (1000);
  }
  g_assert_null (*weak);
}

/* What was cancelled in a thread, such as measuring the map, holds on to the project until it notices. */
static void
assert_goes (gpointer object)
{
  gpointer left = object;

  g_object_add_weak_pointer (object, &left);
  g_object_unref (object);
  fab_ui_test_wait_gone (&left);
}

/** fab_ui_test_tear_down: nothing that the test showed may be left alive */
void
fab_ui_test_tear_down (FabUiFixture *fixture, gconstpointer with_demo)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fab_ui_test_settle ();
  g_assert_null (fixture->window);
  assert_goes (fixture->context);
  assert_goes (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/** fab_ui_test_show: puts @widget into the window and waits until it is drawn */
void
fab_ui_test_show (FabUiFixture *fixture, GtkWidget *widget)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  fab_ui_test_settle ();
}

/** fab_ui_test_settle: runs what is queued */
void
fab_ui_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_nth (child, type, nth);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/** fab_ui_test_find: (transfer none) (nullable): the widget of that type, the @nth from 0, in the order of the tree */
GtkWidget *
fab_ui_test_find (GtkWidget *root, GType type, guint nth)
{
  return find_nth (root, type, &nth);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = fab_ui_test_find (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text) && gtk_widget_get_mapped (label))
      return label;
  return NULL;
}

/** fab_ui_test_find_label: (transfer none) (nullable): a label on the screen that says just @text, waited for */
GtkWidget *
fab_ui_test_find_label (GtkWidget *root, const char *text)
{
  gint64 deadline = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  GtkWidget *label;

  while ((label = find_label (root, text)) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  return label;
}
