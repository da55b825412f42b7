/* fab-summary-cell.h: a record in a list: its mark on the line of time, its title over a quiet line, its badge */
#pragma once

#include <gtk/gtk.h>

#include "fab-summary.h"

G_BEGIN_DECLS

#define FAB_TYPE_SUMMARY_CELL (fab_summary_cell_get_type ())
G_DECLARE_FINAL_TYPE (FabSummaryCell, fab_summary_cell, FAB, SUMMARY_CELL, GtkBox)

GtkWidget *fab_summary_cell_new (void);
void fab_summary_cell_set (FabSummaryCell *self, const FabSummary *summary);

/* The badge alone, for rows of other kinds */
GtkWidget *fab_badge_new (void);
void fab_badge_set (GtkWidget *badge, const FabSummary *summary);

G_END_DECLS
