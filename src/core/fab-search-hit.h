/* fab-search-hit.h: how hits are made, private to the search */
#pragma once

#include "fab-search-index.h"
#include "fab-search.h"

G_BEGIN_DECLS

FabSearchHit *fab_search_hit_new (const FabSearchMatch *match, const FabSearchWords *words);

G_END_DECLS
