/* fab-checklist.h: a shop's application: score, level, what is missing, and the charter's actions by domain */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_CHECKLIST (fab_checklist_get_type ())
G_DECLARE_FINAL_TYPE (FabChecklist, fab_checklist, FAB, CHECKLIST, AdwBin)

void fab_checklist_show (FabChecklist *self, FabContext *context, FabRecord *shop);

G_END_DECLS
