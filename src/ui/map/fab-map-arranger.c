#include "fab-map-arranger.h"

/* The same graph gives the same picture, on every machine of a team. */
#define SEED 2020

struct _FabMapArranger {
  GObject parent_instance;

  /* Owned */
  GTask *task;               /* (nullable): the layout under way */
  GCancellable *cancellable; /* (nullable): its */
  FabMapScene *result;       /* (nullable): until somebody takes it */
  GError *error;
};

/** One layout, shared by the two threads. */
typedef struct {
  FabMapScene *scene;
  FabMapArrangeWish wish;
  GCancellable *cancellable;
  int permille; /* atomic */
} Job;

enum {
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMapArranger, fab_map_arranger, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  fab_map_scene_unref (job->scene);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static int
on_progress (double fraction, void *data)
{
  Job *job = data;

  g_atomic_int_set (&job->permille, (int)(fraction * 1000));
  return g_cancellable_is_cancelled (job->cancellable);
}

static void
arrange_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  FabMapArrangeOptions options = {
    .layout = job->wish.layout,
    .only_new = job->wish.only_new,
    .ignore_pinned = job->wish.ignore_pinned,
    .aspect = job->wish.aspect,
    .seed = SEED,
    .progress = on_progress,
    .data = job,
  };
  GError *error = NULL;
  FabMapScene *result = fab_map_arrange (job->scene, &options, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify)fab_map_scene_unref);
  else
    g_task_return_error (task, error);
}

/* A layout that was stopped for a newer one has nothing more to say. */
static void
on_arranged (GObject *source, GAsyncResult *result, gpointer data)
{
  FabMapArranger *self = FAB_MAP_ARRANGER (source);
  g_autoptr (FabMapScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  scene = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_pointer (&self->result, fab_map_scene_unref);
  g_clear_error (&self->error);
  self->result = g_steal_pointer (&scene);
  self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[DONE], 0);
}

static void
fab_map_arranger_dispose (GObject *object)
{
  FabMapArranger *self = FAB_MAP_ARRANGER (object);

  fab_map_arranger_stop (self);
  g_clear_pointer (&self->result, fab_map_scene_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (fab_map_arranger_parent_class)->dispose (object);
}

static void
fab_map_arranger_class_init (FabMapArrangerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_map_arranger_dispose;

  /** FabMapArranger::done: a layout ended: see fab_map_arranger_take() */
  signals[DONE] = g_signal_new ("done", FAB_TYPE_MAP_ARRANGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_map_arranger_init (FabMapArranger *self)
{
}

FabMapArranger *
fab_map_arranger_new (void)
{
  return g_object_new (FAB_TYPE_MAP_ARRANGER, NULL);
}

/** fab_map_arranger_start: begins to lay @scene out; a layout under way is stopped and forgotten */
void
fab_map_arranger_start (FabMapArranger *self, FabMapScene *scene, const FabMapArrangeWish *wish)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  fab_map_arranger_stop (self);
  self->cancellable = g_cancellable_new ();
  job->scene = fab_map_scene_ref (scene);
  job->wish = *wish;
  job->cancellable = g_object_ref (self->cancellable);

  task = g_task_new (self, self->cancellable, on_arranged, NULL);
  g_task_set_static_name (task, "lay the map out");
  g_task_set_task_data (task, job, job_free);
  g_set_object (&self->task, task);
  g_task_run_in_thread (task, arrange_in_thread);
}

/** fab_map_arranger_stop: gives the layout under way up; nothing more is heard of it */
void
fab_map_arranger_stop (FabMapArranger *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
}

gboolean
fab_map_arranger_is_busy (FabMapArranger *self)
{
  return self->cancellable != NULL;
}

/** fab_map_arranger_get_fraction: how much of the layout under way is done, 0 to 1 */
double
fab_map_arranger_get_fraction (FabMapArranger *self)
{
  Job *job = self->task != NULL ? g_task_get_task_data (self->task) : NULL;

  return job != NULL ? g_atomic_int_get (&job->permille) / 1000.0 : 0;
}

/** fab_map_arranger_take: (transfer full) (nullable): the scene laid out, once; or %NULL with @error set */
FabMapScene *
fab_map_arranger_take (FabMapArranger *self, GError **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return g_steal_pointer (&self->result);
}
