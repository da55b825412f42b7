/* fab-inspect.h: whether a copy of somebody's project may be trusted */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Nobody works on two gigabytes; nothing larger is written either. */
#define FAB_INSPECT_MAX_BYTES (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)

gboolean fab_inspect (const char *copy, const char *path, gint64 version, GCancellable *cancellable, GError **error);

G_END_DECLS
