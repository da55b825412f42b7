#include "fab-relation-panel.h"

#include <glib/gi18n.h>

#include "fab-field-row.h"
#include "fab-map-edit.h"
#include "fab-plain-row.h"

static const guint shown_fields[] = {
  FAB_RELATION_TYPE,       FAB_RELATION_LABEL,    FAB_RELATION_STRENGTH, FAB_RELATION_AMOUNT,
  FAB_RELATION_START_DATE, FAB_RELATION_END_DATE, FAB_RELATION_MEETING,  FAB_RELATION_NOTES,
};

static void
on_end_activated (GtkWidget *row, FabMapSelection *selection)
{
  fab_map_selection_set_actor (selection, g_object_get_data (G_OBJECT (row), "record"));
}

static void
add_end (AdwPreferencesGroup *group, FabContext *context, FabMapSelection *selection, FabRecord *relation, guint field)
{
  FabRecord *actor = fab_store_get_target (fab_context_get_store (context), relation, field);
  GtkWidget *row;

  if (actor == NULL)
    return;
  row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, fab_field_get_label (&fab_record_get_table (relation)->fields[field]),
                           fab_record_get_title (actor));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (actor), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_end_activated), selection, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
}

static void
add_button (AdwPreferencesGroup *group, const char *title, const char *action, const char *style)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  if (style != NULL)
    gtk_widget_add_css_class (row, style);
  adw_preferences_group_add (group, row);
}

static void
add_wish_button (GtkWidget *box, FabRecord *relation)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row =
      g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("Make this link real"), "action-name", "page.make-wish", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", fab_record_get_key (relation));
  gtk_widget_add_css_class (row, "suggested-action");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("This link is only wished."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (GTK_BOX (box), group);
}

static GtkWidget *
add_group (GtkWidget *box)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (box), group);
  return group;
}

/** fab_relation_panel_new: (transfer floating): what the inspector shows of @relation */
GtkWidget *
fab_relation_panel_new (FabContext *context, FabMapSelection *selection, FabRecord *relation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *ends = add_group (box), *fields, *buttons;

  add_end (ADW_PREFERENCES_GROUP (ends), context, selection, relation, FAB_RELATION_SOURCE);
  add_end (ADW_PREFERENCES_GROUP (ends), context, selection, relation, FAB_RELATION_TARGET);
  if (!fab_context_is_read_only (context) && fab_map_edit_is_wished (fab_context_get_store (context), relation))
    add_wish_button (box, relation);
  fields = add_group (box);
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (fields), fab_field_row_new (context, relation, shown_fields[i]));
  if (fab_context_is_read_only (context))
    return box;
  buttons = add_group (box);
  add_button (ADW_PREFERENCES_GROUP (buttons), _ ("Turn this link round"), "page.reverse-link", NULL);
  add_button (ADW_PREFERENCES_GROUP (buttons), _ ("Remove this link"), "page.remove", "destructive-action");
  return box;
}
