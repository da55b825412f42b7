/* fab-choice-row.h: one of a field's choices */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_CHOICE_ROW (fab_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (FabChoiceRow, fab_choice_row, FAB, CHOICE_ROW, AdwComboRow)

GtkWidget *fab_choice_row_new (FabContext *context, FabRecord *record, guint field);

G_END_DECLS
