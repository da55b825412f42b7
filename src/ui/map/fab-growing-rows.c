#include "fab-growing-rows.h"

/* What the highest window shows, and what a frame has time for. */
#define FIRST 40
#define STEP  16
/* A list view makes no more rows than that, however long the list. */
#define ENOUGH 216

struct _FabGrowingRows {
  GObject parent_instance;

  GtkSliceListModel *slice; /* owned */
  guint source;
  gboolean live;
};

enum {
  GROWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabGrowingRows, fab_growing_rows, G_TYPE_OBJECT)

static gboolean
on_grow (gpointer data)
{
  FabGrowingRows *self = data;
  guint size = gtk_slice_list_model_get_size (self->slice) + STEP;

  if (size < ENOUGH) {
    gtk_slice_list_model_set_size (self->slice, size);
    return G_SOURCE_CONTINUE;
  }
  self->source = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  g_signal_emit (self, signals[GROWN], 0);
  return G_SOURCE_REMOVE;
}

static void
cut (FabGrowingRows *self)
{
  if (!self->live || g_list_model_get_n_items (gtk_slice_list_model_get_model (self->slice)) <= FIRST)
    return;
  gtk_slice_list_model_set_size (self->slice, FIRST);
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_grow, self, NULL);
}

static void
on_filter_changed (FabGrowingRows *self)
{
  cut (self);
}

static void
fab_growing_rows_dispose (GObject *object)
{
  FabGrowingRows *self = FAB_GROWING_ROWS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->slice);
  G_OBJECT_CLASS (fab_growing_rows_parent_class)->dispose (object);
}

static void
fab_growing_rows_class_init (FabGrowingRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_growing_rows_dispose;

  /** FabGrowingRows::grown: all rows are there again; those that came later are not selected */
  signals[GROWN] =
      g_signal_new ("grown", FAB_TYPE_GROWING_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_growing_rows_init (FabGrowingRows *self)
{
  self->slice = gtk_slice_list_model_new (NULL, 0, G_MAXUINT);
}

/** fab_growing_rows_new: (transfer full): to be made before anything else follows @filter, so that the list is short when its rows change */
FabGrowingRows *
fab_growing_rows_new (GtkFilter *filter)
{
  FabGrowingRows *self = g_object_new (FAB_TYPE_GROWING_ROWS, NULL);

  g_signal_connect_object (filter, "changed", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_growing_rows_set_model: (transfer none): @model: what the filter leaves; returns the list that grows to all of it */
GListModel *
fab_growing_rows_set_model (FabGrowingRows *self, GListModel *model)
{
  gtk_slice_list_model_set_model (self->slice, model);
  return G_LIST_MODEL (self->slice);
}

/** fab_growing_rows_set_live: whether there are rows that cost anything: somebody looks at the list, which begins with what is seen at first */
void
fab_growing_rows_set_live (FabGrowingRows *self, gboolean live)
{
  self->live = live;
  if (live)
    cut (self);
  else
    fab_growing_rows_finish (self);
}

/** fab_growing_rows_finish: all rows at once, for whoever counts them */
void
fab_growing_rows_finish (FabGrowingRows *self)
{
  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  g_signal_emit (self, signals[GROWN], 0);
}
