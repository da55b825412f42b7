/* fab-search.h: finds records by what their texts say, without accents, case or punctuation
 *
 * The folded texts of all searched fields lie in memory and are scanned at each query: there is no index file that could
 * be damaged or out of step.  Every word of a query must occur in the record, in whichever fields.
 */
#pragma once

#include <gio/gio.h>

#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_SEARCH_HIT (fab_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (FabSearchHit, fab_search_hit, FAB, SEARCH_HIT, GObject)

/** A matched stretch of a snippet, in bytes. */
typedef struct {
  guint start;
  guint length;
} FabSearchRange;

FabRecord *fab_search_hit_get_record (FabSearchHit *self);
guint fab_search_hit_get_field (FabSearchHit *self);
guint fab_search_hit_get_score (FabSearchHit *self);
const char *fab_search_hit_get_snippet (FabSearchHit *self);
const FabSearchRange *fab_search_hit_get_ranges (FabSearchHit *self, guint *n_ranges);

#define FAB_TYPE_SEARCH (fab_search_get_type ())
G_DECLARE_FINAL_TYPE (FabSearch, fab_search, FAB, SEARCH, GObject)

FabSearch *fab_search_new (FabStore *store);
GListModel *fab_search_query (FabSearch *self, const char *text, FabTableId table, guint max);
gboolean fab_search_prepare (FabSearch *self, gint64 microseconds);
guint fab_search_get_n_texts (FabSearch *self);

G_END_DECLS
