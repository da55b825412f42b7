/* fab-describe.h: a field's value as people read it */
#pragma once

#include "fab-language.h"
#include "fab-store.h"

G_BEGIN_DECLS

char *fab_describe_record (FabStore *store, FabRecord *record);
char *fab_describe_field (FabStore *store, FabRecord *record, guint field, FabLanguage language);

G_END_DECLS
