#include "fab-encoding.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-number.h"

/* How far the encoding that an XML file declares is looked for. */
#define MAX_DECLARATION 200

/* What stands in front of a text to say how it is encoded; the longer ones first. */
static const struct {
  const char *bytes;
  gsize length;
  const char *encoding;
} marks[] = {
  { "\377\376\0\0", 4, "UTF-32LE" }, { "\0\0\376\377", 4, "UTF-32BE" }, { "\357\273\277", 3, "UTF-8" },
  { "\377\376", 2, "UTF-16LE" },     { "\376\377", 2, "UTF-16BE" },
};

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, sentence);
  return FALSE;
}

/** fab_encoding_check_size: whether a file is neither empty nor too large to be read; otherwise %FAB_ERROR_INVALID */
gboolean
fab_encoding_check_size (GBytes *bytes, GError **error)
{
  FabLanguage language = fab_language_get_default ();
  gsize size = g_bytes_get_size (bytes);
  g_autofree char *there = fab_number_format_size (size, language);
  g_autofree char *limit = fab_number_format_size (FAB_FORMAT_MAX_BYTES, language);

  if (size == 0)
    return fail (error, _ ("This file is empty."));
  if (size <= FAB_FORMAT_MAX_BYTES)
    return TRUE;
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
               /* Translators: two sizes */
               _ ("This file is too large (%s): files of actors are read up to %s."), there, limit);
  return FALSE;
}

/* (nullable) */
static const char *
find_mark (const char *data, gsize size, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0) {
      *length = marks[i].length;
      return marks[i].encoding;
    }
  *length = 0;
  return NULL;
}

static gboolean
check_text (const char *text, gsize length, GError **error)
{
  if (memchr (text, 0, length) != NULL)
    return fail (error, _ ("This file holds zero bytes: it is not text, or it was damaged."));
  return TRUE;
}

/* Whether the text is UTF-8 up to a last letter of which bytes are missing. */
static gboolean
ends_in_letter (const char *end, gsize left)
{
  return g_utf8_get_char_validated (end, (gssize)left) == (gunichar)-2;
}

static gboolean
fail_cut (GError **error)
{
  return fail (error, _ ("This file stops before its end: it was cut when it was saved or copied."));
}

static char *
copy_utf8 (const char *data, gsize size, gsize *length, GError **error)
{
  const char *end;

  if (!check_text (data, size, error))
    return NULL;
  if (!g_utf8_validate_len (data, size, &end)) {
    guint line = 1;

    if (ends_in_letter (end, size - (end - data))) {
      fail_cut (error);
      return NULL;
    }
    for (const char *p = data; p < end; p++)
      line += *p == '\n';
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("This file says that it is encoded in UTF-8, and at line %u it is not: it was saved in another "
                    "encoding, or damaged."),
                 line);
    return NULL;
  }
  *length = size;
  return g_strndup (data, size);
}

/**
 * fab_encoding_decode:
 * @encoding: what the file says its encoding is; a byte order mark overrides it
 * @length: (out): of the text, in bytes
 *
 * Returns: (transfer full): valid UTF-8 without byte order mark and without zero byte; or %NULL with %FAB_ERROR_INVALID
 */
char *
fab_encoding_decode (GBytes *bytes, const char *encoding, gsize *length, GError **error)
{
  gsize size, skipped;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *mark = find_mark (data, size, &skipped);
  g_autoptr (GError) conversion = NULL;
  g_autofree char *text = NULL;

  encoding = mark != NULL ? mark : encoding;
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "US-ASCII") == 0)
    return copy_utf8 (data + skipped, size - skipped, length, error);
  text = g_convert (data + skipped, size - skipped, "UTF-8", encoding, NULL, length, &conversion);
  if (g_error_matches (conversion, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION)) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This file is in an encoding that is not known here: %s."),
                 encoding);
    return NULL;
  }
  if (text == NULL) {
    g_set_error (
        error, FAB_ERROR, FAB_ERROR_INVALID,
        _ ("This file says that it is encoded in %s, and it is not: it was saved in another encoding, or damaged."),
        encoding);
    return NULL;
  }
  return check_text (text, *length, error) ? g_steal_pointer (&text) : NULL;
}

static gboolean
has_accents (const char *text, const char *end)
{
  while (text < end && (guchar)*text < 0x80)
    text++;
  return text < end;
}

/**
 * fab_encoding_decode_text:
 *
 * For files that say nothing about it: a byte order mark, UTF-8 if all of it is that, otherwise what older Windows programs write
 * in western Europe.
 *
 * Returns: (transfer full): as fab_encoding_decode()
 */
char *
fab_encoding_decode_text (GBytes *bytes, gsize *length, GError **error)
{
  gsize size, skipped;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end;
  g_autofree char *text = NULL;

  if (find_mark (data, size, &skipped) != NULL || g_utf8_validate_len (data, size, &end))
    return fab_encoding_decode (bytes, "UTF-8", length, error);
  if (ends_in_letter (end, size - (end - data)) && has_accents (data, end)) {
    fail_cut (error);
    return NULL;
  }
  if (!check_text (data, size, error))
    return NULL;
  text = g_convert (data, size, "UTF-8", "WINDOWS-1252", NULL, length, NULL);
  /* It has five holes, which Latin-1 fills with control characters. */
  return text != NULL ? g_steal_pointer (&text) : fab_encoding_decode (bytes, "ISO-8859-1", length, error);
}

/* ---- XML ---- */

static gboolean
is_name (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-_.:", text[i]) == NULL)
      return FALSE;
  return length > 0 && length < 40;
}

/* (transfer full) (nullable): what <?xml … encoding="…"?> says */
static char *
find_declared (const char *data, gsize size)
{
  g_autofree char *start = g_strndup (data, MIN (size, MAX_DECLARATION));
  char *end = strstr (start, "?>");
  char *name;
  gsize length;

  if (!g_str_has_prefix (start, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  name = strstr (start, "encoding");
  if (name == NULL)
    return NULL;
  name += strlen ("encoding");
  name += strspn (name, " \t\r\n=\"'");
  length = strcspn (name, "\"'");
  return is_name (name, length) ? g_strndup (name, length) : NULL;
}

/**
 * fab_encoding_decode_xml:
 *
 * By byte order mark, by the zero bytes of UTF-16, by the declaration; UTF-8 otherwise.
 *
 * Returns: (transfer full): as fab_encoding_decode(); the declaration is left as it is
 */
char *
fab_encoding_decode_xml (GBytes *bytes, gsize *length, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *declared = find_declared (data, size);

  if (size >= 4 && memcmp (data, "<\0", 2) == 0)
    return fab_encoding_decode (bytes, "UTF-16LE", length, error);
  if (size >= 4 && memcmp (data, "\0<", 2) == 0)
    return fab_encoding_decode (bytes, "UTF-16BE", length, error);
  /* What says so in single bytes can't be in double ones. */
  if (declared == NULL || g_ascii_strncasecmp (declared, "UTF-16", 6) == 0)
    return fab_encoding_decode (bytes, "UTF-8", length, error);
  return fab_encoding_decode (bytes, declared, length, error);
}
