/* fab-language.h: the two languages in which dates, numbers and typography are written
 *
 * Whoever formats passes the language, so that tests need no locale.  Interfaces pass fab_language_get_default(), which
 * follows the translations in use: dates are never in another language than the words around them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FAB_LANGUAGE_ENGLISH,
  FAB_LANGUAGE_FRENCH,
} FabLanguage;

FabLanguage fab_language_get_default (void);

G_END_DECLS
