/* fab-large-text.h: what is laid out otherwise where people want their text much larger than usual */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void fab_large_text_let_wrap (AdwComboRow *row);
void fab_large_text_set_more (AdwComboRow *row, const char *more);

G_END_DECLS
