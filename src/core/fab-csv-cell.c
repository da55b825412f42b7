#include "fab-csv-cell.h"

#include <string.h>

/** fab_csv_get_separator: what stands between two cells; French spreadsheets want semicolons, as the comma is in their numbers */
char
fab_csv_get_separator (FabLanguage language)
{
  return language == FAB_LANGUAGE_FRENCH ? ';' : ',';
}

/** fab_csv_append_text: adds one cell, by RFC 4180; a text that a spreadsheet would take for a formula is told to be one */
void
fab_csv_append_text (GString *csv, const char *text, char separator)
{
  gboolean formula = text[0] != '\0' && strchr ("=+-@\t", text[0]) != NULL;

  if (!formula && strpbrk (text, "\"\n\r") == NULL && strchr (text, separator) == NULL) {
    g_string_append (csv, text);
    return;
  }
  g_string_append (csv, formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (csv, '"');
    g_string_append_c (csv, *p);
  }
  g_string_append_c (csv, '"');
}
