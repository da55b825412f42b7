/* Reads any text as a filter of the map: what is read must be written and read again the same. */
#include "fab-map-filter.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabMapFilter) filter = fab_map_filter_parse (text, &error), again = NULL;
  g_autofree char *written = NULL;

  g_assert_true ((filter == NULL) == (error != NULL));
  if (filter == NULL)
    return 0;
  written = fab_map_filter_to_text (filter);
  again = fab_map_filter_parse (written, NULL);
  g_assert_true (again != NULL ? fab_map_filter_equal (filter, again) : strlen (written) > 64 * 1024);
  return 0;
}
