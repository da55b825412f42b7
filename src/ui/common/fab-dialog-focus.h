/* fab-dialog-focus.h: gives the keyboard to the widget that a dialog wants it for, also in a narrow window */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void fab_dialog_focus_keep (GtkWindow *window);

G_END_DECLS
