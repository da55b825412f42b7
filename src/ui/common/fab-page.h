/* fab-page.h: one page of the window: overview, actors, roadmap, label…
 *
 * A page brings its own toolbar view and header bar.  Its actions live in the group "page", which it inserts on itself.
 */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_PAGE (fab_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FabPage, fab_page, FAB, PAGE, AdwNavigationPage)

/**
 * FabPageClass:
 * @context_set: the context is there: bind to it; called once, after construction
 * @show_record: makes a record visible and selected; returns whether this page shows records of that table
 * @show_view: changes to one of the page's own views, such as "list" or "map"; returns whether it has it
 */
struct _FabPageClass {
  AdwNavigationPageClass parent_class;

  void (*context_set) (FabPage *self, FabContext *context);
  gboolean (*show_record) (FabPage *self, FabRecord *record);
  gboolean (*show_view) (FabPage *self, const char *name);
};

FabContext *fab_page_get_context (FabPage *self);
gboolean fab_page_show_record (FabPage *self, FabRecord *record);
gboolean fab_page_show_view (FabPage *self, const char *name);

G_END_DECLS
