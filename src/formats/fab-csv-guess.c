/* fab-csv-guess.c: how a table was written, from its first rows */
#include <math.h>
#include <string.h>

#include "fab-csv-matrix.h"
#include "fab-csv.h"
#include "fab-import-names.h"

/* What is looked at. */
#define SAMPLE_BYTES 65536
#define SAMPLE_ROWS  60
/* A title and such above the table. */
#define MAX_SKIPPED 10

/* ---- The separator ---- */

/* How many of the rows have as many values as most rows have, and how many these are. */
static guint
count_regular (FabCsv *table, guint *columns)
{
  guint counts[FAB_CSV_MAX_COLUMNS + 1] = { 0 };

  *columns = 0;
  for (guint i = 0; i < fab_csv_get_n_rows (table); i++)
    counts[MIN (fab_csv_get_row_length (table, i), FAB_CSV_MAX_COLUMNS)]++;
  for (guint n = 1; n <= FAB_CSV_MAX_COLUMNS; n++)
    if (counts[n] > 0 && counts[n] >= counts[*columns])
      *columns = n;
  return counts[*columns];
}

/* Empty values at the ends of rows make them shorter: it matters more that a sign splits all rows than that it does so evenly. */
static double
rate (const char *text, char separator)
{
  const FabCsvStyle style = { .separator = separator };
  g_autoptr (FabCsv) table = fab_csv_parse (text, &style, SAMPLE_ROWS, NULL, NULL);
  guint columns, regular, split = 0;

  if (table == NULL || fab_csv_get_n_rows (table) == 0)
    return 0;
  regular = count_regular (table, &columns);
  for (guint i = 0; i < fab_csv_get_n_rows (table); i++)
    split += fab_csv_get_row_length (table, i) > 1;
  if (fab_csv_get_n_columns (table) < 2 || columns < 2)
    return 0.001 * split;
  return (double)(regular + 2 * split) / fab_csv_get_n_rows (table) + 0.2 * log2 (columns);
}

static char
guess_separator (const char *text)
{
  char best = FAB_CSV_SEPARATORS[0];
  double best_rate = 0;

  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' && strchr (FAB_CSV_SEPARATORS, text[4]) != NULL)
    return text[4];
  for (const char *sign = FAB_CSV_SEPARATORS; *sign != '\0'; sign++) {
    double rated = rate (text, *sign);

    if (rated > best_rate) {
      best_rate = rated;
      best = *sign;
    }
  }
  return best;
}

/* ---- The header ---- */

/* A title above the table: rows with one value, where most have several. */
static guint
guess_skip (FabCsv *table)
{
  guint columns, skip = 0;

  count_regular (table, &columns);
  while (columns > 2 && skip < MAX_SKIPPED && skip < fab_csv_get_n_rows (table) &&
         fab_csv_get_row_length (table, skip) == 1)
    skip++;
  return skip < MAX_SKIPPED && skip < fab_csv_get_n_rows (table) ? skip : 0;
}

static gboolean
is_name_like (const char *text)
{
  gboolean letters = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (*p == '@')
      return FALSE;
    letters = letters || g_unichar_isalpha (g_utf8_get_char (p));
  }
  return letters && !g_str_has_prefix (text, "http");
}

static gboolean
is_recognised (const char *text)
{
  return fab_import_names_guess (FAB_DRAFT_NODES, text).use != FAB_IMPORT_LEAVE ||
         fab_import_names_guess (FAB_DRAFT_LINKS, text).use != FAB_IMPORT_LEAVE ||
         fab_import_names_guess_role (text) != FAB_IMPORT_ROLE_NONE;
}

/* Files that were put together have their header several times. */
static gboolean
is_same_row (FabCsv *table, guint row, guint other)
{
  for (guint column = 0; column < fab_csv_get_n_columns (table); column++)
    if (strcmp (fab_csv_get_text (table, row, column), fab_csv_get_text (table, other, column)) != 0)
      return FALSE;
  return TRUE;
}

/* What names a column doesn't come back as a value. */
static gboolean
comes_back (FabCsv *table, guint first, const char *text)
{
  for (guint row = first + 1; row < fab_csv_get_n_rows (table); row++)
    for (guint column = 0; column < fab_csv_get_row_length (table, row) && !is_same_row (table, first, row); column++)
      if (g_str_equal (fab_csv_get_text (table, row, column), text))
        return TRUE;
  return FALSE;
}

static gboolean
guess_header (FabCsv *table, guint first)
{
  guint n = fab_csv_get_row_length (table, first), recognised = 0;

  for (guint column = 0; column < n; column++) {
    const char *text = fab_csv_get_text (table, first, column);

    if (*text == '\0')
      continue;
    if (!is_name_like (text) || comes_back (table, first, text))
      return FALSE;
    recognised += is_recognised (text);
  }
  return recognised > 0 || n > 2;
}

/* ---- All of it ---- */

/* Ends where a letter ends. */
static char *
take_sample (GBytes *bytes, FabCsvEncoding encoding)
{
  gsize size = MIN (g_bytes_get_size (bytes), SAMPLE_BYTES);
  g_autoptr (GBytes) start = g_bytes_new_from_bytes (bytes, 0, size);
  char *text = fab_csv_encoding_decode (start, encoding);

  return text;
}

/** fab_csv_guess: how a table was written; what is in doubt comes out as French spreadsheets do it. For any thread */
FabCsvStyle
fab_csv_guess (GBytes *bytes)
{
  FabCsvStyle style = { .encoding = fab_csv_encoding_guess (bytes), .has_header = TRUE };
  g_autofree char *text = take_sample (bytes, style.encoding);
  g_autoptr (FabCsv) table = NULL;
  FabCsvStyle plain;

  style.separator = guess_separator (text);
  plain = style;
  plain.has_header = FALSE;
  table = fab_csv_parse (text, &plain, SAMPLE_ROWS, NULL, NULL);
  if (table == NULL || fab_csv_get_n_rows (table) == 0)
    return style;
  style.skip = guess_skip (table);
  style.has_header = fab_csv_is_matrix (table, style.skip, FALSE) || guess_header (table, style.skip);
  return style;
}
