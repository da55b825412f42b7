#include "fab-map-export-graph.h"

#include <glib/gi18n.h>

#include "fab-graph-csv.h"
#include "fab-graph-export.h"
#include "fab-save.h"
#include "fab-write.h"

/** Actors and links to be written. */
typedef struct {
  FabDraft *draft; /* owned */
  FabFormat format;
  FabLanguage language;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->draft, fab_draft_unref);
  g_free (export);
}

static gboolean
write_file (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autoptr (GBytes) bytes = NULL;

  if (export->format == FAB_FORMAT_CSV)
    return fab_graph_csv_write_files (export->draft, path, export->language, error);
  bytes = export->format == FAB_FORMAT_GEXF ? fab_gexf_write (export->draft) : fab_graphml_write (export->draft);
  return fab_write_bytes (path, bytes, error);
}

static char *
tell (gpointer data, const char *name)
{
  guint n = fab_draft_get_n_rows (((Export *)data)->draft, FAB_DRAFT_NODES);

  return g_strdup_printf (ngettext ("%u actor exported to “%s”", "%u actors exported to “%s”", n), n, name);
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
  FabSave save = { _ ("The actors could not be exported."), write_file, tell, NULL, export_free };
  g_autofree char *name =
      g_strdup_printf ("%s.%s", _ ("Map of the actors"), format == FAB_FORMAT_GEXF ? "gexf" : "graphml");
  g_autoptr (GError) error = NULL;
  FabDraft *draft = fab_draft_new_from_store (fab_context_get_store (context), &options, &error);
  Export *export;

  if (draft == NULL) {
    fab_context_report (context, save.failed, error);
    return;
  }
  export = save.data = g_new0 (Export, 1);
  export->draft = draft;
  export->format = format;
  export->language = fab_language_get_default ();
  if (format == FAB_FORMAT_CSV)
    fab_save_ask_folder (context, parent, _ ("Choose a folder for the two tables"), find_free_path, &save);
  else
    fab_save_ask (context, parent, _ ("Export the actors"), name, &save);
}
