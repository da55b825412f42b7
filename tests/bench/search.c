/* search: how long a keystroke takes in a search over 100 000 texts
 *
 * Types several queries letter by letter and prints the median and the longest time of a keystroke, in milliseconds.
 * Arguments: [TEXTS [SEED]].
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "fab-search.h"

/* What is typed: frequent and rare words, several words, no hit. */
static const char *const queries[] = { "optimism",
                                       "saint die",
                                       "e",
                                       "la ville de",
                                       "mobilité vélo livraison",
                                       "xyzzy",
                                       "réemploi",
                                       "economie sociale et solidaire" };

#define REPEATS 7

static const char *const syllables[] = { "é",  "co",   "no",    "mie",  "vé",  "lo",    "tran", "si", "tion",
                                         "li", "vrai", "son",   "ré",   "em",  "ploi",  "for",  "ma", "so",
                                         "ci", "al",   "ville", "com",  "mer", "ce",    "ter",  "ri", "toi",
                                         "re", "ac",   "teur",  "éner", "gie", "saint", "dié",  "op", "tim" };

static void
append_words (GString *text, GRand *rand, guint n_words)
{
  for (guint w = 0; w < n_words; w++) {
    guint n = g_rand_int_range (rand, 1, 5);

    if (w > 0)
      g_string_append_c (text, ' ');
    for (guint s = 0; s < n; s++)
      g_string_append (text, syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
  }
}

/* An actor has four texts: three short ones and a description of one or two lines. */
static gboolean
add_actor (FabStore *store, GRand *rand, GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL), theme = g_string_new (NULL), description = g_string_new (NULL);
  g_autofree char *short_name = NULL;

  append_words (name, rand, g_rand_int_range (rand, 1, 6));
  append_words (theme, rand, 1);
  append_words (description, rand, g_rand_int_range (rand, 10, 30));
  short_name = g_utf8_substring (name->str, 0, MIN (4, g_utf8_strlen (name->str, -1)));
  return fab_store_insert (store, FAB_TABLE_ACTOR, error, FAB_ACTOR_NAME, FAB_TEXT (name->str), FAB_ACTOR_KIND,
                           FAB_TEXT ("company"), FAB_ACTOR_SHORT_NAME, FAB_TEXT (short_name), FAB_ACTOR_THEME,
                           FAB_TEXT (theme->str), FAB_ACTOR_DESCRIPTION, FAB_TEXT (description->str), -1) != NULL;
}

static FabStore *
make_store (const char *path, guint n_texts, guint seed, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (FabStore) store = NULL;

  if (!fab_store_create_database (path, error))
    return NULL;
  store = fab_store_new (path, error);
  if (store == NULL)
    return NULL;
  fab_store_begin_baseline (store);
  for (guint i = 0; i < n_texts / 4; i++)
    if (!add_actor (store, rand, error))
      return NULL;
  return fab_store_commit (store, error) ? g_steal_pointer (&store) : NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* One keystroke: the median of several, so that what else the machine does matters little. */
static double
time_keystroke (FabSearch *search, const char *typed, guint *n_hits)
{
  double times[REPEATS];

  for (guint i = 0; i < REPEATS; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GListModel) hits = fab_search_query (search, typed, FAB_TABLE_NONE, 50);

    times[i] = (g_get_monotonic_time () - start) / 1000.0;
    *n_hits = g_list_model_get_n_items (hits);
  }
  qsort (times, REPEATS, sizeof (double), compare_times);
  return times[REPEATS / 2];
}

static void
type_query (FabSearch *search, const char *query, GArray *times)
{
  double longest = 0;
  glong at = 0;
  guint n_hits = 0;

  for (const char *p = g_utf8_next_char (query);; p = g_utf8_next_char (p)) {
    g_autofree char *typed = g_strndup (query, p - query);
    double time = time_keystroke (search, typed, &n_hits);

    if (time > longest)
      at = g_utf8_strlen (typed, -1);
    longest = MAX (longest, time);
    g_array_append_val (times, time);
    if (*p == '\0')
      break;
  }
  printf ("  %-32s %3u hits shown, longest %6.2f ms, at letter %ld\n", query, n_hits, longest, at);
}

static void
measure (FabStore *store)
{
  g_autoptr (FabSearch) search = fab_search_new (store);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 start = g_get_monotonic_time ();
  guint n_texts = fab_search_get_n_texts (search);

  printf ("search: %u texts taken in in %.0f ms\n", n_texts, (g_get_monotonic_time () - start) / 1000.0);
  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    type_query (search, queries[q], times);
  g_array_sort (times, compare_times);
  printf ("search: keystroke: median %.2f ms, max %.2f ms\n", g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len - 1));
}

int
main (int argc, char *argv[])
{
  guint n_texts = argc > 1 ? strtoul (argv[1], NULL, 10) : 100000;
  guint seed = argc > 2 ? strtoul (argv[2], NULL, 10) : 1;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fabrique-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "work.db", NULL);
  g_autoptr (FabStore) store = make_store (path, n_texts, seed, &error);

  if (store != NULL)
    measure (store);
  else
    fprintf (stderr, "search: %s\n", error->message);
  if (store != NULL)
    fab_store_close (store, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return store != NULL ? 0 : 1;
}
