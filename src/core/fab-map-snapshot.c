#include "fab-map-snapshot.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"

#define PACKED "fabrique-map-packed 1\n"
#define CHUNK  65536

/* ---- Packing ---- */

/* All of @bytes through @converter; NULL where that fails, or gives more than @max. */
static GByteArray *
convert (GConverter *converter, const guint8 *bytes, gsize size, gsize max)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize at = 0;

  while (result != G_CONVERTER_FINISHED) {
    gsize taken = 0, given = 0;

    result = g_converter_convert (converter, bytes + at, size - at, buffer, CHUNK, G_CONVERTER_INPUT_AT_END, &taken,
                                  &given, NULL);
    if (result == G_CONVERTER_ERROR || out->len + given > max || (taken == 0 && given == 0))
      return NULL;
    g_byte_array_append (out, buffer, given);
    at += taken;
  }
  return g_steal_pointer (&out);
}

static char *
pack (const char *text)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GByteArray) packed =
      convert (G_CONVERTER (compressor), (const guint8 *)text, strlen (text), G_MAXUINT32 / 2);
  g_autofree char *base64 = packed != NULL ? g_base64_encode (packed->data, packed->len) : NULL;

  return g_strconcat (PACKED, base64, NULL);
}

static char *
unpack (const char *base64)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gsize size;
  g_autofree guint8 *bytes = g_base64_decode (base64, &size);
  g_autoptr (GByteArray) text = NULL;

  if (size > 0)
    text = convert (G_CONVERTER (decompressor), bytes, size, FAB_MAP_SNAPSHOT_MAX_BYTES);
  if (text == NULL || memchr (text->data, 0, text->len) != NULL)
    return NULL;
  g_byte_array_append (text, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (g_steal_pointer (&text), FALSE);
}

/** fab_map_snapshot_pack: (transfer full): @moment as a text that a field takes; packed only where it must be */
char *
fab_map_snapshot_pack (FabMapMoment *moment, GError **error)
{
  g_autofree char *text = fab_map_moment_to_text (moment);
  g_autofree char *packed = NULL;

  if (strlen (text) <= FAB_FIELD_MAX_BYTES)
    return g_steal_pointer (&text);
  packed = pack (text);
  if (strlen (packed) <= FAB_FIELD_MAX_BYTES)
    return g_steal_pointer (&packed);
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("The map is too large for its state to be kept."));
  return NULL;
}

/** fab_map_snapshot_read: (transfer full): what fab_map_snapshot_pack() wrote; or %NULL with the reason */
FabMapMoment *
fab_map_snapshot_read (const char *content, GError **error)
{
  g_autofree char *text = NULL;

  if (content == NULL || !g_str_has_prefix (content, PACKED))
    return fab_map_moment_parse (content != NULL ? content : "", error);
  text = unpack (content + strlen (PACKED));
  if (text == NULL) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_DAMAGED, _ ("This is not a state of the map."));
    return NULL;
  }
  return fab_map_moment_parse (text, error);
}

/* ---- In the project ---- */

/**
 * fab_map_snapshot_keep:
 * @date: (nullable): the day that it is of; %NULL: that of @meeting, or none
 * @meeting: (nullable)
 *
 * Keeps the map as it is now, as one gesture.
 *
 * Returns: (transfer none) (nullable): the record
 */
FabRecord *
fab_map_snapshot_keep (FabStore *store, const char *name, const char *date, FabRecord *meeting, GError **error)
{
  g_autoptr (FabMapMoment) moment = fab_map_moment_new_from_store (store);
  g_autofree char *content = fab_map_snapshot_pack (moment, error);
  g_autofree char *sentence = g_strdup_printf (_ ("State of the map “%s” kept"), name);
  FabRecord *snapshot;

  if (content == NULL)
    return NULL;
  if (date == NULL && meeting != NULL)
    date = fab_record_get_text (meeting, FAB_MEETING_DATE);
  fab_store_begin (store, sentence);
  snapshot = fab_store_insert (store, FAB_TABLE_SNAPSHOT, error, FAB_SNAPSHOT_NAME, FAB_TEXT (name), FAB_SNAPSHOT_DATE,
                               FAB_TEXT (date), FAB_SNAPSHOT_MEETING, FAB_REF (meeting), FAB_SNAPSHOT_CONTENT,
                               FAB_TEXT (content), -1);
  if (snapshot == NULL) {
    fab_store_rollback (store);
    return NULL;
  }
  return fab_store_commit (store, error) ? snapshot : NULL;
}

/** fab_map_snapshot_get_moment: (transfer full): the actors and links that were kept; or %NULL with the reason */
FabMapMoment *
fab_map_snapshot_get_moment (FabRecord *snapshot, GError **error)
{
  return fab_map_snapshot_read (fab_record_get_text (snapshot, FAB_SNAPSHOT_CONTENT), error);
}

/** fab_map_snapshot_get_date: its own date, or that of its meeting; none where it has neither */
FabDate
fab_map_snapshot_get_date (FabStore *store, FabRecord *snapshot)
{
  FabRecord *meeting = fab_store_get_target (store, snapshot, FAB_SNAPSHOT_MEETING);
  FabDate own = fab_date_from_text (fab_record_get_text (snapshot, FAB_SNAPSHOT_DATE));

  if (fab_date_is_set (own) || meeting == NULL)
    return own;
  return fab_date_from_text (fab_record_get_text (meeting, FAB_MEETING_DATE));
}
