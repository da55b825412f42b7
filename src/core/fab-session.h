/* fab-session.h: the private folder in which a project works
 *
 * $XDG_DATA_HOME/fabrique/sessions/<uuid>/ holds work.db (the work copy), document.ini (which file it belongs to, and what of it
 * was published) and lock, which is locked as long as the session's program lives.  A session whose lock is free was left by a crash.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Identity of a file's content at a moment: cheap to compare; the fingerprint settles it where the times differ. */
typedef struct {
  gint64 size;     /* bytes; -1: there is no file */
  gint64 modified; /* nanoseconds since 1970 */
  gint64 changed;  /* nanoseconds since 1970: of the file's attributes */
  char sha256[65]; /* of its bytes, or "" */
} FabFileMark;

#define FAB_TYPE_SESSION (fab_session_get_type ())
G_DECLARE_FINAL_TYPE (FabSession, fab_session, FAB, SESSION, GObject)

FabSession *fab_session_new (GFile *document, GError **error);
GPtrArray *fab_session_list_leftovers (void);
gboolean fab_session_find_for_file (GFile *document, GError **error);

GFile *fab_session_get_document (FabSession *self);
char *fab_session_get_path (FabSession *self, const char *name);
gint64 fab_session_get_edited_at (FabSession *self);
gboolean fab_session_has_unpublished (FabSession *self);
void fab_session_discard (FabSession *self);

G_END_DECLS
