/* The sub-commands that make a project: new, demo, generate. */
#include <glib/gi18n.h>

#include "fab-cli.h"
#include "fab-demo.h"
#include "fab-generate.h"

static int
create (const char *path, gboolean force, FabProjectFill fill, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabProject) project =
      fab_project_create (file, force ? FAB_PROJECT_CREATE_OVERWRITE : FAB_PROJECT_CREATE_NONE, fill, data, &error);

  if (project == NULL || !fab_project_close (project, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static gboolean
fill_new (FabStore *store, gpointer data, GError **error)
{
  return fab_project_fill_defaults (store, error);
}

static gboolean
fill_demo (FabStore *store, gpointer data, GError **error)
{
  return fab_demo_fill (store, error);
}

static gboolean
fill_generated (FabStore *store, gpointer data, GError **error)
{
  return fab_generate (store, data, error);
}

static int
run_simple (int argc, char **argv, FabProjectFill fill)
{
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_ ("Replace the file if it is there"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 1, &status))
    return status;
  return create (argv[1], force, fill, NULL);
}

/** fab_cli_new: an empty project with the default charter and the kinds of links */
int
fab_cli_new (int argc, char **argv)
{
  return run_simple (argc, argv, fill_new);
}

/** fab_cli_demo: the demo project */
int
fab_cli_demo (int argc, char **argv)
{
  return run_simple (argc, argv, fill_demo);
}

/** fab_cli_generate: a synthetic project, the same for the same seed */
int
fab_cli_generate (int argc, char **argv)
{
  FabGenerateSize size = { 100, 200, 50, 20, 0, 1 };
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "actors", 0, 0, G_OPTION_ARG_INT, &size.n_actors, N_ ("How many actors"), N_ ("N") },
    { "relations", 0, 0, G_OPTION_ARG_INT, &size.n_relations, N_ ("How many links between them"), N_ ("N") },
    { "actions", 0, 0, G_OPTION_ARG_INT, &size.n_actions, N_ ("How many actions"), N_ ("N") },
    { "shops", 0, 0, G_OPTION_ARG_INT, &size.n_shops, N_ ("How many shops"), N_ ("N") },
    { "document-bytes", 0, 0, G_OPTION_ARG_INT64, &size.document_bytes, N_ ("How many bytes of documents"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &size.seed, N_ ("Number that chance starts from"), N_ ("N") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_ ("Replace the file if it is there"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 1, &status))
    return status;
  if (!fab_generate_size_is_sane (&size)) {
    g_printerr (_ ("fabrique-cli generate: numbers go from 0 to 1,000,000.\n"));
    return FAB_CLI_USAGE;
  }
  return create (argv[1], force, fill_generated, &size);
}
