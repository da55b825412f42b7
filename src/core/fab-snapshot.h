/* fab-snapshot.h: a finished, checked copy of a project that is being worked on */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean fab_snapshot_write (const char *work, const char *copy, GCancellable *cancellable, GError **error);

G_END_DECLS
