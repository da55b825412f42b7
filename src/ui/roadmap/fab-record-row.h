/* fab-record-row.h: a record as a row that unfolds into its fields, and can be removed */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_RECORD_ROW (fab_record_row_get_type ())
G_DECLARE_FINAL_TYPE (FabRecordRow, fab_record_row, FAB, RECORD_ROW, AdwExpanderRow)

GtkWidget *fab_record_row_new (FabContext *context, FabRecord *record, const guint *fields, guint n_fields);
FabRecord *fab_record_row_get_record (FabRecordRow *self);
void fab_record_row_set_texts (FabRecordRow *self, const char *title, const char *subtitle);
void fab_record_row_set_value (FabRecordRow *self, const char *value);
void fab_record_row_set_target (FabRecordRow *self, FabRecord *target);

G_END_DECLS
