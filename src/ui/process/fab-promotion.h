/* fab-promotion.h: what was said in a meeting becomes an actor of the map or an action of the roadmap */
#pragma once

#include "fab-context.h"

G_BEGIN_DECLS

char *fab_promotion_suggest_name (const char *text);
FabRecord *fab_promotion_make_actor (FabContext *context, FabRecord *contribution, const char *name, const char *kind);
FabRecord *fab_promotion_make_action (FabContext *context, FabRecord *contribution, const char *title, FabRecord *axis);

G_END_DECLS
