/* fab-session.h: the private folder in which a project works
 *
 * $XDG_DATA_HOME/fabrique/sessions/<uuid>/ holds work.db (the work copy), document.ini (whose file it is, and what of it was
 * published) and lock, which stays locked as long as the program lives.  A session whose lock is free was left by a crash.
 */
#pragma once

#include "fab-file.h"

G_BEGIN_DECLS

#define FAB_TYPE_SESSION (fab_session_get_type ())
G_DECLARE_FINAL_TYPE (FabSession, fab_session, FAB, SESSION, GObject)

FabSession *fab_session_new (const char *document, GError **error);
GPtrArray *fab_session_list_leftovers (void);
FabSession *fab_session_take_leftover (const char *document);
void fab_session_discard (FabSession *self);

GFile *fab_session_get_document (FabSession *self);
const char *fab_session_get_document_path (FabSession *self);
gint64 fab_session_get_edited_at (FabSession *self);
char *fab_session_get_path (FabSession *self, const char *name);
char *fab_session_get_work_path (FabSession *self);
char *fab_session_get_part_name (FabSession *self);

/* What of the work copy is in the document */
void fab_session_get_mark (FabSession *self, FabFileMark *mark);
gboolean fab_session_set_document (FabSession *self, const char *document, GError **error);
gboolean fab_session_write_next (FabSession *self, const FabFileMark *next, GError **error);
gboolean fab_session_write_published (FabSession *self, const FabFileMark *mark, const char *edits, GError **error);
gboolean fab_session_has_unpublished (FabSession *self);
char *fab_session_read_edits (const char *database_path, GError **error);

G_END_DECLS
