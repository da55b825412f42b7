/* fab-name-dialog.h: asks for the name of something new, and for a choice where there is one to make */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FAB_TYPE_NAME_DIALOG (fab_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FabNameDialog, fab_name_dialog, FAB, NAME_DIALOG, AdwAlertDialog)

FabNameDialog *fab_name_dialog_new (const char *heading, const char *label);
void fab_name_dialog_set_name (FabNameDialog *self, const char *name);
const char *fab_name_dialog_get_name (FabNameDialog *self);
void fab_name_dialog_add_choice (FabNameDialog *self, const char *label, const char *const *choices, guint selected);
guint fab_name_dialog_get_choice (FabNameDialog *self, guint index);

G_END_DECLS
