/* Reads any bytes as a seed file. */
#include "fab-seed.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (FabSeed) seed = fab_seed_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  fab_seed_add (seed, "fuzz.ini", bytes, NULL);
  return 0;
}
