/* fab-referrers.h: who refers to whom, so that nobody searches */
#pragma once

#include "fab-list.h"

G_BEGIN_DECLS

typedef struct _FabReferrers FabReferrers;

FabReferrers *fab_referrers_new (void);
void fab_referrers_free (FabReferrers *self);

gboolean fab_referrers_has (FabReferrers *self, FabTableId table, guint field);
void fab_referrers_make (FabReferrers *self, FabList *list, FabTableId table, guint field);
GPtrArray *fab_referrers_get (FabReferrers *self, FabTableId table, guint field, gint64 target);
void fab_referrers_add (FabReferrers *self, FabRecord *record, guint field);
void fab_referrers_remove (FabReferrers *self, FabRecord *record, guint field);

G_END_DECLS
