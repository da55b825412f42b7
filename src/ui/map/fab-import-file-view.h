/* fab-import-file-view.h: the first step of an import: which file, and how it is read, with its first rows */
#pragma once

#include <adwaita.h>

#include "fab-import-file.h"

G_BEGIN_DECLS

#define FAB_TYPE_IMPORT_FILE_VIEW (fab_import_file_view_get_type ())
G_DECLARE_FINAL_TYPE (FabImportFileView, fab_import_file_view, FAB, IMPORT_FILE_VIEW, AdwBin)

void fab_import_file_view_set_file (FabImportFileView *self, FabImportFile *file);
GtkWidget *fab_import_file_view_get_chooser (FabImportFileView *self);
void fab_import_file_view_refresh (FabImportFileView *self);

G_END_DECLS
