/* fab-promotion-dialogs.h: asks what a contribution becomes, makes it, and goes there */
#pragma once

#include <gtk/gtk.h>

#include "fab-context.h"

G_BEGIN_DECLS

void fab_promotion_ask_for_actor (GtkWidget *parent, FabContext *context, FabRecord *contribution);
void fab_promotion_ask_for_action (GtkWidget *parent, FabContext *context, FabRecord *contribution);

G_END_DECLS
