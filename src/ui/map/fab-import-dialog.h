/* fab-import-dialog.h: takes in actors and links of another program's file in three steps: the file, its columns, the review
 *
 * Nothing is written before the end; then it is one gesture, with a backup before it.
 */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_IMPORT_DIALOG (fab_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabImportDialog, fab_import_dialog, FAB, IMPORT_DIALOG, AdwDialog)

FabImportDialog *fab_import_dialog_new (FabContext *context, GFile *file);

G_END_DECLS
