/* Reads any bytes as a Pajek file. */
#include "fuzz-graph.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  return fuzz_graph (FAB_FORMAT_PAJEK, data, size);
}
