/* fab-csv.h: tables as spreadsheets write them: values between separators, row by row
 *
 * What French and other spreadsheets make: semicolons, commas, tabs or bars; quoted values with doubled quotation marks and line ends inside; any line end;
 * rows of unequal length; lines above the header. How a file was written is guessed, shown, and can be said by hand.
 */
#pragma once

#include <gio/gio.h>

#include "fab-csv-encoding.h"

G_BEGIN_DECLS

#define FAB_CSV_MAX_BYTES   (64 * 1024 * 1024)
#define FAB_CSV_MAX_ROWS    200000
#define FAB_CSV_MAX_COLUMNS 1000 /* a table of actors × actors has many */

/** How a table was written. */
typedef struct {
  FabCsvEncoding encoding;
  char separator;      /* ';', ',', '\t' or '|' */
  guint skip;          /* rows before the header or the first data, such as a title */
  gboolean has_header; /* the first row that is not skipped names the columns */
} FabCsvStyle;

#define FAB_CSV_SEPARATORS ";,\t|"

#define FAB_TYPE_CSV (fab_csv_get_type ())
typedef struct _FabCsv FabCsv;

GType fab_csv_get_type (void);
FabCsv *fab_csv_ref (FabCsv *self);
void fab_csv_unref (FabCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabCsv, fab_csv_unref)

FabCsvStyle fab_csv_guess (GBytes *bytes);
FabCsv *fab_csv_read (GBytes *bytes, const FabCsvStyle *style, GCancellable *cancellable, GError **error);
FabCsv *
fab_csv_parse (const char *text, const FabCsvStyle *style, guint max_rows, GCancellable *cancellable, GError **error);

gboolean fab_csv_has_header (FabCsv *self);
guint fab_csv_get_n_rows (FabCsv *self);
guint fab_csv_get_n_columns (FabCsv *self);
const char *fab_csv_get_name (FabCsv *self, guint column);
const char *fab_csv_get_text (FabCsv *self, guint row, guint column);
guint fab_csv_get_row_length (FabCsv *self, guint row);
guint fab_csv_get_line (FabCsv *self, guint row);
const char *const *fab_csv_get_notes (FabCsv *self);

G_END_DECLS
