/* fab-journal-dialog.h: what was done in the project, day by day */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_JOURNAL_DIALOG (fab_journal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabJournalDialog, fab_journal_dialog, FAB, JOURNAL_DIALOG, AdwDialog)

AdwDialog *fab_journal_dialog_new (FabContext *context);
char *fab_journal_dialog_describe (FabGesture *gesture);

G_END_DECLS
