/* fab-view-edit.h: what people do to the named views of the map, each as one gesture with its sentence
 *
 * All tell the person what went wrong (fab_context_report), and change nothing then.
 */
#pragma once

#include "fab-context.h"
#include "fab-map-look.h"

G_BEGIN_DECLS

/** What is said of a view by hand. */
typedef struct {
  const char *name;
  const char *note;    /* (nullable) */
  gboolean own_places; /* actors stand in it where people put them in it */
} FabViewText;

GPtrArray *fab_view_list (FabStore *store);
int fab_view_compare (FabRecord *a, FabRecord *b);

FabRecord *fab_view_edit_add (FabContext *context, const FabViewText *text, const FabMapLook *look);
gboolean fab_view_edit_update (FabContext *context, FabRecord *view, const FabMapLook *look);
gboolean fab_view_edit_describe (FabContext *context, FabRecord *view, const FabViewText *text);
FabRecord *fab_view_edit_duplicate (FabContext *context, FabRecord *view);
gboolean fab_view_edit_move (FabContext *context, FabRecord *view, guint position);
gboolean fab_view_edit_remove (FabContext *context, FabRecord *view);

G_END_DECLS
