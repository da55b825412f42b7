/* fab-project.h: a document that is open, and everything that keeps it safe
 *
 * A project never works in the user's file.  It copies the file into a private session folder, checks it, and gives a
 * FabStore on that work copy.  Each edit is safe in the work copy once committed; a few seconds later the project publishes the
 * work copy over the user's file, whole or not at all.  After a crash the work copy is found again (fab-session.h).
 */
#pragma once

#include "fab-publisher.h"
#include "fab-session.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** How the user's file stands to the work copy. */
typedef enum {
  FAB_PROJECT_SAVED,             /* the file holds every edit */
  FAB_PROJECT_PENDING,           /* edits wait a few seconds to be published */
  FAB_PROJECT_SAVING,            /* being published, in a thread */
  FAB_PROJECT_CHANGED_ELSEWHERE, /* somebody else changed the file: overwrite it, or save a copy */
  FAB_PROJECT_FAILED, /* could not be published; the edits are safe in the work copy, and it is tried again */
} FabProjectState;

#define FAB_TYPE_PROJECT_STATE (fab_project_state_get_type ())
GType fab_project_state_get_type (void);

#define FAB_TYPE_PROJECT (fab_project_get_type ())
G_DECLARE_FINAL_TYPE (FabProject, fab_project, FAB, PROJECT, GObject)

typedef enum {
  FAB_PROJECT_CREATE_NONE = 0,
  FAB_PROJECT_CREATE_OVERWRITE = 1 << 0, /* the user was asked and agreed to replace what is there */
} FabProjectCreateFlags;

/** Writes what a new project starts with, inside a baseline: without journal and undo.  Returns: %FALSE with @error set to give up */
typedef gboolean (*FabProjectFill) (FabStore *store, gpointer data, GError **error);

/* Opening.  A project lives in the thread-default main context of the thread that calls. */
FabProject *
fab_project_create (GFile *file, FabProjectCreateFlags flags, FabProjectFill fill, gpointer data, GError **error);
FabProject *fab_project_open (GFile *file, GCancellable *cancellable, GError **error);
void fab_project_open_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
FabProject *fab_project_open_finish (GAsyncResult *result, GError **error);
FabProject *fab_project_recover (FabSession *session, GError **error);
void
fab_project_recover_async (FabSession *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
FabProject *fab_project_recover_finish (GAsyncResult *result, GError **error);

/* Properties; all notify */
FabStore *fab_project_get_store (FabProject *self);
GFile *fab_project_get_file (FabProject *self);
const char *fab_project_get_title (FabProject *self);
gint64 fab_project_get_saved_at (FabProject *self);
FabProjectState fab_project_get_state (FabProject *self);
const char *fab_project_get_problem (FabProject *self);
gboolean fab_project_get_read_only (FabProject *self);
gboolean fab_project_get_recovered (FabProject *self);
const char *fab_project_get_id (FabProject *self);

/* Publishing */
gboolean fab_project_publish (FabProject *self, GError **error);
void
fab_project_publish_async (FabProject *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean fab_project_publish_finish (FabProject *self, GAsyncResult *result, GError **error);
void
fab_project_overwrite_async (FabProject *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean fab_project_overwrite_finish (FabProject *self, GAsyncResult *result, GError **error);
void fab_project_save_copy_async (FabProject *self, GFile *file, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
gboolean fab_project_save_copy_finish (FabProject *self, GAsyncResult *result, GError **error);
void fab_project_move_to_async (FabProject *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data);
gboolean fab_project_move_to_finish (FabProject *self, GAsyncResult *result, GError **error);

/* Closing */
gboolean fab_project_close (FabProject *self, GError **error);
void fab_project_close_async (FabProject *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean fab_project_close_finish (FabProject *self, GAsyncResult *result, GError **error);
void fab_project_leave (FabProject *self);
gboolean fab_project_discard (FabProject *self, GError **error);

/* Backups; fab-backup.h lists, previews and restores them */
gboolean fab_project_backup_now (FabProject *self, FabBackupReason reason, GError **error);
void fab_project_backup_async (FabProject *self, FabBackupReason reason, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
gboolean fab_project_backup_finish (FabProject *self, GAsyncResult *result, GError **error);

/* For tests */
void fab_project_set_clock (FabProject *self, FabPublisherClock clock, gpointer data);
void fab_project_set_delays (FabProject *self, guint quiet_ms, guint longest_ms, guint retry_ms, guint backup_ms);

G_END_DECLS
