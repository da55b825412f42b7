#include "fab-decoration-popover.h"
#include "fab-large-text.h"

#include <glib/gi18n.h>

#define WIDTH      360
#define MAX_HEIGHT 560

static FabViewKeeper *
get_keeper (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "keeper");
}

static FabMapAspect
get_aspect (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "aspect"));
}

static void
on_selected (GtkWidget *row)
{
  FabMapDecoration decoration = *fab_view_keeper_get_decoration (get_keeper (row));
  guint choice = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (choice == GTK_INVALID_LIST_POSITION)
    return;
  decoration.choices[get_aspect (row)] = choice;
  fab_view_keeper_set_decoration (get_keeper (row), &decoration);
}

static void
follow (GtkWidget *row)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              fab_view_keeper_get_decoration (get_keeper (row))->choices[get_aspect (row)]);
}

static GtkWidget *
make_row (FabViewKeeper *keeper, FabMapAspect aspect)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint c = 0; c < fab_map_aspect_get_n_choices (aspect); c++)
    gtk_string_list_append (labels, fab_map_aspect_get_choice_label (aspect, c));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fab_map_aspect_get_label (aspect));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_object_set_data_full (G_OBJECT (row), "keeper", g_object_ref (keeper), g_object_unref);
  g_object_set_data (G_OBJECT (row), "aspect", GUINT_TO_POINTER (aspect));
  fab_large_text_let_wrap (ADW_COMBO_ROW (row));
  follow (row);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_selected), NULL);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (follow), row, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_group (FabViewKeeper *keeper, const char *title, FabMapAspect first, FabMapAspect end)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (FabMapAspect aspect = first; aspect < end; aspect++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (keeper, aspect));
  return group;
}

static void
on_reset (FabViewKeeper *keeper)
{
  static const FabMapDecoration usual = { 0 };

  fab_view_keeper_set_decoration (keeper, &usual);
}

static GtkWidget *
make_content (FabViewKeeper *keeper)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *reset = gtk_button_new_with_label (_ ("As usual"));

  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), make_group (keeper, _ ("Actors"), FAB_MAP_COLOR, FAB_MAP_LINK_COLOR));
  gtk_box_append (GTK_BOX (box), make_group (keeper, _ ("Links"), FAB_MAP_LINK_COLOR, FAB_MAP_N_ASPECTS));
  gtk_widget_set_tooltip_text (reset, _ ("Colours by kind, sizes by number of links"));
  g_signal_connect_object (reset, "clicked", G_CALLBACK (on_reset), keeper, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), reset);
  return box;
}

static GtkWidget *
make_scroller (FabViewKeeper *keeper)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height",
                       TRUE, "max-content-height", MAX_HEIGHT, "child", make_content (keeper), NULL);
}

/* The rows are made when they are looked at; the popover has looked for one to give the keyboard to before. */
static void
on_show (GtkPopover *popover, FabViewKeeper *keeper)
{
  gtk_popover_set_child (popover, make_scroller (keeper));
  gtk_widget_child_focus (GTK_WIDGET (popover), GTK_DIR_TAB_FORWARD);
}

/** fab_decoration_popover_new: (transfer floating): offers what there is to choose of @keeper's map */
GtkWidget *
fab_decoration_popover_new (FabViewKeeper *keeper)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_size_request (popover, WIDTH, -1);
  gtk_widget_add_css_class (popover, "fab-appearance");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Appearance of the map"),
                                  -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_show), keeper, G_CONNECT_DEFAULT);
  return popover;
}

/** fab_decoration_dialog_new: (transfer floating): the same, where there is no room for a popover */
AdwDialog *
fab_decoration_dialog_new (FabViewKeeper *keeper)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_scroller (keeper));
  adw_dialog_set_title (dialog, _ ("Appearance"));
  adw_dialog_set_content_width (dialog, WIDTH);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
