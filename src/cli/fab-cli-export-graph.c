/* The map of the actors as a graph, for Gephi, igraph and spreadsheets. */
#include <glib/gi18n.h>

#include "fab-cli-export.h"
#include "fab-cli.h"
#include "fab-graph-csv.h"
#include "fab-write.h"

static gboolean
write_graph (FabDraft *draft, const char *path, FabCliFormat format, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (format == FAB_CLI_CSV)
    return fab_graph_csv_write_files (draft, path, fab_language_get_default (), error);
  bytes = format == FAB_CLI_GEXF ? fab_gexf_write (draft) : fab_graphml_write (draft);
  return fab_write_bytes (path, bytes, error);
}

/** fab_cli_export_graph: writes actors and links; of CSV two files, actors in the one that was named, links beside it */
int
fab_cli_export_graph (FabStore *store, FabRecord *territory, const FabCliExport *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDraft) draft = fab_cli_make_map_draft (store, territory, options, &error);

  if (draft == NULL || !write_graph (draft, options->output, options->as, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}
