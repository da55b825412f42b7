/* How long the store, opening and publishing take, and whether the main loop is held up meanwhile.
 *
 * A project of 10 000 actors, 20 000 links, 5 000 actions and 2 000 shops, then the same with documents up to 60 MB.  The reference is the
 * machine's own: a plain copy of the file with fsync. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "fab-file.h"
#include "fab-intake.h"
#include "fab-test-document.h"

#define N_ACTORS    10000
#define N_RELATIONS 20000
#define N_ACTIONS   5000
#define N_SHOPS     2000
#define N_EDITS     1000

typedef struct {
  gint64 last; /* monotonic microseconds */
  gint64 longest;
  gint64 longest_edit;
  FabStore *edited; /* NULL: nobody edits meanwhile */
  guint n_edits;
  gboolean done;
} Ticks;

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
must (gboolean worked, GError *error)
{
  if (!worked)
    g_error ("%s", error->message);
}

/* ---- The project ---- */

static gboolean
add_actors (FabStore *store, FabRecord **actors, GError **error)
{
  for (guint i = 0; i < N_ACTORS; i++) {
    g_autofree char *name = g_strdup_printf ("Association %u du pays de Bray", i);
    g_autofree char *text = g_strdup_printf ("Acteur %u : réparation, réemploi, circuits courts", i);

    actors[i] = fab_store_insert (store, FAB_TABLE_ACTOR, error, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                                  FAB_TEXT ("association"), FAB_ACTOR_DESCRIPTION, FAB_TEXT (text), -1);
    if (actors[i] == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_relations (FabStore *store, FabRecord **actors, GRand *random, GError **error)
{
  for (guint i = 0; i < N_RELATIONS; i++) {
    FabRecord *source = actors[g_rand_int_range (random, 0, N_ACTORS)];
    FabRecord *target = actors[g_rand_int_range (random, 0, N_ACTORS)];

    if (fab_store_insert (store, FAB_TABLE_RELATION, error, FAB_RELATION_SOURCE, FAB_REF (source), FAB_RELATION_TARGET,
                          FAB_REF (target), FAB_RELATION_LABEL, FAB_TEXT ("livraison"), -1) == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_actions (FabStore *store, GError **error)
{
  for (guint i = 0; i < N_ACTIONS; i++) {
    g_autofree char *title = g_strdup_printf ("Livraisons à vélo, secteur %u", i);

    if (fab_store_insert (store, FAB_TABLE_ACTION, error, FAB_ACTION_TITLE_, FAB_TEXT (title), FAB_ACTION_STATUS,
                          FAB_TEXT ("in_progress"), -1) == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_shops (FabStore *store, GError **error)
{
  for (guint i = 0; i < N_SHOPS; i++) {
    g_autofree char *name = g_strdup_printf ("Le Comptoir, numéro %u", i);

    if (fab_store_insert (store, FAB_TABLE_SHOP, error, FAB_SHOP_NAME, FAB_TEXT (name), -1) == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill (FabStore *store, gpointer data, GError **error)
{
  g_autofree FabRecord **actors = g_new (FabRecord *, N_ACTORS);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  return add_actors (store, actors, error) && add_relations (store, actors, random, error) &&
         add_actions (store, error) && add_shops (store, error);
}

/* Bytes that don't compress, as photographs have them. */
static void
add_documents (FabStore *store, guint n_megabytes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < n_megabytes; i++) {
    guint32 *words = g_new (guint32, 262144);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *sum = NULL;

    for (guint w = 0; w < 262144; w++)
      words[w] = g_rand_int (random);
    bytes = g_bytes_new_take (words, 262144 * sizeof *words);
    sum = fab_store_put_content (store, bytes, &error);
    must (sum != NULL, error);
  }
}

/* ---- Measures ---- */

static double
file_megabytes (const char *path)
{
  FabFileMark mark = FAB_FILE_MARK_NONE;

  fab_file_stat_at (AT_FDCWD, path, &mark);
  return mark.size / 1e6;
}

static double
measure_copy (const char *path)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  int from = open (path, O_RDONLY | O_CLOEXEC);
  int to = open (copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gint64 start = g_get_monotonic_time ();
  FabFileMark mark;
  double taken;

  if (!fab_file_copy (from, to, FALSE, G_MAXINT64, &mark, NULL) || fsync (to) != 0)
    g_error ("The file could not be copied");
  taken = milliseconds_since (start);
  close (from);
  close (to);
  unlink (copy);
  return taken;
}

static double
measure_intake (const char *path)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  FabIntake intake;
  double taken;

  must (fab_intake_take (path, copy, &intake, NULL, &error), error);
  taken = milliseconds_since (start);
  unlink (copy);
  return taken;
}

static double
measure_open (const char *path, FabProject **project)
{
  gint64 start = g_get_monotonic_time ();

  *project = fab_test_open (path);
  return milliseconds_since (start);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

static void
measure_edits (FabStore *store, const char *what, gboolean undo)
{
  double taken[N_EDITS];

  for (guint i = 0; i < N_EDITS; i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (fab_store_get_list (store, FAB_TABLE_ACTOR), i);
    g_autoptr (GError) error = NULL;
    gint64 start = g_get_monotonic_time ();

    if (undo)
      must (fab_store_undo (store, &error), error);
    else
      must (fab_store_edit (store, "Staff", actor, FAB_ACTOR_STAFF, FAB_INTEGER (i + 1), &error), error);
    taken[i] = milliseconds_since (start);
  }
  qsort (taken, N_EDITS, sizeof (double), compare_doubles);
  printf ("%-34s median %6.2f ms, 99th percentile %6.2f ms\n", what, taken[N_EDITS / 2], taken[N_EDITS * 99 / 100]);
}

static void
edit_once (Ticks *ticks)
{
  g_autoptr (FabRecord) actor =
      g_list_model_get_item (fab_store_get_list (ticks->edited, FAB_TABLE_ACTOR), ticks->n_edits);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  ticks->n_edits++;
  must (fab_store_edit (ticks->edited, "Interest", actor, FAB_ACTOR_INTEREST, FAB_INTEGER (start), &error), error);
  ticks->longest_edit = MAX (ticks->longest_edit, g_get_monotonic_time () - start);
}

static gboolean
on_tick (gpointer data)
{
  Ticks *ticks = data;
  gint64 now = g_get_monotonic_time ();

  if (ticks->edited != NULL)
    edit_once (ticks);
  ticks->longest = MAX (ticks->longest, now - ticks->last);
  ticks->last = now;
  return G_SOURCE_CONTINUE;
}

static void
on_published (GObject *source, GAsyncResult *result, gpointer data)
{
  Ticks *ticks = data;
  g_autoptr (GError) error = NULL;

  must (fab_project_publish_finish (FAB_PROJECT (source), result, &error), error);
  ticks->done = TRUE;
}

/* The longest gap between two turns of a loop that should turn every millisecond. */
static void
turn (FabProject *project, Ticks *ticks, const char *what, double milliseconds)
{
  guint tick = g_timeout_add (1, on_tick, ticks);
  gint64 start = ticks->last = g_get_monotonic_time ();

  while (!ticks->done && milliseconds_since (start) < milliseconds)
    g_main_context_iteration (NULL, TRUE);
  printf ("%-34s %6.0f ms, longest gap of the main loop %6.2f ms", what, milliseconds_since (start),
          ticks->longest / 1000.0);
  if (ticks->edited != NULL)
    printf (", %u edits, the longest %6.2f ms", ticks->n_edits, ticks->longest_edit / 1000.0);
  printf ("\n");
  g_source_remove (tick);
}

static void
measure_publish (FabProject *project, gboolean edit)
{
  FabStore *store = fab_project_get_store (project);
  Ticks alone = { 0 };
  Ticks ticks = { .edited = edit ? store : NULL };

  turn (project, &alone, "main loop alone", 300);
  fab_test_add_actor (store, "One more");
  fab_project_publish_async (project, NULL, on_published, &ticks);
  turn (project, &ticks, edit ? "publish while somebody edits" : "publish", 60000);
}

static void
print_resident (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-34s %6.0f MB\n", "most resident so far", usage.ru_maxrss / 1024.0);
}

static void
measure_document (const char *path, const char *what)
{
  FabProject *project;

  printf ("%s: %.1f MB\n", what, file_megabytes (path));
  printf ("%-34s %6.0f ms\n", "copy and fsync, for reference", measure_copy (path));
  printf ("%-34s %6.0f ms\n", "take in: copy and all checks", measure_intake (path));
  printf ("%-34s %6.0f ms\n", "open: checked and in memory", measure_open (path, &project));
  print_resident ();
  measure_edits (fab_project_get_store (project), "edit, committed", FALSE);
  measure_edits (fab_project_get_store (project), "undo, committed", TRUE);
  for (guint i = 0; i < 6; i++)
    measure_publish (project, i % 2 == 1);
  fab_test_close (project);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "large.fabrique", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  FabProject *project;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  project = fab_project_create (file, FAB_PROJECT_CREATE_NONE, fill, NULL, &error);
  must (project != NULL, error);
  fab_test_close (project);
  measure_document (path, "10 000 actors");

  project = fab_test_open (path);
  add_documents (fab_project_get_store (project), 48);
  fab_test_add_actor (fab_project_get_store (project), "One more");
  fab_test_close (project);
  measure_document (path, "With documents");
  fab_test_remove_folder (folder);
  return 0;
}
