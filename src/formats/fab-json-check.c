#include "fab-json-check.h"

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-number.h"

#define MAX_DEPTH 100
/* Each becomes an object in memory. */
#define MAX_VALUES 4000000

static gboolean
fail (GError **error, char *sentence)
{
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
check_values (guint64 n_values, GError **error)
{
  g_autofree char *limit = fab_number_format (MAX_VALUES, fab_language_get_default ());

  return n_values <= MAX_VALUES || fail (error, g_strdup_printf (_ ("This file holds more than %s values."), limit));
}

/**
 * fab_json_check:
 * @text: what should be JSON
 *
 * A parser that calls itself for each bracket would run out of stack on a file of brackets, and one that builds an object for each value out of
 * memory on a file of commas.
 *
 * Returns: whether the text can be given to one; otherwise %FAB_ERROR_INVALID
 */
gboolean
fab_json_check (const char *text, gsize length, GError **error)
{
  guint64 n_values = 0;
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++) {
    char c = text[i];

    if (quoted) {
      if (c == '\\')
        i++;
      else if (c == '"')
        quoted = FALSE;
    } else if (c == '"') {
      quoted = TRUE;
    } else if (c == '[' || c == '{') {
      n_values++;
      if (++depth > MAX_DEPTH)
        return fail (error,
                     g_strdup_printf (_ ("This file nests its values more than %d deep, which no file of actors does."),
                                      MAX_DEPTH));
    } else if (c == ']' || c == '}') {
      depth = depth > 0 ? depth - 1 : 0;
    } else if (c == ',') {
      n_values++;
    } else if (c == '/' || c == '\'' || c == '#') {
      /* Comments and other quotes, which some parsers take, would hide brackets from us. */
      return fail (error, g_strdup (_ ("This file is not JSON.")));
    }
  }
  if (quoted || depth > 0)
    return fail (error, g_strdup (_ ("This file stops before its end: it was cut when it was saved or copied.")));
  return check_values (n_values, error);
}
