/* The sub-command export: a view of a project as a picture or on paper. */
#include <glib/gi18n.h>

#include "fab-analysis.h"
#include "fab-board-scene.h"
#include "fab-cli.h"
#include "fab-date.h"
#include "fab-drawing.h"
#include "fab-error.h"
#include "fab-map-arrange.h"
#include "fab-map-compare.h"
#include "fab-map-source.h"
#include "fab-map-stops.h"
#include "fab-matrix-painter.h"
#include "fab-register.h"
#include "fab-text.h"

typedef struct {
  char *output;
  char *territory;
  char *paper;
  char *layout;
  char *order;
  char *at;
  char *since;
  char *decorate;
  double scale;
  gboolean anonymous;
} Options;

static void
set_titles (FabTitleBlock *titles, const char *title, FabRecord *territory, const char *date)
{
  *titles = (FabTitleBlock){
    .title = title,
    .territory = territory != NULL ? fab_record_get_title (territory) : NULL,
    .date = date,
  };
}

static FabMapMoment *
get_moment (FabStore *store, const char *text, GError **error)
{
  FabMapStop stop;

  if (!fab_map_stop_parse (store, text, fab_date_today (), &stop, error))
    return NULL;
  return fab_map_stop_get_moment (&stop, store, error);
}

/* The map at another time, or what changed on it since one; (transfer full) */
static FabMapScene *
draw_past (FabStore *store, FabRecord *territory, const Options *options, FabMapScene *today, GError **error)
{
  gint64 key = territory != NULL ? fab_record_get_key (territory) : 0;
  g_autoptr (FabMapMoment) moment = get_moment (store, options->at != NULL ? options->at : "today", error);
  g_autoptr (FabMapMoment) since = NULL, shown = NULL;
  g_autoptr (FabMapChanges) changes = NULL;

  if (moment == NULL)
    return NULL;
  if (options->since == NULL) {
    shown = fab_map_moment_of_territory (moment, NULL, key);
    return fab_map_scene_new_from_moment (shown, key, today);
  }
  since = get_moment (store, options->since, error);
  if (since == NULL)
    return NULL;
  changes = fab_map_changes_new_of_territory (since, moment, key);
  return fab_map_scene_new_from_changes (changes, key, today);
}

static FabDrawing *
draw_map (FabStore *store, FabRecord *territory, const Options *options, const FabPaper *paper, const char *date,
          GError **error)
{
  g_autoptr (FabMapLogos) logos = fab_map_logos_new ();
  FabMapSceneOptions scene_options = { .territory = territory, .logos = logos };
  FabMapArrangeOptions arrange = { .layout = fab_map_layout_from_name (options->layout),
                                   .only_new = options->layout == NULL,
                                   .seed = 1 };
  gboolean past = options->at != NULL || options->since != NULL;
  g_autoptr (FabMapScene) scene = NULL;
  g_autoptr (FabMapScene) arranged = NULL;
  g_autoptr (FabMapScene) shown = NULL;
  FabMapDrawOptions drawn;
  FabPalette palette;
  FabTitleBlock titles;

  if (!fab_map_decoration_parse (options->decorate, &scene_options.decoration, error))
    return NULL;
  scene = fab_map_scene_new_from_store (store, &scene_options);
  arranged = fab_map_arrange (scene, &arrange, NULL, error);
  if (arranged == NULL)
    return NULL;
  shown = past ? draw_past (store, territory, options, arranged, error) : fab_map_scene_ref (arranged);
  if (shown == NULL)
    return NULL;
  fab_palette_init (&palette, FALSE);
  fab_map_draw_options_init (&drawn, &palette, 1600, 1000);
  if (options->anonymous)
    drawn.show |= FAB_MAP_ANONYMOUS;
  if (paper->size == FAB_PAPER_CONTENT)
    fab_map_draw_options_fit_picture (&drawn, shown, 12);
  set_titles (&titles, _ ("Map of the actors"), territory, date);
  return fab_drawing_new_map (shown, &drawn, paper, &titles);
}

/* The roadmap of the territory, or every roadmap. */
static FabDrawing *
draw_board (FabStore *store, FabRecord *territory, const FabPaper *paper, const char *date)
{
  GListModel *plans = fab_store_get_list (store, FAB_TABLE_PLAN);
  FabRecord *plan = NULL;
  FabPalette palette;
  FabTitleBlock titles;

  for (guint i = 0; territory != NULL && i < g_list_model_get_n_items (plans); i++) {
    g_autoptr (FabRecord) each = g_list_model_get_item (plans, i);

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
make_matrix (FabStore *store, FabRecord *territory, const Options *options)
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
draw_matrix (FabStore *store, FabRecord *territory, const Options *options, const FabPaper *paper, const char *date)
{
  g_autoptr (FabMatrix) matrix = make_matrix (store, territory, options);
  FabPalette palette;
  FabTitleBlock titles;

  fab_palette_init (&palette, FALSE);
  set_titles (&titles, _ ("Matrix of the links"), territory, date);
  return fab_drawing_new_matrix (matrix, paper, &titles, &palette, NULL);
}

static FabDrawing *
draw (const char *view, FabStore *store, const Options *options, const FabPaper *paper, GError **error)
{
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  g_autofree char *date = fab_date_format (today, fab_language_get_default ());
  FabRecord *territory = NULL;

  if (options->territory != NULL) {
    territory = fab_cli_find_by_title (store, FAB_TABLE_TERRITORY, options->territory, error);
    if (territory == NULL)
      return NULL;
  }
  if (g_str_equal (view, "map"))
    return draw_map (store, territory, options, paper, date, error);
  if (g_str_equal (view, "matrix"))
    return draw_matrix (store, territory, options, paper, date);
  return g_str_equal (view, "board") ? draw_board (store, territory, paper, date)
                                     : draw_register (store, territory, paper, date);
}

static gboolean
is_table (const char *view, const Options *options)
{
  g_autofree char *lower = options->output != NULL ? g_ascii_strdown (options->output, -1) : NULL;

  return lower != NULL && g_str_equal (view, "matrix") && g_str_has_suffix (lower, ".csv");
}

static int
export_table (FabStore *store, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMatrix) matrix = NULL;
  g_autofree char *csv = NULL;
  FabRecord *territory = NULL;

  if (options->territory != NULL) {
    territory = fab_cli_find_by_title (store, FAB_TABLE_TERRITORY, options->territory, &error);
    if (territory == NULL)
      return fab_cli_fail (error);
  }
  matrix = make_matrix (store, territory, options);
  csv = fab_matrix_to_csv (matrix, fab_language_get_default (), &error);
  if (csv == NULL || !g_file_set_contents_full (options->output, csv, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static int export (const char *view, FabStore *store, const Options *options, FabExportFormat format)
{
  FabPaper paper = { FAB_PAPER_CONTENT, TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDrawing) drawing = NULL;

  if (options->paper != NULL && !fab_paper_from_name (options->paper, &paper)) {
    g_printerr (_ ("fabrique-cli export: paper is A4 to A0, with “-landscape” if wanted.\n"));
    return FAB_CLI_USAGE;
  }
  drawing = draw (view, store, options, &paper, &error);
  if (drawing == NULL || !fab_export_to_file (drawing, options->output, format, options->scale, NULL, &error))
    return fab_cli_fail (error);
  return FAB_CLI_DONE;
}

static gboolean
check_usage (const char *view, const Options *options, FabExportFormat *format)
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
  else if (options->output == NULL || !fab_export_format_from_path (options->output, format))
    g_printerr (_ ("fabrique-cli export: name an output with -o that ends in .svg, .pdf or .png.\n"));
  else if (!(options->scale >= 0.1 && options->scale <= 20))
    g_printerr (_ ("fabrique-cli export: the scale goes from 0.1 to 20.\n"));
  else
    return TRUE;
  return FALSE;
}

/** fab_cli_export: draws the map, the matrix, the board or the label's register into a file, with title, date and legend */
int
fab_cli_export (int argc, char **argv)
{
  Options options = { .scale = 1 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Where to write: .svg, .pdf or .png"),
      N_ ("FILE") },
    { "territory", 't', 0, G_OPTION_ARG_STRING, &options.territory, N_ ("Only this territory"), N_ ("NAME") },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("A4 to A0, with -landscape if wanted; else as large as the content"), N_ ("SIZE") },
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
    status = is_table (argv[1], &options) ? export_table (store, &options) : export (argv[1], store, &options, format);
    fab_store_close (store, NULL);
  }
  fab_cli_forget (folder);
  g_free (options.output);
  g_free (options.territory);
  g_free (options.paper);
  g_free (options.layout);
  g_free (options.order);
  g_free (options.at);
  g_free (options.since);
  g_free (options.decorate);
  return status;
}
