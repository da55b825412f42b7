#include "fab-decoration-measures.h"

#include <glib/gi18n.h>

#include "fab-analysis.h"

/* Changes in a row are measured once, so many milliseconds after the last of them. */
#define PATIENCE 400
/* Any will do: the same map then falls into the same circles each time. */
#define SEED 1

struct _FabDecorationMeasures {
  GObject parent_instance;

  FabMapModel *model; /* borrowed: it goes last */
  GCancellable *cancellable;
  guint source;
  gboolean busy;
  gboolean fresh; /* what the model has was measured on the map as it is now */
};

G_DEFINE_FINAL_TYPE (FabDecorationMeasures, fab_decoration_measures, G_TYPE_OBJECT)

/* ---- Measuring ---- */

static void
measure_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FabAnalysis *analysis = fab_analysis_run (data, SEED, NULL, NULL, cancellable, &error);

  if (analysis != NULL)
    g_task_return_pointer (task, analysis, (GDestroyNotify)fab_analysis_unref);
  else
    g_task_return_error (task, error);
}

static GHashTable *
get_circles (FabAnalysis *analysis)
{
  GHashTable *circles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < fab_analysis_get_n_actors (analysis); i++) {
    const FabActorMeasures *actor = fab_analysis_get_actor (analysis, i);

    if (actor->circle != FAB_NO_CIRCLE)
      g_hash_table_insert (circles, g_memdup2 (&actor->key, sizeof actor->key), GUINT_TO_POINTER (actor->circle));
  }
  return circles;
}

static GHashTable *
get_brokerage (FabAnalysis *analysis)
{
  GHashTable *brokerage = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < fab_analysis_get_n_actors (analysis); i++) {
    const FabActorMeasures *actor = fab_analysis_get_actor (analysis, i);

    g_hash_table_insert (brokerage, g_memdup2 (&actor->key, sizeof actor->key),
                         g_memdup2 (&actor->betweenness, sizeof actor->betweenness));
  }
  return brokerage;
}

static void
take (FabDecorationMeasures *self, FabAnalysis *analysis)
{
  g_autoptr (GHashTable) circles = get_circles (analysis);
  g_autoptr (GHashTable) brokerage = get_brokerage (analysis);

  self->fresh = TRUE;
  fab_map_model_set_measures (self->model, circles, brokerage);
}

static void
on_measured (GObject *source, GAsyncResult *result, gpointer data)
{
  FabDecorationMeasures *self = FAB_DECORATION_MEASURES (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabAnalysis) analysis = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->busy = FALSE;
  g_clear_object (&self->cancellable);
  if (analysis != NULL)
    take (self, analysis);
  else
    fab_context_report (fab_map_model_get_context (self->model), _ ("The map could not be measured."), error);
}

static void
stop (FabDecorationMeasures *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->busy = FALSE;
}

static void
start (FabDecorationMeasures *self)
{
  FabContext *context = fab_map_model_get_context (self->model);
  g_autoptr (GTask) task = NULL;

  stop (self);
  self->busy = TRUE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_measured, NULL);
  g_task_set_static_name (task, "measure the map");
  g_task_set_task_data (
      task, fab_analysis_graph_new (fab_context_get_store (context), fab_context_get_territory (context), NULL),
      (GDestroyNotify)fab_analysis_graph_free);
  g_task_run_in_thread (task, measure_in_thread);
}

/* ---- When ---- */

static gboolean
is_wanted (FabDecorationMeasures *self)
{
  const guint8 *choices = fab_map_model_get_decoration (self->model)->choices;

  return choices[FAB_MAP_COLOR] == FAB_MAP_COLOR_BY_CIRCLE || choices[FAB_MAP_SIZE] == FAB_MAP_SIZE_BY_BROKERAGE;
}

static void
on_patience (gpointer data)
{
  FabDecorationMeasures *self = data;

  self->source = 0;
  if (is_wanted (self))
    start (self);
}

static gboolean
concerns_measures (const FabChange *change)
{
  return change->table == FAB_TABLE_RELATION || (change->table == FAB_TABLE_ACTOR && change->op != FAB_CHANGE_UPDATE);
}

static void
on_committed (FabDecorationMeasures *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    if (!concerns_measures (g_ptr_array_index (changes, i)))
      continue;
    self->fresh = FALSE;
    g_clear_handle_id (&self->source, g_source_remove);
    self->source = g_timeout_add_once (PATIENCE, on_patience, self);
    return;
  }
}

static void
on_territory (FabDecorationMeasures *self)
{
  stop (self);
  self->fresh = FALSE;
  fab_decoration_measures_refresh (self);
}

static void
fab_decoration_measures_dispose (GObject *object)
{
  stop (FAB_DECORATION_MEASURES (object));
  G_OBJECT_CLASS (fab_decoration_measures_parent_class)->dispose (object);
}

static void
fab_decoration_measures_class_init (FabDecorationMeasuresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_decoration_measures_dispose;
}

static void
fab_decoration_measures_init (FabDecorationMeasures *self)
{
}

/** fab_decoration_measures_new: (transfer full): gives @model the measures that its decoration asks for; @model must outlive it */
FabDecorationMeasures *
fab_decoration_measures_new (FabMapModel *model)
{
  FabDecorationMeasures *self = g_object_new (FAB_TYPE_DECORATION_MEASURES, NULL);
  FabContext *context = fab_map_model_get_context (model);

  self->model = model;
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (on_territory), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_decoration_measures_refresh: the decoration was changed: measures now, where it asks for what isn't known */
void
fab_decoration_measures_refresh (FabDecorationMeasures *self)
{
  if (is_wanted (self) && !self->fresh && !self->busy)
    start (self);
}
