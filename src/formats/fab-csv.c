#include "fab-csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-text.h"

/* So many quotation marks that are never closed are forgiven; then all marks are taken as they are. */
#define MAX_FORGIVEN 3
/* Rows of unequal length that are named in a note; the others are counted. */
#define MAX_NAMED_ROWS 3
#define MAX_VALUES     5000000
/* So many values are read between two looks at the cancellable. */
#define LOOK_EVERY 4096

typedef struct {
  guint first; /* of its values */
  guint n;
  guint line; /* in the file, from 1 */
} Row;

struct _FabCsv {
  GString *texts; /* the values, each ended by a NUL */
  GArray *values; /* gsize: where each value starts in texts */
  GArray *rows;   /* of Row; the header is not among them */
  GPtrArray *names;
  guint n_columns;
  gboolean has_header;
  GPtrArray *notes; /* of sentences, ended by NULL */
};

G_DEFINE_BOXED_TYPE (FabCsv, fab_csv, fab_csv_ref, fab_csv_unref)

static FabCsv *
fab_csv_new (void)
{
  FabCsv *self = g_atomic_rc_box_new0 (FabCsv);

  self->texts = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  return self;
}

FabCsv *
fab_csv_ref (FabCsv *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FabCsv *self = data;

  g_string_free (self->texts, TRUE);
  g_array_unref (self->values);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->notes);
}

void
fab_csv_unref (FabCsv *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* ---- Reading values ---- */

typedef struct {
  FabCsv *csv;
  const char *p;
  char separator;
  guint line;
  guint forgiven;
} Reader;

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static void
skip_line_end (Reader *reader)
{
  if (*reader->p == '\r' && reader->p[1] == '\n')
    reader->p++;
  if (*reader->p != '\0')
    reader->p++;
  reader->line++;
}

/* Reads what stands between quotation marks, which reader->p is after. Returns: whether they are closed; else nothing was read. */
static gboolean
read_quoted (Reader *reader)
{
  GString *texts = reader->csv->texts;
  gsize length = texts->len;
  const char *start = reader->p;
  guint line = reader->line;

  while (*reader->p != '\0') {
    const char *p = reader->p;

    if (p[0] == '"' && p[1] != '"') {
      reader->p++;
      return TRUE;
    }
    if (is_line_end (*p)) {
      skip_line_end (reader);
      g_string_append_c (texts, '\n');
      continue;
    }
    g_string_append_c (texts, *p);
    reader->p += *p == '"' ? 2 : 1;
  }
  g_string_truncate (texts, length);
  reader->p = start;
  reader->line = line;
  return FALSE;
}

/* A mark that is never closed is an ordinary letter: else it would swallow the rest of the file. */
static void
forgive (Reader *reader)
{
  reader->forgiven++;
  g_string_append_c (reader->csv->texts, '"');
  g_ptr_array_add (
      reader->csv->notes,
      g_strdup_printf (_ ("Line %u: a quotation mark is opened and never closed; it was taken as a letter."),
                       reader->line));
}

static void
trim (GString *texts, gsize start)
{
  while (texts->len > start && (g_ascii_isspace (texts->str[texts->len - 1])))
    g_string_truncate (texts, texts->len - 1);
}

/* Reads one value up to the separator or the end of the line; blanks around it are left out. */
static void
read_value (Reader *reader)
{
  GString *texts = reader->csv->texts;
  gsize start = texts->len;

  g_array_append_val (reader->csv->values, start);
  while (*reader->p == ' ' || (*reader->p == '\t' && reader->separator != '\t'))
    reader->p++;
  if (*reader->p == '"' && reader->forgiven < MAX_FORGIVEN) {
    reader->p++;
    if (!read_quoted (reader))
      forgive (reader);
  }
  while (*reader->p != '\0' && *reader->p != reader->separator && !is_line_end (*reader->p))
    g_string_append_c (texts, *reader->p++);
  trim (texts, start);
  g_string_append_c (texts, '\0');
}

/* ---- Rows ---- */

static gboolean
is_empty (FabCsv *self, const Row *row)
{
  for (guint i = 0; i < row->n; i++)
    if (self->texts->str[g_array_index (self->values, gsize, row->first + i)] != '\0')
      return FALSE;
  return TRUE;
}

static void
forget (FabCsv *self, const Row *row)
{
  g_string_truncate (self->texts, g_array_index (self->values, gsize, row->first));
  g_array_set_size (self->values, row->first);
}

/* Empty values at the end of a row are what is left of a wider sheet. */
static void
shorten (FabCsv *self, Row *row)
{
  while (row->n > 1 && self->texts->str[g_array_index (self->values, gsize, row->first + row->n - 1)] == '\0')
    row->n--;
}

static gboolean
refuse_columns (const Row *row, GError **error)
{
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("Line %u has too many columns: %u are taken at most."),
               row->line, FAB_CSV_MAX_COLUMNS);
  return FALSE;
}

static gboolean
read_row (Reader *reader, GError **error)
{
  FabCsv *self = reader->csv;
  Row row = { .first = self->values->len, .line = reader->line };

  for (;;) {
    read_value (reader);
    if (*reader->p != reader->separator || *reader->p == '\0')
      break;
    if (self->values->len - row.first > FAB_CSV_MAX_COLUMNS * 4)
      return refuse_columns (&row, error);
    if (self->values->len > MAX_VALUES) {
      g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This table has more than %u values: that is too many."),
                   MAX_VALUES);
      return FALSE;
    }
    reader->p++;
  }
  skip_line_end (reader);
  row.n = self->values->len - row.first;
  if (is_empty (self, &row)) {
    forget (self, &row);
    return TRUE;
  }
  shorten (self, &row);
  g_array_append_val (self->rows, row);
  return row.n <= FAB_CSV_MAX_COLUMNS || refuse_columns (&row, error);
}

/* Spreadsheets may say the separator in a first line "sep=;". */
static void
skip_separator_line (Reader *reader)
{
  if (g_ascii_strncasecmp (reader->p, "sep=", 4) == 0 && reader->p[4] != '\0' &&
      (is_line_end (reader->p[5]) || reader->p[5] == '\0')) {
    reader->p += 5;
    skip_line_end (reader);
  }
}

static gboolean
read_rows (Reader *reader, guint max_rows, gboolean refuses, GCancellable *cancellable, GError **error)
{
  skip_separator_line (reader);
  while (*reader->p != '\0') {
    if (reader->csv->rows->len >= max_rows) {
      if (!refuses)
        return TRUE;
      g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This table has more than %u rows: that is too many."),
                   max_rows);
      return FALSE;
    }
    if (reader->csv->rows->len % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!read_row (reader, error))
      return FALSE;
  }
  return TRUE;
}

/* ---- Columns ---- */

static const char *
get_value (FabCsv *self, const Row *row, guint column)
{
  if (column >= row->n)
    return "";
  return self->texts->str + g_array_index (self->values, gsize, row->first + column);
}

static char *
make_name (FabCsv *self, const Row *header, guint column)
{
  const char *given = header != NULL ? get_value (self, header, column) : "";
  g_autofree char *clean = fab_text_clean (given, -1);

  g_strdelimit (clean, "\n\t", ' ');
  if (*g_strstrip (clean) != '\0')
    return g_steal_pointer (&clean);
  return g_strdup_printf (_ ("Column %u"), column + 1);
}

/* Files that were put together have their header several times. */
static void
drop_headers (FabCsv *self, const Row *header)
{
  guint kept = 0;

  for (guint i = 0; i < self->rows->len; i++) {
    Row row = g_array_index (self->rows, Row, i);
    gboolean same = row.n == header->n;

    for (guint c = 0; same && c < row.n; c++)
      same = strcmp (get_value (self, &row, c), get_value (self, header, c)) == 0;
    if (!same)
      g_array_index (self->rows, Row, kept++) = row;
  }
  g_array_set_size (self->rows, kept);
}

static void
name_columns (FabCsv *self, const FabCsvStyle *style)
{
  guint skip = MIN (style->skip, self->rows->len);
  Row header;
  gboolean has_header;

  g_array_remove_range (self->rows, 0, skip);
  self->has_header = has_header = style->has_header && self->rows->len > 0;
  for (guint i = 0; i < self->rows->len; i++)
    self->n_columns = MAX (self->n_columns, g_array_index (self->rows, Row, i).n);
  if (has_header) {
    header = g_array_index (self->rows, Row, 0);
    drop_headers (self, &header);
  }
  for (guint c = 0; c < self->n_columns; c++)
    g_ptr_array_add (self->names, make_name (self, has_header ? &header : NULL, c));
}

static void
note_long_rows (FabCsv *self, const FabCsvStyle *style, guint named)
{
  guint n = 0;

  for (guint i = 0; style->has_header && i < self->rows->len; i++) {
    Row *row = &g_array_index (self->rows, Row, i);

    if (row->n > named && n++ < MAX_NAMED_ROWS)
      g_ptr_array_add (self->notes,
                       g_strdup_printf (_ ("Line %u has more values than there are column names."), row->line));
  }
  if (n > MAX_NAMED_ROWS)
    g_ptr_array_add (self->notes,
                     g_strdup_printf (ngettext ("… and %u more line has too many values.",
                                                "… and %u more lines have too many values.", n - MAX_NAMED_ROWS),
                                      n - MAX_NAMED_ROWS));
}

static guint
count_named (FabCsv *self, const FabCsvStyle *style)
{
  return style->skip < self->rows->len ? g_array_index (self->rows, Row, style->skip).n : 0;
}

/**
 * fab_csv_parse:
 * @text: valid UTF-8
 * @max_rows: where reading ends, for a look at the first rows; or 0 to read all, or to refuse what is too large
 *
 * Empty rows are left out. For any thread.
 *
 * Returns: (transfer full): the table; or %NULL with @error set
 */
FabCsv *
fab_csv_parse (const char *text, const FabCsvStyle *style, guint max_rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabCsv) self = fab_csv_new ();
  Reader reader = { .csv = self, .p = text, .separator = style->separator, .line = 1 };
  guint named;

  if (!read_rows (&reader, max_rows > 0 ? max_rows : FAB_CSV_MAX_ROWS, max_rows == 0, cancellable, error))
    return NULL;
  named = count_named (self, style);
  name_columns (self, style);
  note_long_rows (self, style, named);
  return g_steal_pointer (&self);
}

/**
 * fab_csv_read:
 *
 * Reads a whole file. For any thread.
 *
 * Returns: (transfer full): the table; or %NULL with @error set: too large, empty, or no table at all
 */
FabCsv *
fab_csv_read (GBytes *bytes, const FabCsvStyle *style, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (FabCsv) self = NULL;

  if (g_bytes_get_size (bytes) > FAB_CSV_MAX_BYTES) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This file is too large: at most %u MB are read."),
                 FAB_CSV_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  text = fab_csv_encoding_decode (bytes, style->encoding);
  self = fab_csv_parse (text, style, 0, cancellable, error);
  if (self != NULL && self->rows->len == 0) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This table has no rows."));
    return NULL;
  }
  return g_steal_pointer (&self);
}

/* ---- Looking ---- */

/** fab_csv_has_header: whether its first row named the columns */
gboolean
fab_csv_has_header (FabCsv *self)
{
  return self->has_header;
}

/** fab_csv_get_n_rows: how many rows of data */
guint
fab_csv_get_n_rows (FabCsv *self)
{
  return self->rows->len;
}

/** fab_csv_get_n_columns: as many as the longest row has */
guint
fab_csv_get_n_columns (FabCsv *self)
{
  return self->n_columns;
}

/** fab_csv_get_name: what the header calls a column; else "Column 3" */
const char *
fab_csv_get_name (FabCsv *self, guint column)
{
  return g_ptr_array_index (self->names, column);
}

/** fab_csv_get_text: a value, "" where the row ends before it */
const char *
fab_csv_get_text (FabCsv *self, guint row, guint column)
{
  return get_value (self, &g_array_index (self->rows, Row, row), column);
}

/** fab_csv_get_row_length: how many values a row has, empty ones at its end left out */
guint
fab_csv_get_row_length (FabCsv *self, guint row)
{
  return g_array_index (self->rows, Row, row).n;
}

/** fab_csv_get_line: on which line of the file a row starts, from 1 */
guint
fab_csv_get_line (FabCsv *self, guint row)
{
  return g_array_index (self->rows, Row, row).line;
}

/** fab_csv_get_notes: (transfer none): sentences about what was odd, ended by %NULL */
const char *const *
fab_csv_get_notes (FabCsv *self)
{
  return (const char *const *)self->notes->pdata;
}
