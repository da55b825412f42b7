/* fab-intake.h: takes somebody's file in, as hostile data
 *
 * Nothing is read from the file by SQLite where it lies: its bytes are copied through one descriptor into the private folder,
 * and what is checked is that copy.
 */
#pragma once

#include "fab-file.h"

G_BEGIN_DECLS

/** A project of nothing at all takes more than one page. */
#define FAB_INTAKE_MIN_BYTES 512

typedef struct {
  FabFileMark mark;   /* of the file that was taken in */
  gint64 version;     /* of its schema, as in user_version */
  gboolean read_only; /* made by a newer minor version, or not writable */
} FabIntake;

char *fab_intake_resolve (GFile *file, GError **error);
gboolean
fab_intake_take (const char *path, const char *copy, FabIntake *intake, GCancellable *cancellable, GError **error);

G_END_DECLS
