/* fab-action-ties.c: what an action is tied to */
#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-editor-row.h"
#include "fab-records-group.h"

static FabRecord *
find_other (FabRecordsGroup *group, FabRecord *record, guint source, guint target)
{
  FabStore *store = fab_records_group_get_store (group);
  FabRecord *from = fab_store_get_target (store, record, source);

  return from == fab_records_group_get_owner (group) ? fab_store_get_target (store, record, target) : from;
}

static void
insert_tie (FabRecordsGroup *group, FabTableId table, guint source, guint target, FabRecord *other, const char *kind)
{
  FabContext *context = fab_records_group_get_context (group);
  FabStore *store = fab_records_group_get_store (group);
  FabRecord *action = fab_records_group_get_owner (group);
  g_autofree char *sentence =
      g_strdup_printf (_ ("“%s” tied to “%s”"), fab_record_get_title (action), fab_record_get_title (other));
  g_autoptr (GError) error = NULL;
  FabRecord *made;

  if (other == action) {
    fab_context_tell (context, _ ("An action can’t be tied to itself."));
    return;
  }
  fab_store_begin (store, sentence);
  made = fab_store_insert (store, table, &error, source, FAB_REF (action), target, FAB_REF (other), -1);
  if (made != NULL && (kind == NULL || fab_store_set (store, made, FAB_ACTION_LINK_KIND, FAB_TEXT (kind), &error))) {
    fab_context_commit (context);
    return;
  }
  fab_store_rollback (store);
  fab_context_report (context, _ ("This could not be tied."), error);
}

/* ---- Linked actions ---- */

static GtkWidget *
make_action_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_ACTION_LINK_KIND };

  return fab_editor_row_new (fab_records_group_get_context (group), record, fields, G_N_ELEMENTS (fields));
}

static void
update_action_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  FabRecord *other = find_other (group, record, FAB_ACTION_LINK_SOURCE, FAB_ACTION_LINK_TARGET);
  const FabChoices *kinds = fab_record_get_table (record)->fields[FAB_ACTION_LINK_KIND].choices;

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), other != NULL ? fab_record_get_title (other) : "",
                            fab_choices_get_label (kinds, fab_record_get_text (record, FAB_ACTION_LINK_KIND)));
  fab_editor_row_set_target (FAB_EDITOR_ROW (row), other);
}

static void
on_action_chosen (FabRecordsGroup *group, FabRecord *other)
{
  insert_tie (group, FAB_TABLE_ACTION_LINK, FAB_ACTION_LINK_SOURCE, FAB_ACTION_LINK_TARGET, other, "related");
}

static void
add_action (FabRecordsGroup *group)
{
  static const FabTableId tables[] = { FAB_TABLE_ACTION };

  fab_records_group_choose (group, _ ("Link an action"), tables, 1, FALSE, G_CALLBACK (on_action_chosen), NULL);
}

static const FabRecordsInfo actions_info = {
  .table = FAB_TABLE_ACTION_LINK,
  .field = FAB_ACTION_LINK_SOURCE,
  .other_field = FAB_ACTION_LINK_TARGET,
  .button_label = N_ ("Link an action"),
  .make_row = make_action_row,
  .update_row = update_action_row,
  .add = add_action,
};

/* ---- Ties to anything ---- */

static GtkWidget *
make_tie_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_LINK_NOTE };

  return fab_editor_row_new (fab_records_group_get_context (group), record, fields, G_N_ELEMENTS (fields));
}

static void
update_tie_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  FabRecord *other = find_other (group, record, FAB_LINK_SOURCE, FAB_LINK_TARGET);
  const char *note = fab_record_get_text (record, FAB_LINK_NOTE);
  const char *table = other != NULL ? fab_table_get_label (fab_record_get_table (other)) : "";
  g_autofree char *subtitle =
      note != NULL && *note != '\0' ? g_strdup_printf ("%s · %s", table, note) : g_strdup (table);

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), other != NULL ? fab_record_get_title (other) : "", subtitle);
  fab_editor_row_set_target (FAB_EDITOR_ROW (row), other);
}

static void
on_tie_chosen (FabRecordsGroup *group, FabRecord *other)
{
  insert_tie (group, FAB_TABLE_LINK, FAB_LINK_SOURCE, FAB_LINK_TARGET, other, NULL);
}

static void
add_tie (FabRecordsGroup *group)
{
  static const FabTableId tables[] = { FAB_TABLE_MEETING, FAB_TABLE_SHEET, FAB_TABLE_SHOP,        FAB_TABLE_CALL,
                                       FAB_TABLE_AID,     FAB_TABLE_LEAD,  FAB_TABLE_DELIVERABLE, FAB_TABLE_ACTOR };

  fab_records_group_choose (group, _ ("Tie to something"), tables, G_N_ELEMENTS (tables), FALSE,
                            G_CALLBACK (on_tie_chosen), NULL);
}

static const FabRecordsInfo ties_info = {
  .table = FAB_TABLE_LINK,
  .field = FAB_LINK_SOURCE,
  .other_field = FAB_LINK_TARGET,
  .button_label = N_ ("Tie to something"),
  .make_row = make_tie_row,
  .update_row = update_tie_row,
  .add = add_tie,
};

void
fab_action_fill_ties (AdwPreferencesPage *page, FabContext *context, FabRecord *action)
{
  adw_preferences_page_add (
      page, ADW_PREFERENCES_GROUP (fab_records_group_new (context, action, _ ("Linked actions"), &actions_info, NULL)));
  adw_preferences_page_add (
      page, ADW_PREFERENCES_GROUP (fab_records_group_new (context, action, _ ("Tied to"), &ties_info, NULL)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (fab_action_documents_new (context, action)));
}
