/* Takes any bytes in as somebody's project: refused, or opened and dumped. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fab-dump.h"
#include "fab-intake.h"
#include "fuzz.h"

/* In memory where there is such a place: a fuzzer writes thousands of files a second. */
static char *
make_folder (void)
{
  char *folder = g_build_filename (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir (),
                                   "fabrique-fuzz-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    abort ();
  return folder;
}

static void
take (const char *document, const char *copy)
{
  FabIntake intake;
  g_autoptr (GError) error = NULL;
  g_autoptr (FabStore) store = NULL;
  g_autofree char *dump = NULL;

  if (!fab_intake_take (document, copy, &intake, NULL, &error))
    return;
  store = fab_store_new (copy, &error);
  if (store == NULL)
    return;
  dump = fab_dump (store);
  fab_store_close (store, NULL);
}

static void
forget (const char *folder, const char *document)
{
  static const char *const names[] = { "copy.db", "copy.db-journal", "copy.db-wal", "copy.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_unlink (path);
  }
  g_unlink (document);
  g_rmdir (folder);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *document = g_build_filename (folder, "document.fabrique", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  int fd = open (document, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0 || write (fd, data, size) != (ssize_t)size)
    abort ();
  close (fd);
  take (document, copy);
  forget (folder, document);
  return 0;
}
