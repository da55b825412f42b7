#include "fab-actors-panel.h"

#include <glib/gi18n.h>

#include "fab-map-edit.h"
#include "fab-plain-row.h"
#include "fab-record-sort.h"

/* More rows than that nobody reads. */
#define MAX_LISTED 40

/* ---- Choosing one value for all ---- */

/** A combo row that sets a field of all actors selected. */
typedef struct {
  FabContext *context;
  FabMapSelection *selection;
  guint field;
  GPtrArray *records; /* of a reference: one for each entry after "several" and "none" */
} MultiField;

static void
multi_field_free (gpointer data, GClosure *closure)
{
  MultiField *multi = data;

  g_object_unref (multi->context);
  g_object_unref (multi->selection);
  g_clear_pointer (&multi->records, g_ptr_array_unref);
  g_free (multi);
}

static const FabField *
get_field (guint field)
{
  return &fab_table_get (FAB_TABLE_ACTOR)->fields[field];
}

static gboolean
is_same (FabRecord *a, FabRecord *b, guint field)
{
  FabValue first = fab_record_get_value (a, field), second = fab_record_get_value (b, field);

  return fab_value_equal (&first, &second);
}

/* The actor whose value all the others share; NULL where they differ. */
static FabRecord *
find_common (GPtrArray *actors, guint field)
{
  for (guint i = 1; i < actors->len; i++)
    if (!is_same (g_ptr_array_index (actors, 0), g_ptr_array_index (actors, i), field))
      return NULL;
  return g_ptr_array_index (actors, 0);
}

static void
set_all (MultiField *multi, FabValue value)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (multi->selection);

  fab_map_edit_set_all (multi->context, actors, multi->field, value);
}

static void
on_choice (AdwComboRow *row, GParamSpec *pspec, MultiField *multi)
{
  const FabField *field = get_field (multi->field);
  guint chosen = adw_combo_row_get_selected (row);
  guint optional = field->flags & FAB_FIELD_REQUIRED ? 0 : 1;

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return;
  if (optional && chosen == 1)
    set_all (multi, FAB_NULL);
  else if (multi->records != NULL)
    set_all (multi, FAB_REF (g_ptr_array_index (multi->records, chosen - 1 - optional)));
  else
    set_all (multi, FAB_TEXT (field->choices->choices[chosen - 1 - optional].code));
}

static void
append_choices (MultiField *multi, GtkStringList *labels, FabRecord *common, guint *selected)
{
  const FabChoices *choices = get_field (multi->field)->choices;
  const char *code = common != NULL ? fab_record_get_text (common, multi->field) : NULL;

  for (guint i = 0; i < choices->n_choices; i++) {
    if (g_strcmp0 (code, choices->choices[i].code) == 0)
      *selected = g_list_model_get_n_items (G_LIST_MODEL (labels));
    gtk_string_list_append (labels, fab_choices_get_label (choices, choices->choices[i].code));
  }
}

static void
append_records (MultiField *multi, GtkStringList *labels, FabRecord *common, guint *selected)
{
  FabStore *store = fab_context_get_store (multi->context);
  g_autoptr (GListModel) sorted = fab_record_sort_new (fab_store_get_list (store, get_field (multi->field)->target));
  gint64 key = common != NULL ? fab_record_get_ref (common, multi->field) : 0;

  multi->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (sorted); i++) {
    FabRecord *record = g_list_model_get_item (sorted, i);

    g_ptr_array_add (multi->records, record);
    if (fab_record_get_key (record) == key)
      *selected = g_list_model_get_n_items (G_LIST_MODEL (labels));
    gtk_string_list_append (labels, fab_record_get_title (record));
  }
}

static GtkWidget *
make_combo (FabContext *context, FabMapSelection *selection, GPtrArray *actors, guint field)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", fab_field_get_label (get_field (field)), "use-markup",
                                 FALSE, "sensitive", !fab_context_is_read_only (context), NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  MultiField *multi = g_new0 (MultiField, 1);
  FabRecord *common = find_common (actors, field);
  guint selected = 0;

  multi->context = g_object_ref (context);
  multi->selection = g_object_ref (selection);
  multi->field = field;
  gtk_string_list_append (labels, _ ("Several"));
  if (!(get_field (field)->flags & FAB_FIELD_REQUIRED)) {
    gtk_string_list_append (labels,
                            get_field (field)->choices != NULL ? C_ ("choice", "Not said") : C_ ("reference", "None"));
    selected = common != NULL && fab_record_is_null (common, field) ? 1 : 0;
  }
  if (get_field (field)->choices != NULL)
    append_choices (multi, labels, common, &selected);
  else
    append_records (multi, labels, common, &selected);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (on_choice), multi, multi_field_free, G_CONNECT_DEFAULT);
  return row;
}

/* ---- Writing one text for all ---- */

static void
on_text_applied (AdwEntryRow *row, MultiField *multi)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  set_all (multi, *text != '\0' ? FAB_TEXT (text) : FAB_NULL);
}

static GtkWidget *
make_entry (FabContext *context, FabMapSelection *selection, GPtrArray *actors, guint field)
{
  GtkWidget *row =
      g_object_new (ADW_TYPE_ENTRY_ROW, "title", fab_field_get_label (get_field (field)), "use-markup", FALSE,
                    "show-apply-button", TRUE, "editable", !fab_context_is_read_only (context), NULL);
  MultiField *multi = g_new0 (MultiField, 1);
  FabRecord *common = find_common (actors, field);

  multi->context = g_object_ref (context);
  multi->selection = g_object_ref (selection);
  multi->field = field;
  if (common != NULL && !fab_record_is_null (common, field))
    gtk_editable_set_text (GTK_EDITABLE (row), fab_record_get_text (common, field));
  g_signal_connect_data (row, "apply", G_CALLBACK (on_text_applied), multi, multi_field_free, G_CONNECT_DEFAULT);
  return row;
}

/* ---- The panel ---- */

static GtkWidget *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
add_button (GtkWidget *group, const char *title, const char *action, const char *style)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), action);
  if (style != NULL)
    gtk_widget_add_css_class (row, style);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
on_actor_activated (GtkWidget *row, FabMapSelection *selection)
{
  fab_map_selection_set_actor (selection, g_object_get_data (G_OBJECT (row), "record"));
}

static void
add_actors (GtkWidget *box, FabMapSelection *selection, GPtrArray *actors)
{
  GtkWidget *group = add_group (box, _ ("Actors"));

  for (guint i = 0; i < MIN (actors->len, MAX_LISTED); i++) {
    FabRecord *actor = g_ptr_array_index (actors, i);
    GtkWidget *row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, fab_record_get_title (actor), NULL);

    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (actor), g_object_unref);
    g_signal_connect_object (row, "activated", G_CALLBACK (on_actor_activated), selection, G_CONNECT_DEFAULT);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  if (actors->len > MAX_LISTED) {
    guint n = actors->len - MAX_LISTED;
    g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), rest);
  }
}

static void
add_buttons (GtkWidget *box, guint n)
{
  GtkWidget *group = add_group (box, NULL);

  if (n == 2)
    add_button (group, _ ("Link them"), "page.add-link", NULL);
  add_button (group, _ ("Align in a row"), "page.align::row", NULL);
  add_button (group, _ ("Align in a column"), "page.align::column", NULL);
  if (n > 2) {
    add_button (group, _ ("Distribute across"), "page.align::across", NULL);
    add_button (group, _ ("Distribute down"), "page.align::down", NULL);
  }
  group = add_group (box, NULL);
  add_button (group, _ ("Remove these actors"), "page.remove", "destructive-action");
}

/** fab_actors_panel_new: (transfer floating): what the inspector shows of several actors */
GtkWidget *
fab_actors_panel_new (FabContext *context, FabMapSelection *selection)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (selection);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *fields = add_group (box, _ ("For all of them"));
  static const guint combos[] = { FAB_ACTOR_KIND, FAB_ACTOR_TERRITORY, FAB_ACTOR_PROFILE, FAB_ACTOR_SCALE };

  for (guint i = 0; i < G_N_ELEMENTS (combos); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (fields), make_combo (context, selection, actors, combos[i]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (fields), make_entry (context, selection, actors, FAB_ACTOR_THEME));
  if (actors->len == 2)
    add_button (add_group (box, NULL), _ ("Find the paths between them"), "page.find-path", NULL);
  if (!fab_context_is_read_only (context))
    add_buttons (box, actors->len);
  add_actors (box, selection, actors);
  return box;
}
