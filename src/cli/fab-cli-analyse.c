/* The sub-command analyse: what the map says, as sentences or as a table. */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "fab-analysis-csv.h"
#include "fab-cli.h"
#include "fab-findings.h"
#include "fab-write.h"

/* Sentences of a topic, unless all are asked for. */
#define MAX_OF_TOPIC 5

/** What analyse is asked for. */
typedef struct {
  char *territory; /* (nullable) */
  char *filter;    /* (nullable) */
  char *format;    /* (nullable) */
  char *output;    /* (nullable) */
  gboolean all;
} Options;

static gboolean
wants_table (const Options *options)
{
  if (options->format != NULL)
    return g_str_equal (options->format, "csv");
  return options->output != NULL && g_str_has_suffix (options->output, ".csv");
}

/* (nullable): the actors and links of the filter; also where there is none. */
static gboolean
find_match (FabStore *store, const char *text, FabMapMatch **match, GError **error)
{
  g_autoptr (FabMapFilter) filter = NULL;

  *match = NULL;
  if (text == NULL)
    return TRUE;
  filter = fab_map_filter_parse (text, error);
  if (filter == NULL || !fab_map_filter_check (filter, store, error))
    return FALSE;
  *match = fab_map_filter_apply (filter, store);
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
tell (FabStore *store, FabRecord *territory, const Options *options, GError **error)
{
  g_autoptr (FabMapMatch) match = NULL;
  g_autoptr (FabAnalysisGraph) graph = NULL;
  g_autoptr (FabAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (!find_match (store, options->filter, &match, error))
    return NULL;
  graph = fab_analysis_graph_new (store, territory, match);
  analysis = fab_analysis_run (graph, 1, NULL, NULL, NULL, error);
  if (analysis == NULL)
    return NULL;
  if (fab_analysis_get_n_actors (analysis) == 0 && match != NULL && !wants_table (options))
    return g_strdup_printf ("%s\n", _ ("The filter leaves no actor."));
  if (wants_table (options))
    return fab_analysis_to_csv (analysis, store, fab_language_get_default ());
  findings = fab_findings_new (store, analysis, territory, match != NULL, fab_language_get_default ());
  return fab_findings_to_text (findings, options->all ? G_MAXUINT - 1 : MAX_OF_TOPIC);
}

static int
analyse (FabStore *store, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  FabRecord *territory = NULL;

  if (options->territory != NULL)
    territory = fab_cli_find_by_title (store, FAB_TABLE_TERRITORY, options->territory, &error);
  if (options->territory == NULL || territory != NULL)
    text = tell (store, territory, options, &error);
  if (text == NULL)
    return fab_cli_fail (error);
  if (options->output == NULL)
    fputs (text, stdout);
  else if (!fab_write_file (options->output, text, strlen (text), &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static int
open_and_analyse (const char *path, const Options *options)
{
  char *folder = NULL;
  int status;
  g_autoptr (FabStore) store = fab_cli_open_to_read (path, &folder, &status);

  if (store != NULL) {
    status = analyse (store, options);
    fab_store_close (store, NULL);
  }
  fab_cli_forget (folder);
  return status;
}

/* What was typed, before anything is opened. */
static int
check (const Options *options)
{
  g_autoptr (FabMapFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_table = options->output != NULL && g_str_has_suffix (options->output, ".csv");

  filter = fab_map_filter_parse (options->filter, &error);
  if (options->format != NULL && !g_str_equal (options->format, "csv") && !g_str_equal (options->format, "text"))
    g_printerr (_ ("fabrique-cli analyse: “%s” is no format: name one of text, csv.\n"), options->format);
  else if (is_table && g_strcmp0 (options->format, "text") == 0)
    g_printerr (
        _ ("fabrique-cli analyse: the name “%s” ends in .csv, and the format is to be text: change one of them.\n"),
        options->output);
  else if (options->all && wants_table (options))
    g_printerr (_ ("fabrique-cli analyse: --all is for sentences, not for a table: leave it out.\n"));
  else if (filter == NULL)
    g_printerr ("fabrique-cli analyse: %s\n", error->message);
  else
    return options->output == NULL || fab_write_check (options->output, &error) ? FAB_CLI_DONE : fab_cli_fail (error);
  return FAB_CLI_USAGE;
}

/** fab_cli_analyse: what the map says, or the measures of every actor */
int
fab_cli_analyse (int argc, char **argv)
{
  g_autofree char *territory = NULL, *filter = NULL, *format = NULL, *output = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "territory", 't', 0, G_OPTION_ARG_STRING, &territory, N_ ("Only this territory"), N_ ("NAME") },
    { "filter", 'F', 0, G_OPTION_ARG_STRING, &filter, N_ ("Only what the filter leaves"), N_ ("FILTER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("Sentences or a table: text or csv"), N_ ("FORMAT") },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &all, N_ ("All sentences, not only the first of each topic"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write; “-” is standard output"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  Options options;
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 1, &status))
    return status;
  fab_cli_name_output (&output);
  options = (Options){ territory, filter, format, output, all };
  status = check (&options);
  return status == FAB_CLI_DONE ? open_and_analyse (argv[1], &options) : status;
}
