#include "fab-view-keeper.h"

#include <glib/gi18n.h>

#include "fab-decoration-measures.h"
#include "fab-map-places.h"
#include "fab-view-edit.h"

/* What the project remembers. */
#define LAST_VIEW  "map_view"
#define DECORATION "map_decoration"
#define LAST_PAGE  "actors_page"

struct _FabViewKeeper {
  GObject parent_instance;

  /* Owned */
  FabMapModel *model;
  FabMapCanvas *canvas;
  FabActorFilter *filter;
  FabDecorationMeasures *measures;
  char *layout;

  gint64 view;       /* key of the one shown; 0: none */
  gboolean wandered; /* somebody looks elsewhere than the view does */
  guint source;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabViewKeeper, fab_view_keeper, G_TYPE_OBJECT)

static FabStore *
get_store (FabViewKeeper *self)
{
  return fab_context_get_store (fab_view_keeper_get_context (self));
}

/* ---- News ---- */

static void
on_idle (gpointer data)
{
  FabViewKeeper *self = data;

  self->source = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
queue_changed (FabViewKeeper *self)
{
  if (self->source == 0)
    self->source = g_idle_add_once (on_idle, self);
}

static void
on_wandered (FabViewKeeper *self)
{
  if (self->wandered)
    return;
  self->wandered = TRUE;
  queue_changed (self);
}

/* Actors stand where the view has them as soon as it has places of its own, and no longer when it has none. */
static void
follow_places (FabViewKeeper *self)
{
  FabRecord *view = fab_view_keeper_get_view (self);

  fab_context_set_map_view (fab_view_keeper_get_context (self),
                            view != NULL && fab_map_places_has_own (get_store (self), view) ? view : NULL);
}

/* Views come and go, by undo too; one that is gone is no longer shown, though the picture stays. */
static void
on_committed (FabViewKeeper *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    const FabChange *change = g_ptr_array_index (changes, i);

    if (change->table == FAB_TABLE_MAP_VIEW || change->table == FAB_TABLE_MAP_POSITION) {
      follow_places (self);
      queue_changed (self);
      return;
    }
  }
}

/* ---- What the project remembers ---- */

/* It is no gesture: nobody wants to undo it, and where it can't be written nothing is lost. */
static void
remember (FabViewKeeper *self, const char *name, const char *value)
{
  FabStore *store = get_store (self);

  if (fab_context_is_read_only (fab_view_keeper_get_context (self)) || fab_store_is_in_gesture (store) ||
      g_strcmp0 (fab_store_get_setting (store, name), value) == 0)
    return;
  fab_store_begin_baseline (store);
  if (fab_store_set_setting (store, name, value, NULL))
    fab_store_commit (store, NULL);
  else
    fab_store_rollback (store);
}

static void
remember_view (FabViewKeeper *self)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, self->view);

  remember (self, LAST_VIEW, key);
}

/* ---- The filter ---- */

/* (transfer full) (nullable): as text; %NULL: everything passes. */
static char *
get_filter (FabViewKeeper *self)
{
  const FabMapFilter *filter = fab_actor_filter_get_value (self->filter);

  return fab_map_filter_is_empty (filter) ? NULL : fab_map_filter_to_text (filter);
}

/* One that is not understood leaves everything, and people are told. */
static void
set_filter (FabViewKeeper *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text != NULL ? text : "", &error);

  if (filter == NULL) {
    fab_context_report (fab_view_keeper_get_context (self), _ ("The filter of this view can’t be read."), error);
    filter = fab_map_filter_new ();
  }
  fab_actor_filter_set_value (self->filter, filter);
}

/* ---- The object ---- */

static void
fab_view_keeper_dispose (GObject *object)
{
  FabViewKeeper *self = FAB_VIEW_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->measures);
  g_clear_object (&self->model);
  g_clear_object (&self->canvas);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->layout, g_free);
  G_OBJECT_CLASS (fab_view_keeper_parent_class)->dispose (object);
}

static void
fab_view_keeper_class_init (FabViewKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_view_keeper_dispose;

  /** FabViewKeeper::changed: another view is shown, or the picture was changed, or a view was */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_VIEW_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_view_keeper_init (FabViewKeeper *self)
{
}

/** fab_view_keeper_new: (transfer full): keeps the views of the map that @canvas shows of @model through @filter */
FabViewKeeper *
fab_view_keeper_new (FabMapModel *model, FabMapCanvas *canvas, FabActorFilter *filter)
{
  FabViewKeeper *self = g_object_new (FAB_TYPE_VIEW_KEEPER, NULL);
  FabContext *context = fab_map_model_get_context (model);

  self->model = g_object_ref (model);
  self->canvas = g_object_ref (canvas);
  self->filter = g_object_ref (filter);
  self->measures = fab_decoration_measures_new (model);
  g_signal_connect_object (canvas, "wandered", G_CALLBACK (on_wandered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (queue_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (queue_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::map-view", G_CALLBACK (queue_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  return self;
}

/** fab_view_keeper_get_context: (transfer none) */
FabContext *
fab_view_keeper_get_context (FabViewKeeper *self)
{
  return fab_map_model_get_context (self->model);
}

/** fab_view_keeper_get_view: (transfer none) (nullable): the view that is shown, changed or not */
FabRecord *
fab_view_keeper_get_view (FabViewKeeper *self)
{
  FabRecord *view = self->view != 0 ? fab_store_get_record (get_store (self), self->view) : NULL;

  return view != NULL && fab_record_get_table_id (view) == FAB_TABLE_MAP_VIEW ? view : NULL;
}

/** fab_view_keeper_capture: @look: (out): the picture as it is now, with whether actors stand where they do in this view alone */
void
fab_view_keeper_capture (FabViewKeeper *self, FabMapLook *look)
{
  FabContext *context = fab_view_keeper_get_context (self);
  FabRecord *territory = fab_context_get_territory (context), *map = fab_context_get_map (context);
  const FabMapDecoration *decoration = fab_map_model_get_decoration (self->model);
  static const FabMapDecoration usual = { 0 };

  *look = (FabMapLook){ .territory = territory != NULL ? fab_record_get_key (territory) : 0,
                        .filter = get_filter (self),
                        .layout = g_strdup (self->layout),
                        .own_places = map != NULL && map == fab_view_keeper_get_view (self) };
  if (!fab_map_decoration_equal (decoration, &usual))
    look->decoration = fab_map_decoration_to_text (decoration);
  fab_map_canvas_get_aim (self->canvas, &look->aim);
}

/** fab_view_keeper_is_changed: whether the picture is no longer that of the view shown */
gboolean
fab_view_keeper_is_changed (FabViewKeeper *self)
{
  FabRecord *view = fab_view_keeper_get_view (self);
  g_auto (FabMapLook) now = { 0 };
  g_auto (FabMapLook) kept = { 0 };

  if (view == NULL)
    return FALSE;
  fab_view_keeper_capture (self, &now);
  fab_map_look_from_view (&kept, get_store (self), view);
  if (!fab_map_look_equal (&now, &kept))
    return TRUE;
  return self->wandered && (now.aim.kind == FAB_MAP_AIM_PLACE || kept.aim.kind == FAB_MAP_AIM_PLACE);
}

/* ---- Showing views ---- */

static void
decorate (FabViewKeeper *self, const FabMapDecoration *decoration)
{
  fab_map_model_set_decoration (self->model, decoration);
  fab_decoration_measures_refresh (self->measures);
}

static void
apply (FabViewKeeper *self, const FabMapLook *look, FabRecord *view)
{
  FabContext *context = fab_view_keeper_get_context (self);
  FabRecord *territory = look->territory != 0 ? fab_store_get_record (get_store (self), look->territory) : NULL;
  FabRecord *map = look->own_places ? view : territory;
  FabMapDecoration decoration;

  fab_map_canvas_crossfade (self->canvas, map != fab_context_get_map (context));
  g_set_str (&self->layout, look->layout);
  fab_map_decoration_parse (look->decoration, &decoration, NULL);
  fab_context_set_map_view (context, look->own_places ? view : NULL);
  fab_context_set_territory (context, territory);
  set_filter (self, look->filter);
  decorate (self, &decoration);
  fab_map_canvas_aim (self->canvas, &look->aim, TRUE);
}

static void
show (FabViewKeeper *self, FabRecord *view)
{
  FabRecord *territory = fab_context_get_territory (fab_view_keeper_get_context (self));
  g_auto (FabMapLook) look = { .territory = territory != NULL ? fab_record_get_key (territory) : 0 };

  if (view != NULL)
    fab_map_look_from_view (&look, get_store (self), view);
  else
    look.decoration = g_strdup (fab_store_get_setting (get_store (self), DECORATION));
  self->view = view != NULL ? fab_record_get_key (view) : 0;
  apply (self, &look, view);
  self->wandered = FALSE;
  queue_changed (self);
}

/** fab_view_keeper_show: @view: (nullable): the view to put on the map; %NULL: all of it, without a filter */
void
fab_view_keeper_show (FabViewKeeper *self, FabRecord *view)
{
  show (self, view);
  remember_view (self);
}

/** fab_view_keeper_step: @steps: how many views further, or back; at an end it goes on at the other */
void
fab_view_keeper_step (FabViewKeeper *self, int steps)
{
  g_autoptr (GPtrArray) views = fab_view_list (get_store (self));
  int n = views->len;
  guint now = 0;

  if (n == 0)
    return;
  if (!g_ptr_array_find (views, fab_view_keeper_get_view (self), &now))
    now = steps > 0 ? n - 1 : 0;
  fab_view_keeper_show (self, g_ptr_array_index (views, (((int)now + steps) % n + n) % n));
}

/** fab_view_keeper_take: the picture as it is now is that of @view, which was just saved */
void
fab_view_keeper_take (FabViewKeeper *self, FabRecord *view)
{
  self->view = fab_record_get_key (view);
  self->wandered = FALSE;
  follow_places (self);
  remember_view (self);
  queue_changed (self);
}

/** fab_view_keeper_restore: puts the view on the map that was looked at last, where it is one of the territory that is looked at */
void
fab_view_keeper_restore (FabViewKeeper *self)
{
  const char *key = fab_store_get_setting (get_store (self), LAST_VIEW);
  FabRecord *view = key != NULL ? fab_store_get_record (get_store (self), g_ascii_strtoll (key, NULL, 10)) : NULL;
  FabRecord *territory = fab_context_get_territory (fab_view_keeper_get_context (self));

  if (view != NULL && fab_record_get_table_id (view) == FAB_TABLE_MAP_VIEW &&
      fab_store_get_target (get_store (self), view, FAB_MAP_VIEW_TERRITORY) == territory)
    show (self, view);
  else
    show (self, NULL);
}

/* ---- The map, or the list ---- */

/** fab_view_keeper_get_page: (nullable): whether the map or the list was looked at last, see fab_view_keeper_remember_page() */
const char *
fab_view_keeper_get_page (FabViewKeeper *self)
{
  return fab_store_get_setting (get_store (self), LAST_PAGE);
}

/** fab_view_keeper_remember_page: @name: of the page's view, such as "list" */
void
fab_view_keeper_remember_page (FabViewKeeper *self, const char *name)
{
  remember (self, LAST_PAGE, name);
}

/* ---- What there is to choose ---- */

/** fab_view_keeper_get_decoration: (transfer none): what colours, sizes and shapes stand for now */
const FabMapDecoration *
fab_view_keeper_get_decoration (FabViewKeeper *self)
{
  return fab_map_model_get_decoration (self->model);
}

/** fab_view_keeper_set_decoration: decorates the map otherwise; remembered with the project where no view is shown */
void
fab_view_keeper_set_decoration (FabViewKeeper *self, const FabMapDecoration *decoration)
{
  g_autofree char *text = fab_map_decoration_to_text (decoration);

  if (fab_map_decoration_equal (fab_view_keeper_get_decoration (self), decoration))
    return;
  fab_map_canvas_crossfade (self->canvas, FALSE);
  decorate (self, decoration);
  if (fab_view_keeper_get_view (self) == NULL)
    remember (self, DECORATION, text);
  queue_changed (self);
}

/** fab_view_keeper_set_layout: @layout: (nullable): the name of what the map was just arranged by */
void
fab_view_keeper_set_layout (FabViewKeeper *self, const char *layout)
{
  if (g_set_str (&self->layout, layout))
    queue_changed (self);
}
