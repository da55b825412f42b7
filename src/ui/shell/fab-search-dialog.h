/* fab-search-dialog.h: finds anything in the project and goes there */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_SEARCH_DIALOG (fab_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabSearchDialog, fab_search_dialog, FAB, SEARCH_DIALOG, AdwDialog)

AdwDialog *fab_search_dialog_new (FabContext *context);

G_END_DECLS
