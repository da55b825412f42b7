/* fab-import-review-view.h: the last step of an import: what would happen, line by line, and other decisions about it */
#pragma once

#include <adwaita.h>

#include "fab-import-plan.h"
#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_IMPORT_REVIEW_VIEW (fab_import_review_view_get_type ())
G_DECLARE_FINAL_TYPE (FabImportReviewView, fab_import_review_view, FAB, IMPORT_REVIEW_VIEW, AdwBin)

void fab_import_review_view_set_plan (FabImportReviewView *self, FabImportPlan *plan, FabStore *store);
void fab_import_review_view_show_top (FabImportReviewView *self);

G_END_DECLS
