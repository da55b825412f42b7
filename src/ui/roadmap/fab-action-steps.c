/* fab-action-steps.c: the steps of an action: ticked, added as they are typed, put in order by dragging or by keys */
#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-date.h"
#include "fab-editor-row.h"
#include "fab-records-group.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = fab_record_get_integer ((FabRecord *)a, FAB_STEP_POSITION);
  gint64 second = fab_record_get_integer ((FabRecord *)b, FAB_STEP_POSITION);

  return first < second ? -1 : first > second;
}

/* ---- Order ---- */

static gboolean
write_order (FabStore *store, GPtrArray *steps, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    if (!fab_store_set (store, g_ptr_array_index (steps, i), FAB_STEP_POSITION, FAB_INTEGER (i + 1), error))
      return FALSE;
  return TRUE;
}

static gboolean
move_step (FabRecordsGroup *group, FabRecord *step, guint position)
{
  FabContext *context = fab_records_group_get_context (group);
  FabStore *store = fab_records_group_get_store (group);
  g_autoptr (GPtrArray) steps = fab_records_group_list (group);
  g_autofree char *sentence = g_strdup_printf (_ ("Step “%s” moved"), fab_record_get_title (step));
  g_autoptr (GError) error = NULL;
  guint now;

  if (!g_ptr_array_find (steps, step, &now) || position >= steps->len || position == now)
    return FALSE;
  g_object_ref (step);
  g_ptr_array_remove_index (steps, now);
  g_ptr_array_insert (steps, position, step);
  fab_store_begin (store, sentence);
  if (write_order (store, steps, &error))
    return fab_context_commit (context);
  fab_store_rollback (store);
  fab_context_report (context, _ ("The step could not be moved."), error);
  return FALSE;
}

static gboolean
on_move_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  FabRecordsGroup *group = FAB_RECORDS_GROUP (gtk_widget_get_ancestor (widget, FAB_TYPE_RECORDS_GROUP));
  FabRecord *step = fab_editor_row_get_record (FAB_EDITOR_ROW (widget));
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget)) + g_variant_get_int32 (args);
  g_autofree char *text = NULL;

  if (index < 0 || !move_step (group, step, index))
    return FALSE;
  gtk_widget_grab_focus (fab_records_group_get_row (group, step));
  text = g_strdup_printf (_ ("“%s” is now step %d"), fab_record_get_title (step), index + 1);
  gtk_accessible_announce (GTK_ACCESSIBLE (group), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return TRUE;
}

static void
add_move_keys (GtkWidget *row)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    int down;
  } keys[] = {
    { GDK_KEY_Up, GDK_CONTROL_MASK, -1 },
    { GDK_KEY_Down, GDK_CONTROL_MASK, 1 },
    { GDK_KEY_Up, GDK_ALT_MASK, -1 },
    { GDK_KEY_Down, GDK_ALT_MASK, 1 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                              gtk_callback_action_new (on_move_key, NULL, NULL));

    gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].down));
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  }
  gtk_widget_add_controller (row, controller);
}

/* ---- Dragging ---- */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, gtk_widget_get_height (row) / 2);
  return gdk_content_provider_new_typed (FAB_TYPE_RECORD, fab_editor_row_get_record (FAB_EDITOR_ROW (row)));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  FabRecordsGroup *group = FAB_RECORDS_GROUP (gtk_widget_get_ancestor (row, FAB_TYPE_RECORDS_GROUP));
  FabRecord *step = g_value_get_object (value);

  return step != NULL && fab_record_get_table_id (step) == FAB_TABLE_STEP &&
         move_step (group, step, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
add_handle (GtkWidget *row)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (FAB_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_widget_add_css_class (handle, "dimmed");
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), handle);
}

/* ---- Rows ---- */

static void
on_toggled (GtkCheckButton *check, GtkWidget *row)
{
  FabRecordsGroup *group = FAB_RECORDS_GROUP (gtk_widget_get_ancestor (row, FAB_TYPE_RECORDS_GROUP));
  FabRecord *step = fab_editor_row_get_record (FAB_EDITOR_ROW (row));
  gboolean done = gtk_check_button_get_active (check);
  g_autofree char *sentence = NULL;

  if (group == NULL || fab_record_get_boolean (step, FAB_STEP_DONE) == done)
    return;
  sentence = g_strdup_printf (done ? _ ("Step “%s” done") : _ ("Step “%s” to do again"), fab_record_get_title (step));
  fab_context_edit (fab_records_group_get_context (group), sentence, step, FAB_STEP_DONE, FAB_BOOLEAN (done));
}

static GtkWidget *
make_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_STEP_TITLE_, FAB_STEP_DUE_DATE };
  FabContext *context = fab_records_group_get_context (group);
  gboolean editable = !fab_context_is_read_only (context);
  GtkWidget *row = fab_editor_row_new (context, record, fields, G_N_ELEMENTS (fields));
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, editable);
  g_object_set_data (G_OBJECT (row), "fab-check", check);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), row);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  if (editable) {
    add_handle (row);
    add_move_keys (row);
  }
  return row;
}

static void
update_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  const char *due = fab_record_get_text (record, FAB_STEP_DUE_DATE);
  g_autofree char *date = due != NULL ? fab_date_format (due, fab_language_get_default ()) : NULL;
  GtkWidget *check = g_object_get_data (G_OBJECT (row), "fab-check");
  const char *title = fab_record_get_title (record);

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), title, date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), fab_record_get_boolean (record, FAB_STEP_DONE));
}

static FabRecord *
insert_step (FabRecordsGroup *group, const char *name, GError **error)
{
  g_autoptr (GPtrArray) steps = fab_records_group_list (group);
  FabRecord *last = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
  gint64 position = last != NULL ? fab_record_get_integer (last, FAB_STEP_POSITION) + 1 : 1;

  return fab_store_insert (fab_records_group_get_store (group), FAB_TABLE_STEP, error, FAB_STEP_ACTION,
                           FAB_REF (fab_records_group_get_owner (group)), FAB_STEP_TITLE_, FAB_TEXT (name),
                           FAB_STEP_POSITION, FAB_INTEGER (position), -1);
}

static const FabRecordsInfo info = {
  .table = FAB_TABLE_STEP,
  .field = FAB_STEP_ACTION,
  .entry_label = N_ ("New step"),
  .compare = compare,
  .make_row = make_row,
  .update_row = update_row,
  .add_named = insert_step,
};

/** fab_action_steps_new: (transfer floating): the group of an action's steps */
GtkWidget *
fab_action_steps_new (FabContext *context, FabRecord *action)
{
  return fab_records_group_new (context, action, _ ("Steps"), &info, NULL);
}
