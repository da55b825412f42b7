/* fab-links-popover.h: some links as a list of sentences, each one to go to */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_LINKS_POPOVER (fab_links_popover_get_type ())
G_DECLARE_FINAL_TYPE (FabLinksPopover, fab_links_popover, FAB, LINKS_POPOVER, GtkPopover)

FabLinksPopover *
fab_links_popover_new (FabContext *context, const char *title, GPtrArray *relations, FabRecord *viewpoint);
GListModel *fab_links_popover_get_links (FabLinksPopover *self);
GPtrArray *fab_links_of_actor (FabStore *store, FabRecord *actor);

G_END_DECLS
