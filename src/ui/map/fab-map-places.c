#include "fab-map-places.h"

/**
 * fab_map_places_find:
 * @territory: (nullable): the territory that the map is about; %NULL: the map of everything
 *
 * Returns: (transfer none) (nullable): the record of where @actor stands there
 */
FabRecord *
fab_map_places_find (FabStore *store, FabRecord *actor, FabRecord *territory)
{
  g_autoptr (GPtrArray) places = fab_store_get_referrers (store, actor, FAB_TABLE_MAP_POSITION, FAB_MAP_POSITION_ACTOR);

  for (guint i = 0; i < places->len; i++) {
    FabRecord *place = g_ptr_array_index (places, i);

    if (fab_record_is_null (place, FAB_MAP_POSITION_VIEW) &&
        fab_store_get_target (store, place, FAB_MAP_POSITION_TERRITORY) == territory)
      return place;
  }
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
fab_map_places_put (FabStore *store, FabRecord *actor, FabRecord *territory, FabPoint place, GError **error)
{
  FabRecord *record = fab_map_places_find (store, actor, territory);

  if (record != NULL)
    return update (store, record, place, error);
  return fab_store_insert (store, FAB_TABLE_MAP_POSITION, error, FAB_MAP_POSITION_ACTOR, FAB_REF (actor),
                           FAB_MAP_POSITION_TERRITORY, FAB_REF (territory), FAB_MAP_POSITION_X, FAB_REAL (place.x),
                           FAB_MAP_POSITION_Y, FAB_REAL (place.y), FAB_MAP_POSITION_PINNED, FAB_BOOLEAN (FALSE),
                           -1) != NULL;
}

/** fab_map_places_pin: writes, inside a gesture, whether arranging leaves @actor where it is; it must have a place */
gboolean
fab_map_places_pin (FabStore *store, FabRecord *actor, FabRecord *territory, gboolean pinned, GError **error)
{
  FabRecord *record = fab_map_places_find (store, actor, territory);

  return record == NULL || fab_store_set (store, record, FAB_MAP_POSITION_PINNED, FAB_BOOLEAN (pinned), error);
}
