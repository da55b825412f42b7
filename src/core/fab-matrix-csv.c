/* fab-matrix-csv.c: a matrix as a table of numbers for a spreadsheet; and the names of the orders */
#include "fab-matrix.h"

#include <glib/gi18n-lib.h>

#include "fab-csv-cell.h"
#include "fab-error.h"

/** More columns than that no spreadsheet shows, and few programs read. */
#define MAX_ENTRIES 5000

static const struct {
  const char *code, *label;
} orders[] = {
  [FAB_MATRIX_BY_CIRCLE] = { "circle", NC_ ("order of a matrix", "Circle") },
  [FAB_MATRIX_BY_KIND] = { "kind", NC_ ("order of a matrix", "Kind") },
  [FAB_MATRIX_BY_TERRITORY] = { "territory", NC_ ("order of a matrix", "Territory") },
  [FAB_MATRIX_BY_NAME] = { "name", NC_ ("order of a matrix", "Name") },
  [FAB_MATRIX_BY_LINKS] = { "links", NC_ ("order of a matrix", "Number of links") },
};

/** fab_matrix_order_get_code: as settings and the command line name it */
const char *
fab_matrix_order_get_code (FabMatrixOrder order)
{
  return orders[order].code;
}

/** fab_matrix_order_get_label: translated */
const char *
fab_matrix_order_get_label (FabMatrixOrder order)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "order of a matrix", orders[order].label);
}

static void
append_row (GString *csv, FabMatrix *matrix, guint row, char separator)
{
  guint n_cells, next = 0;
  const FabMatrixCell *cells = fab_matrix_get_row (matrix, row, &n_cells);

  fab_csv_append_text (csv, fab_matrix_get_entry (matrix, row)->name, separator);
  for (guint column = 0; column < fab_matrix_get_n_entries (matrix); column++) {
    g_string_append_c (csv, separator);
    if (next < n_cells && cells[next].column == column)
      g_string_append_printf (csv, "%u", cells[next++].n_links);
    else
      g_string_append_c (csv, '0');
  }
  g_string_append (csv, FAB_CSV_END);
}

/**
 * fab_matrix_to_csv:
 * @language: French spreadsheets want semicolons
 *
 * Returns: (transfer full) (nullable): the number of links of every cell, with the names as first row and first column, in UTF-8 with a mark that
 *   tells spreadsheets so; %NULL with @error set where there are too many actors for a table
 */
char *
fab_matrix_to_csv (FabMatrix *self, FabLanguage language, GError **error)
{
  char separator = fab_csv_get_separator (language);
  guint n = fab_matrix_get_n_entries (self);
  GString *csv;

  if (n > MAX_ENTRIES) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("A table of %u rows and columns can’t be opened in a spreadsheet: filter the actors, %u at most"),
                 n, MAX_ENTRIES);
    return NULL;
  }
  csv = g_string_new (FAB_CSV_MARK);
  for (guint column = 0; column < n; column++) {
    g_string_append_c (csv, separator);
    fab_csv_append_text (csv, fab_matrix_get_entry (self, column)->name, separator);
  }
  g_string_append (csv, FAB_CSV_END);
  for (guint row = 0; row < n; row++)
    append_row (csv, self, row, separator);
  return g_string_free (csv, FALSE);
}
