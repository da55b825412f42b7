/* fab-ask-name.h: asks for the name of something new */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** @name is what was typed, never empty. */
typedef void (*FabNameGiven) (const char *name, gpointer data);

void fab_ask_name (GtkWidget *parent, const char *heading, const char *accept, const char *initial, FabNameGiven given,
                   GObject *data);

G_END_DECLS
