/* fab-funding-bar.h: how much of a budget is found: secured in full colour, asked for in half */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_FUNDING_BAR (fab_funding_bar_get_type ())
G_DECLARE_FINAL_TYPE (FabFundingBar, fab_funding_bar, FAB, FUNDING_BAR, GtkWidget)

GtkWidget *fab_funding_bar_new (void);
void fab_funding_bar_set_amounts (FabFundingBar *self, gint64 budget, gint64 secured, gint64 asked);

G_END_DECLS
