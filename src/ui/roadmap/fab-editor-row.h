/* fab-editor-row.h: a record as a row that unfolds into its fields, and can be removed */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_EDITOR_ROW (fab_editor_row_get_type ())
G_DECLARE_FINAL_TYPE (FabEditorRow, fab_editor_row, FAB, EDITOR_ROW, AdwExpanderRow)

GtkWidget *fab_editor_row_new (FabContext *context, FabRecord *record, const guint *fields, guint n_fields);
FabRecord *fab_editor_row_get_record (FabEditorRow *self);
void fab_editor_row_set_texts (FabEditorRow *self, const char *title, const char *subtitle);
void fab_editor_row_set_value (FabEditorRow *self, const char *value);
void fab_editor_row_set_target (FabEditorRow *self, FabRecord *target);

G_END_DECLS
