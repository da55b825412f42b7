/* fab-welcome.h: what a window shows before a project is open: recent projects, new, open, demo, and what a crash left */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FAB_TYPE_WELCOME (fab_welcome_get_type ())
G_DECLARE_FINAL_TYPE (FabWelcome, fab_welcome, FAB, WELCOME, AdwBin)

void fab_welcome_refresh (FabWelcome *self);

G_END_DECLS
