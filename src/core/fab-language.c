#include "fab-language.h"

#include <glib/gi18n-lib.h>

/**
 * fab_language_get_default:
 *
 * Follows the message catalogue in use rather than the locale, so that an interface whose translation is missing does
 * not mix two languages.
 *
 * Returns: the language of the interface
 */
FabLanguage
fab_language_get_default (void)
{
  /* Translators: not a word to translate: write the two-letter code of your language, such as "fr". */
  const char *code = C_ ("language code", "en");

  return g_str_has_prefix (code, "fr") ? FAB_LANGUAGE_FRENCH : FAB_LANGUAGE_ENGLISH;
}
