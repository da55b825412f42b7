/* fab-growing-rows.h: a list whose rows come a few at a time after each word that is searched for
 *
 * A list view makes some 200 rows at once, whatever is seen of them; when others pass a filter that takes longer than a keystroke may. So the list is cut to
 * what is seen when the filter changes, and grows again between frames.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FAB_TYPE_GROWING_ROWS (fab_growing_rows_get_type ())
G_DECLARE_FINAL_TYPE (FabGrowingRows, fab_growing_rows, FAB, GROWING_ROWS, GObject)

FabGrowingRows *fab_growing_rows_new (GtkFilter *filter);
GListModel *fab_growing_rows_set_model (FabGrowingRows *self, GListModel *model);
void fab_growing_rows_set_live (FabGrowingRows *self, gboolean live);
void fab_growing_rows_finish (FabGrowingRows *self);

G_END_DECLS
