#include "fab-app.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "fab-config.h"
#include "fab-preferences.h"
#include "fab-ui-resources.h"
#include "fab-window.h"

struct _FabApp {
  AdwApplication parent_instance;

  GSettings *settings;
  char *first_view; /* of --view */
  guint term_source;
  guint int_source;
};

G_DEFINE_FINAL_TYPE (FabApp, fab_app, ADW_TYPE_APPLICATION)

static FabWindow *
find_window (FabApp *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (FAB_IS_WINDOW (l->data) && fab_window_has_file (l->data, file))
      return l->data;
  return NULL;
}

/* A window that shows nothing yet, or a new one. */
static FabWindow *
get_free_window (FabApp *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (FAB_IS_WINDOW (l->data) && fab_window_is_free (l->data))
      return l->data;
  return fab_window_new (self, self->settings);
}

static void
open_file (FabApp *self, GFile *file)
{
  FabWindow *window = find_window (self, file);

  if (window == NULL) {
    window = get_free_window (self);
    fab_window_open (window, file);
  }
  if (self->first_view != NULL)
    fab_window_show_view (window, self->first_view);
  gtk_window_present (GTK_WINDOW (window));
}

static void
fab_app_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (FAB_APP (application), files[i]);
}

static void
fab_app_activate (GApplication *application)
{
  FabWindow *window = get_free_window (FAB_APP (application));

  gtk_window_present (GTK_WINDOW (window));
}

static int
fab_app_handle_local_options (GApplication *application, GVariantDict *options)
{
  FabApp *self = FAB_APP (application);

  g_variant_dict_lookup (options, "view", "s", &self->first_view);
  return -1;
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *application = GTK_APPLICATION (data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabApp *self = FAB_APP (data);

  gtk_window_present (GTK_WINDOW (fab_window_new (self, self->settings)));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_dialog (GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (data))), "application-name",
                         _ ("Fabrique"), "application-icon", FAB_APPLICATION_ID, "version", FAB_VERSION,
                         "developer-name", _ ("The Fabrique contributors"), "comments",
                         _ ("The actors, roadmap, label and meetings of a town’s ecological transition, in one file."),
                         "license-type", GTK_LICENSE_GPL_3_0, "translator-credits", _ ("translator-credits"), NULL);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabApp *self = FAB_APP (data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  adw_dialog_present (fab_preferences_new (self->settings), GTK_WIDGET (window));
}

static void
on_help_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) && FAB_IS_WINDOW (window))
    fab_window_tell (FAB_WINDOW (window), _ ("The help could not be opened: install the program Yelp."));
}

static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:fabrique");
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  gtk_uri_launcher_launch (launcher, window, NULL, on_help_launched, window != NULL ? g_object_ref (window) : NULL);
}

static const GActionEntry entries[] = {
  { "quit", on_quit }, { "new-window", on_new_window }, { "about", on_about }, { "preferences", on_preferences },
  { "help", on_help },
};

static void
set_accels (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *accels[3];
  } all[] = {
    { "app.quit", { "<Control>q" } },
    { "app.new-window", { "<Control><Shift>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.help", { "F1" } },
    { "win.new-project", { "<Control><Alt>n" } },
    { "win.open-project", { "<Control>o" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.search", { "<Control>k" } },
    { "win.journal", { "<Control>j" } },
    { "win.close-project", { "<Control>w" } },
    { "win.show-view::overview", { "<Alt>1" } },
    { "win.show-view::actors", { "<Alt>2" } },
    { "win.show-view::roadmap", { "<Alt>3" } },
    { "win.show-view::label", { "<Alt>4" } },
    { "win.show-view::process", { "<Alt>5" } },
    { "win.show-view::solutions", { "<Alt>6" } },
    { "win.show-view::funding", { "<Alt>7" } },
    { "win.show-view::deliverables", { "<Alt>8" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_application_set_accels_for_action (application, all[i].action, all[i].accels);
}

/* The system ends the session: what is not in the document yet is published before the process goes. */
static gboolean
on_terminate (gpointer data)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (data)); l != NULL; l = l->next)
    if (FAB_IS_WINDOW (l->data))
      fab_window_publish_now (l->data);
  g_application_quit (G_APPLICATION (data));
  return G_SOURCE_CONTINUE;
}

static void
on_color_scheme (GSettings *settings)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int choice = g_settings_get_enum (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (choice, 0, 2)]);
}

static void
fab_app_startup (GApplication *application)
{
  FabApp *self = FAB_APP (application);

  g_resources_register (fab_ui_get_resource ());
  G_APPLICATION_CLASS (fab_app_parent_class)->startup (application);
  gtk_window_set_default_icon_name (FAB_APPLICATION_ID);
  self->settings = g_settings_new (FAB_APPLICATION_ID);
  g_signal_connect (self->settings, "changed::color-scheme", G_CALLBACK (on_color_scheme), NULL);
  on_color_scheme (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (GTK_APPLICATION (self));
  self->term_source = g_unix_signal_add (SIGTERM, on_terminate, self);
  self->int_source = g_unix_signal_add (SIGINT, on_terminate, self);
}

static void
fab_app_shutdown (GApplication *application)
{
  FabApp *self = FAB_APP (application);

  g_clear_handle_id (&self->term_source, g_source_remove);
  g_clear_handle_id (&self->int_source, g_source_remove);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (fab_app_parent_class)->shutdown (application);
}

static void
fab_app_finalize (GObject *object)
{
  g_free (FAB_APP (object)->first_view);
  G_OBJECT_CLASS (fab_app_parent_class)->finalize (object);
}

static void
fab_app_class_init (FabAppClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fab_app_finalize;
  application_class->open = fab_app_open;
  application_class->activate = fab_app_activate;
  application_class->startup = fab_app_startup;
  application_class->shutdown = fab_app_shutdown;
  application_class->handle_local_options = fab_app_handle_local_options;
}

static void
fab_app_init (FabApp *self)
{
  static const GOptionEntry options[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open at a view, such as overview, actors, roadmap or label"),
      N_ ("VIEW") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/** fab_app_new: (transfer full): the application */
FabApp *
fab_app_new (void)
{
  return g_object_new (FAB_TYPE_APP, "application-id", FAB_APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/fabrique_territoires/Fabrique", NULL);
}
