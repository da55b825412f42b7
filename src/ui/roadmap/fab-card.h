/* fab-card.h: an action on the board: its title, and one quiet row of facts */
#pragma once

#include <gtk/gtk.h>

#include "fab-roadmap-model.h"

G_BEGIN_DECLS

#define FAB_TYPE_CARD (fab_card_get_type ())
G_DECLARE_FINAL_TYPE (FabCard, fab_card, FAB, CARD, GtkWidget)

GtkWidget *fab_card_new (void);
GtkWidget *fab_card_new_gauge (void);
void fab_card_show (FabCard *self, FabStore *store, FabRecord *action);
FabRecord *fab_card_get_action (FabCard *self);
void fab_card_set_place (FabCard *self, guint position, guint n_in_column);
void fab_card_set_menu_shown (FabCard *self, gboolean shown);

G_END_DECLS
