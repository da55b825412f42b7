/* fab-charter-private.h: shared by fab-charter.c, which reads and writes answers, and fab-charter-project.c, which scores them */
#pragma once

#include "fab-charter.h"
#include "fab-error.h"

G_BEGIN_DECLS

GHashTable *fab_charter_map_answers (FabStore *store, FabRecord *application);

G_END_DECLS
