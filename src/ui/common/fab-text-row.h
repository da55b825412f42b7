/* fab-text-row.h: a text of several lines */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_TEXT_ROW (fab_text_row_get_type ())
G_DECLARE_FINAL_TYPE (FabTextRow, fab_text_row, FAB, TEXT_ROW, AdwPreferencesRow)

GtkWidget *fab_text_row_new (FabContext *context, FabRecord *record, guint field);

G_END_DECLS
