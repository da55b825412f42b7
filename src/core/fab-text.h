/* fab-text.h: text compared, sorted, shortened and set as French is set */
#pragma once

#include <glib.h>

#include "fab-language.h"

G_BEGIN_DECLS

#define FAB_TEXT_NBSP        "\302\240"     /* U+00A0 no-break space */
#define FAB_TEXT_NARROW_NBSP "\342\200\257" /* U+202F narrow no-break space */
#define FAB_TEXT_ELLIPSIS    "\342\200\246" /* U+2026 */
#define FAB_TEXT_MINUS       "\342\210\222" /* U+2212 */

char *fab_text_fold (const char *text);
char *fab_text_fold_with_origins (const char *text, GArray *origins);
void fab_text_append_folded (GString *buffer, const char *text);

char *fab_text_sort_key (const char *text);
int fab_text_compare (const char *a, const char *b);

char *fab_text_initials (const char *name);
char *fab_text_elide_middle (const char *text, guint max_characters);
char *fab_text_clean (const char *bytes, gssize length);
char *fab_text_typeset (const char *text, FabLanguage language);

G_END_DECLS
