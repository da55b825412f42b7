/* fab-answer-row.h: one action of the charter with a shop's answer to it */
#pragma once

#include <adwaita.h>

#include "fab-charter.h"
#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_ANSWER_ROW (fab_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (FabAnswerRow, fab_answer_row, FAB, ANSWER_ROW, AdwPreferencesRow)

FabAnswerRow *fab_answer_row_new (FabContext *context, FabRecord *application, FabRecord *charter_action);
void fab_answer_row_refresh (FabAnswerRow *self, const FabCharterLine *line);
void fab_answer_row_set_narrow (FabAnswerRow *self, gboolean narrow);

G_END_DECLS
