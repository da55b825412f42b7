#include "fab-map-time.h"

#include <glib/gi18n.h>

#include "fab-map-compare.h"

struct _FabMapTime {
  GObject parent_instance;

  /* Owned */
  FabMapModel *model;
  GArray *stops;          /* of FabMapStop, in the order of time */
  GArray *dates;          /* of FabDate: those that somebody asked for */
  FabMapMoment *now;      /* (nullable): everything, until the project changes */
  FabMapChanges *changes; /* (nullable) */

  FabMapStop at, since; /* their records are borrowed, and only compared */
  gboolean compares;    /* @since counts */
  gboolean active;
  gboolean showing; /* the news of the model are our own */
  guint refresh_source;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMapTime, fab_map_time, G_TYPE_OBJECT)

static FabStore *
get_store (FabMapTime *self)
{
  return fab_context_get_store (fab_map_time_get_context (self));
}

/* ---- Stops ---- */

static guint
find_stop (FabMapTime *self, const FabMapStop *stop)
{
  for (guint i = 0; i < self->stops->len; i++)
    if (fab_map_stop_equal (fab_map_time_get_stop (self, i), stop))
      return i;
  return FAB_MAP_TIME_NONE;
}

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  return fab_map_stop_compare (a, b);
}

/* A stop keeps its record even where its date was changed. */
static void
follow_record (FabMapTime *self, FabMapStop *stop)
{
  for (guint i = 0; stop->record != NULL && i < self->stops->len; i++)
    if (fab_map_time_get_stop (self, i)->record == stop->record)
      stop->date = fab_map_time_get_stop (self, i)->date;
}

static void
list_stops (FabMapTime *self)
{
  FabContext *context = fab_map_time_get_context (self);
  FabDate today = fab_date_today ();

  g_clear_pointer (&self->stops, g_array_unref);
  self->stops = fab_map_stops_list (fab_context_get_store (context), fab_context_get_territory (context), today);
  for (guint i = 0; i < self->dates->len; i++) {
    FabMapStop stop = { .kind = FAB_MAP_STOP_DATE, .date = g_array_index (self->dates, FabDate, i) };

    g_array_append_val (self->stops, stop);
  }
  g_array_sort (self->stops, compare_stops);
  follow_record (self, &self->at);
  follow_record (self, &self->since);
  if (find_stop (self, &self->at) == FAB_MAP_TIME_NONE)
    self->at = (FabMapStop){ .kind = FAB_MAP_STOP_TODAY, .date = today };
  if (find_stop (self, &self->since) == FAB_MAP_TIME_NONE)
    self->compares = FALSE;
}

/* ---- What is shown ---- */

static FabMapMoment *
get_moment (FabMapTime *self, const FabMapStop *stop, GError **error)
{
  if (stop->kind == FAB_MAP_STOP_KEPT)
    return fab_map_stop_get_moment (stop, get_store (self), error);
  if (self->now == NULL)
    self->now = fab_map_moment_new_from_store (get_store (self));
  return fab_map_moment_at (self->now, stop->date);
}

/* @told: (out): the moment that is told of */
static FabMapScene *
make_scene (FabMapTime *self, FabMapMoment **told, GError **error)
{
  FabRecord *territory = fab_context_get_territory (fab_map_time_get_context (self));
  gint64 key = territory != NULL ? fab_record_get_key (territory) : 0;
  FabMapScene *today = fab_map_model_get_today (self->model);
  FabStore *store = get_store (self);
  FabMapSceneOptions options;
  g_autoptr (FabMapMoment) at = get_moment (self, &self->at, error);
  g_autoptr (FabMapMoment) since = NULL, shown = NULL;

  if (at == NULL)
    return NULL;
  *told = fab_map_moment_ref (at);
  fab_map_model_get_options (self->model, &options);
  if (!self->compares) {
    shown = fab_map_moment_of_territory (at, NULL, key);
    return fab_map_scene_new_from_moment (shown, store, &options, today);
  }
  since = get_moment (self, &self->since, error);
  if (since == NULL)
    return NULL;
  self->changes = fab_map_changes_new_of_territory (since, at, key);
  return fab_map_scene_new_from_changes (self->changes, store, &options, today);
}

static void
show (FabMapTime *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapScene) scene = NULL;
  g_autoptr (FabMapMoment) told = NULL;
  g_autofree char *caption = fab_map_time_describe (self);

  g_clear_pointer (&self->changes, fab_map_changes_unref);
  if (fab_map_time_is_past (self)) {
    scene = make_scene (self, &told, &error);
    if (scene == NULL)
      fab_context_report (fab_map_time_get_context (self), _ ("This state of the map can’t be shown."), error);
  }
  self->showing = TRUE;
  fab_map_model_show_past (self->model, scene, told, caption);
  self->showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/** fab_map_time_refresh: takes in at once what else would be taken in when the program is idle */
void
fab_map_time_refresh (FabMapTime *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (!self->active)
    return;
  list_stops (self);
  show (self);
}

static void
on_refresh (gpointer data)
{
  FabMapTime *self = data;

  self->refresh_source = 0;
  fab_map_time_refresh (self);
}

static void
queue_refresh (FabMapTime *self)
{
  if (self->active && self->refresh_source == 0)
    self->refresh_source = g_idle_add_once (on_refresh, self);
}

/* ---- News ---- */

static void
on_model_changed (FabMapTime *self)
{
  if (!self->showing)
    queue_refresh (self);
}

static void
on_committed (FabMapTime *self)
{
  g_clear_pointer (&self->now, fab_map_moment_unref);
  queue_refresh (self);
}

/* ---- The object ---- */

static void
fab_map_time_dispose (GObject *object)
{
  FabMapTime *self = FAB_MAP_TIME (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->model);
  g_clear_pointer (&self->stops, g_array_unref);
  g_clear_pointer (&self->dates, g_array_unref);
  g_clear_pointer (&self->now, fab_map_moment_unref);
  g_clear_pointer (&self->changes, fab_map_changes_unref);
  G_OBJECT_CLASS (fab_map_time_parent_class)->dispose (object);
}

static void
fab_map_time_class_init (FabMapTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_map_time_dispose;

  /** FabMapTime::changed: another time is shown, or there are other times to choose */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_MAP_TIME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_map_time_init (FabMapTime *self)
{
  self->dates = g_array_new (FALSE, FALSE, sizeof (FabDate));
  self->at.kind = FAB_MAP_STOP_TODAY;
}

/** fab_map_time_new: (transfer full): the times of @model's map, not active yet */
FabMapTime *
fab_map_time_new (FabMapModel *model)
{
  FabMapTime *self = g_object_new (FAB_TYPE_MAP_TIME, NULL);

  self->model = g_object_ref (model);
  list_stops (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_map_time_get_context: (transfer none) */
FabContext *
fab_map_time_get_context (FabMapTime *self)
{
  return fab_map_model_get_context (self->model);
}

gboolean
fab_map_time_get_active (FabMapTime *self)
{
  return self->active;
}

/** fab_map_time_set_active: looks at the map over time; or ends that, and shows the present */
void
fab_map_time_set_active (FabMapTime *self, gboolean active)
{
  if (self->active == active)
    return;
  self->active = active;
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->at = (FabMapStop){ .kind = FAB_MAP_STOP_TODAY, .date = fab_date_today () };
  self->compares = FALSE;
  list_stops (self);
  show (self);
}

/* ---- Choosing ---- */

guint
fab_map_time_get_n_stops (FabMapTime *self)
{
  return self->stops->len;
}

const FabMapStop *
fab_map_time_get_stop (FabMapTime *self, guint index)
{
  return &g_array_index (self->stops, FabMapStop, index);
}

/** fab_map_time_get_at: the stop that is shown */
guint
fab_map_time_get_at (FabMapTime *self)
{
  return find_stop (self, &self->at);
}

void
fab_map_time_set_at (FabMapTime *self, guint stop)
{
  if (stop >= self->stops->len || stop == fab_map_time_get_at (self))
    return;
  self->at = *fab_map_time_get_stop (self, stop);
  show (self);
}

/** fab_map_time_get_since: the stop that it is compared with, or %FAB_MAP_TIME_NONE */
guint
fab_map_time_get_since (FabMapTime *self)
{
  return self->compares ? find_stop (self, &self->since) : FAB_MAP_TIME_NONE;
}

/** fab_map_time_set_since: @stop: the one to compare with; %FAB_MAP_TIME_NONE: none */
void
fab_map_time_set_since (FabMapTime *self, guint stop)
{
  if (stop == fab_map_time_get_since (self))
    return;
  self->compares = stop < self->stops->len;
  if (self->compares)
    self->since = *fab_map_time_get_stop (self, stop);
  show (self);
}

/** fab_map_time_go_to_date: looks at the map as it was on @date, which becomes one of the stops */
void
fab_map_time_go_to_date (FabMapTime *self, FabDate date)
{
  FabMapStop stop = { .kind = FAB_MAP_STOP_DATE, .date = date };

  if (find_stop (self, &stop) == FAB_MAP_TIME_NONE)
    g_array_append_val (self->dates, date);
  self->at = stop;
  list_stops (self);
  show (self);
}

/** fab_map_time_go_to_record: looks at the map at that meeting, or as it was kept in that snapshot */
void
fab_map_time_go_to_record (FabMapTime *self, FabRecord *record)
{
  list_stops (self);
  for (guint i = 0; i < self->stops->len; i++)
    if (fab_map_time_get_stop (self, i)->record == record)
      self->at = *fab_map_time_get_stop (self, i);
  show (self);
}

/* ---- What there is to say ---- */

/** fab_map_time_is_past: whether anything else than the map of today is to be shown */
gboolean
fab_map_time_is_past (FabMapTime *self)
{
  return self->active && (self->compares || self->at.kind != FAB_MAP_STOP_TODAY);
}

/** fab_map_time_get_changes: (transfer none) (nullable): what is different, while two times are compared */
FabMapChanges *
fab_map_time_get_changes (FabMapTime *self)
{
  return self->changes;
}

/** fab_map_time_describe: (transfer full): which time is looked at, in a few words */
char *
fab_map_time_describe (FabMapTime *self)
{
  FabLanguage language = fab_language_get_default ();
  g_autofree char *at = fab_map_stop_describe (&self->at, language);
  g_autofree char *since = NULL;

  if (!self->compares)
    return g_steal_pointer (&at);
  since = fab_map_stop_describe (&self->since, language);
  return g_strdup_printf ("%s → %s", since, at);
}
