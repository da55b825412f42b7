#include "fab-welcome.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-session.h"

#define MAX_RECENT 8

struct _FabWelcome {
  AdwBin parent_instance;

  AdwPreferencesGroup *leftovers; /* template children */
  AdwPreferencesGroup *recents;
  GPtrArray *rows; /* borrowed: those of both groups */
};

enum {
  RECOVER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabWelcome, fab_welcome, ADW_TYPE_BIN)

static void
add_row (FabWelcome *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
remove_rows (FabWelcome *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
  }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->leftovers), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->recents), FALSE);
}

/* ---- Recent projects ---- */

static char *
make_title (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".fabrique"))
    name[strlen (name) - strlen (".fabrique")] = '\0';
  return name;
}

static GtkWidget *
make_recent_row (GtkRecentInfo *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *title = make_title (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  return row;
}

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *x = (GtkRecentInfo *)a, *y = (GtkRecentInfo *)b;

  return g_date_time_compare (gtk_recent_info_get_modified (y), gtk_recent_info_get_modified (x));
}

static gboolean
is_project (GtkRecentInfo *info)
{
  return g_str_has_suffix (gtk_recent_info_get_uri (info), ".fabrique") && gtk_recent_info_is_local (info) &&
         gtk_recent_info_exists (info);
}

static void
add_recent (FabWelcome *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_recent);
  guint n = 0;

  for (GList *l = items; l != NULL && n < MAX_RECENT; l = l->next)
    if (is_project (l->data)) {
      add_row (self, self->recents, make_recent_row (l->data));
      n++;
    }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
}

/* ---- What a crash left ---- */

/* A listed session is locked for as long as it is held: rows only keep its work copy's path, so that opening the document by another way
 * works too. */
static void
on_recover_clicked (GtkWidget *button, gpointer data)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, FAB_TYPE_WELCOME);
  const char *wanted = g_object_get_data (G_OBJECT (button), "work-path");
  g_autoptr (GPtrArray) sessions = fab_session_list_leftovers ();

  for (guint i = 0; i < sessions->len; i++) {
    g_autofree char *path = fab_session_get_work_path (g_ptr_array_index (sessions, i));

    if (g_str_equal (path, wanted)) {
      g_signal_emit (self, signals[RECOVER], 0, g_ptr_array_index (sessions, i));
      return;
    }
  }
  fab_welcome_refresh (FAB_WELCOME (self));
}

static GtkWidget *
make_leftover_row (FabSession *session)
{
  g_autofree char *title = make_title (fab_session_get_document_path (session));
  g_autofree char *when =
      fab_date_format_time (fab_session_get_edited_at (session) * 1000, fab_language_get_default ());
  g_autofree char *subtitle = g_strdup_printf (_ ("Last edited %s"), when);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Recover"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data_full (G_OBJECT (button), "work-path", fab_session_get_work_path (session), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_recover_clicked), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_leftovers (FabWelcome *self)
{
  g_autoptr (GPtrArray) sessions = fab_session_list_leftovers ();

  for (guint i = 0; i < sessions->len; i++)
    add_row (self, self->leftovers, make_leftover_row (g_ptr_array_index (sessions, i)));
}

/* ---- The widget ---- */

static void
fab_welcome_dispose (GObject *object)
{
  FabWelcome *self = FAB_WELCOME (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_WELCOME);
  G_OBJECT_CLASS (fab_welcome_parent_class)->dispose (object);
}

/* A window that opens a file at once never looks for the others. */
static void
fab_welcome_map (GtkWidget *widget)
{
  fab_welcome_refresh (FAB_WELCOME (widget));
  GTK_WIDGET_CLASS (fab_welcome_parent_class)->map (widget);
}

static void
fab_welcome_class_init (FabWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_welcome_dispose;
  widget_class->map = fab_welcome_map;
  /** FabWelcome::recover: the person wants this #FabSession back */
  signals[RECOVER] = g_signal_new ("recover", FAB_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   FAB_TYPE_SESSION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, FabWelcome, leftovers);
  gtk_widget_class_bind_template_child (widget_class, FabWelcome, recents);
}

static void
fab_welcome_init (FabWelcome *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_welcome_refresh: looks again for recent projects and for what a crash left */
void
fab_welcome_refresh (FabWelcome *self)
{
  remove_rows (self);
  add_leftovers (self);
  add_recent (self);
}
