/* fab-project-view.h: an open project: the sidebar and its pages */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-project.h"

G_BEGIN_DECLS

#define FAB_TYPE_PROJECT_VIEW (fab_project_view_get_type ())
G_DECLARE_FINAL_TYPE (FabProjectView, fab_project_view, FAB, PROJECT_VIEW, AdwBreakpointBin)

FabProjectView *fab_project_view_new (FabProject *project, FabContext *context);
gboolean fab_project_view_show (FabProjectView *self, const char *name);

G_END_DECLS
