#include "fab-matrix-maker.h"

struct _FabMatrixMaker {
  GObject parent_instance;

  /* Owned */
  FabMapModel *model;
  GtkFilter *filter;
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
  FabMatrixWhat what;
  FabMatrixOrder order;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  fab_matrix_source_free (job->source);
  g_free (job);
}

static void
make_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

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

/* What the filter lets pass, as keys. */
static GHashTable *
find_wanted (FabMatrixMaker *self)
{
  GListModel *actors =
      fab_store_get_list (fab_context_get_store (fab_map_model_get_context (self->model)), FAB_TABLE_ACTOR);
  GHashTable *wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (actors); i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (actors, i);
    gint64 key = fab_record_get_key (actor);

    if (gtk_filter_match (self->filter, actor))
      g_hash_table_add (wanted, g_memdup2 (&key, sizeof key));
  }
  return wanted;
}

static FabMatrixSource *
gather (FabMatrixMaker *self)
{
  FabContext *context = fab_map_model_get_context (self->model);
  g_autoptr (GHashTable) wanted = NULL;
  FabMapMatch match = { 0 };

  if (gtk_filter_get_strictness (self->filter) != GTK_FILTER_MATCH_ALL)
    match.actors = wanted = find_wanted (self);
  return fab_matrix_source_new (fab_context_get_store (context), fab_context_get_territory (context), &match);
}

static void
make (gpointer data)
{
  FabMatrixMaker *self = data;
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  self->source = 0;
  self->stale = FALSE;
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  job->source = gather (self);
  job->what = self->what;
  job->order = self->order;
  task = g_task_new (self, self->cancellable, on_made, NULL);
  g_task_set_static_name (task, "order the matrix");
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
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
fab_matrix_maker_new (FabMapModel *model, GtkFilter *filter)
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
