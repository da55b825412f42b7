/* fab-action-follow-up.c: how an action goes: steps, dated notes, indicators */
#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-date.h"
#include "fab-editor-row.h"
#include "fab-indicator-dialog.h"
#include "fab-number.h"
#include "fab-records-group.h"

static char *
format_date (FabRecord *record, guint field)
{
  const char *date = fab_record_get_text (record, field);

  return date != NULL ? fab_date_format (date, fab_language_get_default ()) : g_strdup ("");
}

/* ---- Notes ---- */

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return fab_date_compare_texts (fab_record_get_text ((FabRecord *)b, FAB_NOTE_DATE),
                                 fab_record_get_text ((FabRecord *)a, FAB_NOTE_DATE));
}

static GtkWidget *
make_note_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_NOTE_DATE, FAB_NOTE_TEXT_ };

  return fab_editor_row_new (fab_records_group_get_context (group), record, fields, G_N_ELEMENTS (fields));
}

static void
update_note_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  g_autofree char *date = format_date (record, FAB_NOTE_DATE);

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), *date != '\0' ? date : _ ("Without a date"),
                            fab_record_get_text (record, FAB_NOTE_TEXT_));
}

static FabRecord *
insert_note (FabRecordsGroup *group, const char *text, GError **error)
{
  g_autofree char *today = fab_date_to_text (fab_date_today ());

  return fab_store_insert (fab_records_group_get_store (group), FAB_TABLE_NOTE, error, FAB_NOTE_ACTION,
                           FAB_REF (fab_records_group_get_owner (group)), FAB_NOTE_TEXT_, FAB_TEXT (text),
                           FAB_NOTE_DATE, FAB_TEXT (today), -1);
}

static const FabRecordsInfo notes_info = {
  .table = FAB_TABLE_NOTE,
  .field = FAB_NOTE_ACTION,
  .entry_label = N_ ("New note, dated today"),
  .compare = compare_notes,
  .make_row = make_note_row,
  .update_row = update_note_row,
  .add_named = insert_note,
};

/* ---- Indicators ---- */

static char *
format_value (FabRecord *record, guint field, const char *unit)
{
  g_autofree char *number = NULL;

  if (fab_record_is_null (record, field))
    return g_strdup ("");
  number = fab_number_format_real (fab_record_get_real (record, field), 2, fab_language_get_default ());
  return unit != NULL && *unit != '\0' ? g_strdup_printf ("%s\302\240%s", number, unit) : g_steal_pointer (&number);
}

static FabRecord *
find_last_value (FabStore *store, FabRecord *indicator)
{
  g_autoptr (GPtrArray) values =
      fab_store_get_referrers (store, indicator, FAB_TABLE_INDICATOR_VALUE, FAB_INDICATOR_VALUE_INDICATOR);
  FabRecord *last = NULL;

  for (guint i = 0; i < values->len; i++) {
    FabRecord *value = g_ptr_array_index (values, i);

    if (last == NULL || fab_date_compare_texts (fab_record_get_text (value, FAB_INDICATOR_VALUE_DATE),
                                                fab_record_get_text (last, FAB_INDICATOR_VALUE_DATE)) > 0)
      last = value;
  }
  return last;
}

static void
on_indicator_activated (GtkWidget *row)
{
  FabRecord *indicator = g_object_get_data (G_OBJECT (row), "fab-record");
  FabRecordsGroup *group = FAB_RECORDS_GROUP (gtk_widget_get_ancestor (row, FAB_TYPE_RECORDS_GROUP));

  adw_dialog_present (ADW_DIALOG (fab_indicator_dialog_new (fab_records_group_get_context (group), indicator)), row);
}

static GtkWidget *
make_indicator_row (FabRecordsGroup *group, FabRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "fab-value", value);
  g_object_set_data_full (G_OBJECT (row), "fab-record", g_object_ref (record), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (on_indicator_activated), NULL);
  return row;
}

static void
update_indicator_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  FabRecord *last = find_last_value (fab_records_group_get_store (group), record);
  const char *unit = fab_record_get_text (record, FAB_INDICATOR_UNIT);
  g_autofree char *value = last != NULL ? format_value (last, FAB_INDICATOR_VALUE_VALUE, unit) : g_strdup ("");
  g_autofree char *target = format_value (record, FAB_INDICATOR_TARGET_VALUE, unit);
  g_autofree char *date = format_date (record, FAB_INDICATOR_TARGET_DATE);
  g_autofree char *aim =
      *target == '\0' ? g_strdup (unit != NULL ? unit : "") : g_strdup_printf (_ ("Target: %s"), target);
  g_autofree char *subtitle = *date != '\0' ? g_strdup_printf ("%s · %s", aim, date) : g_strdup (aim);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fab_record_get_title (record));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "fab-value"), value);
}

static FabRecord *
insert_indicator (FabRecordsGroup *group, const char *name, GError **error)
{
  return fab_store_insert (fab_records_group_get_store (group), FAB_TABLE_INDICATOR, error, FAB_INDICATOR_ACTION,
                           FAB_REF (fab_records_group_get_owner (group)), FAB_INDICATOR_NAME, FAB_TEXT (name), -1);
}

static const FabRecordsInfo indicators_info = {
  .table = FAB_TABLE_INDICATOR,
  .field = FAB_INDICATOR_ACTION,
  .entry_label = N_ ("New indicator"),
  .make_row = make_indicator_row,
  .update_row = update_indicator_row,
  .add_named = insert_indicator,
};

/* ---- Values of an indicator ---- */

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return fab_date_compare_texts (fab_record_get_text ((FabRecord *)a, FAB_INDICATOR_VALUE_DATE),
                                 fab_record_get_text ((FabRecord *)b, FAB_INDICATOR_VALUE_DATE));
}

static GtkWidget *
make_value_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_INDICATOR_VALUE_DATE, FAB_INDICATOR_VALUE_VALUE, FAB_INDICATOR_VALUE_NOTE };

  return fab_editor_row_new (fab_records_group_get_context (group), record, fields, G_N_ELEMENTS (fields));
}

static void
update_value_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  const char *unit = fab_record_get_text (fab_records_group_get_owner (group), FAB_INDICATOR_UNIT);
  g_autofree char *date = format_date (record, FAB_INDICATOR_VALUE_DATE);
  g_autofree char *value = format_value (record, FAB_INDICATOR_VALUE_VALUE, unit);

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), *date != '\0' ? date : _ ("Without a date"),
                            fab_record_get_text (record, FAB_INDICATOR_VALUE_NOTE));
  fab_editor_row_set_value (FAB_EDITOR_ROW (row), value);
}

static FabRecord *
insert_value (FabRecordsGroup *group, const char *text, GError **error)
{
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  double value;

  if (!fab_number_read (text, fab_language_get_default (), &value, error))
    return NULL;
  return fab_store_insert (fab_records_group_get_store (group), FAB_TABLE_INDICATOR_VALUE, error,
                           FAB_INDICATOR_VALUE_INDICATOR, FAB_REF (fab_records_group_get_owner (group)),
                           FAB_INDICATOR_VALUE_VALUE, FAB_REAL (value), FAB_INDICATOR_VALUE_DATE, FAB_TEXT (today), -1);
}

static const FabRecordsInfo values_info = {
  .table = FAB_TABLE_INDICATOR_VALUE,
  .field = FAB_INDICATOR_VALUE_INDICATOR,
  .entry_label = N_ ("New value, dated today"),
  .compare = compare_values,
  .make_row = make_value_row,
  .update_row = update_value_row,
  .add_named = insert_value,
};

/** fab_indicator_values_new: (transfer floating): the group of an indicator's values */
GtkWidget *
fab_indicator_values_new (FabContext *context, FabRecord *indicator)
{
  return fab_records_group_new (context, indicator, _ ("Values"), &values_info, NULL);
}

void
fab_action_fill_follow_up (AdwPreferencesPage *page, FabContext *context, FabRecord *action)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (fab_action_steps_new (context, action)));
  adw_preferences_page_add (
      page, ADW_PREFERENCES_GROUP (fab_records_group_new (context, action, _ ("Follow-up notes"), &notes_info, NULL)));
  adw_preferences_page_add (
      page, ADW_PREFERENCES_GROUP (fab_records_group_new (context, action, _ ("Indicators"), &indicators_info, NULL)));
}
