/* fab-import-columns-view.h: the second step of an import: which column goes where, and what is usual */
#pragma once

#include <adwaita.h>

#include "fab-import.h"

G_BEGIN_DECLS

#define FAB_TYPE_IMPORT_COLUMNS_VIEW (fab_import_columns_view_get_type ())
G_DECLARE_FINAL_TYPE (FabImportColumnsView, fab_import_columns_view, FAB, IMPORT_COLUMNS_VIEW, AdwBin)

void fab_import_columns_view_set_import (FabImportColumnsView *self, FabImport *import);
void fab_import_columns_view_refresh (FabImportColumnsView *self);

G_END_DECLS
