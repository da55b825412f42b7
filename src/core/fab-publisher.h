/* fab-publisher.h: puts what the work copy holds into the user's file
 *
 * All functions may be called from any thread; they wait for one another.
 */
#pragma once

#include "fab-backup.h"
#include "fab-session.h"

G_BEGIN_DECLS

/** Seconds since 1970. */
typedef gint64 (*FabPublisherClock) (gpointer data);

#define FAB_TYPE_PUBLISHER (fab_publisher_get_type ())
G_DECLARE_FINAL_TYPE (FabPublisher, fab_publisher, FAB, PUBLISHER, GObject)

FabPublisher *fab_publisher_new (FabSession *session, const char *project_id);
void fab_publisher_set_clock (FabPublisher *self, FabPublisherClock clock, gpointer data);
void fab_publisher_set_backup_delay (FabPublisher *self, gint64 microseconds);
gint64 fab_publisher_get_time (FabPublisher *self);
void fab_publisher_stop (FabPublisher *self);

gboolean fab_publisher_publish (FabPublisher *self, GCancellable *cancellable, GError **error);
gboolean fab_publisher_overwrite (FabPublisher *self, GCancellable *cancellable, GError **error);
gboolean fab_publisher_save_copy (FabPublisher *self, const char *target, GCancellable *cancellable, GError **error);
gboolean fab_publisher_move_to (FabPublisher *self, const char *target, GCancellable *cancellable, GError **error);
gboolean fab_publisher_back_up (FabPublisher *self, FabBackupReason reason, GError **error);

G_END_DECLS
