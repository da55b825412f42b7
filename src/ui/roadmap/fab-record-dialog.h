/* fab-record-dialog.h: all fields of a record */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_RECORD_DIALOG (fab_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabRecordDialog, fab_record_dialog, FAB, RECORD_DIALOG, AdwDialog)

FabRecordDialog *fab_record_dialog_new (FabContext *context, FabRecord *record);

G_END_DECLS
