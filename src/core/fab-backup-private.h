/* fab-backup-private.h: a backup's inside, shared by listing and adding (fab-backup.c) and thinning (fab-backup-thin.c) */
#pragma once

#include "fab-backup.h"

G_BEGIN_DECLS

struct _FabBackup {
  GObject parent_instance;

  char *path;
  guint64 sequence; /* counts up within a document's folder */
  gint64 time;      /* seconds since 1970 */
  gint64 size;      /* bytes */
  guint64 digest;   /* of the bytes, as fab_file_copy() has it */
  FabBackupReason reason;
};

void fab_backup_thin (GPtrArray *latest_first);

G_END_DECLS
