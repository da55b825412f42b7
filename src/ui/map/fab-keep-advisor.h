/* fab-keep-advisor.h: when a meeting has been held, suggests to keep the state of the map, once for each meeting */
#pragma once

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_KEEP_ADVISOR (fab_keep_advisor_get_type ())
G_DECLARE_FINAL_TYPE (FabKeepAdvisor, fab_keep_advisor, FAB, KEEP_ADVISOR, GObject)

FabKeepAdvisor *fab_keep_advisor_new (FabContext *context);

G_END_DECLS
