/* fab-fact-row.h: a field for reading: its label over its value; hidden while it is empty; leads to the record that it names */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_FACT_ROW (fab_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (FabFactRow, fab_fact_row, FAB, FACT_ROW, AdwActionRow)

GtkWidget *fab_fact_row_new (FabContext *context, FabRecord *record, guint field);

G_END_DECLS
