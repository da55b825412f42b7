#include "fab-import-dialog-private.h"

#include <glib/gi18n.h>

#include "fab-import-work.h"

/* Milliseconds before work shows. */
#define PATIENCE 150
#define PULSE    120

enum {
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabImportDialog, fab_import_dialog, ADW_TYPE_DIALOG)

/* ---- Problems ---- */

/** fab_import_dialog_say: @problem: (nullable): %NULL hides the banner */
void
fab_import_dialog_say (AdwBanner *banner, const char *problem)
{
  adw_banner_set_title (banner, problem != NULL ? problem : "");
  adw_banner_set_revealed (banner, problem != NULL);
}

/** fab_import_dialog_say_error: what was given up says nothing */
void
fab_import_dialog_say_error (AdwBanner *banner, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    fab_import_dialog_say (banner, error->message);
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

static GtkWidget *
get_focus (FabImportDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/** fab_import_dialog_begin_work: nothing can be pressed meanwhile but the button that gives up; @what shows where it takes long */
void
fab_import_dialog_begin_work (FabImportDialog *self, const char *what)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->working, what);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_set_weak_pointer (&self->focus, get_focus (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), FALSE);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->patience_source = g_timeout_add_once (PATIENCE, on_patience, self);
  self->pulse_source = g_timeout_add (PULSE, on_pulse, self);
}

/** fab_import_dialog_end_work: back to the step it was begun in */
void
fab_import_dialog_end_work (FabImportDialog *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (self->stack == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "steps");
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (self->focus != NULL && gtk_widget_is_ancestor (self->focus, GTK_WIDGET (self->steps)))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

/** fab_import_dialog_is_gone: work that ends after the dialog went is nobody's */
gboolean
fab_import_dialog_is_gone (FabImportDialog *self)
{
  return self->context == NULL;
}

/* ---- The columns ---- */

static void
on_file_changed (FabImportDialog *self)
{
  fab_import_dialog_say (self->file_problem, NULL);
}

static void
on_read_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabImport) import = fab_import_work_finish (result, &error);
  FabRecord *territory;

  if (fab_import_dialog_is_gone (self))
    return;
  fab_import_dialog_end_work (self);
  if (import == NULL) {
    fab_import_dialog_say_error (self->file_problem, error);
    return;
  }
  territory = fab_context_get_territory (self->context);
  fab_import_set_territory (import, territory != NULL ? fab_record_get_key (territory) : 0);
  g_set_object (&self->import, import);
  fab_import_dialog_say (self->columns_problem, NULL);
  fab_import_columns_view_set_import (self->columns_view, import);
  adw_navigation_view_push_by_tag (self->steps, "columns");
}

static void
on_read (FabImportDialog *self)
{
  g_autoptr (FabImportKnown) known = fab_import_known_new (fab_context_get_store (self->context));

  fab_import_dialog_say (self->file_problem, NULL);
  fab_import_dialog_begin_work (self, _ ("Reading the file…"));
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

  if (fab_import_dialog_is_gone (self))
    return;
  fab_import_dialog_end_work (self);
  if (plan == NULL) {
    fab_import_dialog_say_error (self->columns_problem, error);
    return;
  }
  g_set_object (&self->plan, plan);
  fab_import_dialog_say (self->review_problem, NULL);
  fab_import_review_view_set_plan (self->review_view, plan, fab_context_get_store (self->context));
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
  fab_import_dialog_say (self->columns_problem, NULL);
  fab_import_dialog_begin_work (self, _ ("Comparing with the project…"));
  fab_import_work_plan (self->import, self->cancellable, on_planned, g_object_ref (self));
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
  g_clear_weak_pointer (&self->focus);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "on_choose", G_CALLBACK (fab_import_dialog_choose));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_choose_links",
                                                G_CALLBACK (fab_import_dialog_choose_links));
  gtk_widget_class_bind_template_callback (widget_class, on_file_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_read);
  gtk_widget_class_bind_template_callback (widget_class, on_values);
  gtk_widget_class_bind_template_callback (widget_class, on_popped);
  gtk_widget_class_bind_template_callback (widget_class, on_plan);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_review_shown);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_apply", G_CALLBACK (fab_import_dialog_apply));
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
    fab_import_dialog_load (self, file);
  return self;
}
