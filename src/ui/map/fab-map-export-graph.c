#include "fab-map-export-graph.h"

#include <glib/gi18n.h>

#include "fab-graph-csv.h"
#include "fab-graph-export.h"

/** An export under way. */
typedef struct {
  FabContext *context; /* owned */
  FabDraft *draft;     /* owned */
  FabFormat format;
  FabLanguage language;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->context);
  g_clear_pointer (&export->draft, fab_draft_unref);
  g_free (export->path);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* ---- Writing ---- */

static gboolean
write_graph (Export *export, GError **error)
{
  g_autoptr (GBytes) bytes =
      export->format == FAB_FORMAT_GEXF ? fab_gexf_write (export->draft) : fab_graphml_write (export->draft);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_set_contents (export->path, data, (gssize)size, error);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;
  gboolean written = export->format == FAB_FORMAT_CSV
                         ? fab_graph_csv_write_files (export->draft, export->path, export->language, &error)
                         : write_graph (export, &error);

  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  guint n = fab_draft_get_n_rows (export->draft, FAB_DRAFT_NODES);
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *message =
      g_strdup_printf (ngettext ("%u actor exported to “%s”", "%u actors exported to “%s”", n), n, name);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    fab_context_tell (export->context, message);
  else
    fab_context_report (export->context, _ ("The actors could not be exported."), error);
}

static void
start (Export *export)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_exported, NULL);

  g_task_set_static_name (task, "export the actors");
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/* ---- Asking where ---- */

static void
report (Export *export, GError *error)
{
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    fab_context_report (export->context, _ ("The actors could not be exported."), error);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL) {
    report (export, error);
    return;
  }
  export->path = g_file_get_path (file);
  if (export->path == NULL)
    fab_context_report (export->context, _ ("Choose a folder on this computer."), NULL);
  else
    start (g_steal_pointer (&export));
}

static gboolean
is_free (const char *path)
{
  g_autofree char *links = fab_graph_csv_get_links_path (path);

  return !g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (links, G_FILE_TEST_EXISTS);
}

/* (transfer full): "actors.csv", or "actors 2.csv" where there is one already: nobody was asked about overwriting */
static char *
find_free_path (const char *folder)
{
  for (guint i = 1;; i++) {
    g_autofree char *name = i == 1 ? g_strdup_printf ("%s.csv", C_ ("name of a file", "actors"))
                                   : g_strdup_printf ("%s %u.csv", C_ ("name of a file", "actors"), i);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (is_free (path))
      return g_steal_pointer (&path);
  }
}

static void
on_folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (folder == NULL) {
    report (export, error);
  } else if (path == NULL) {
    fab_context_report (export->context, _ ("Choose a folder on this computer."), NULL);
  } else {
    export->path = find_free_path (path);
    start (g_steal_pointer (&export));
  }
}

/* Where nothing is said, the dialog starts at recent files, among which no folder can be chosen. */
static void
start_in_documents (GtkFileDialog *dialog)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_dialog_set_initial_folder (dialog, folder);
}

static void
ask (Export *export, GtkWidget *parent)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  g_autofree char *name =
      g_strdup_printf ("%s.%s", _ ("Map of the actors"), export->format == FAB_FORMAT_GEXF ? "gexf" : "graphml");

  if (export->format == FAB_FORMAT_CSV) {
    gtk_file_dialog_set_title (dialog, _ ("Choose a folder for the two tables"));
    start_in_documents (dialog);
    gtk_file_dialog_select_folder (dialog, window, NULL, on_folder_chosen, export);
    return;
  }
  gtk_file_dialog_set_title (dialog, _ ("Export the actors"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window, NULL, on_file_chosen, export);
}

/**
 * fab_map_export_graph:
 * @format: %FAB_FORMAT_GEXF, %FAB_FORMAT_GRAPHML or %FAB_FORMAT_CSV
 * @match: (nullable): only these
 *
 * Asks for a file, or for CSV, whose two tables are two files, for a folder, and writes off the main thread what the map shows, without what is about private
 * persons.
 */
void
fab_map_export_graph (FabMapModel *model, GtkWidget *parent, FabFormat format, const FabMapMatch *match)
{
  FabContext *context = fab_map_model_get_context (model);
  FabGraphExportOptions options = { .territory = fab_context_get_territory (context), .match = match };
  g_autoptr (GError) error = NULL;
  FabDraft *draft = fab_draft_new_from_store (fab_context_get_store (context), &options, &error);
  Export *export;

  if (draft == NULL) {
    fab_context_report (context, _ ("The actors could not be exported."), error);
    return;
  }
  export = g_new0 (Export, 1);
  export->context = g_object_ref (context);
  export->draft = draft;
  export->format = format;
  export->language = fab_language_get_default ();
  ask (export, parent);
}
