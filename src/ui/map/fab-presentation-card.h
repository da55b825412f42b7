/* fab-presentation-card.h: an actor for those who want to read: its name, what it is, what it does, whom it is tied to */
#pragma once

#include <gtk/gtk.h>

#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_PRESENTATION_CARD (fab_presentation_card_get_type ())
G_DECLARE_FINAL_TYPE (FabPresentationCard, fab_presentation_card, FAB, PRESENTATION_CARD, GtkWidget)

void fab_presentation_card_set_actor (FabPresentationCard *self, FabStore *store, FabRecord *actor, double scale);

G_END_DECLS
