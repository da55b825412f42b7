#include "fab-insight-model.h"

#include <glib/gi18n.h>

/* The same map gives the same circles. */
#define SEED 1
/* After an edit, so that a series of them is measured once. */
#define PATIENCE_MS 700

struct _FabInsightModel {
  GObject parent_instance;

  /* Owned */
  FabContext *context;
  FabMapModel *map;          /* what is shown, which is measured */
  FabMapMoment *moment;      /* (nullable): the time that was measured last, where it was not the present */
  FabMapFilter *filter;      /* (nullable): everything */
  GTask *task;               /* (nullable): the measures under way */
  GCancellable *cancellable; /* (nullable): theirs */
  GPtrArray *findings;       /* (nullable): FabFinding; the last that were worked out */
  guint timer;

  gboolean reading;
  gboolean stale;   /* something changed since the findings, or since what is being measured */
  gboolean stopped; /* somebody stopped it: not again by itself */
};

/** One analysis, shared by the two threads. */
typedef struct {
  FabAnalysisGraph *graph;
  FabStore *store;      /* of what is measured */
  FabRecord *territory; /* (nullable): there */
  gboolean filtered;
  int permille; /* atomic */
} Job;

enum {
  CHANGED,
  BUSY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabInsightModel, fab_insight_model, G_TYPE_OBJECT)

/* ---- Measuring ---- */

static void
job_free (gpointer data)
{
  Job *job = data;

  fab_analysis_graph_free (job->graph);
  g_clear_object (&job->territory);
  g_clear_object (&job->store);
  g_free (job);
}

static void
on_progress (double fraction, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->permille, (int)(fraction * 1000));
}

static void
measure_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  FabAnalysis *analysis = fab_analysis_run (job->graph, SEED, on_progress, job, cancellable, &error);

  if (analysis != NULL)
    g_task_return_pointer (task, analysis, (GDestroyNotify)fab_analysis_unref);
  else
    g_task_return_error (task, error);
}

static void
forget_task (FabInsightModel *self)
{
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
}

static void
cancel (FabInsightModel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  forget_task (self);
}

/* Whoever stops an analysis or goes away cancels it: there is nobody to tell then. */
static void
on_measured (GObject *source, GAsyncResult *result, gpointer data)
{
  FabInsightModel *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabAnalysis) analysis = g_task_propagate_pointer (G_TASK (result), &error);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  forget_task (self);
  if (analysis == NULL) {
    self->stopped = TRUE;
    fab_context_report (self->context, _ ("The map could not be measured."), error);
  } else {
    g_clear_pointer (&self->findings, g_ptr_array_unref);
    self->findings =
        fab_findings_new (job->store, analysis, job->territory, job->filtered, fab_language_get_default ());
    g_signal_emit (self, signals[CHANGED], 0);
  }
  g_signal_emit (self, signals[BUSY], 0);
}

static Job *
new_job (FabInsightModel *self)
{
  FabStore *today = fab_context_get_store (self->context);
  FabRecord *territory = fab_context_get_territory (self->context);
  g_autoptr (FabMapMatch) match = self->filter != NULL ? fab_map_filter_apply (self->filter, today) : NULL;
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (fab_map_model_get_shown_store (self->map));
  if (territory != NULL && job->store != today)
    territory = fab_store_get_record (job->store, fab_record_get_key (territory));
  job->graph = fab_analysis_graph_new (job->store, territory, match);
  job->filtered = match != NULL;
  g_set_object (&job->territory, territory);
  return job;
}

static void
measure (FabInsightModel *self)
{
  g_autoptr (GTask) task = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  cancel (self);
  self->stale = FALSE;
  self->stopped = FALSE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, on_measured, self);
  g_task_set_static_name (task, "measure the map");
  g_task_set_task_data (task, new_job (self), job_free);
  g_set_object (&self->task, task);
  g_task_run_in_thread (task, measure_in_thread);
  g_signal_emit (self, signals[BUSY], 0);
}

/* ---- When ---- */

static void
on_timer (gpointer data)
{
  FabInsightModel *self = data;

  self->timer = 0;
  if (fab_store_is_in_gesture (fab_context_get_store (self->context)))
    self->timer = g_timeout_add_once (PATIENCE_MS, on_timer, self);
  else
    measure (self);
}

/* Something changed: measured anew, now or after a moment, if somebody reads. */
static void
invalidate (FabInsightModel *self, guint patience)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->reading && !self->stopped)
    self->timer = g_timeout_add_once (patience, on_timer, self);
}

static gboolean
concerns_findings (const FabChange *change)
{
  switch (change->table) {
  case FAB_TABLE_ACTOR:
  case FAB_TABLE_RELATION:
  case FAB_TABLE_RELATION_TYPE:
  case FAB_TABLE_TERRITORY:
  case FAB_TABLE_ACTION:
  case FAB_TABLE_ACTION_ROLE:
  case FAB_TABLE_AXIS:
  case FAB_TABLE_PLAN:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
on_committed (FabInsightModel *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (concerns_findings (g_ptr_array_index (changes, i))) {
      invalidate (self, PATIENCE_MS);
      return;
    }
}

/* Another time is shown. The moment is held, so that a new one never lies where it lay. */
static void
on_map (FabInsightModel *self)
{
  FabMapMoment *moment = fab_map_model_get_moment (self->map);

  if (moment == self->moment)
    return;
  g_clear_pointer (&self->moment, fab_map_moment_unref);
  self->moment = moment != NULL ? fab_map_moment_ref (moment) : NULL;
  self->stopped = FALSE;
  invalidate (self, 0);
}

static void
on_territory (FabInsightModel *self)
{
  self->stopped = FALSE;
  invalidate (self, 0);
}

/* ---- The object ---- */

static void
fab_insight_model_dispose (GObject *object)
{
  FabInsightModel *self = FAB_INSIGHT_MODEL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  cancel (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->filter, fab_map_filter_free);
  g_clear_pointer (&self->moment, fab_map_moment_unref);
  g_clear_object (&self->map);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_insight_model_parent_class)->dispose (object);
}

static void
fab_insight_model_class_init (FabInsightModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_insight_model_dispose;

  /** FabInsightModel::changed: there are other findings */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_INSIGHT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** FabInsightModel::busy: measuring began or ended */
  signals[BUSY] = g_signal_new ("busy", FAB_TYPE_INSIGHT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_insight_model_init (FabInsightModel *self)
{
  self->stale = TRUE;
}

/** fab_insight_model_new: (transfer full): what the map that @map shows says, at the time that it shows, once somebody reads */
FabInsightModel *
fab_insight_model_new (FabMapModel *map)
{
  FabInsightModel *self = g_object_new (FAB_TYPE_INSIGHT_MODEL, NULL);
  FabContext *context = fab_map_model_get_context (map);

  self->context = g_object_ref (context);
  self->map = g_object_ref (map);
  g_signal_connect_object (map, "changed", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (on_territory), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_insight_model_get_time: (nullable): which time is told of, where it is not the present */
const char *
fab_insight_model_get_time (FabInsightModel *self)
{
  return fab_map_model_get_caption (self->map);
}

/** fab_insight_model_get_context: (transfer none) */
FabContext *
fab_insight_model_get_context (FabInsightModel *self)
{
  return self->context;
}

/** fab_insight_model_set_reading: whether somebody reads: only then it is measured */
void
fab_insight_model_set_reading (FabInsightModel *self, gboolean reading)
{
  self->reading = reading;
  if (reading && self->stale)
    invalidate (self, 0);
}

/** fab_insight_model_set_filter: @filter: (nullable): what is measured; %NULL for everything */
void
fab_insight_model_set_filter (FabInsightModel *self, const FabMapFilter *filter)
{
  gboolean everything = filter == NULL || fab_map_filter_is_empty (filter);

  if (everything ? self->filter == NULL : self->filter != NULL && fab_map_filter_equal (self->filter, filter))
    return;
  g_clear_pointer (&self->filter, fab_map_filter_free);
  if (!everything)
    self->filter = fab_map_filter_copy (filter);
  self->stopped = FALSE;
  invalidate (self, PATIENCE_MS);
}

gboolean
fab_insight_model_is_filtered (FabInsightModel *self)
{
  return self->filter != NULL;
}

/** fab_insight_model_get_findings: (transfer none) (nullable) (element-type FabFinding): %NULL before the first ones are there */
GPtrArray *
fab_insight_model_get_findings (FabInsightModel *self)
{
  return self->findings;
}

gboolean
fab_insight_model_is_busy (FabInsightModel *self)
{
  return self->cancellable != NULL;
}

/** fab_insight_model_is_stopped: whether somebody gave up measuring: it does not begin again by itself */
gboolean
fab_insight_model_is_stopped (FabInsightModel *self)
{
  return self->stopped;
}

/** fab_insight_model_get_fraction: how much is measured, 0 to 1 */
double
fab_insight_model_get_fraction (FabInsightModel *self)
{
  Job *job = self->task != NULL ? g_task_get_task_data (self->task) : NULL;

  return job != NULL ? g_atomic_int_get (&job->permille) / 1000.0 : 0;
}

/** fab_insight_model_stop: gives up measuring, until somebody wants it or looks at something else */
void
fab_insight_model_stop (FabInsightModel *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable == NULL)
    return;
  cancel (self);
  self->stale = TRUE;
  self->stopped = TRUE;
  g_signal_emit (self, signals[BUSY], 0);
}

/** fab_insight_model_start: measures at once */
void
fab_insight_model_start (FabInsightModel *self)
{
  measure (self);
}
