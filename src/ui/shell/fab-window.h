/* fab-window.h: a window: the welcome, or one open project */
#pragma once

#include <adwaita.h>

#include "fab-app.h"

G_BEGIN_DECLS

#define FAB_TYPE_WINDOW (fab_window_get_type ())
G_DECLARE_FINAL_TYPE (FabWindow, fab_window, FAB, WINDOW, AdwApplicationWindow)

FabWindow *fab_window_new (FabApp *app, GSettings *settings);

gboolean fab_window_is_free (FabWindow *self);
gboolean fab_window_has_file (FabWindow *self, GFile *file);
void fab_window_open (FabWindow *self, GFile *file);
void fab_window_show_view (FabWindow *self, const char *name);
void fab_window_tell (FabWindow *self, const char *message);
void fab_window_publish_now (FabWindow *self);

G_END_DECLS
