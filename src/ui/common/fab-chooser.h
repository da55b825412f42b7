/* fab-chooser.h: chooses a record among many, by typing a part of its name */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-summary.h"

G_BEGIN_DECLS

/** @data is what was given with it; returns whether the person may go on choosing. */
typedef gboolean (*FabChosen) (FabContext *context, FabRecord *record, gpointer data);

#define FAB_TYPE_CHOOSER (fab_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FabChooser, fab_chooser, FAB, CHOOSER, AdwDialog)

AdwDialog *fab_chooser_new (FabContext *context, const char *title, GListModel *records, FabDescribe describe,
                            FabChosen chosen, GObject *data);

G_END_DECLS
