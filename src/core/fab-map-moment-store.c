/* fab-map-moment-store.c: a moment of the map as records, for what asks a store: measures, sentences, matrices */
#include "fab-map-moment.h"
#include "fab-record-private.h"
#include "fab-store-private.h"

static void
take_rows (FabStore *self, FabMapMoment *moment, FabMomentPart part)
{
  FabTableId table = fab_moment_part_get_table (part)->id;

  for (guint i = 0; i < fab_map_moment_get_n (moment, part); i++) {
    const FabMomentRow *row = fab_map_moment_get (moment, part, i);
    FabRecord *record = fab_moment_row_make_record (row, part);

    fab_record_set_alive (record, TRUE);
    fab_list_load (self->lists[table], record);
    g_hash_table_insert (self->records, g_memdup2 (&row->key, sizeof row->key), record);
  }
}

/**
 * fab_store_new_from_moment:
 *
 * Returns: (transfer full): a store of the actors, links and territories of that time, with their keys and nothing else. It lies in memory alone,
 *   and is not for writing
 */
FabStore *
fab_store_new_from_moment (FabMapMoment *moment)
{
  FabStore *self = g_object_new (FAB_TYPE_STORE, NULL);

  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    if (p != FAB_MOMENT_PLACES)
      take_rows (self, moment, p);
  return self;
}
