/* fab-context.h: what every page of a window works on
 *
 * One for each open project.  Pages get it as a construct property and read from it; what concerns the whole window (a message, going to
 * another page) they ask of it, and the window answers.  Pages never look for their window.
 */
#pragma once

#include <gtk/gtk.h>

#include "fab-project.h"
#include "fab-search.h"
#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_CONTEXT (fab_context_get_type ())
G_DECLARE_FINAL_TYPE (FabContext, fab_context, FAB, CONTEXT, GObject)

FabContext *fab_context_new (FabStore *store, gboolean read_only);

FabStore *fab_context_get_store (FabContext *self);
FabProject *fab_context_get_project (FabContext *self);
void fab_context_set_project (FabContext *self, FabProject *project);
FabSearch *fab_context_get_search (FabContext *self);
gboolean fab_context_is_read_only (FabContext *self);
FabRecord *fab_context_get_territory (FabContext *self);
void fab_context_set_territory (FabContext *self, FabRecord *territory);

FabRecord *fab_context_get_map (FabContext *self);
void fab_context_set_map_view (FabContext *self, FabRecord *view);

void fab_context_tell (FabContext *self, const char *message);
void fab_context_tell_removed (FabContext *self, const char *message);
void
fab_context_offer (FabContext *self, const char *message, const char *button, const char *action, GVariant *target);
void fab_context_report (FabContext *self, const char *what_failed, GError *error);
void fab_context_show_record (FabContext *self, FabRecord *record);

gboolean fab_context_edit (FabContext *self, const char *sentence, FabRecord *record, guint field, FabValue value);
gboolean fab_context_remove (FabContext *self, FabRecord *record);
gboolean fab_context_commit (FabContext *self);

G_END_DECLS
