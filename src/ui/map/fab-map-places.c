#include "fab-map-places.h"

static gboolean
is_view (FabRecord *map)
{
  return map != NULL && fab_record_get_table_id (map) == FAB_TABLE_MAP_VIEW;
}

static FabRecord *
get_territory (FabStore *store, FabRecord *map)
{
  return is_view (map) ? fab_store_get_target (store, map, FAB_MAP_VIEW_TERRITORY) : map;
}

static gboolean
is_of_map (FabStore *store, FabRecord *place, FabRecord *map)
{
  return fab_store_get_target (store, place, FAB_MAP_POSITION_VIEW) == (is_view (map) ? map : NULL) &&
         fab_store_get_target (store, place, FAB_MAP_POSITION_TERRITORY) == get_territory (store, map);
}

/**
 * fab_map_places_find:
 * @map: (nullable): a territory, or a view with places of its own, see fab_context_get_map(); %NULL: the map of everything
 *
 * Returns: (transfer none) (nullable): the record of where @actor stands there
 */
FabRecord *
fab_map_places_find (FabStore *store, FabRecord *actor, FabRecord *map)
{
  g_autoptr (GPtrArray) places = fab_store_get_referrers (store, actor, FAB_TABLE_MAP_POSITION, FAB_MAP_POSITION_ACTOR);

  for (guint i = 0; i < places->len; i++)
    if (is_of_map (store, g_ptr_array_index (places, i), map))
      return g_ptr_array_index (places, i);
  return NULL;
}

static gboolean
update (FabStore *store, FabRecord *place, FabPoint point, GError **error)
{
  return fab_store_set (store, place, FAB_MAP_POSITION_X, FAB_REAL (point.x), error) &&
         fab_store_set (store, place, FAB_MAP_POSITION_Y, FAB_REAL (point.y), error);
}

/** fab_map_places_put: writes, inside a gesture, where @actor stands, in scene units */
gboolean
fab_map_places_put (FabStore *store, FabRecord *actor, FabRecord *map, FabPoint place, GError **error)
{
  FabRecord *record = fab_map_places_find (store, actor, map);

  if (record != NULL)
    return update (store, record, place, error);
  return fab_store_insert (store, FAB_TABLE_MAP_POSITION, error, FAB_MAP_POSITION_ACTOR, FAB_REF (actor),
                           FAB_MAP_POSITION_VIEW, FAB_REF (is_view (map) ? map : NULL), FAB_MAP_POSITION_TERRITORY,
                           FAB_REF (get_territory (store, map)), FAB_MAP_POSITION_X, FAB_REAL (place.x),
                           FAB_MAP_POSITION_Y, FAB_REAL (place.y), FAB_MAP_POSITION_PINNED, FAB_BOOLEAN (FALSE),
                           -1) != NULL;
}

/** fab_map_places_pin: writes, inside a gesture, whether arranging leaves @actor where it is; it must have a place */
gboolean
fab_map_places_pin (FabStore *store, FabRecord *actor, FabRecord *map, gboolean pinned, GError **error)
{
  FabRecord *record = fab_map_places_find (store, actor, map);

  return record == NULL || fab_store_set (store, record, FAB_MAP_POSITION_PINNED, FAB_BOOLEAN (pinned), error);
}

/* ---- A view's own places ---- */

/** fab_map_places_has_own: whether @view has places of its own */
gboolean
fab_map_places_has_own (FabStore *store, FabRecord *view)
{
  g_autoptr (GPtrArray) own = fab_store_get_referrers (store, view, FAB_TABLE_MAP_POSITION, FAB_MAP_POSITION_VIEW);

  return own->len > 0;
}

static gboolean
copy_place (FabStore *store, FabRecord *place, FabRecord *view, GError **error)
{
  return fab_store_insert (store, FAB_TABLE_MAP_POSITION, error, FAB_MAP_POSITION_ACTOR,
                           FAB_REF (fab_store_get_target (store, place, FAB_MAP_POSITION_ACTOR)), FAB_MAP_POSITION_VIEW,
                           FAB_REF (view), FAB_MAP_POSITION_TERRITORY,
                           FAB_REF (fab_store_get_target (store, place, FAB_MAP_POSITION_TERRITORY)),
                           FAB_MAP_POSITION_X, fab_record_get_value (place, FAB_MAP_POSITION_X), FAB_MAP_POSITION_Y,
                           fab_record_get_value (place, FAB_MAP_POSITION_Y), FAB_MAP_POSITION_PINNED,
                           fab_record_get_value (place, FAB_MAP_POSITION_PINNED), -1) != NULL;
}

/** fab_map_places_copy: gives, inside a gesture, @view places of its own: those of @map */
gboolean
fab_map_places_copy (FabStore *store, FabRecord *map, FabRecord *view, GError **error)
{
  GListModel *all = fab_store_get_list (store, FAB_TABLE_MAP_POSITION);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (FabRecord) place = g_list_model_get_item (all, i);

    if (is_of_map (store, place, map) && !copy_place (store, place, view, error))
      return FALSE;
  }
  return TRUE;
}

/** fab_map_places_drop: takes, inside a gesture, its own places from @view */
gboolean
fab_map_places_drop (FabStore *store, FabRecord *view, GError **error)
{
  g_autoptr (GPtrArray) own = fab_store_get_referrers (store, view, FAB_TABLE_MAP_POSITION, FAB_MAP_POSITION_VIEW);

  for (guint i = 0; i < own->len; i++)
    if (!fab_store_delete (store, g_ptr_array_index (own, i), error))
      return FALSE;
  return TRUE;
}
