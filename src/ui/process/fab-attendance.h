/* fab-attendance.h: who was invited to a meeting, who came, who sent apologies */
#pragma once

#include "fab-detail.h"

G_BEGIN_DECLS

FabRecord *fab_attendance_get_who (FabStore *store, FabRecord *attendance);
FabRecord *fab_attendance_insert (FabContext *context, FabRecord *meeting, FabRecord *who);
void fab_attendance_add (FabDetail *detail);

G_END_DECLS
