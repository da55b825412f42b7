/* fab-detail.h: a record as a page: its title and facts, then sections one below the other
 *
 * Built once for a record; what it is made of follows the project by itself.
 */
#pragma once

#include <adwaita.h>

#include "fab-child-group.h"
#include "fab-children.h"
#include "fab-context.h"
#include "fab-summary.h"
#include "fab-text-block.h"

G_BEGIN_DECLS

#define FAB_TYPE_DETAIL (fab_detail_get_type ())
G_DECLARE_FINAL_TYPE (FabDetail, fab_detail, FAB, DETAIL, AdwBin)

FabDetail *fab_detail_new (FabContext *context, FabRecord *record, FabDescribe describe);
FabContext *fab_detail_get_context (FabDetail *self);
FabRecord *fab_detail_get_record (FabDetail *self);

void fab_detail_add (FabDetail *self, GtkWidget *section);
void fab_detail_add_text (FabDetail *self, guint field, FabMakeLine make_line);
void fab_detail_add_facts (FabDetail *self, const char *title, ...);
void fab_detail_add_fields (FabDetail *self, const char *title, ...);
GtkWidget *fab_detail_make_add_button (FabDetail *self, const char *label, void (*add) (FabDetail *self));
FabChildren *fab_detail_list_children (FabDetail *self, FabTableId table, guint field);
FabChildGroup *fab_detail_add_children (FabDetail *self, const char *title, FabChildren *children, FabMakeRow make_row);

G_END_DECLS
