/* fab-encoding.h: a file's bytes as text */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** No file of actors is larger. */
#define FAB_FORMAT_MAX_BYTES (128 * 1024 * 1024)

gboolean fab_encoding_check_size (GBytes *bytes, GError **error);
char *fab_encoding_decode (GBytes *bytes, const char *encoding, gsize *length, GError **error);
char *fab_encoding_decode_text (GBytes *bytes, gsize *length, GError **error);
char *fab_encoding_decode_xml (GBytes *bytes, gsize *length, GError **error);

G_END_DECLS
