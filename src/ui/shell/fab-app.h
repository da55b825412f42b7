/* fab-app.h: the application: its windows, and what concerns no window */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FAB_TYPE_APP (fab_app_get_type ())
G_DECLARE_FINAL_TYPE (FabApp, fab_app, FAB, APP, AdwApplication)

FabApp *fab_app_new (void);

G_END_DECLS
