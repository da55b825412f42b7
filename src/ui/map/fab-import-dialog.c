#include "fab-import-dialog.h"

#include <glib/gi18n.h>

#include "fab-import-apply.h"
#include "fab-import-columns-view.h"
#include "fab-import-file-view.h"
#include "fab-import-review-view.h"
#include "fab-import-values-view.h"
#include "fab-import-work.h"

/* Rows that are written between two frames. */
#define WRITE_AT_ONCE 200
/* Milliseconds before work shows. */
#define PATIENCE 150
#define PULSE    120

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
  gboolean for_links;        /* what is being loaded is a table of links */
  guint patience_source;
  guint pulse_source;
  guint write_source;
};

enum {
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabImportDialog, fab_import_dialog, ADW_TYPE_DIALOG)

/* ---- Problems ---- */

static void
say (AdwBanner *banner, const char *problem)
{
  adw_banner_set_title (banner, problem != NULL ? problem : "");
  adw_banner_set_revealed (banner, problem != NULL);
}

/* What was given up says nothing. */
static void
say_error (AdwBanner *banner, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    say (banner, error->message);
}

/* ---- Work under way ---- */

static void
on_patience (gpointer data)
{
  FabImportDialog *self = data;

  self->patience_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "working");
}

static gboolean
on_pulse (gpointer data)
{
  FabImportDialog *self = data;

  if (self->job != NULL && self->write_source != 0)
    gtk_progress_bar_set_fraction (self->bar, fab_import_apply_get_fraction (self->job));
  else
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (FabImportDialog *self, const char *what)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->working, what);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), FALSE);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->patience_source = g_timeout_add_once (PATIENCE, on_patience, self);
  self->pulse_source = g_timeout_add (PULSE, on_pulse, self);
}

static void
end_work (FabImportDialog *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (self->stack == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "steps");
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

/* Work that ends after the dialog went is nobody's. */
static gboolean
is_gone (FabImportDialog *self)
{
  return self->context == NULL;
}

/* ---- The file ---- */

static void
take_file (FabImportDialog *self, FabImportFile *file)
{
  g_autoptr (GError) error = NULL;

  if (self->for_links && !fab_import_file_set_links (self->file, file, &error)) {
    say_error (self->file_problem, error);
    return;
  }
  if (!self->for_links)
    g_set_object (&self->file, file);
  fab_import_file_view_set_file (self->file_view, self->file);
  gtk_widget_set_sensitive (self->read, TRUE);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabImportFile) file = fab_import_work_finish (result, &error);

  if (is_gone (self))
    return;
  end_work (self);
  say (self->file_problem, NULL);
  if (file != NULL)
    take_file (self, file);
  else
    say_error (self->file_problem, error);
  if (self->file != NULL)
    gtk_widget_grab_focus (self->read);
}

static void
load (FabImportDialog *self, GFile *file)
{
  begin_work (self, _ ("Opening the file…"));
  fab_import_work_load (file, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (is_gone (self))
    return;
  if (file != NULL)
    load (self, file);
  else
    say_error (self->file_problem, error);
}

static void
add_filter (GListStore *filters, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  g_list_store_append (filters, filter);
}

static void
choose (FabImportDialog *self, gboolean for_links)
{
  static const char *const known[] = { "csv", "tsv", "txt", "gexf", "graphml", "net", "paj", "json", "vcf", NULL };
  static const char *const all[] = { NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  self->for_links = for_links;
  add_filter (filters, _ ("Tables, graphs and address books"), known);
  add_filter (filters, _ ("All files"), all);
  gtk_file_dialog_set_title (dialog, for_links ? _ ("Table of links") : _ ("Import actors and links"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Open"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_chosen,
                        g_object_ref (self));
}

static void
on_choose (FabImportDialog *self)
{
  choose (self, FALSE);
}

static void
on_choose_links (FabImportDialog *self)
{
  choose (self, TRUE);
}

static void
on_file_changed (FabImportDialog *self)
{
  say (self->file_problem, NULL);
}

/* ---- The columns ---- */

static void
on_read_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabImport) import = fab_import_work_finish (result, &error);
  FabRecord *territory;

  if (is_gone (self))
    return;
  end_work (self);
  if (import == NULL) {
    say_error (self->file_problem, error);
    return;
  }
  territory = fab_context_get_territory (self->context);
  fab_import_set_territory (import, territory != NULL ? fab_record_get_key (territory) : 0);
  g_set_object (&self->import, import);
  say (self->columns_problem, NULL);
  fab_import_columns_view_set_import (self->columns_view, import);
  adw_navigation_view_push_by_tag (self->steps, "columns");
}

static void
on_read (FabImportDialog *self)
{
  g_autoptr (FabImportKnown) known = fab_import_known_new (fab_context_get_store (self->context));

  say (self->file_problem, NULL);
  begin_work (self, _ ("Reading the file…"));
  fab_import_work_read (self->file, known, self->cancellable, on_read_done, g_object_ref (self));
}

static void
on_values (FabImportDialog *self, guint part, guint column)
{
  const char *name = fab_draft_get_column_name (fab_import_get_draft (self->import), part, column);

  fab_import_values_view_show (self->values_view, self->import, part, column);
  adw_navigation_page_set_title (self->values_page, *name != '\0' ? name : _ ("Values"));
  adw_navigation_view_push_by_tag (self->steps, "values");
}

static void
on_popped (FabImportDialog *self)
{
  if (self->import != NULL)
    fab_import_columns_view_refresh (self->columns_view);
}

/* ---- The review ---- */

static void
on_plan_changed (FabImportDialog *self)
{
  FabImportCounts counts;

  fab_import_plan_count (self->plan, &counts);
  gtk_widget_set_sensitive (self->apply, counts.actors[FAB_IMPORT_CREATE] + counts.actors[FAB_IMPORT_MERGE] > 0);
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabImportPlan) plan = fab_import_work_finish (result, &error);

  if (is_gone (self))
    return;
  end_work (self);
  if (plan == NULL) {
    say_error (self->columns_problem, error);
    return;
  }
  g_set_object (&self->plan, plan);
  say (self->review_problem, NULL);
  fab_import_review_view_set_plan (self->review_view, plan);
  adw_navigation_view_push_by_tag (self->steps, "review");
}

/* The focus in the list would scroll to the first line, and hide its heading. */
static void
on_review_shown (FabImportDialog *self)
{
  gtk_widget_grab_focus (self->apply);
  fab_import_review_view_show_top (self->review_view);
}

static void
on_plan (FabImportDialog *self)
{
  say (self->columns_problem, NULL);
  begin_work (self, _ ("Comparing with the project…"));
  fab_import_work_plan (self->import, self->cancellable, on_planned, g_object_ref (self));
}

/* ---- Writing ---- */

static void
finish (FabImportDialog *self)
{
  g_autoptr (FabImportApply) job = g_steal_pointer (&self->job);
  g_autoptr (FabContext) context = g_object_ref (self->context);

  end_work (self);
  g_signal_emit (self, signals[IMPORTED], 0, fab_import_apply_get_actors (job));
  fab_context_tell_removed (context, fab_import_apply_get_sentence (job));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fail (FabImportDialog *self, GError *error)
{
  g_clear_object (&self->job);
  end_work (self);
  say_error (self->review_problem, error);
}

static gboolean
on_write (gpointer data)
{
  FabImportDialog *self = data;
  g_autoptr (FabImportDialog) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE, well = !g_cancellable_set_error_if_cancelled (self->cancellable, &error) &&
                                fab_import_apply_step (self->job, WRITE_AT_ONCE, &done, &error);

  if (well && !done)
    return G_SOURCE_CONTINUE;
  self->write_source = 0;
  if (well)
    finish (self);
  else
    fail (self, error);
  return G_SOURCE_REMOVE;
}

static void
start_writing (FabImportDialog *self)
{
  adw_status_page_set_title (self->working, _ ("Importing…"));
  self->write_source = g_idle_add (on_write, self);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean well = fab_project_backup_finish (FAB_PROJECT (source), result, &error);

  if (is_gone (self))
    return;
  if (well && !g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    start_writing (self);
  else
    fail (self, error);
}

static void
on_apply (FabImportDialog *self)
{
  FabProject *project = fab_context_get_project (self->context);

  say (self->review_problem, NULL);
  self->job = fab_import_apply_new (self->plan, fab_context_get_store (self->context),
                                    fab_import_file_get_name (self->file), fab_context_get_territory (self->context));
  begin_work (self, _ ("Keeping a copy of the project…"));
  if (project != NULL)
    fab_project_backup_async (project, FAB_BACKUP_IMPORT, self->cancellable, on_backed_up, g_object_ref (self));
  else
    start_writing (self);
}

/* ---- Giving up ---- */

static void
on_stop (FabImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
on_close_attempt (FabImportDialog *self)
{
  on_stop (self);
}

/* ---- The dialog ---- */

static void
fab_import_dialog_dispose (GObject *object)
{
  FabImportDialog *self = FAB_IMPORT_DIALOG (object);

  on_stop (self);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_clear_handle_id (&self->write_source, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->job);
  g_clear_object (&self->plan);
  g_clear_object (&self->import);
  g_clear_object (&self->file);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, read);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, file_problem);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, columns_problem);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, review_problem);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, file_view);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, columns_view);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, values_view);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, review_view);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, values_page);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, working);
  gtk_widget_class_bind_template_child (widget_class, FabImportDialog, bar);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_links);
  gtk_widget_class_bind_template_callback (widget_class, on_file_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_read);
  gtk_widget_class_bind_template_callback (widget_class, on_values);
  gtk_widget_class_bind_template_callback (widget_class, on_popped);
  gtk_widget_class_bind_template_callback (widget_class, on_plan);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_review_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
}

static void
fab_import_dialog_class_init (FabImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FAB_TYPE_IMPORT_FILE_VIEW);
  g_type_ensure (FAB_TYPE_IMPORT_COLUMNS_VIEW);
  g_type_ensure (FAB_TYPE_IMPORT_VALUES_VIEW);
  g_type_ensure (FAB_TYPE_IMPORT_REVIEW_VIEW);
  G_OBJECT_CLASS (klass)->dispose = fab_import_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-import-dialog.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);

  /** FabImportDialog::imported: @actors (element-type FabRecord) were created or merged into */
  signals[IMPORTED] = g_signal_new ("imported", FAB_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
fab_import_dialog_init (FabImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_import_dialog_new: @file: (nullable): the file that was dropped */
FabImportDialog *
fab_import_dialog_new (FabContext *context, GFile *file)
{
  FabImportDialog *self = g_object_new (FAB_TYPE_IMPORT_DIALOG, NULL);

  self->context = g_object_ref (context);
  fab_import_file_view_set_file (self->file_view, NULL);
  adw_dialog_set_focus (ADW_DIALOG (self), fab_import_file_view_get_chooser (self->file_view));
  if (file != NULL)
    load (self, file);
  return self;
}
