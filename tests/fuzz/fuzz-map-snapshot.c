/* Reads any bytes as a kept state of the map, and compares what is read with nothing. */
#include "fab-map-changes.h"
#include "fab-map-snapshot.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (FabMapMoment) moment = fab_map_snapshot_read (text, NULL);
  g_autoptr (FabMapMoment) empty = NULL, then = NULL;
  g_autoptr (FabMapChanges) changes = NULL;
  g_autoptr (GPtrArray) sentences = NULL;

  if (moment == NULL || fab_map_moment_get_n (moment, FAB_MOMENT_ACTORS) > 100 ||
      fab_map_moment_get_n (moment, FAB_MOMENT_RELATIONS) > 100)
    return 0;
  empty = fab_map_snapshot_read ("fabrique-map 1\n", NULL);
  then = fab_map_moment_at (moment, (FabDate){ 2020, 6, 15 });
  changes = fab_map_changes_new (then, moment);
  sentences = fab_map_changes_tell (changes, FAB_LANGUAGE_FRENCH);
  g_clear_pointer (&sentences, g_ptr_array_unref);
  g_clear_pointer (&changes, fab_map_changes_unref);
  changes = fab_map_changes_new (moment, empty);
  sentences = fab_map_changes_tell (changes, FAB_LANGUAGE_ENGLISH);
  return 0;
}
