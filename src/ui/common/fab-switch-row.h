/* fab-switch-row.h: yes or no */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_SWITCH_ROW (fab_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (FabSwitchRow, fab_switch_row, FAB, SWITCH_ROW, AdwActionRow)

GtkWidget *fab_switch_row_new (FabContext *context, FabRecord *record, guint field);

G_END_DECLS
