/* Reads any bytes as an address book. */
#include "fuzz-graph.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  return fuzz_graph (FAB_FORMAT_VCARD, data, size);
}
