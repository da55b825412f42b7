#include "fab-titles.h"

#include <glib/gi18n-lib.h>

#include "fab-text.h"

/** More than these nobody reads in a sentence. */
#define MAX_TITLES 30

/**
 * fab_titles_join:
 * @titles: (element-type utf8)
 *
 * Returns: (transfer full): "A, B, C"; of many the first, and how many more there are
 */
char *
fab_titles_join (GPtrArray *titles)
{
  GString *all = g_string_new (NULL);
  guint n = titles->len <= MAX_TITLES + 1 ? titles->len : MAX_TITLES;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index (titles, i));
  if (n < titles->len) {
    g_string_append (all, ", ");
    /* Translators: after names in a row */
    g_string_append_printf (all, ngettext ("and %u more", "and %u more", titles->len - n), titles->len - n);
  }
  return g_string_free (all, FALSE);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return fab_text_compare (*(const char **)a, *(const char **)b);
}

/** fab_titles_list: (transfer full): what the records of a table are called, sorted; "" where there are none */
char *
fab_titles_list (FabStore *store, FabTableId table)
{
  GListModel *list = fab_store_get_list (store, table);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (list, i); /* the store keeps it */

    if (fab_record_get_title (record) != NULL)
      g_ptr_array_add (titles, (gpointer)fab_record_get_title (record));
  }
  g_ptr_array_sort (titles, compare_titles);
  return fab_titles_join (titles);
}
