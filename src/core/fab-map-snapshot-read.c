/* fab-map-snapshot-read.c: a moment of the map read from a text that anybody may have written */
#include "fab-map-snapshot-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"

#define FAMILY "fabrique-map "
/* More cells than any table has columns: a line with more is wrong. */
#define MAX_CELLS 100

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
  FabMomentPart target = fab_moment_part_find_target (&fab_moment_part_get_table (reader->part)->fields[field]);
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

  if (length == strlen (FAB_MAP_SNAPSHOT_MAGIC) && g_str_has_prefix (text, FAB_MAP_SNAPSHOT_MAGIC))
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
