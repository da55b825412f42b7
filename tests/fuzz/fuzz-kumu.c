/* Reads any bytes as Kumu’s JSON. */
#include "fuzz-graph.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  return fuzz_graph (FAB_FORMAT_KUMU, data, size);
}
