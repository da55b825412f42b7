/* fab-csv-cell.h: texts as cells of a table for a spreadsheet */
#pragma once

#include <glib.h>

#include "fab-language.h"

G_BEGIN_DECLS

/** Tells a spreadsheet that a table is in UTF-8. */
#define FAB_CSV_MARK "\357\273\277"
#define FAB_CSV_END  "\r\n"

char fab_csv_get_separator (FabLanguage language);
void fab_csv_append_text (GString *csv, const char *text, char separator);

G_END_DECLS
