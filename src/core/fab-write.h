/* fab-write.h: what is exported, written to wherever somebody said */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fab_write_is_stream (const char *path);
gboolean fab_write_check (const char *path, GError **error);
gboolean fab_write_file (const char *path, gconstpointer data, gsize size, GError **error);
gboolean fab_write_bytes (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
