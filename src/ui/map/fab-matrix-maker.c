#include "fab-matrix-maker.h"

#include "fab-analysis.h"

/* The same everywhere, so that the circles are. */
#define SEED 1

struct _FabMatrixMaker {
  GObject parent_instance;

  /* Owned */
  FabMapModel *model;
  FabActorFilter *filter;
  FabMatrix *matrix;         /* (nullable): before the first one is there */
  GCancellable *cancellable; /* (nullable): of the one under way */
  guint source;              /* a new one is going to be made when the program is idle */

  FabMatrixWhat what;
  FabMatrixOrder order;
  gboolean active; /* somebody looks */
  gboolean stale;  /* something changed while nobody did */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMatrixMaker, fab_matrix_maker, G_TYPE_OBJECT)

/* ---- Making one, in a thread ---- */

typedef struct {
  FabMatrixSource *source;
  FabAnalysisGraph *graph; /* (nullable): where circles are wanted */
  FabMatrixWhat what;
  FabMatrixOrder order;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  fab_matrix_source_free (job->source);
  g_clear_pointer (&job->graph, fab_analysis_graph_free);
  g_free (job);
}

/* Where none are found, the actors are in no circle. */
static void
find_circles (Job *job, GCancellable *cancellable)
{
  g_autoptr (FabAnalysis) circles = fab_analysis_find_circles (job->graph, SEED, cancellable, NULL);

  for (guint i = 0; circles != NULL && i < fab_matrix_source_get_n_actors (job->source); i++) {
    const FabActorMeasures *found = fab_analysis_find_actor (circles, fab_matrix_source_get_key (job->source, i));

    if (found != NULL && found->circle != FAB_NO_CIRCLE)
      fab_matrix_source_set_circle (job->source, i, found->circle);
  }
}

static void
make_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  if (job->graph != NULL)
    find_circles (job, cancellable);
  g_task_return_pointer (task, fab_matrix_new (job->source, job->what, job->order), (GDestroyNotify)fab_matrix_unref);
}

/* One that was overtaken by a newer one is forgotten. */
static void
on_made (GObject *object, GAsyncResult *result, gpointer data)
{
  FabMatrixMaker *self = FAB_MATRIX_MAKER (object);
  g_autoptr (FabMatrix) matrix = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || matrix == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->matrix, fab_matrix_unref);
  self->matrix = g_steal_pointer (&matrix);
  g_signal_emit (self, signals[CHANGED], 0);
}

static Job *
gather (FabMatrixMaker *self)
{
  FabContext *context = fab_map_model_get_context (self->model);
  FabStore *store = fab_map_model_get_shown_store (self->model);
  FabRecord *territory = fab_context_get_territory (context);
  const FabMapMatch *match =
      fab_actor_filter_is_active (self->filter) ? fab_actor_filter_get_match (self->filter) : NULL;
  Job *job = g_new0 (Job, 1);

  if (territory != NULL)
    territory = fab_store_get_record (store, fab_record_get_key (territory));
  job->what = self->what;
  job->order = self->order;
  job->source = fab_matrix_source_new (store, territory, match);
  if (job->what == FAB_MATRIX_OF_ACTORS && job->order == FAB_MATRIX_BY_CIRCLE)
    job->graph = fab_analysis_graph_new (store, territory, match);
  return job;
}

static void
make (gpointer data)
{
  FabMatrixMaker *self = data;
  g_autoptr (GTask) task = NULL;

  self->source = 0;
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_made, NULL);
  g_task_set_static_name (task, "order the matrix");
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, gather (self), job_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
queue (FabMatrixMaker *self)
{
  self->stale = TRUE;
  if (self->active && self->source == 0)
    self->source = g_idle_add_once (make, self);
}

/* ---- The object ---- */

static void
fab_matrix_maker_dispose (GObject *object)
{
  FabMatrixMaker *self = FAB_MATRIX_MAKER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->matrix, fab_matrix_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (fab_matrix_maker_parent_class)->dispose (object);
}

static void
fab_matrix_maker_class_init (FabMatrixMakerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_matrix_maker_dispose;

  /** FabMatrixMaker::changed: there is another matrix */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_MATRIX_MAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_matrix_maker_init (FabMatrixMaker *self)
{
  self->stale = TRUE;
}

/** fab_matrix_maker_new: (transfer full): makes matrices of what @model shows and @filter lets pass, once it is active */
FabMatrixMaker *
fab_matrix_maker_new (FabMapModel *model, FabActorFilter *filter)
{
  FabMatrixMaker *self = g_object_new (FAB_TYPE_MATRIX_MAKER, NULL);

  self->model = g_object_ref (model);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (model, "changed", G_CALLBACK (queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (queue), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_matrix_maker_set_active: @active: whether somebody looks; out of sight nothing is made */
void
fab_matrix_maker_set_active (FabMatrixMaker *self, gboolean active)
{
  self->active = active;
  if (active && self->stale)
    queue (self);
}

/** fab_matrix_maker_set_kind: what to make from now on */
void
fab_matrix_maker_set_kind (FabMatrixMaker *self, FabMatrixWhat what, FabMatrixOrder order)
{
  if (self->what == what && self->order == order)
    return;
  self->what = what;
  self->order = order;
  queue (self);
}

/** fab_matrix_maker_get_matrix: (transfer none) (nullable): the matrix as of now */
FabMatrix *
fab_matrix_maker_get_matrix (FabMatrixMaker *self)
{
  return self->matrix;
}

gboolean
fab_matrix_maker_is_busy (FabMatrixMaker *self)
{
  return self->source != 0 || self->cancellable != NULL;
}
