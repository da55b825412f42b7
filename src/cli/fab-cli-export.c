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
set_titles (FabTitleBlock *titles, const FabCliExport *options, const char *title, FabRecord *territory,
            const char *date)
{
  *titles = (FabTitleBlock){
    .title = options->title != NULL ? options->title : title,
    .territory = territory != NULL ? fab_record_get_title (territory) : NULL,
    .date = date,
  };
}

static FabDrawing *
draw_map (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper, const char *date,
          GError **error)
{
  FabTitleBlock titles;

  set_titles (&titles, options, _ ("Map of the actors"), territory, date);
  titles.source = options->source;
  return fab_cli_draw_map (store, territory, options, paper, &titles, error);
}

/* The roadmap of the territory, or every roadmap. */
static FabDrawing *
draw_board (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper, const char *date)
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
  set_titles (&titles, options, plan != NULL ? fab_record_get_title (plan) : _ ("Roadmap"), territory, date);
  return fab_drawing_new_board (fab_board_scene_new_from_store (store, plan, NULL, fab_date_today ()), paper, &titles,
                                &palette, NULL);
}

static FabDrawing *
draw_register (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper,
               const char *date)
{
  FabPalette palette;
  FabTitleBlock titles;

  fab_palette_init (&palette, FALSE);
  set_titles (&titles, options, _ ("Register of the certified shops"), territory, date);
  return fab_drawing_new_register (fab_register_new_from_store (store, territory, fab_date_today ()), paper, &titles,
                                   &palette, NULL);
}

/** fab_cli_export_read_order: which order and of what, as the command line says it; FALSE where it says nonsense */
gboolean
fab_cli_export_read_order (const char *order, FabMatrixWhat *what, FabMatrixOrder *by)
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

/** fab_cli_export_find_match: @match: (out) (transfer full) (nullable): what the filter leaves; also where there is none */
gboolean
fab_cli_export_find_match (FabStore *store, const FabCliExport *options, FabMapMatch **match, GError **error)
{
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (options->filter, error);

  *match = NULL;
  if (filter == NULL || !fab_map_filter_check (filter, store, error))
    return FALSE;
  if (!fab_map_filter_is_empty (filter))
    *match = fab_map_filter_apply (filter, store);
  return TRUE;
}

static void
find_circles (FabStore *store, FabRecord *territory, const FabMapMatch *match, FabMatrixSource *source)
{
  g_autoptr (FabAnalysisGraph) graph = fab_analysis_graph_new (store, territory, match);
  g_autoptr (FabAnalysis) circles = fab_analysis_find_circles (graph, 1, NULL, NULL);

  for (guint i = 0; circles != NULL && i < fab_matrix_source_get_n_actors (source); i++) {
    const FabActorMeasures *found = fab_analysis_find_actor (circles, fab_matrix_source_get_key (source, i));

    if (found != NULL && found->circle != FAB_NO_CIRCLE)
      fab_matrix_source_set_circle (source, i, found->circle);
  }
}

/* (nullable): where the filter can't be applied, @error says why */
static FabMatrix *
make_matrix (FabStore *store, FabRecord *territory, const FabCliExport *options, GError **error)
{
  g_autoptr (FabMatrixSource) source = NULL;
  g_autoptr (FabMapMatch) match = NULL;
  FabMatrixWhat what;
  FabMatrixOrder order;

  if (!fab_cli_export_find_match (store, options, &match, error))
    return NULL;
  source = fab_matrix_source_new (store, territory, match);
  fab_cli_export_read_order (options->order, &what, &order);
  if (order == FAB_MATRIX_BY_CIRCLE)
    find_circles (store, territory, match, source);
  return fab_matrix_new (source, what, order);
}

static FabDrawing *
draw_matrix (FabStore *store, FabRecord *territory, const FabCliExport *options, const FabPaper *paper,
             const char *date, GError **error)
{
  g_autoptr (FabMatrix) matrix = make_matrix (store, territory, options, error);
  FabPalette palette;
  FabTitleBlock titles;

  if (matrix == NULL)
    return NULL;
  fab_palette_init (&palette, FALSE);
  set_titles (&titles, options, _ ("Matrix of the links"), territory, date);
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
    return draw_matrix (store, territory, options, paper, date, error);
  return g_str_equal (view, "board") ? draw_board (store, territory, options, paper, date)
                                     : draw_register (store, territory, options, paper, date);
}

static int
export_matrix (FabStore *store, FabRecord *territory, const FabCliExport *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMatrix) matrix = make_matrix (store, territory, options, &error);
  g_autofree char *csv = matrix != NULL ? fab_matrix_to_csv (matrix, fab_language_get_default (), &error) : NULL;

  if (csv == NULL || !fab_write_file (options->output, csv, strlen (csv), &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static int
export_table (const char *view, FabStore *store, const FabCliExport *options)
{
  g_autoptr (GError) error = NULL;
  FabRecord *territory;

  if (!find_territory (store, options, &territory, &error))
    return fab_cli_fail (error);
  return g_str_equal (view, "map") ? fab_cli_export_graph (store, territory, options)
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

/* On paper nobody can look closer: what isn't written there is not known. */
static void
tell_unnamed (FabDrawing *drawing, const FabPaper *paper)
{
  guint n = fab_drawing_get_n_unnamed (drawing);

  if (n == 0)
    return;
  g_printerr (ngettext ("%u name found no room on the map.", "%u names found no room on the map.", n), n);
  g_printerr (" %s\n",
              paper->size == FAB_PAPER_CONTENT ? _ ("Choose a sheet of paper (--paper), or fewer actors (--filter).")
              : paper->size == FAB_PAPER_A0    ? _ ("Show fewer actors (--filter).")
                                               : _ ("Choose a larger paper (--paper), or fewer actors (--filter)."));
}

static int
export_drawing (const char *view, FabStore *store, const FabCliExport *options)
{
  static const FabExportFormat formats[] = {
    [FAB_CLI_SVG] = FAB_EXPORT_SVG, [FAB_CLI_PDF] = FAB_EXPORT_PDF, [FAB_CLI_PNG] = FAB_EXPORT_PNG
  };
  FabPaper paper = { FAB_PAPER_CONTENT, TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDrawing) drawing = NULL, pages = NULL;

  if (options->paper != NULL)
    fab_paper_from_name (options->paper, &paper);
  drawing = draw (view, store, options, &paper, &error);
  pages = cut (drawing, options, &error);
  if (pages == NULL || !fab_export_to_file (pages, options->output, formats[options->as], options->scale, NULL, &error))
    return fab_cli_fail (error);
  tell_unnamed (pages, &paper);
  return FAB_CLI_DONE;
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
  FabCliExport options = { .scale = FAB_CLI_NO_SCALE };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Where to write; “-” is standard output"),
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
      N_ ("svg, pdf, png; for a map also gexf, graphml, csv, for a matrix csv; else as the output’s name ends"),
      N_ ("NAME") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_ ("Another title"), N_ ("TEXT") },
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &options.layout,
      N_ ("Lay the map out anew: reading, faithful, groups, sectors, grid, concentric, influence-rings, reach-rings, "
          "influence, portage"),
      N_ ("NAME") },
    { "order", 'r', 0, G_OPTION_ARG_STRING, &options.order,
      N_ ("Order of a matrix: circle, kind, territory, name, links; or kinds, for a matrix of kinds"), N_ ("NAME") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at,
      N_ ("The map at that date, meeting or kept state: 2020-06-15, 15/06/2020, 06/2020, “June 2020”, a name"),
      N_ ("WHEN") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since, N_ ("What changed on the map since then"), N_ ("WHEN") },
    { "decorate", 'd', 0, G_OPTION_ARG_STRING, &options.decorate,
      N_ ("What colours, sizes and shapes stand for: “color=theme size=staff shape=kind”"), N_ ("TEXT") },
    { "scale", 's', 0, G_OPTION_ARG_DOUBLE, &options.scale, N_ ("Pixels a point, for PNG"), N_ ("NUMBER") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, N_ ("Light on dark, for a screen"), NULL },
    { "anonymous", 'a', 0, G_OPTION_ARG_NONE, &options.anonymous, N_ ("Kinds in place of names"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (FabStore) store = NULL;
  char *folder = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 2, &status))
    return status;
  status = fab_cli_export_check (argv[1], &options);
  store = status == FAB_CLI_DONE ? fab_cli_open_to_read (argv[2], &folder, &status) : NULL;
  if (store != NULL) {
    g_autofree char *name = g_path_get_basename (argv[2]);

    options.source = g_strdup_printf (_ ("Source: %s"), name);
    status = options.as >= FAB_CLI_GEXF ? export_table (argv[1], store, &options)
                                        : export_drawing (argv[1], store, &options);
    fab_store_close (store, NULL);
  }
  fab_cli_forget (folder);
  clear (&options);
  return status;
}
