/* fab-reference-row.h: a reference to another record */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_REFERENCE_ROW (fab_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (FabReferenceRow, fab_reference_row, FAB, REFERENCE_ROW, AdwComboRow)

GtkWidget *fab_reference_row_new (FabContext *context, FabRecord *record, guint field);

G_END_DECLS
