/* fab-entry-row.h: a text, number, amount or date on one line */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_ENTRY_ROW (fab_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (FabEntryRow, fab_entry_row, FAB, ENTRY_ROW, AdwEntryRow)

GtkWidget *fab_entry_row_new (FabContext *context, FabRecord *record, guint field);

G_END_DECLS
