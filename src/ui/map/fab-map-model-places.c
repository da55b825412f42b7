/* fab-map-model-places.c: what becomes of places that a layout found: a gesture, or kept and written when there is time */
#include <math.h>

#include <glib/gi18n.h>

#include "fab-map-model-private.h"
#include "fab-map-places.h"

/* Places that the program worked out are written so many at a time, between two frames. */
#define WRITE_AT_ONCE 400
/* A place that moved by less stays as it is written, in scene units. */
#define MOVE_MATTERS 0.5

static void
write_place (FabMapModel *self, gint64 key)
{
  FabRecord *actor = fab_store_get_record (fab_context_get_store (self->context), key);
  FabPoint *place = g_hash_table_lookup (self->kept, &key);

  if (actor != NULL && place != NULL)
    fab_map_places_put (fab_context_get_store (self->context), actor, fab_context_get_map (self->context), *place,
                        NULL);
  g_hash_table_remove (self->kept, &key);
}

/* What the program works out by itself may fail to be written: it is then worked out again at the next start. */
static gboolean
on_write (gpointer data)
{
  FabMapModel *self = data;
  guint n = MIN (self->to_write->len, WRITE_AT_ONCE);

  if (fab_store_is_in_gesture (fab_context_get_store (self->context)))
    return G_SOURCE_CONTINUE;
  self->writing = TRUE;
  fab_store_begin_baseline (fab_context_get_store (self->context));
  for (guint i = 0; i < n; i++)
    write_place (self, g_array_index (self->to_write, gint64, i));
  fab_store_commit (fab_context_get_store (self->context), NULL);
  self->writing = FALSE;
  g_array_remove_range (self->to_write, 0, n);
  if (self->to_write->len > 0)
    return G_SOURCE_CONTINUE;
  self->write_source = 0;
  fab_map_model_queue_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
keep (FabMapModel *self, const FabMapNode *node)
{
  FabPoint place = { node->x, node->y };

  g_hash_table_insert (self->kept, g_memdup2 (&node->key, sizeof node->key), g_memdup2 (&place, sizeof place));
  g_array_append_val (self->to_write, node->key);
}

static gboolean
has_moved (FabMapScene *before, const FabMapNode *now)
{
  guint v = fab_map_scene_find_node (before, now->key);
  const FabMapNode *old = v != FAB_MAP_NONE ? fab_map_scene_get_node (before, v) : NULL;

  return old != NULL && (!old->placed || hypot (old->x - now->x, old->y - now->y) > MOVE_MATTERS);
}

static void
keep_new_places (FabMapModel *self, FabMapScene *result)
{
  for (guint v = 0; v < fab_map_scene_get_n_nodes (result); v++) {
    const FabMapNode *node = fab_map_scene_get_node (result, v);

    if (node->placed && has_moved (self->scene, node))
      keep (self, node);
  }
  if (fab_context_is_read_only (self->context))
    g_array_set_size (self->to_write, 0);
  else if (self->to_write->len > 0 && self->write_source == 0)
    self->write_source = g_idle_add_full (G_PRIORITY_LOW, on_write, self, NULL);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  fab_map_model_rebuild (self);
}

static gboolean
put_all (FabMapModel *self, FabMapScene *result, GError **error)
{
  FabStore *store = fab_context_get_store (self->context);
  FabRecord *map = fab_context_get_map (self->context);

  for (guint v = 0; v < fab_map_scene_get_n_nodes (result); v++) {
    const FabMapNode *node = fab_map_scene_get_node (result, v);
    FabRecord *actor = fab_store_get_record (store, node->key);

    if (actor != NULL && node->placed && has_moved (self->scene, node) &&
        !fab_map_places_put (store, actor, map, (FabPoint){ node->x, node->y }, error))
      return FALSE;
  }
  return TRUE;
}

static void
end_arranging (FabMapModel *self)
{
  fab_map_model_refresh (self);
  fab_map_model_emit (self, FAB_MAP_MODEL_ARRANGED);
}

static void
on_written (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabMapModel) self = data;
  g_autoptr (GError) error = NULL;

  if (!fab_store_commit_slowly_finish (FAB_STORE (store), result, &error) && self->context != NULL)
    fab_context_report (self->context, _ ("The map could not be arranged."), error);
  if (self->context != NULL)
    end_arranging (self);
}

/* Ten thousand places take a while to be written: between frames. */
static void
write_arranged (FabMapModel *self, FabMapScene *result)
{
  FabStore *store = fab_context_get_store (self->context);
  g_autoptr (GError) error = NULL;

  fab_store_begin (store, _ ("Map arranged"));
  if (put_all (self, result, &error)) {
    fab_store_commit_slowly (store, on_written, g_object_ref (self));
    return;
  }
  fab_store_rollback (store);
  fab_context_report (self->context, _ ("The map could not be arranged."), error);
}

/* Where nothing may be written, arranging is for the eyes only. */
static void
keep_all (FabMapModel *self, FabMapScene *result)
{
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  self->scene = fab_map_scene_ref (result);
  fab_map_model_emit (self, FAB_MAP_MODEL_CHANGED);
}

static void
take_arranged (FabMapModel *self, FabMapScene *result)
{
  if (!fab_context_is_read_only (self->context)) {
    write_arranged (self, result);
    return;
  }
  keep_all (self, result);
  end_arranging (self);
}

/* The arranger has done, or given up. */
void
fab_map_model_take_result (FabMapModel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapScene) result = fab_map_arranger_take (self->arranger, &error);

  fab_map_model_emit (self, FAB_MAP_MODEL_BUSY);
  self->gave_up = result == NULL;
  if (result == NULL)
    fab_context_report (self->context, _ ("The map could not be arranged."), error);
  else if (!self->arranging)
    keep_new_places (self, result);
  else
    take_arranged (self, result);
}
