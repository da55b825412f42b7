#include "fab-path-panel.h"

#include <glib/gi18n.h>

/* More sentences than that nobody reads. */
#define MAX_LISTED 60

/* ---- Sentences ---- */

static char *
write_links (FabPathGuide *guide, GArray *path)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < path->len; i++) {
    gint64 key = g_array_index (path, gint64, i);
    FabRecord *actor = fab_store_get_record (fab_path_guide_get_store (guide), key);
    g_autofree char *name = g_markup_escape_text (actor != NULL ? fab_record_get_title (actor) : "?", -1);

    g_string_append_printf (text, "%s<a href=\"%" G_GINT64_FORMAT "\">%s</a>", i > 0 ? " → " : "", key, name);
  }
  return g_string_free (text, FALSE);
}

static gboolean
on_link (GtkLabel *label, const char *address, FabMapSelection *selection)
{
  FabPathGuide *guide = g_object_get_data (G_OBJECT (label), "guide");
  FabRecord *actor = fab_store_get_record (fab_path_guide_get_store (guide), g_ascii_strtoll (address, NULL, 10));

  if (actor != NULL)
    fab_map_selection_set_actor (selection, actor);
  return TRUE;
}

static GtkWidget *
make_sentence (FabPathGuide *guide, FabMapSelection *selection, GArray *path)
{
  g_autofree char *markup = write_links (guide, path);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign", 0.0,
                                   "hexpand", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (label), "guide", g_object_ref (guide), g_object_unref);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), selection, G_CONNECT_DEFAULT);
  return label;
}

static GtkWidget *
make_row (FabPathGuide *guide, FabMapSelection *selection, guint i)
{
  GArray *path = g_ptr_array_index (fab_path_guide_get_paths (guide)->paths, i);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *said = fab_paths_describe (fab_path_guide_get_store (guide), path);
  g_autofree char *steps = g_strdup_printf (ngettext ("%u step", "%u steps", path->len - 1), path->len - 1);
  GtkWidget *count = gtk_label_new (steps);

  gtk_widget_add_css_class (box, "fab-path");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "caption");
  gtk_box_append (GTK_BOX (box), make_sentence (guide, selection, path));
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

/* ---- The list ---- */

static void
on_row (FabPathGuide *guide, GtkListBoxRow *row)
{
  fab_path_guide_set_position (guide, (guint)gtk_list_box_row_get_index (row));
}

static void
follow (GtkListBox *list, FabPathGuide *guide)
{
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, (int)fab_path_guide_get_position (guide)));
}

static GtkWidget *
make_list (FabPathGuide *guide, FabMapSelection *selection)
{
  GtkWidget *list = gtk_list_box_new ();
  guint n = fab_path_guide_get_paths (guide)->paths->len;

  for (guint i = 0; i < MIN (n, MAX_LISTED); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (guide, selection, i));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Paths"), -1);
  follow (GTK_LIST_BOX (list), guide);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row), guide, G_CONNECT_SWAPPED);
  return list;
}

/* ---- How long they may be ---- */

static void
on_scope (FabPathGuide *guide, GParamSpec *pspec, AdwToggleGroup *group)
{
  gboolean longer = g_strcmp0 (adw_toggle_group_get_active_name (group), "short") == 0;

  fab_path_guide_set_scope (guide, longer ? FAB_PATHS_SHORT : FAB_PATHS_SHORTEST);
}

static void
add_toggle (GtkWidget *group, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
}

static GtkWidget *
make_scope (FabPathGuide *guide)
{
  GtkWidget *group = adw_toggle_group_new ();

  adw_toggle_group_set_homogeneous (ADW_TOGGLE_GROUP (group), TRUE);
  add_toggle (group, "shortest", _ ("Shortest"));
  /* Translators: paths that are one step longer than the shortest, too */
  add_toggle (group, "short", _ ("One step more"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group),
                                    fab_path_guide_get_scope (guide) == FAB_PATHS_SHORT ? "short" : "shortest");
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Length of the paths"), -1);
  g_signal_connect_object (group, "notify::active-name", G_CALLBACK (on_scope), guide, G_CONNECT_SWAPPED);
  return group;
}

/* ---- Which way ---- */

static void
on_directed (FabPathGuide *guide, GParamSpec *pspec, AdwSwitchRow *row)
{
  fab_path_guide_set_directed (guide, adw_switch_row_get_active (row));
}

static GtkWidget *
make_ways (FabPathGuide *guide)
{
  GtkWidget *list = gtk_list_box_new (), *directed, *turn;

  directed = g_object_new (ADW_TYPE_SWITCH_ROW, "title", _ ("Along the arrows only"), "subtitle",
                           _ ("Links that have a direction are not followed backwards"), "active",
                           fab_path_guide_get_directed (guide), NULL);
  turn = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("From the other end"), "start-icon-name",
                       "object-flip-horizontal-symbolic", "action-name", "page.turn-path", NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), directed);
  gtk_list_box_append (GTK_LIST_BOX (list), turn);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Direction of the paths"),
                                  -1);
  g_signal_connect_object (directed, "notify::active", G_CALLBACK (on_directed), guide, G_CONNECT_SWAPPED);
  return list;
}

static void
add_note (GtkWidget *box, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
}

/** fab_path_panel_new: (transfer floating): the paths that @guide has now */
GtkWidget *
fab_path_panel_new (FabPathGuide *guide, FabMapSelection *selection)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *release = gtk_button_new_with_label (_ ("Release"));
  const FabPaths *paths = fab_path_guide_get_paths (guide);
  guint n = paths->paths->len;
  g_autofree char *none = n == 0 ? fab_path_guide_describe (guide) : NULL;

  gtk_box_append (GTK_BOX (box), make_scope (guide));
  gtk_box_append (GTK_BOX (box), make_ways (guide));
  if (n == 0)
    add_note (box, none);
  else
    gtk_box_append (GTK_BOX (box), make_list (guide, selection));
  if (n > MAX_LISTED || paths->more)
    add_note (box, _ ("There are more paths than are listed."));
  gtk_widget_set_halign (release, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (release, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (release), "page.release-path");
  gtk_box_append (GTK_BOX (box), release);
  return box;
}
