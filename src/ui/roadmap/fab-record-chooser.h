/* fab-record-chooser.h: a list to search and choose a record from, or to make one of the name that was typed */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

#define FAB_TYPE_RECORD_CHOOSER (fab_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FabRecordChooser, fab_record_chooser, FAB, RECORD_CHOOSER, AdwDialog)

FabRecordChooser *
fab_record_chooser_new (FabContext *context, const char *heading, const FabTableId *tables, guint n_tables);
void fab_record_chooser_set_can_create (FabRecordChooser *self, gboolean can_create);
void fab_record_chooser_set_stays (FabRecordChooser *self, gboolean stays);
void fab_record_chooser_add_filter (FabRecordChooser *self, GtkFilter *filter);
void fab_record_chooser_set_text (FabRecordChooser *self, const char *text);
GListModel *fab_record_chooser_get_rows (FabRecordChooser *self);

G_END_DECLS
