#include "fab-format-foreign.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"

/* How much of a file is looked at. */
#define LOOKED_AT 8192

typedef struct {
  const char *start;
  gsize length;
  const char *inside; /* (nullable): what must be in the first bytes too */
  const char *sentence;
} Kind;

/* The first that fits counts. */
static const Kind kinds[] = {
  { "PK\003\004", 4, "opendocument.spreadsheet",
    N_ ("“%s” is a spreadsheet (ODS). Open it in your spreadsheet program and save its sheet as CSV, then import "
        "that.") },
  { "PK\003\004", 4, "xl/",
    N_ ("“%s” is a spreadsheet (XLSX). Open it in your spreadsheet program and save its sheet as CSV, then import "
        "that.") },
  { "PK\003\004", 4, "[Content_Types].xml",
    N_ ("“%s” is an Office document. If it is a spreadsheet, save its sheet as CSV, then import that.") },
  { "PK\003\004", 4, NULL, N_ ("“%s” is an archive (ZIP): unpack it, and import the file that is in it.") },
  { "\320\317\021\340", 4, NULL,
    N_ ("“%s” is an old Office document. If it is a spreadsheet (XLS), save its sheet as CSV, then import that.") },
  { "SQLite format 3", 15, NULL,
    N_ ("“%s” is a project or another database, not a file of actors and links: open it instead.") },
  { "%PDF-", 5, NULL, N_ ("“%s” is a PDF: nothing can be imported from it.") },
  { "\211PNG", 4, NULL, N_ ("“%s” is a picture: nothing can be imported from it.") },
  { "\377\330\377", 3, NULL, N_ ("“%s” is a picture: nothing can be imported from it.") },
  { "GIF8", 4, NULL, N_ ("“%s” is a picture: nothing can be imported from it.") },
  { "{\\rtf", 5, NULL, N_ ("“%s” is a text document (RTF): nothing can be imported from it.") },
  { "<!doctype html", 14, NULL, N_ ("“%s” is a web page: nothing can be imported from it.") },
  { "<html", 5, NULL, N_ ("“%s” is a web page: nothing can be imported from it.") },
  { "{", 1, "\":", N_ ("“%s” is JSON, but not a map of Kumu’s.") },
  { "<?xml", 5, NULL, N_ ("“%s” is XML, but neither GEXF nor GraphML.") },
  { "<svg", 4, NULL, N_ ("“%s” is a picture: nothing can be imported from it.") },
};

static gboolean
fits (const Kind *kind, const char *data, gsize size)
{
  if (size < kind->length || g_ascii_strncasecmp (data, kind->start, kind->length) != 0)
    return FALSE;
  return kind->inside == NULL || memmem (data, MIN (size, LOOKED_AT), kind->inside, strlen (kind->inside)) != NULL;
}

/**
 * fab_format_check_foreign:
 * @name: the file's name, for the sentence
 * @bytes: of a file that is none of the graphs that we know
 *
 * Returns: %FALSE with @error saying what it is, where its first bytes tell that it is no table either
 */
gboolean
fab_format_check_foreign (const char *name, GBytes *bytes, GError **error)
{
  gsize size, skip = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    skip = 3;
  while (skip < MIN (size, LOOKED_AT) && g_ascii_isspace (data[skip]))
    skip++;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (fits (&kinds[i], data + skip, size - skip)) {
      g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ (kinds[i].sentence), name);
      return FALSE;
    }
  return TRUE;
}
