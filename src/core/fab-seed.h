/* fab-seed.h: records written as readable text files, and their way into a project */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabSeed FabSeed;

FabSeed *fab_seed_new (void);
void fab_seed_free (FabSeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabSeed, fab_seed_free)

gboolean fab_seed_add (FabSeed *self, const char *name, GBytes *bytes, GError **error);
gboolean fab_seed_fill (FabSeed *self, FabStore *store, GError **error);

G_END_DECLS
