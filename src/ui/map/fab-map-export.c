#include "fab-map-export.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-map-states.h"
#include "fab-tiles.h"

/* Pixels of a PNG to a point. */
#define PNG_SCALE 2

/** An export under way. */
typedef struct {
  FabContext *context; /* owned */
  FabDrawing *drawing; /* owned */
  FabExportFormat format;
  double scale;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->context);
  g_clear_object (&export->drawing);
  g_free (export->path);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

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

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (fab_export_to_file (export->drawing, export->path, export->format, export->scale, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *message = g_strdup_printf (_ ("Map exported to “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    fab_context_tell (export->context, message);
  else
    fab_context_report (export->context, _ ("The map could not be exported."), error);
}

/* ---- Asking where ---- */

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (file == NULL) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      fab_context_report (export->context, _ ("The map could not be exported."), error);
    return;
  }
  export->path = g_file_get_path (file);
  if (export->path == NULL) {
    fab_context_report (export->context, _ ("Choose a folder on this computer."), NULL);
    return;
  }
  task = g_task_new (NULL, NULL, on_exported, NULL);
  g_task_set_static_name (task, "export the map");
  g_task_set_task_data (task, g_steal_pointer (&export), export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/** fab_map_export: asks for a file and writes the map of @model into it, off the main thread */
void
fab_map_export (FabMapModel *model, GtkWidget *parent, const FabMapExportOptions *options)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("Map of the actors"), get_suffix (options->format));
  GtkRoot *root = gtk_widget_get_root (parent);
  FabContext *context = fab_map_model_get_context (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabDrawing) drawing = make_drawing (model, options, &error);
  Export *export;

  if (drawing == NULL) {
    fab_context_report (context, _ ("The map could not be exported."), error);
    return;
  }
  export = g_new0 (Export, 1);
  export->context = g_object_ref (context);
  export->drawing = g_steal_pointer (&drawing);
  export->format = options->format;
  export->scale = options->format != FAB_EXPORT_PNG ? 1 : options->scale > 0 ? options->scale : PNG_SCALE;
  gtk_file_dialog_set_title (dialog, _ ("Export the map"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_chosen, export);
}
