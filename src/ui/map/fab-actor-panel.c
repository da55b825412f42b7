#include "fab-actor-panel.h"

#include <glib/gi18n.h>

#include "fab-field-row.h"
#include "fab-plain-row.h"
#include "fab-tied-group.h"

/* Shown at once; the others open on demand. */
static const guint main_fields[] = {
  FAB_ACTOR_NAME, FAB_ACTOR_KIND, FAB_ACTOR_TERRITORY, FAB_ACTOR_THEME, FAB_ACTOR_PROFILE, FAB_ACTOR_DESCRIPTION,
};

static gboolean
is_main (guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (main_fields); i++)
    if (main_fields[i] == field)
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return group;
}

/* ---- Fields ---- */

static void
add_other_fields (AdwExpanderRow *more, FabContext *context, FabRecord *actor)
{
  const FabTable *table = fab_record_get_table (actor);

  for (guint f = 0; f < table->n_fields; f++)
    if (!is_main (f) && !(table->fields[f].flags & FAB_FIELD_INTERNAL))
      adw_expander_row_add_row (more, fab_field_row_new (context, actor, f));
}

/* The rows are made when they are first looked at: most people never do. */
static void
on_expanded (AdwExpanderRow *more, GParamSpec *pspec, FabContext *context)
{
  FabRecord *actor = g_object_steal_data (G_OBJECT (more), "actor");

  if (actor == NULL)
    return;
  add_other_fields (more, context, actor);
  g_object_unref (actor);
}

static void
add_fields (GtkBox *box, FabContext *context, FabRecord *actor, GtkWidget **name_row)
{
  GtkWidget *group = make_group (box, NULL), *more = adw_expander_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (main_fields); i++) {
    GtkWidget *row = fab_field_row_new (context, actor, main_fields[i]);

    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    if (main_fields[i] == FAB_ACTOR_NAME)
      *name_row = row;
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("More"));
  g_object_set_data_full (G_OBJECT (more), "actor", g_object_ref (actor), g_object_unref);
  g_signal_connect_object (more, "notify::expanded", G_CALLBACK (on_expanded), context, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), more);
}

/* ---- Links ---- */

static FabRecord *
get_record (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}

static void
on_other_activated (GtkWidget *row, FabMapSelection *selection)
{
  fab_map_selection_set_actor (selection, g_object_get_data (G_OBJECT (row), "other"));
}

static void
on_edit_link (GtkWidget *button, FabMapSelection *selection)
{
  fab_map_selection_set_relation (selection, get_record (button));
}

static void
on_remove_link (GtkWidget *button, FabContext *context)
{
  fab_context_remove (context, get_record (button));
}

static char *
describe_link (FabStore *store, FabRecord *relation, gboolean forward)
{
  FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);
  const char *label = fab_record_get_text (relation, FAB_RELATION_LABEL), *verb = NULL;

  if (type != NULL)
    verb = fab_record_get_text (type, forward ? FAB_RELATION_TYPE_FORWARD : FAB_RELATION_TYPE_BACKWARD);
  if (verb == NULL || *verb == '\0')
    verb = type != NULL ? fab_record_get_title (type) : _ ("linked to");
  if (label != NULL && *label != '\0')
    return g_strdup_printf ("%s · %s", verb, label);
  return g_strdup (verb);
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, FabRecord *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  return button;
}

static GtkWidget *
make_link_row (FabContext *context, FabMapSelection *selection, FabRecord *relation, FabRecord *actor)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  gboolean forward = source == actor;
  FabRecord *other = forward ? fab_store_get_target (store, relation, FAB_RELATION_TARGET) : source;
  g_autofree char *subtitle = describe_link (store, relation, forward);
  GtkWidget *row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, fab_record_get_title (other), subtitle);
  GtkWidget *edit = make_button ("document-edit-symbolic", _ ("Edit this link"), relation);
  GtkWidget *remove = make_button ("user-trash-symbolic", _ ("Remove this link"), relation);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "other", g_object_ref (other), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_other_activated), selection, G_CONNECT_DEFAULT);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (on_edit_link), selection, G_CONNECT_DEFAULT);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_link), context, G_CONNECT_DEFAULT);
  gtk_widget_set_visible (remove, !fab_context_is_read_only (context));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void
add_link_rows (GtkWidget *group, FabContext *context, FabMapSelection *selection, FabRecord *actor, guint field)
{
  FabStore *store = fab_context_get_store (context);
  g_autoptr (GPtrArray) relations = fab_store_get_referrers (store, actor, FAB_TABLE_RELATION, field);

  for (guint i = 0; i < relations->len; i++) {
    FabRecord *relation = g_ptr_array_index (relations, i);
    gboolean loop =
        fab_record_get_ref (relation, FAB_RELATION_SOURCE) == fab_record_get_ref (relation, FAB_RELATION_TARGET);

    if (!loop || field == FAB_RELATION_SOURCE)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_link_row (context, selection, relation, actor));
  }
}

static void
add_links (GtkBox *box, FabContext *context, FabMapSelection *selection, FabRecord *actor)
{
  GtkWidget *group = make_group (box, _ ("Links"));
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _ ("Add a link"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "page.add-link");
  gtk_widget_set_visible (add, !fab_context_is_read_only (context));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  add_link_rows (group, context, selection, actor, FAB_RELATION_SOURCE);
  add_link_rows (group, context, selection, actor, FAB_RELATION_TARGET);
}

/* ---- The panel ---- */

static void
add_remove (GtkBox *box)
{
  GtkWidget *group = make_group (box, NULL), *remove = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (remove), _ ("Remove this actor"));
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "page.remove");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), remove);
}

/**
 * fab_actor_panel_new:
 * @name_row: (out): the row with the name, to rename the actor
 *
 * Returns: (transfer floating): what the inspector shows of @actor
 */
GtkWidget *
fab_actor_panel_new (FabContext *context, FabMapSelection *selection, FabRecord *actor, GtkWidget **name_row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autoptr (GPtrArray) groups = NULL;

  add_fields (GTK_BOX (box), context, actor, name_row);
  add_links (GTK_BOX (box), context, selection, actor);
  groups = fab_tied_groups_new (context, actor);
  for (guint i = 0; i < groups->len; i++)
    gtk_box_append (GTK_BOX (box), g_ptr_array_index (groups, i));
  if (!fab_context_is_read_only (context))
    add_remove (GTK_BOX (box));
  return box;
}
