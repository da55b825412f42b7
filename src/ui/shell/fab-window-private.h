/* fab-window-private.h: the window's inside, shared by its files: life (fab-window.c), opening and closing (-project), actions (-actions) */
#pragma once

#include "fab-context.h"
#include "fab-keep-advisor.h"
#include "fab-project-view.h"
#include "fab-project.h"
#include "fab-welcome.h"
#include "fab-window.h"

G_BEGIN_DECLS

struct _FabWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts; /* template children */
  GtkStack *stack;
  FabWelcome *welcome;
  AdwStatusPage *loading;
  AdwBin *project_bin;

  GSettings *settings; /* owned */
  FabProject *project;
  FabContext *context;
  FabKeepAdvisor *keep_advisor;
  FabProjectView *view; /* child of project_bin */
  GCancellable *cancellable;
  GFile *opening;
  char *first_view;
  gboolean closing;
  GSignalGroup *store_signals;
  AdwToast *last_gesture; /* weak: what is said of the last gesture while it is the last */
};

void fab_window_tell_of_gesture (FabWindow *self, const char *message, gboolean offer_undo);

void fab_window_install_actions (GtkWidgetClass *widget_class);
void fab_window_update_actions (FabWindow *self);

void fab_window_adopt (FabWindow *self, FabProject *project);
void fab_window_create (FabWindow *self, GFile *file);
void fab_window_open_demo (FabWindow *self);
void fab_window_recover (FabWindow *self, FabSession *session);
void fab_window_save_copy (FabWindow *self);
void fab_window_close_project (FabWindow *self, gboolean then_window);

G_END_DECLS
