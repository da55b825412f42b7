/* fab-relation-type.h: the kinds of links */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

GPtrArray *fab_relation_type_list (FabStore *store);

G_END_DECLS
