/* fab-key-figure.h: a figure large, and what it counts beside it */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *fab_key_figure_new (const char *line);
gsize fab_key_figure_measure (const char *line);

G_END_DECLS
