/* The sub-command export: a view of a project as a picture or on paper. */
#include <glib/gi18n.h>

#include "fab-analysis.h"
#include "fab-board-scene.h"
#include "fab-cli-export.h"
#include "fab-cli.h"
#include "fab-date.h"
#include "fab-error.h"
#include "fab-matrix-painter.h"
#include "fab-register.h"
#include "fab-text.h"
#include "fab-tiles.h"
#include "fab-write.h"

#include <string.h>

static void
set_titles (FabTitleBlock *titles, const char *title, FabRecord *territory, const char *date)
{
  *titles = (FabTitleBlock){
    .title = title,
    .territory = territory != NULL ? fab_record_get_title (territory) : NULL,
    .date = date,
  };
}

static FabDrawing *
draw_map (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper, const char *date,
          GError **error)
{
  FabTitleBlock titles;

  set_titles (&titles, options->title != NULL ? options->title : _ ("Map of the actors"), territory, date);
  titles.source = options->source;
  return fab_cli_draw_map (store, territory, options, paper, &titles, error);
}

/* The roadmap of the territory, or every roadmap. */
static FabDrawing *
draw_board (FabStore *store, FabRecord *territory, const FabPaper *paper, const char *date)
{
  FabRecord *plan = NULL;
  FabPalette palette;
  FabTitleBlock titles;

  for (guint i = 0; territory != NULL && i < fab_store_get_count (store, FAB_TABLE_PLAN); i++) {
    FabRecord *each = fab_store_get_nth (store, FAB_TABLE_PLAN, i);

    if (fab_store_get_target (store, each, FAB_PLAN_TERRITORY) == territory)
      plan = each;
  }
  fab_palette_init (&palette, FALSE);
  set_titles (&titles, plan != NULL ? fab_record_get_title (plan) : _ ("Roadmap"), territory, date);
  return fab_drawing_new_board (fab_board_scene_new_from_store (store, plan, NULL, fab_date_today ()), paper, &titles,
                                &palette, NULL);
}

static FabDrawing *
draw_register (FabStore *store, FabRecord *territory, const FabPaper *paper, const char *date)
{
  FabPalette palette;
  FabTitleBlock titles;

  fab_palette_init (&palette, FALSE);
  set_titles (&titles, _ ("Register of the certified shops"), territory, date);
  return fab_drawing_new_register (fab_register_new_from_store (store, territory, fab_date_today ()), paper, &titles,
                                   &palette, NULL);
}

/* Which order and of what, as the command line says it; FALSE where it says nonsense. */
static gboolean
read_order (const char *order, FabMatrixWhat *what, FabMatrixOrder *by)
{
  *what = FAB_MATRIX_OF_ACTORS;
  *by = FAB_MATRIX_BY_CIRCLE;
  if (order == NULL)
    return TRUE;
  if (g_str_equal (order, "kinds")) {
    *what = FAB_MATRIX_OF_KINDS;
    return TRUE;
  }
  for (guint i = 0; i < FAB_MATRIX_N_ORDERS; i++)
    if (g_str_equal (order, fab_matrix_order_get_code (i))) {
      *by = i;
      return TRUE;
    }
  return FALSE;
}

static void
find_circles (FabStore *store, FabRecord *territory, FabMatrixSource *source)
{
  g_autoptr (FabAnalysisGraph) graph = fab_analysis_graph_new (store, territory, NULL);
  g_autoptr (FabAnalysis) circles = fab_analysis_find_circles (graph, 1, NULL, NULL);

  for (guint i = 0; circles != NULL && i < fab_matrix_source_get_n_actors (source); i++) {
    const FabActorMeasures *found = fab_analysis_find_actor (circles, fab_matrix_source_get_key (source, i));

    if (found != NULL && found->circle != FAB_NO_CIRCLE)
      fab_matrix_source_set_circle (source, i, found->circle);
  }
}

static FabMatrix *
make_matrix (FabStore *store, FabRecord *territory, const FabCliExport *options)
{
  g_autoptr (FabMatrixSource) source = fab_matrix_source_new (store, territory, NULL);
  FabMatrixWhat what;
  FabMatrixOrder order;

  read_order (options->order, &what, &order);
  if (order == FAB_MATRIX_BY_CIRCLE)
    find_circles (store, territory, source);
  return fab_matrix_new (source, what, order);
}

static FabDrawing *
draw_matrix (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper,
             const char *date)
{
  g_autoptr (FabMatrix) matrix = make_matrix (store, territory, options);
  FabPalette palette;
  FabTitleBlock titles;

  fab_palette_init (&palette, FALSE);
  set_titles (&titles, _ ("Matrix of the links"), territory, date);
  return fab_drawing_new_matrix (matrix, paper, &titles, &palette, NULL);
}

/* (nullable): the territory that was typed. Returns: %FALSE where there is none of that name */
static gboolean
find_territory (FabStore *store, const FabCliExport *options, FabRecord **territory, GError **error)
{
  *territory = NULL;
  if (options->territory != NULL)
    *territory = fab_cli_find_by_title (store, FAB_TABLE_TERRITORY, options->territory, error);
  return options->territory == NULL || *territory != NULL;
}

static FabDrawing *
draw (const char *view, FabStore *store, const FabCliExport *options, const FabPaper *paper, GError **error)
{
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  g_autofree char *date = fab_date_format (today, fab_language_get_default ());
  FabRecord *territory;

  if (!find_territory (store, options, &territory, error))
    return NULL;
  if (g_str_equal (view, "map"))
    return draw_map (store, territory, options, paper, date, error);
  if (g_str_equal (view, "matrix"))
    return draw_matrix (store, territory, options, paper, date);
  return g_str_equal (view, "board") ? draw_board (store, territory, paper, date)
                                     : draw_register (store, territory, paper, date);
}

/* What is no picture: the map as a graph, the matrix as a table. */
static gboolean
is_table (const char *view, const FabCliExport *options)
{
  FabFormat format;

  return options->output != NULL && fab_cli_export_read_graph_format (options, &format) &&
         (g_str_equal (view, "map") || (g_str_equal (view, "matrix") && format == FAB_FORMAT_CSV));
}

static int
export_matrix (FabStore *store, FabRecord *territory, const FabCliExport *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMatrix) matrix = make_matrix (store, territory, options);
  g_autofree char *csv = fab_matrix_to_csv (matrix, fab_language_get_default (), &error);

  if (csv == NULL || !fab_write_file (options->output, csv, strlen (csv), &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static int
export_table (const char *view, FabStore *store, const FabCliExport *options)
{
  g_autoptr (GError) error = NULL;
  FabRecord *territory;
  FabFormat format;

  if (!find_territory (store, options, &territory, &error))
    return fab_cli_fail (error);
  fab_cli_export_read_graph_format (options, &format);
  return g_str_equal (view, "map") ? fab_cli_export_graph (store, territory, options, format)
                                   : export_matrix (store, territory, options);
}

/* Cut into pages, where that is wanted. */
static FabDrawing *
cut (FabDrawing *drawing, const FabCliExport *options, GError **error)
{
  FabPaper tile;

  if (drawing == NULL || options->tiles == NULL)
    return drawing != NULL ? g_object_ref (drawing) : NULL;
  fab_paper_from_name (options->tiles, &tile);
  return fab_drawing_new_tiled (drawing, tile.size, error);
}

static int
export_drawing (const char *view, FabStore *store, const FabCliExport *options, FabExportFormat format)
{
  FabPaper paper = { FAB_PAPER_CONTENT, TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDrawing) drawing = NULL, pages = NULL;

  if (options->paper != NULL)
    fab_paper_from_name (options->paper, &paper);
  drawing = draw (view, store, options, &paper, &error);
  pages = cut (drawing, options, &error);
  if (pages == NULL || !fab_export_to_file (pages, options->output, format, options->scale, NULL, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static gboolean
check_paper (const FabCliExport *options)
{
  FabPaper paper;

  if (options->paper != NULL && !fab_paper_from_name (options->paper, &paper))
    g_printerr (_ ("fabrique-cli export: paper is A4 to A0, with “-landscape” if wanted.\n"));
  else if (options->tiles != NULL && (!fab_paper_from_name (options->tiles, &paper) || paper.size == FAB_PAPER_CONTENT))
    g_printerr (_ ("fabrique-cli export: pages of a poster are A4 to A0.\n"));
  else if (options->tiles != NULL && options->paper == NULL)
    g_printerr (_ ("fabrique-cli export: name the paper of the poster that is cut into pages with --paper.\n"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_picture_format (const FabCliExport *options, FabExportFormat *format)
{
  g_autofree char *as_if =
      options->format != NULL ? g_strdup_printf ("a.%s", options->format) : g_strdup (options->output);

  return options->output != NULL && fab_export_format_from_path (as_if, format);
}

static gboolean
check_usage (const char *view, const FabCliExport *options, FabExportFormat *format)
{
  static const char *const views[] = { "map", "matrix", "board", "label", NULL };
  FabMatrixWhat what;
  FabMatrixOrder order;

  if (!g_strv_contains (views, view))
    g_printerr (_ ("fabrique-cli export: the view is map, matrix, board or label.\n"));
  else if (!read_order (options->order, &what, &order))
    g_printerr (_ ("fabrique-cli export: the order is circle, kind, territory, name, links or kinds.\n"));
  else if (is_table (view, options))
    return TRUE;
  else if (!read_picture_format (options, format))
    g_printerr (
        _ ("fabrique-cli export: name an output with -o that ends in .svg, .pdf or .png; for a map also in .gexf, "
           ".graphml or .csv.\n"));
  else if (!(options->scale >= 0.1 && options->scale <= 20))
    g_printerr (_ ("fabrique-cli export: the scale goes from 0.1 to 20.\n"));
  else
    return check_paper (options);
  return FALSE;
}

static void
clear (FabCliExport *options)
{
  char **const texts[] = { &options->output, &options->territory, &options->paper,    &options->tiles, &options->view,
                           &options->layout, &options->filter,    &options->decorate, &options->order, &options->at,
                           &options->since,  &options->format,    &options->title,    &options->source };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

/** fab_cli_export: draws the map, the matrix, the board or the label's register into a file, with title, date and legend */
int
fab_cli_export (int argc, char **argv)
{
  FabCliExport options = { .scale = 1 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Where to write: .svg, .pdf or .png"),
      N_ ("FILE") },
    { "territory", 't', 0, G_OPTION_ARG_STRING, &options.territory, N_ ("Only this territory"), N_ ("NAME") },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("A4 to A0, with -landscape if wanted; else as large as the content"), N_ ("SIZE") },
    { "tiles", 0, 0, G_OPTION_ARG_STRING, &options.tiles,
      N_ ("Cut the paper into pages of that size, to be glued together"), N_ ("SIZE") },
    { "view", 'v', 0, G_OPTION_ARG_STRING, &options.view, N_ ("A view of the map that was kept under that name"),
      N_ ("NAME") },
    { "filter", 'F', 0, G_OPTION_ARG_STRING, &options.filter,
      N_ ("Only these actors and links: “kind=association,shop links>=2 hide”"), N_ ("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("svg, pdf, png; for a map also gexf, graphml, csv; else as the output’s name ends"), N_ ("NAME") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_ ("Title of the map"), N_ ("TEXT") },
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &options.layout,
      N_ ("Lay the map out anew: reading, faithful, groups, sectors, grid, concentric, influence-rings, reach-rings, "
          "influence, portage"),
      N_ ("NAME") },
    { "order", 'r', 0, G_OPTION_ARG_STRING, &options.order,
      N_ ("Order of a matrix: circle, kind, territory, name, links; or kinds, for a matrix of kinds"), N_ ("NAME") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("The map at that date, meeting or kept state"), N_ ("WHEN") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since, N_ ("What changed on the map since then"), N_ ("WHEN") },
    { "decorate", 'd', 0, G_OPTION_ARG_STRING, &options.decorate,
      N_ ("What colours, sizes and shapes stand for: “color=theme size=staff shape=kind”"), N_ ("TEXT") },
    { "scale", 's', 0, G_OPTION_ARG_DOUBLE, &options.scale, N_ ("Pixels a point, for PNG"), N_ ("NUMBER") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, N_ ("Light on dark, for a screen"), NULL },
    { "anonymous", 'a', 0, G_OPTION_ARG_NONE, &options.anonymous, N_ ("Kinds in place of names"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (FabStore) store = NULL;
  FabExportFormat format;
  char *folder = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 2, &status) || !check_usage (argv[1], &options, &format))
    return FAB_CLI_USAGE;
  store = fab_cli_open_to_read (argv[2], &folder, &status);
  if (store != NULL) {
    g_autofree char *name = g_path_get_basename (argv[2]);

    options.source = g_strdup_printf (_ ("Source: %s"), name);
    status = is_table (argv[1], &options) ? export_table (argv[1], store, &options)
                                          : export_drawing (argv[1], store, &options, format);
    fab_store_close (store, NULL);
  }
  fab_cli_forget (folder);
  clear (&options);
  return status;
}
