#include "fab-matrix-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fab-date.h"
#include "fab-matrix-painter.h"
#include "fab-save.h"
#include "fab-write.h"

/* Pixels of a PNG to a point. */
#define PNG_SCALE 2

/** A matrix to be written. */
typedef struct {
  FabMatrix *matrix;   /* owned */
  FabDrawing *drawing; /* owned (nullable): none for a table */
  FabExportFormat format;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->matrix, fab_matrix_unref);
  g_clear_object (&export->drawing);
  g_free (export);
}

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
write_file (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autofree char *csv = NULL;

  if (export->drawing != NULL)
    return fab_export_to_file (export->drawing, path, export->format, PNG_SCALE, cancellable, error);
  csv = fab_matrix_to_csv (export->matrix, fab_language_get_default (), error);
  return csv != NULL && fab_write_file (path, csv, strlen (csv), error);
}

static char *
tell (gpointer data, const char *name)
{
  return g_strdup_printf (_ ("Matrix exported to “%s”"), name);
}

/** fab_matrix_export: @format: "pdf", "svg", "png" or "csv": asks for a file and writes @matrix into it, off the main thread */
void
fab_matrix_export (FabContext *context, FabMatrix *matrix, GtkWidget *parent, const char *format)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("Matrix of the links"), format);
  Export *export = g_new0 (Export, 1);
  FabSave save = { _ ("The matrix could not be exported."), write_file, tell, export, export_free };

  export->matrix = fab_matrix_ref (matrix);
  if (fab_export_format_from_path (name, &export->format))
    export->drawing = make_drawing (context, matrix, export->format);
  fab_save_ask (context, parent, _ ("Export the matrix"), name, &save);
}
