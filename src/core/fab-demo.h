/* fab-demo.h: what comes with the program: the demo project, the default charter, what every project starts with */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

gboolean fab_demo_fill (FabStore *store, GError **error);
gboolean fab_charter_fill_default (FabStore *store, GError **error);
gboolean fab_project_fill_defaults (FabStore *store, GError **error);

G_END_DECLS
