/* fab-journal.h: what was done, and when */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

GListModel *fab_journal_read (FabStore *store, gint64 since, guint max, GError **error);

G_END_DECLS
