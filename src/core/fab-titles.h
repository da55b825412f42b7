/* fab-titles.h: what records are called, in a row: for sentences that say which there are */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

char *fab_titles_join (GPtrArray *titles);
char *fab_titles_list (FabStore *store, FabTableId table);

G_END_DECLS
