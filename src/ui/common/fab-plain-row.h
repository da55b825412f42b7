/* fab-plain-row.h: rows whose title and subtitle are text that people wrote */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

gpointer fab_plain_row_new (GType type, const char *title, const char *subtitle);

G_END_DECLS
