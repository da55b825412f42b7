/* fab-format-foreign.h: what people take for a table or a graph, and is something else */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean fab_format_check_foreign (const char *name, GBytes *bytes, GError **error);

G_END_DECLS
