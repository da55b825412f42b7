#include "fab-matrix-export.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-matrix-painter.h"

/* Pixels of a PNG to a point. */
#define PNG_SCALE 2

/** An export under way. */
typedef struct {
  FabContext *context; /* owned */
  FabMatrix *matrix;   /* owned */
  FabDrawing *drawing; /* owned (nullable): none for a table */
  FabExportFormat format;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->context);
  g_clear_pointer (&export->matrix, fab_matrix_unref);
  g_clear_object (&export->drawing);
  g_free (export->path);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* A page of the printer's for PDF; a picture is as large as the matrix. */
static FabDrawing *
make_drawing (FabContext *context, FabMatrix *matrix, FabExportFormat format)
{
  FabRecord *territory = fab_context_get_territory (context);
  FabPaper paper = { FAB_PAPER_A3, TRUE };
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  g_autofree char *date = fab_date_format_long (today, fab_language_get_default ());
  FabTitleBlock titles = {
    .title = _ ("Matrix of the links"),
    .territory = territory != NULL ? fab_record_get_title (territory) : NULL,
    .date = date,
    .source = "Fabrique",
  };
  FabPalette palette;

  fab_palette_init (&palette, FALSE);
  return fab_drawing_new_matrix (matrix, format == FAB_EXPORT_PDF ? &paper : NULL, &titles, &palette, NULL);
}

static gboolean
write_file (Export *export, GCancellable *cancellable, GError **error)
{
  g_autofree char *csv = NULL;

  if (export->drawing != NULL)
    return fab_export_to_file (export->drawing, export->path, export->format, PNG_SCALE, cancellable, error);
  csv = fab_matrix_to_csv (export->matrix, fab_language_get_default (), error);
  return csv != NULL && g_file_set_contents_full (export->path, csv, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_file (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *message = g_strdup_printf (_ ("Matrix exported to “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    fab_context_tell (export->context, message);
  else
    fab_context_report (export->context, _ ("The matrix could not be exported."), error);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (file == NULL) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      fab_context_report (export->context, _ ("The matrix could not be exported."), error);
    return;
  }
  export->path = g_file_get_path (file);
  if (export->path == NULL) {
    fab_context_report (export->context, _ ("Choose a folder on this computer."), NULL);
    return;
  }
  task = g_task_new (NULL, NULL, on_exported, NULL);
  g_task_set_static_name (task, "export the matrix");
  g_task_set_task_data (task, g_steal_pointer (&export), export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/** fab_matrix_export: @format: "pdf", "svg", "png" or "csv": asks for a file and writes @matrix into it, off the main thread */
void
fab_matrix_export (FabContext *context, FabMatrix *matrix, GtkWidget *parent, const char *format)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("Matrix of the links"), format);
  GtkRoot *root = gtk_widget_get_root (parent);
  Export *export = g_new0 (Export, 1);

  export->context = g_object_ref (context);
  export->matrix = fab_matrix_ref (matrix);
  if (fab_export_format_from_path (name, &export->format))
    export->drawing = make_drawing (context, matrix, export->format);
  gtk_file_dialog_set_title (dialog, _ ("Export the matrix"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_chosen, export);
}
