/* The map of the actors as a graph, for Gephi, igraph and spreadsheets. */
#include <glib/gi18n.h>

#include "fab-cli-export.h"
#include "fab-cli.h"
#include "fab-graph-csv.h"
#include "fab-write.h"

#include <string.h>

/** fab_cli_export_read_graph_format: the format that was typed, or that the output's name ends in; whether it is one of graphs */
gboolean
fab_cli_export_read_graph_format (const FabCliExport *options, FabFormat *format)
{
  static const struct {
    const char *name;
    FabFormat format;
  } formats[] = { { "gexf", FAB_FORMAT_GEXF }, { "graphml", FAB_FORMAT_GRAPHML }, { "csv", FAB_FORMAT_CSV } };
  const char *dot = options->output != NULL ? strrchr (options->output, '.') : NULL;
  const char *name = options->format != NULL ? options->format : dot != NULL ? dot + 1 : "";

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0) {
      *format = formats[i].format;
      return TRUE;
    }
  return FALSE;
}

static gboolean
write_graph (FabDraft *draft, const char *path, FabFormat format, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (format == FAB_FORMAT_CSV)
    return fab_graph_csv_write_files (draft, path, fab_language_get_default (), error);
  bytes = format == FAB_FORMAT_GEXF ? fab_gexf_write (draft) : fab_graphml_write (draft);
  return fab_write_bytes (path, bytes, error);
}

/** fab_cli_export_graph: writes actors and links; of CSV two files, actors in the one that was named, links beside it */
int
fab_cli_export_graph (FabStore *store, FabRecord *territory, const FabCliExport *options, FabFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDraft) draft = fab_cli_make_map_draft (store, territory, options, &error);

  if (draft == NULL || !write_graph (draft, options->output, format, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}
