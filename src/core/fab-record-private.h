/* fab-record-private.h: what the store alone does to records */
#pragma once

#include "fab-record.h"

G_BEGIN_DECLS

FabRecord *fab_record_new (const FabTable *table, gint64 key);
void fab_record_put (FabRecord *self, guint field, const FabValue *value);
void fab_record_set_alive (FabRecord *self, gboolean alive);
void fab_record_notify_field (FabRecord *self, guint field);

G_END_DECLS
