/* fab-search-escape.h: Escape in a search entry does what it does around it: GtkSearchEntry keeps the key to itself otherwise */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void fab_search_escape_closes (GtkSearchEntry *entry);
void fab_search_escape_clears (GtkSearchEntry *entry);

G_END_DECLS
