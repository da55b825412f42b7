/* fab-csv-encoding.h: in which letters a table was written */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FAB_CSV_UTF_8,
  FAB_CSV_UTF_16_LE,
  FAB_CSV_UTF_16_BE,
  FAB_CSV_WINDOWS_1252, /* what French spreadsheets write; Latin-1 is a part of it */
  FAB_CSV_LATIN_9,      /* ISO 8859-15 */
  FAB_CSV_N_ENCODINGS,
} FabCsvEncoding;

const char *fab_csv_encoding_get_name (FabCsvEncoding encoding);
FabCsvEncoding fab_csv_encoding_guess (GBytes *bytes);
char *fab_csv_encoding_decode (GBytes *bytes, FabCsvEncoding encoding);

G_END_DECLS
