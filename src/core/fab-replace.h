/* fab-replace.h: puts a file in another's place, whole or not at all */
#pragma once

#include "fab-file.h"

G_BEGIN_DECLS

/** Called once the bytes are safe beside the target, before they take its place; what it returns %FALSE for goes no further. */
typedef gboolean (*FabReplaceReady) (const FabFileMark *next, gpointer data, GError **error);

typedef struct {
  const char *source;          /* a finished file on this computer */
  const char *target;          /* the file to replace; never a symbolic link */
  const char *part;            /* name of the unfinished file, beside the target */
  const FabFileMark *expected; /* what the target must still be; %NULL: whatever it is */
  FabReplaceReady ready;       /* (nullable) */
  gpointer data;
  GCancellable *cancellable;
} FabReplace;

gboolean fab_replace (const FabReplace *self, FabFileMark *mark, GError **error);

G_END_DECLS
