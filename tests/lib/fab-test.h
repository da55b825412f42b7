/* fab-test.h: what several tests share */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

char *fab_test_make_folder (void);
void fab_test_remove_folder (const char *path);
FabStore *fab_test_new_store (const char *folder);
FabRecord *fab_test_add_actor (FabStore *store, const char *name);

G_END_DECLS
