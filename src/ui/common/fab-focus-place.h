/* fab-focus-place.h: where the keyboard is among widgets that are made anew */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GArray *fab_focus_place_get (GtkWidget *root);
void fab_focus_place_restore (GtkWidget *root, GArray *place);

G_END_DECLS
