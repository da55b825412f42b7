/* Makes the document that this version of the program leaves to later ones: make-fixture FOLDER.
 *
 * Until a version is released, a change of its schema makes its fixture anew; from then on the fixture stays, and the upgrade has to read it. */
#include "fab-schema.h"
#include "fab-test-document.h"

int
main (int argc, char *argv[])
{
  g_autofree char *name = g_strdup_printf ("v%d.%d.fabrique", FAB_SCHEMA_MAJOR, FAB_SCHEMA_MINOR);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (argc != 2)
    return 2;
  folder = g_canonicalize_filename (argv[1], NULL);
  path = fab_test_make_document (folder, name);
  g_print ("%s\n", path);
  return 0;
}
