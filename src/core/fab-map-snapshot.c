#include "fab-map-snapshot.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-map-moment-private.h"

#define MAGIC  "fabrique-map 1"
#define FAMILY "fabrique-map "
#define PACKED "fabrique-map-packed 1\n"
#define CHUNK  65536
/* More cells than any table has columns: a line with more is wrong. */
#define MAX_CELLS 100

/* ---- Writing ---- */

static void
append_value (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    switch (*p) {
    case '\t':
      g_string_append (out, "\\t");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    default:
      g_string_append_c (out, *p);
    }
  }
}

/* The columns that any row has a value in. */
static GArray *
find_columns (FabMapMoment *self, FabMomentPart part)
{
  guint n = fab_moment_part_get_table (part)->n_fields;
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *used = g_new0 (gboolean, n);

  for (guint i = 0; i < fab_map_moment_get_n (self, part); i++)
    for (guint f = 0; f < n; f++)
      used[f] |= fab_map_moment_get (self, part, i)->values[f] != NULL;
  for (guint f = 0; f < n; f++)
    if (used[f])
      g_array_append_val (columns, f);
  return columns;
}

/* The part whose rows a field refers to, or FAB_MOMENT_N_PARTS. */
static FabMomentPart
find_target (const FabField *field)
{
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    if (field->type == FAB_FIELD_REF && fab_moment_part_get_table (p)->id == field->target)
      return p;
  return FAB_MOMENT_N_PARTS;
}

/** What is known while writing. */
typedef struct {
  GString *out;
  FabMapMoment *moment;
  GHashTable *numbers[FAB_MOMENT_N_PARTS]; /* gint64 → how many rows are before it, + 1 */
} Writer;

/* Keys are long and random: what a reference names is written as "#" and its number within its part. */
static void
append_field (Writer *self, const FabField *field, const char *text)
{
  FabMomentPart target = find_target (field);
  gint64 key = target < FAB_MOMENT_N_PARTS ? g_ascii_strtoll (text, NULL, 10) : 0;
  guint number = key != 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers[target], &key)) : 0;

  if (number > 0)
    g_string_append_printf (self->out, "#%u", number - 1);
  else
    append_value (self->out, text);
}

/* Places are found by their actors: their own keys are nobody's. */
static void
append_row (Writer *self, FabMomentPart part, guint index, const GArray *columns)
{
  const FabField *fields = fab_moment_part_get_table (part)->fields;
  const FabMomentRow *row = fab_map_moment_get (self->moment, part, index);
  guint last = columns->len;

  while (last > 0 && row->values[g_array_index (columns, guint, last - 1)] == NULL)
    last--;
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, part == FAB_MOMENT_PLACES ? index + 1 : row->key);
  for (guint c = 0; c < last; c++) {
    guint field = g_array_index (columns, guint, c);

    g_string_append_c (self->out, '\t');
    if (row->values[field] != NULL)
      append_field (self, &fields[field], row->values[field]);
  }
  g_string_append_c (self->out, '\n');
}

static void
append_part (Writer *self, FabMomentPart part)
{
  const FabTable *table = fab_moment_part_get_table (part);
  guint n = fab_map_moment_get_n (self->moment, part);
  g_autoptr (GArray) columns = find_columns (self->moment, part);

  if (n == 0)
    return;
  g_string_append_printf (self->out, "[%s]\tkey", table->name);
  for (guint c = 0; c < columns->len; c++)
    g_string_append_printf (self->out, "\t%s", table->fields[g_array_index (columns, guint, c)].column);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < n; i++)
    append_row (self, part, i, columns);
}

static GHashTable *
number_rows (FabMapMoment *moment, FabMomentPart part)
{
  GHashTable *numbers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < fab_map_moment_get_n (moment, part); i++)
    g_hash_table_insert (numbers, (gpointer)&fab_map_moment_get (moment, part, i)->key, GUINT_TO_POINTER (i + 1));
  return numbers;
}

/** fab_map_moment_to_text: (transfer full) */
char *
fab_map_moment_to_text (FabMapMoment *self)
{
  Writer writer = { .out = g_string_new (MAGIC "\n"), .moment = self };

  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    writer.numbers[p] = number_rows (self, p);
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    append_part (&writer, p);
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    g_hash_table_unref (writer.numbers[p]);
  return g_string_free (writer.out, FALSE);
}

/* ---- Reading ---- */

/** What is known while reading. */
typedef struct {
  FabMapMoment *moment;
  FabMomentPart part; /* FAB_MOMENT_N_PARTS: before the first, or one that is not known here */
  GArray *columns;    /* of int: fields; -1: not known here */
  guint n_rows;
  guint line;
} Reader;

static gboolean
refuse (const Reader *reader, GError **error)
{
  g_set_error (error, FAB_ERROR, FAB_ERROR_DAMAGED, _ ("This state of the map is damaged (line %u)."), reader->line);
  return FALSE;
}

static FabMomentPart
find_part (const char *name)
{
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    if (g_str_equal (fab_moment_part_get_table (p)->name, name))
      return p;
  return FAB_MOMENT_N_PARTS;
}

/* "[actor]	key	name…" */
static gboolean
read_heading (Reader *reader, char **cells, guint n, GError **error)
{
  gsize length = strlen (cells[0]);
  g_autofree char *name = NULL;

  if (length < 3 || cells[0][length - 1] != ']' || n < 2 || !g_str_equal (cells[1], "key"))
    return refuse (reader, error);
  name = g_strndup (cells[0] + 1, length - 2);
  reader->part = find_part (name);
  g_array_set_size (reader->columns, 0);
  for (guint c = 2; c < n && reader->part < FAB_MOMENT_N_PARTS; c++) {
    int field = fab_table_find_field (fab_moment_part_get_table (reader->part), cells[c]);

    g_array_append_val (reader->columns, field);
  }
  return TRUE;
}

/* In place. */
static void
unescape (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\\' && p[1] != '\0') {
      p++;
      *to++ = *p == 't' ? '\t' : *p == 'n' ? '\n' : *p == 'r' ? '\r' : *p;
    } else {
      *to++ = *p;
    }
  }
  *to = '\0';
}

static gboolean
is_integer (const char *text)
{
  gint64 number;

  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL);
}

static gboolean
is_fine (const FabField *field, const char *text)
{
  if (*text == '\0')
    return TRUE;
  switch (field->type) {
  case FAB_FIELD_TEXT:
  case FAB_FIELD_CHOICE:
    return strlen (text) <= FAB_FIELD_MAX_BYTES;
  case FAB_FIELD_DATE:
    return fab_date_is_valid (text);
  case FAB_FIELD_REAL:
    return strspn (text, "+-.0123456789eE") == strlen (text);
  default:
    return is_integer (text);
  }
}

/* "#12" is the key of the thirteenth row of the part that the field refers to. */
static gboolean
resolve (Reader *reader, FabMomentRow *row, guint field, const char *text)
{
  FabMomentPart target = find_target (&fab_moment_part_get_table (reader->part)->fields[field]);
  char key[32];
  guint64 number;

  if (target == FAB_MOMENT_N_PARTS || target > reader->part ||
      !g_ascii_string_to_unsigned (text + 1, 10, 0, FAB_MAP_SNAPSHOT_MAX_ROWS, &number, NULL) ||
      number >= fab_map_moment_get_n (reader->moment, target))
    return FALSE;
  g_snprintf (key, sizeof key, "%" G_GINT64_FORMAT, fab_map_moment_get (reader->moment, target, number)->key);
  fab_map_moment_set (reader->moment, row, field, key);
  return TRUE;
}

/* One value of a row; the text is changed in place. */
static gboolean
read_value (Reader *reader, FabMomentRow *row, guint field, char *text)
{
  const FabField *declared = &fab_moment_part_get_table (reader->part)->fields[field];

  if (*text == '#' && fab_field_is_reference (declared))
    return resolve (reader, row, field, text);
  unescape (text);
  if (!is_fine (declared, text))
    return FALSE;
  fab_map_moment_set (reader->moment, row, field, text);
  return TRUE;
}

static gboolean
read_row (Reader *reader, char **cells, guint n, GError **error)
{
  FabMomentRow *row;
  gint64 key;

  if (!g_ascii_string_to_signed (cells[0], 10, 1, G_MAXINT64, &key, NULL) || n - 1 > reader->columns->len ||
      fab_map_moment_find (reader->moment, reader->part, key) != NULL || ++reader->n_rows > FAB_MAP_SNAPSHOT_MAX_ROWS)
    return refuse (reader, error);
  row = fab_map_moment_add (reader->moment, reader->part, key);
  for (guint c = 1; c < n; c++) {
    int field = g_array_index (reader->columns, int, c - 1);

    if (field >= 0 && !read_value (reader, row, field, cells[c]))
      return refuse (reader, error);
  }
  return fab_map_moment_get_n (reader->moment, FAB_MOMENT_ACTORS) <= FAB_MAP_SNAPSHOT_MAX_ACTORS ||
         refuse (reader, error);
}

static gboolean
read_line (Reader *reader, const char *line, gsize length, GError **error)
{
  g_autofree char *copy = g_strndup (line, length);
  g_auto (GStrv) cells = NULL;
  guint n;

  if (*copy == '\0')
    return TRUE;
  cells = g_strsplit (copy, "\t", MAX_CELLS);
  n = g_strv_length (cells);
  if (*copy == '[')
    return read_heading (reader, cells, n, error);
  if (reader->part == FAB_MOMENT_N_PARTS)
    return TRUE;
  return read_row (reader, cells, n, error);
}

/* Each actor has a name, and each link two actors that are here. */
static gboolean
is_whole (FabMapMoment *moment)
{
  for (guint i = 0; i < fab_map_moment_get_n (moment, FAB_MOMENT_ACTORS); i++)
    if (fab_map_moment_get (moment, FAB_MOMENT_ACTORS, i)->values[FAB_ACTOR_NAME] == NULL)
      return FALSE;
  for (guint i = 0; i < fab_map_moment_get_n (moment, FAB_MOMENT_RELATIONS); i++) {
    const FabMomentRow *link = fab_map_moment_get (moment, FAB_MOMENT_RELATIONS, i);

    if (!fab_map_moment_find (moment, FAB_MOMENT_ACTORS, fab_moment_row_get_integer (link, FAB_RELATION_SOURCE)) ||
        !fab_map_moment_find (moment, FAB_MOMENT_ACTORS, fab_moment_row_get_integer (link, FAB_RELATION_TARGET)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_lines (Reader *reader, const char *text, GError **error)
{
  for (const char *p = text; *p != '\0';) {
    gsize length = strcspn (p, "\n");

    reader->line++;
    if (reader->line > 1 && !read_line (reader, p, length, error))
      return FALSE;
    p += length + (p[length] == '\n');
  }
  return is_whole (reader->moment) || refuse (reader, error);
}

static gboolean
check_magic (const char *text, GError **error)
{
  gsize length = strcspn (text, "\n");

  if (length == strlen (MAGIC) && g_str_has_prefix (text, MAGIC))
    return TRUE;
  if (g_str_has_prefix (text, FAMILY) || g_str_has_prefix (text, "fabrique-map-packed "))
    g_set_error (error, FAB_ERROR, FAB_ERROR_NEWER, _ ("A newer version of Fabrique kept this state of the map."));
  else
    g_set_error (error, FAB_ERROR, FAB_ERROR_DAMAGED, _ ("This is not a state of the map."));
  return FALSE;
}

/** fab_map_moment_parse: (transfer full): what fab_map_moment_to_text() wrote; or %NULL, with the reason, where anything in it is wrong */
FabMapMoment *
fab_map_moment_parse (const char *text, GError **error)
{
  g_autoptr (FabMapMoment) moment = NULL;
  g_autoptr (GArray) columns = NULL;
  Reader reader = { .part = FAB_MOMENT_N_PARTS };

  if (!g_utf8_validate (text, -1, NULL) || !check_magic (text, error)) {
    if (error != NULL && *error == NULL)
      g_set_error (error, FAB_ERROR, FAB_ERROR_DAMAGED, _ ("This is not a state of the map."));
    return NULL;
  }
  reader.moment = moment = fab_map_moment_new ();
  reader.columns = columns = g_array_new (FALSE, FALSE, sizeof (int));
  return read_lines (&reader, text, error) ? g_steal_pointer (&moment) : NULL;
}

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
