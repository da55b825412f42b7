#include "fab-csv-encoding.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* How much of a file without a mark is looked at to tell whether it is UTF-16. */
#define LOOKED_AT 4096

/* Windows-1252 where it differs from Latin-1: 0x80 to 0x9f; 0: no letter. */
static const gunichar windows_letters[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/** fab_csv_encoding_get_name: as it is shown in a list of encodings */
const char *
fab_csv_encoding_get_name (FabCsvEncoding encoding)
{
  switch (encoding) {
  case FAB_CSV_UTF_8:
    return _ ("Unicode (UTF-8)");
  case FAB_CSV_UTF_16_LE:
    return _ ("Unicode (UTF-16)");
  case FAB_CSV_UTF_16_BE:
    return _ ("Unicode (UTF-16, big end first)");
  case FAB_CSV_WINDOWS_1252:
    return _ ("Western Europe (Windows-1252)");
  case FAB_CSV_LATIN_9:
  default:
    return _ ("Western Europe (ISO 8859-15)");
  }
}

/* ---- Guessing ---- */

/* Every second byte of Latin letters in UTF-16 is 0. */
static gboolean
is_mostly_zero (const guint8 *data, gsize size, gsize first)
{
  gsize zeros = 0, n = 0;

  for (gsize i = first; i < size; i += 2, n++)
    zeros += data[i] == 0;
  return n > 1 && zeros * 2 > n;
}

/** fab_csv_encoding_guess: by the mark at the start, then by what the bytes can be */
FabCsvEncoding
fab_csv_encoding_guess (GBytes *bytes)
{
  gsize size, seen;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  seen = MIN (size, LOOKED_AT);
  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return FAB_CSV_UTF_16_LE;
  if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return FAB_CSV_UTF_16_BE;
  if (is_mostly_zero (data, seen, 1))
    return FAB_CSV_UTF_16_LE;
  if (is_mostly_zero (data, seen, 0))
    return FAB_CSV_UTF_16_BE;
  return g_utf8_validate_len ((const char *)data, size, NULL) || memchr (data, 0, seen) != NULL ? FAB_CSV_UTF_8
                                                                                                : FAB_CSV_WINDOWS_1252;
}

/* ---- Decoding ---- */

/* A NUL would end the text before its end. */
static void
put (GString *out, gunichar c)
{
  if (c == 0xfeff)
    return;
  g_string_append_unichar (out, c != 0 && g_unichar_validate (c) ? c : 0xfffd);
}

static gunichar
get_unit (const guint8 *data, gboolean big)
{
  return big ? (gunichar)data[0] << 8 | data[1] : (gunichar)data[1] << 8 | data[0];
}

static void
decode_utf_16 (GString *out, const guint8 *data, gsize size, gboolean big)
{
  for (gsize i = 0; i + 1 < size; i += 2) {
    gunichar unit = get_unit (data + i, big);
    gunichar next = i + 3 < size ? get_unit (data + i + 2, big) : 0;

    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
      put (out, 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00));
      i += 2;
    } else {
      put (out, unit);
    }
  }
  if (size % 2 == 1)
    put (out, 0xfffd);
}

/* ISO 8859-15 is Latin-1 but for eight letters. */
static gunichar
get_latin_9 (guint8 byte)
{
  static const struct {
    guint8 byte;
    gunichar letter;
  } letters[] = { { 0xa4, 0x20ac }, { 0xa6, 0x0160 }, { 0xa8, 0x0161 }, { 0xb4, 0x017d },
                  { 0xb8, 0x017e }, { 0xbc, 0x0152 }, { 0xbd, 0x0153 }, { 0xbe, 0x0178 } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].byte == byte)
      return letters[i].letter;
  return byte;
}

static void
decode_latin (GString *out, const guint8 *data, gsize size, gboolean windows)
{
  for (gsize i = 0; i < size; i++) {
    if (data[i] > 0 && data[i] < 0x80)
      g_string_append_c (out, (char)data[i]);
    else if (windows && data[i] >= 0x80 && data[i] < 0xa0)
      put (out, windows_letters[data[i] - 0x80]);
    else
      put (out, windows ? data[i] : get_latin_9 (data[i]));
  }
}

/* Bytes that are no UTF-8, and NULs, become U+FFFD. */
static void
decode_utf_8 (GString *out, const char *data, gsize size)
{
  g_autofree char *valid = NULL;

  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0) {
    data += 3;
    size -= 3;
  }
  if (g_utf8_validate_len (data, size, NULL)) {
    g_string_append_len (out, data, size);
    return;
  }
  valid = g_utf8_make_valid (data, size);
  g_string_append (out, valid);
}

/** fab_csv_encoding_decode: (transfer full): valid UTF-8, without marks; what can't be read is U+FFFD */
char *
fab_csv_encoding_decode (GBytes *bytes, FabCsvEncoding encoding)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GString *out = g_string_sized_new (size + 1);

  switch (encoding) {
  case FAB_CSV_UTF_16_LE:
  case FAB_CSV_UTF_16_BE:
    decode_utf_16 (out, data, size, encoding == FAB_CSV_UTF_16_BE);
    break;
  case FAB_CSV_WINDOWS_1252:
  case FAB_CSV_LATIN_9:
    decode_latin (out, data, size, encoding == FAB_CSV_WINDOWS_1252);
    break;
  case FAB_CSV_UTF_8:
  default:
    decode_utf_8 (out, (const char *)data, size);
    break;
  }
  return g_string_free_and_steal (out);
}
