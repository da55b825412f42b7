#include "fab-map-renderer.h"

struct _FabMapRenderer {
  GObject parent_instance;

  /* Owned */
  FabMapPainter *painter; /* used by one task at a time */
  FabMapRequest *waiting; /* (nullable): replaced by every later request */
  FabMapPicture *ready;   /* (nullable): until somebody takes it */
  gboolean busy;
};

enum {
  DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMapRenderer, fab_map_renderer, G_TYPE_OBJECT)

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FabMapRenderer *self = source;

  g_task_return_pointer (task, fab_map_picture_draw (self->painter, data), (GDestroyNotify)fab_map_picture_free);
}

static void start (FabMapRenderer *self, FabMapRequest *request);

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  FabMapRenderer *self = FAB_MAP_RENDERER (source);

  g_clear_pointer (&self->ready, fab_map_picture_free);
  self->ready = g_task_propagate_pointer (G_TASK (result), NULL);
  self->busy = FALSE;
  if (self->waiting != NULL)
    start (self, g_steal_pointer (&self->waiting));
  g_signal_emit (self, signals[DRAWN], 0);
}

static void
start (FabMapRenderer *self, FabMapRequest *request)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_drawn, NULL);

  self->busy = TRUE;
  g_task_set_static_name (task, "draw the map");
  g_task_set_priority (task, G_PRIORITY_HIGH_IDLE);
  g_task_set_task_data (task, request, (GDestroyNotify)fab_map_request_free);
  g_task_run_in_thread (task, draw_in_thread);
}

static void
fab_map_renderer_finalize (GObject *object)
{
  FabMapRenderer *self = FAB_MAP_RENDERER (object);

  g_clear_pointer (&self->waiting, fab_map_request_free);
  g_clear_pointer (&self->ready, fab_map_picture_free);
  g_clear_pointer (&self->painter, fab_map_painter_free);
  G_OBJECT_CLASS (fab_map_renderer_parent_class)->finalize (object);
}

static void
fab_map_renderer_class_init (FabMapRendererClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_map_renderer_finalize;

  /** FabMapRenderer::drawn: a picture is ready, see fab_map_renderer_take() */
  signals[DRAWN] =
      g_signal_new ("drawn", FAB_TYPE_MAP_RENDERER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_map_renderer_init (FabMapRenderer *self)
{
  self->painter = fab_map_painter_new ();
}

FabMapRenderer *
fab_map_renderer_new (void)
{
  return g_object_new (FAB_TYPE_MAP_RENDERER, NULL);
}

/**
 * fab_map_renderer_request:
 * @request: (transfer full): what to draw; it takes the place of one that still waits
 */
void
fab_map_renderer_request (FabMapRenderer *self, FabMapRequest *request)
{
  g_clear_pointer (&self->waiting, fab_map_request_free);
  if (self->busy)
    self->waiting = request;
  else
    start (self, request);
}

/** fab_map_renderer_is_busy: whether a picture is on its way */
gboolean
fab_map_renderer_is_busy (FabMapRenderer *self)
{
  return self->busy;
}

/** fab_map_renderer_take: (transfer full) (nullable): the last picture, once */
FabMapPicture *
fab_map_renderer_take (FabMapRenderer *self)
{
  return g_steal_pointer (&self->ready);
}
