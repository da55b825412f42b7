/* fab-attendance-row.h: somebody on a meeting's list: leads to the actor; the status is changed in place */
#pragma once

#include "fab-record-row.h"

G_BEGIN_DECLS

#define FAB_TYPE_ATTENDANCE_ROW (fab_attendance_row_get_type ())
G_DECLARE_FINAL_TYPE (FabAttendanceRow, fab_attendance_row, FAB, ATTENDANCE_ROW, FabRecordRow)

GtkWidget *fab_attendance_row_new (FabContext *context, FabRecord *attendance);

G_END_DECLS
