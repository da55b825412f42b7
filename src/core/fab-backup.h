/* fab-backup.h: dated copies of a project, on this computer
 *
 * They lie in $XDG_DATA_HOME/fabrique/backups/<id of the project>/<which document>/, are inspected once written, and thin out with age:
 * the last of each hour for 24 hours that saw work, of each day for 30, of each month for 12.
 */
#pragma once

#include <gio/gio.h>

#include "fab-field.h"

G_BEGIN_DECLS

typedef enum {
  FAB_BACKUP_TIMED,    /* every ten minutes of change */
  FAB_BACKUP_ASKED,    /* by the user: these are never thinned out */
  FAB_BACKUP_IMPORT,   /* before an import */
  FAB_BACKUP_MERGE,    /* before a merge */
  FAB_BACKUP_UPGRADE,  /* before an upgrade of the format */
  FAB_BACKUP_RESTORE,  /* before an older copy was put in place */
  FAB_BACKUP_CONFLICT, /* one of two versions, before the other took its place */
  FAB_BACKUP_N_REASONS,
} FabBackupReason;

#define FAB_TYPE_BACKUP (fab_backup_get_type ())
G_DECLARE_FINAL_TYPE (FabBackup, fab_backup, FAB, BACKUP, GObject)

/** What a backup holds, to be shown before it is restored. */
typedef struct {
  gint64 counts[FAB_N_TABLES]; /* records a table */
  GStrv sentences;             /* the last gestures, latest first */
} FabBackupPreview;

const char *fab_backup_get_path (FabBackup *self);
gint64 fab_backup_get_time (FabBackup *self);
gint64 fab_backup_get_size (FabBackup *self);
FabBackupReason fab_backup_get_reason (FabBackup *self);
const char *fab_backup_get_reason_label (FabBackup *self);
FabBackupPreview *fab_backup_preview (FabBackup *self, GError **error);

void fab_backup_preview_free (FabBackupPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabBackupPreview, fab_backup_preview_free)

GPtrArray *fab_backup_list (const char *project_id);
GPtrArray *fab_backup_list_for_document (const char *document);

FabBackup *fab_backup_add (const char *project_id, const char *document, const char *source, FabBackupReason reason,
                           gint64 now, GError **error);
gboolean fab_backup_restore (FabBackup *self, GFile *document, gint64 now, GError **error);

G_END_DECLS
