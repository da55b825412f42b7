/* fab-import-dialog-private.h: what the dialog's files share: -file asks for files, -write writes the plan */
#pragma once

#include "fab-import-apply.h"
#include "fab-import-columns-view.h"
#include "fab-import-dialog.h"
#include "fab-import-file-view.h"
#include "fab-import-review-view.h"
#include "fab-import-values-view.h"

G_BEGIN_DECLS

struct _FabImportDialog {
  AdwDialog parent_instance;

  /* Template children */
  GtkStack *stack;
  AdwNavigationView *steps;
  GtkWidget *read;
  GtkWidget *apply;
  AdwBanner *file_problem;
  AdwBanner *columns_problem;
  AdwBanner *review_problem;
  FabImportFileView *file_view;
  FabImportColumnsView *columns_view;
  FabImportValuesView *values_view;
  FabImportReviewView *review_view;
  AdwNavigationPage *values_page;
  AdwStatusPage *working;
  GtkProgressBar *bar;

  /* Owned */
  FabContext *context;
  FabImportFile *file;       /* (nullable) */
  FabImport *import;         /* (nullable) */
  FabImportPlan *plan;       /* (nullable) */
  FabImportApply *job;       /* (nullable): being written */
  GCancellable *cancellable; /* (nullable): of what is under way */
  GtkWidget *focus;          /* (nullable) weak: what had the keyboard before the work */
  gboolean for_links;        /* what is being loaded is a table of links */
  guint patience_source;
  guint pulse_source;
  guint write_source;
};

void fab_import_dialog_say (AdwBanner *banner, const char *problem);
void fab_import_dialog_say_error (AdwBanner *banner, GError *error);
void fab_import_dialog_begin_work (FabImportDialog *self, const char *what);
void fab_import_dialog_end_work (FabImportDialog *self);
gboolean fab_import_dialog_is_gone (FabImportDialog *self);

void fab_import_dialog_choose (FabImportDialog *self);
void fab_import_dialog_choose_links (FabImportDialog *self);
void fab_import_dialog_load (FabImportDialog *self, GFile *file);
void fab_import_dialog_apply (FabImportDialog *self);

G_END_DECLS
