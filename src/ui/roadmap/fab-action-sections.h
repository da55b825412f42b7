/* fab-action-sections.h: the pages of an action's dialog */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-records-group.h"

G_BEGIN_DECLS

void fab_action_fill_general (AdwPreferencesPage *page, FabContext *context, FabRecord *action);
void fab_action_fill_roles (AdwPreferencesPage *page, FabContext *context, FabRecord *action);
void fab_action_fill_money (AdwPreferencesPage *page, FabContext *context, FabRecord *action);
void fab_action_fill_follow_up (AdwPreferencesPage *page, FabContext *context, FabRecord *action);
void fab_action_fill_ties (AdwPreferencesPage *page, FabContext *context, FabRecord *action);

GtkWidget *fab_action_documents_new (FabContext *context, FabRecord *action);
void fab_action_documents_add (FabRecordsGroup *group, const char *name, GBytes *bytes);
GtkWidget *fab_action_steps_new (FabContext *context, FabRecord *action);
GtkWidget *fab_indicator_values_new (FabContext *context, FabRecord *indicator);
void fab_preferences_group_add_fields (AdwPreferencesGroup *group, FabContext *context, FabRecord *record,
                                       const guint *fields, guint n_fields);

G_END_DECLS
