/* fab-header-tools.h: the undo and redo buttons that every page's header ends with */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_HEADER_TOOLS (fab_header_tools_get_type ())
G_DECLARE_FINAL_TYPE (FabHeaderTools, fab_header_tools, FAB, HEADER_TOOLS, AdwBin)

void fab_header_tools_set_context (FabHeaderTools *self, FabContext *context);

G_END_DECLS
