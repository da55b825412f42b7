/* fab-inspect.h: whether a copy of somebody's project may be trusted */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What a text may take, in UTF-8: a store refuses to write more than what can be read again. */
#define FAB_TITLE_MAX_BYTES 10000
#define FAB_TEXT_MAX_BYTES  (1024 * 1024)

gboolean
fab_inspect (const char *copy, const char *path, gint64 version, GCancellable *cancellable, GError **error);

G_END_DECLS
