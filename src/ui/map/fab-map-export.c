#include "fab-map-export.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-map-states.h"
#include "fab-save.h"
#include "fab-tiles.h"

/* Pixels of a PNG to a point. */
#define PNG_SCALE 2

/** A picture to be written. */
typedef struct {
  FabDrawing *drawing; /* owned */
  FabExportFormat format;
  double scale;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->drawing);
  g_free (export);
}

static gboolean
write_picture (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  return fab_export_to_file (export->drawing, path, export->format, export->scale, cancellable, error);
}

/* In a toast, which is short: on paper nobody can look closer. */
static char *
tell (gpointer data, const char *name)
{
  Export *export = data;
  guint n = fab_drawing_get_n_unnamed (export->drawing);

  if (n == 0)
    return g_strdup_printf (_ ("Map exported to “%s”"), name);
  /* Translators: %1$s is a file's name */
  return g_strdup_printf (ngettext ("Map exported to “%1$s”, but for %2$u name without room: choose a larger paper",
                                    "Map exported to “%1$s”, but for %2$u names without room: choose a larger paper",
                                    n),
                          name, n);
}

static const char *
get_suffix (FabExportFormat format)
{
  switch (format) {
  case FAB_EXPORT_SVG:
    return "svg";
  case FAB_EXPORT_PDF:
    return "pdf";
  case FAB_EXPORT_PNG:
  default:
    return "png";
  }
}

/* ---- Drawing ---- */

/* What the filter leaves out is left out of the picture, too. */
static void
apply_filter (FabMapScene *scene, FabActorFilter *filter, FabMapDrawOptions *draw, guint8 **nodes, guint8 **edges)
{
  if (filter == NULL || !fab_actor_filter_is_active (filter))
    return;
  *nodes = g_new0 (guint8, fab_map_scene_get_n_nodes (scene) + 1);
  *edges = g_new0 (guint8, fab_map_scene_get_n_edges (scene) + 1);
  fab_map_states_apply_match (scene, fab_actor_filter_get_match (filter),
                              fab_map_filter_get_hides (fab_actor_filter_get_value (filter)), *nodes, *edges);
  draw->node_states = *nodes;
  draw->edge_states = *edges;
}

static FabDrawing *
draw_map (FabMapModel *model, const FabMapExportOptions *options, const FabTitleBlock *titles)
{
  static const FabPaper usual = { FAB_PAPER_A3, TRUE };
  const FabPaper *paper = options->paper != NULL ? options->paper : &usual;
  FabMapScene *scene = fab_map_model_get_scene (model);
  g_autofree guint8 *nodes = NULL, *edges = NULL;
  FabMapDrawOptions draw;
  FabPalette palette;

  fab_palette_init (&palette, FALSE);
  fab_map_draw_options_init (&draw, &palette, 0, 0);
  draw.show = FAB_MAP_SHOW_PICTURE | (options->anonymous ? FAB_MAP_ANONYMOUS : 0);
  apply_filter (scene, options->filter, &draw, &nodes, &edges);
  if (paper->size == FAB_PAPER_CONTENT)
    fab_map_draw_options_fit_picture (&draw, scene, 12);
  return fab_drawing_new_map (scene, &draw, paper, titles);
}

static FabDrawing *
make_drawing (FabMapModel *model, const FabMapExportOptions *options, GError **error)
{
  FabRecord *territory = fab_context_get_territory (fab_map_model_get_context (model));
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  g_autofree char *date = fab_date_format_long (today, fab_language_get_default ());
  FabTitleBlock titles = {
    .title = options->title != NULL ? options->title : _ ("Map of the actors"),
    .territory = territory != NULL ? fab_record_get_title (territory) : NULL,
    .date = fab_map_model_get_caption (model) != NULL ? fab_map_model_get_caption (model) : date,
    .source = "Fabrique",
  };
  g_autoptr (FabDrawing) sheet = draw_map (model, options, &titles);

  return options->is_tiled ? fab_drawing_new_tiled (sheet, options->tile, error) : g_steal_pointer (&sheet);
}

/** fab_map_export: asks for a file and writes the map of @model into it, off the main thread */
void
fab_map_export (FabMapModel *model, GtkWidget *parent, const FabMapExportOptions *options)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("Map of the actors"), get_suffix (options->format));
  FabContext *context = fab_map_model_get_context (model);
  FabSave save = { _ ("The map could not be exported."), write_picture, tell, NULL, export_free };
  g_autoptr (GError) error = NULL;
  FabDrawing *drawing = make_drawing (model, options, &error);
  Export *export;

  if (drawing == NULL) {
    fab_context_report (context, save.failed, error);
    return;
  }
  export = save.data = g_new0 (Export, 1);
  export->drawing = drawing;
  export->format = options->format;
  export->scale = options->format != FAB_EXPORT_PNG ? 1 : options->scale > 0 ? options->scale : PNG_SCALE;
  fab_save_ask (context, parent, _ ("Export the map"), name, &save);
}
