/* fab-inspect.h: whether a copy of somebody's project may be trusted */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean fab_inspect (const char *copy, const char *path, gint64 version, GCancellable *cancellable, GError **error);

G_END_DECLS
