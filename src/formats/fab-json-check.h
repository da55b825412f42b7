/* fab-json-check.h: JSON looked at before anything is built from it */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fab_json_check (const char *text, gsize length, GError **error);

G_END_DECLS
