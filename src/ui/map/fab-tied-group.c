#include "fab-tied-group.h"

#include <glib/gi18n.h>

#include "fab-number.h"
#include "fab-plain-row.h"

/** A way in which something refers to an actor. */
typedef struct {
  FabTableId table;
  guint field;       /* of @table: the actor */
  int shown;         /* of @table: what the row is about; -1: the record itself */
  int detail;        /* of @table: said below; -1: nothing */
  const char *title; /* untranslated */
} Tie;

static const Tie ties[] = {
  { FAB_TABLE_ACTION_ROLE, FAB_ACTION_ROLE_ACTOR, FAB_ACTION_ROLE_ACTION, FAB_ACTION_ROLE_ROLE, N_ ("Actions") },
  { FAB_TABLE_FUNDING, FAB_FUNDING_FUNDER, FAB_FUNDING_ACTION, FAB_FUNDING_AMOUNT, N_ ("Actions funded") },
  { FAB_TABLE_AID, FAB_AID_FUNDER, -1, -1, N_ ("Aids") },
  { FAB_TABLE_SHOP, FAB_SHOP_ACTOR, -1, FAB_SHOP_TRADE, N_ ("Shops") },
  { FAB_TABLE_ATTENDANCE, FAB_ATTENDANCE_ACTOR, FAB_ATTENDANCE_MEETING, FAB_ATTENDANCE_STATUS, N_ ("Meetings") },
  { FAB_TABLE_CONTRIBUTION, FAB_CONTRIBUTION_ACTOR, -1, FAB_CONTRIBUTION_KIND, N_ ("Contributions") },
  { FAB_TABLE_MANDATE, FAB_MANDATE_ACTOR, -1, FAB_MANDATE_KIND, N_ ("Offices") },
};

static void
on_activated (GtkWidget *row, FabContext *context)
{
  fab_context_show_record (context, g_object_get_data (G_OBJECT (row), "record"));
}

/** fab_tied_row_new: (transfer floating): a row that goes to where @target is shown; @subtitle: (nullable) */
GtkWidget *
fab_tied_row_new (FabContext *context, FabRecord *target, const char *title, const char *subtitle)
{
  GtkWidget *row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, title, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (target), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), context, G_CONNECT_DEFAULT);
  return row;
}

static char *
describe (FabRecord *record, int field)
{
  const FabField *declared;

  if (field < 0 || fab_record_is_null (record, field))
    return NULL;
  declared = &fab_record_get_table (record)->fields[field];
  if (declared->type == FAB_FIELD_MONEY)
    return fab_number_format_money (fab_record_get_integer (record, field), fab_language_get_default ());
  if (declared->type == FAB_FIELD_CHOICE)
    return g_strdup (fab_choices_get_label (declared->choices, fab_record_get_text (record, field)));
  return g_strdup (fab_record_get_text (record, field));
}

static void
add_row (AdwPreferencesGroup *group, FabContext *context, const Tie *tie, FabRecord *referrer)
{
  FabStore *store = fab_context_get_store (context);
  FabRecord *target = tie->shown < 0 ? referrer : fab_store_get_target (store, referrer, tie->shown);
  g_autofree char *detail = describe (referrer, tie->detail);

  if (target != NULL)
    adw_preferences_group_add (group, fab_tied_row_new (context, target, fab_record_get_title (target), detail));
}

/**
 * fab_tied_groups_new:
 *
 * Returns: (transfer container) (element-type AdwPreferencesGroup): a group for each kind of thing that is tied to @actor, floating
 */
GPtrArray *
fab_tied_groups_new (FabContext *context, FabRecord *actor)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (guint t = 0; t < G_N_ELEMENTS (ties); t++) {
    g_autoptr (GPtrArray) referrers =
        fab_store_get_referrers (fab_context_get_store (context), actor, ties[t].table, ties[t].field);
    GtkWidget *group;

    if (referrers->len == 0)
      continue;
    group = adw_preferences_group_new ();
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (ties[t].title));
    for (guint i = 0; i < referrers->len; i++)
      add_row (ADW_PREFERENCES_GROUP (group), context, &ties[t], g_ptr_array_index (referrers, i));
    g_ptr_array_add (groups, group);
  }
  return groups;
}
