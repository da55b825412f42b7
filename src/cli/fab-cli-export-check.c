/* What was typed after export: understood, or refused with what could be written instead, before anything is opened or drawn. */
#include <glib/gi18n.h>
#include <string.h>

#include "fab-cli-export.h"
#include "fab-cli.h"
#include "fab-map-arrange.h"
#include "fab-map-decoration.h"
#include "fab-map-filter.h"
#include "fab-titles.h"
#include "fab-write.h"

/** What is exported, and as what: who takes an option. */
enum {
  MAP = 1 << 0,
  MATRIX = 1 << 1,
  BOARD = 1 << 2,
  LABEL = 1 << 3,
  MAP_AS_GRAPH = 1 << 4,
  MATRIX_AS_TABLE = 1 << 5,
  PICTURES = MAP | MATRIX | BOARD | LABEL,
};

static const struct {
  const char *name;
  guint bit;
} views[] = { { "map", MAP }, { "matrix", MATRIX }, { "board", BOARD }, { "label", LABEL } };

static const struct {
  const char *name;
  FabCliFormat format;
  guint taken; /* by what is drawn or written in it */
} formats[] = {
  { "svg", FAB_CLI_SVG, PICTURES },
  { "pdf", FAB_CLI_PDF, PICTURES },
  { "png", FAB_CLI_PNG, PICTURES },
  { "gexf", FAB_CLI_GEXF, MAP_AS_GRAPH },
  { "graphml", FAB_CLI_GRAPHML, MAP_AS_GRAPH },
  { "csv", FAB_CLI_CSV, MAP_AS_GRAPH | MATRIX_AS_TABLE },
};

G_GNUC_PRINTF (1, 2) static gboolean refuse (const char *format, ...)
{
  g_autofree char *said = NULL;
  va_list arguments;

  va_start (arguments, format);
  said = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("fabrique-cli export: %s\n", said);
  return FALSE;
}

static gboolean
refuse_error (GError *error)
{
  return refuse ("%s", error->message);
}

/* ---- What, and as what ---- */

static guint
find_view (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name))
      return views[i].bit;
  return 0;
}

static int
find_format (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0)
      return (int)i;
  return -1;
}

/* As a graph or a table, where it is one. */
static guint
get_bit (guint view, FabCliFormat format)
{
  if (format < FAB_CLI_GEXF)
    return view;
  return view == MAP ? MAP_AS_GRAPH : view == MATRIX ? MATRIX_AS_TABLE : 0;
}

/* (transfer full): the formats that a view is written in */
static char *
list_formats (guint view)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].taken & get_bit (view, formats[i].format))
      g_ptr_array_add (names, (gpointer)formats[i].name);
  return fab_titles_join (names);
}

/* By --format, or by how the output's name ends; the two may not contradict each other. */
static gboolean
choose_format (guint view, FabCliExport *options)
{
  const char *dot = strrchr (options->output, '.');
  int by_name = find_format (dot != NULL ? dot + 1 : NULL), by_option = find_format (options->format);
  int chosen = by_option >= 0 ? by_option : by_name;
  g_autofree char *all = list_formats (view);

  if (options->format != NULL && by_option < 0)
    return refuse (_ ("“%1$s” is no format: name one of %2$s."), options->format, all);
  if (by_name >= 0 && by_option >= 0 && by_name != by_option)
    return refuse (_ ("the name “%1$s” ends in .%2$s, and the format is to be %3$s: change one of them."),
                   options->output, formats[by_name].name, formats[by_option].name);
  if (chosen < 0)
    return refuse (_ ("“%1$s” doesn’t say the format: end the name in one of these, or name it with --format: %2$s."),
                   options->output, all);
  options->as = formats[chosen].format;
  return (formats[chosen].taken & get_bit (view, options->as)) != 0 ||
         refuse (_ ("this can’t be written as %1$s: name one of %2$s."), formats[chosen].name, all);
}

static gboolean
check_output (guint view, FabCliExport *options)
{
  g_autofree char *all = list_formats (view);
  g_autoptr (GError) error = NULL;

  if (options->output == NULL)
    return refuse (_ ("say where to write with -o, in a file whose name ends in one of %s."), all);
  if (fab_cli_is_standard (options->output) && options->format == NULL)
    return refuse (_ ("name the format of what goes to standard output with --format: %s."), all);
  return choose_format (view, options);
}

/* ---- Options ---- */

/* What an option says must mean something: who gives one that is passed over gets another picture than was wished. */
static gboolean
check_options (const char *what, guint bit, const FabCliExport *options)
{
  const struct {
    const char *name;
    gboolean given;
    guint taken;
  } given[] = {
    { "paper", options->paper != NULL, PICTURES },
    { "tiles", options->tiles != NULL, PICTURES },
    { "scale", options->scale != FAB_CLI_NO_SCALE, PICTURES },
    { "title", options->title != NULL, PICTURES },
    { "dark", options->dark, MAP },
    { "decorate", options->decorate != NULL, MAP },
    { "at", options->at != NULL, MAP },
    { "since", options->since != NULL, MAP },
    { "view", options->view != NULL, MAP | MAP_AS_GRAPH },
    { "layout", options->layout != NULL, MAP | MAP_AS_GRAPH },
    { "anonymous", options->anonymous, MAP | MAP_AS_GRAPH },
    { "filter", options->filter != NULL, MAP | MAP_AS_GRAPH | MATRIX | MATRIX_AS_TABLE },
    { "order", options->order != NULL, MATRIX | MATRIX_AS_TABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++) {
    if (!given[i].given || (given[i].taken & bit))
      continue;
    if (bit & PICTURES)
      return refuse (_ ("--%1$s means nothing for “%2$s”: leave it out."), given[i].name, what);
    return refuse (_ ("--%1$s means nothing for “%2$s” as %3$s: leave it out."), given[i].name, what,
                   formats[options->as].name);
  }
  return TRUE;
}

static gboolean
check_paper (FabCliExport *options)
{
  FabPaper paper;

  if (options->scale == FAB_CLI_NO_SCALE)
    options->scale = 1;
  if (!(options->scale >= 0.1 && options->scale <= 20))
    return refuse (_ ("the scale goes from 0.1 to 20."));
  if (options->paper != NULL && !fab_paper_from_name (options->paper, &paper))
    return refuse (_ ("“%s” is no paper: name one of A4, A3, A2, A1, A0, with “-landscape” if wanted, or content."),
                   options->paper);
  if (options->tiles == NULL)
    return TRUE;
  if (!fab_paper_from_name (options->tiles, &paper) || paper.size == FAB_PAPER_CONTENT)
    return refuse (_ ("“%s” is no paper for the pages of a poster: name one of A4, A3, A2, A1, A0."), options->tiles);
  return options->paper != NULL || refuse (_ ("name the paper of the poster that is cut into pages with --paper."));
}

static gboolean
check_words (const FabCliExport *options)
{
  g_autofree char *layouts = fab_map_layout_list_names ();
  g_autoptr (FabMapFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  FabMapDecoration decoration;
  FabMatrixWhat what;
  FabMatrixOrder order;

  if (options->layout != NULL && !fab_map_layout_is_name (options->layout))
    return refuse (_ ("“%1$s” is no layout: name one of %2$s."), options->layout, layouts);
  if (!fab_cli_export_read_order (options->order, &what, &order))
    return refuse (_ ("“%s” is no order: name one of circle, kind, territory, name, links, or kinds."), options->order);
  if (!fab_map_decoration_parse (options->decorate, &decoration, &error))
    return refuse_error (error);
  filter = fab_map_filter_parse (options->filter, &error);
  return filter != NULL || refuse_error (error);
}

/* ---- All of it ---- */

/* Several files have no room in one pipe. */
static gboolean
check_stream (const FabCliExport *options)
{
  if (!fab_write_is_stream (options->output))
    return TRUE;
  if (options->as == FAB_CLI_CSV && options->two_tables)
    return refuse (
        _ ("the map as csv is two tables, of actors and of links: name a file, beside which the second goes."));
  if (options->tiles != NULL && options->as != FAB_CLI_PDF)
    return refuse (_ ("the pages of a poster need a file each: name one, or choose pdf, which has all pages in one."));
  return TRUE;
}

/**
 * fab_cli_export_check:
 * @what: "map", "matrix"…
 * @options: as typed; what follows from it is set
 *
 * Returns: an exit status: %FAB_CLI_DONE, or another after saying what is wrong
 */
int
fab_cli_export_check (const char *what, FabCliExport *options)
{
  guint view = find_view (what);
  g_autoptr (GError) error = NULL;

  if (view == 0) {
    refuse (_ ("“%s” is nothing to export: name one of map, matrix, board, label."), what);
    return FAB_CLI_USAGE;
  }
  if (!check_output (view, options) || !check_options (what, get_bit (view, options->as), options) ||
      !check_paper (options) || !check_words (options))
    return FAB_CLI_USAGE;
  options->two_tables = view == MAP && options->as == FAB_CLI_CSV;
  fab_cli_name_output (&options->output);
  if (!check_stream (options))
    return FAB_CLI_USAGE;
  return fab_write_check (options->output, &error) ? FAB_CLI_DONE : fab_cli_fail (error);
}
