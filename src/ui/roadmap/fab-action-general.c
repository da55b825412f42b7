/* fab-action-general.c: what an action is, and when */
#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-field-row.h"

typedef struct {
  const char *title;
  guint fields[8];
  guint n_fields;
} Section;

static const Section sections[] = {
  { NULL, { FAB_ACTION_TITLE_, FAB_ACTION_STATUS, FAB_ACTION_PRIORITY, FAB_ACTION_AXIS, FAB_ACTION_CODE }, 5 },
  { N_ ("Dates"), { FAB_ACTION_START_DATE, FAB_ACTION_END_DATE, FAB_ACTION_CONTINUOUS }, 3 },
  { N_ ("Content"),
    { FAB_ACTION_DESCRIPTION, FAB_ACTION_OBJECTIVES, FAB_ACTION_GOVERNANCE, FAB_ACTION_THEME, FAB_ACTION_TARGETS,
      FAB_ACTION_MEANS },
    6 },
  { N_ ("In the process"),
    { FAB_ACTION_LEVER, FAB_ACTION_PARTICIPATION, FAB_ACTION_ACHIEVEMENT, FAB_ACTION_ACHIEVEMENT_NOTE,
      FAB_ACTION_NOTES },
    5 },
};

/** fab_preferences_group_add_fields: a row for each of some fields */
void
fab_preferences_group_add_fields (AdwPreferencesGroup *group, FabContext *context, FabRecord *record,
                                  const guint *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    adw_preferences_group_add (group, fab_field_row_new (context, record, fields[i]));
}

void
fab_action_fill_general (AdwPreferencesPage *page, FabContext *context, FabRecord *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

    if (sections[i].title != NULL)
      adw_preferences_group_set_title (group, _ (sections[i].title));
    fab_preferences_group_add_fields (group, context, action, sections[i].fields, sections[i].n_fields);
    adw_preferences_page_add (page, group);
  }
}
