/* fab-dump.h: a project as canonical text, for comparing */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

char *fab_dump (FabStore *store);

G_END_DECLS
