/* fab-timeline-mark.h: the line of time at the side of a row, with the dot of what it holds */
#pragma once

#include <gtk/gtk.h>

#include "fab-summary.h"

G_BEGIN_DECLS

#define FAB_TYPE_TIMELINE_MARK (fab_timeline_mark_get_type ())
G_DECLARE_FINAL_TYPE (FabTimelineMark, fab_timeline_mark, FAB, TIMELINE_MARK, GtkWidget)

GtkWidget *fab_timeline_mark_new (FabMark mark);
void fab_timeline_mark_set (FabTimelineMark *self, FabMark mark);

G_END_DECLS
