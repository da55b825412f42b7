/* A program to be killed, starved and lied to by faults.py.
 *
 *   writer make DOCUMENT        makes a project
 *   writer forever DOCUMENT     says 'found N', then edits, publishes and backs up without end; says 'edit N' once N is committed
 *   writer once DOCUMENT NAME   adds NAME, says 'edit NAME' once committed, publishes and says 'published', or 'failed' and why
 *   writer list DOCUMENT        the names in the document, as it opens
 */
#include <stdio.h>
#include <stdlib.h>

#include "fab-project.h"

static void
stop (GError *error)
{
  printf ("failed %s\n", error->message);
  exit (1);
}

static FabProject *
open_document (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;
  FabProject *project = fab_project_open (file, NULL, &error);

  if (project == NULL)
    stop (error);
  return project;
}

static void
add_tag (FabProject *project, const char *name)
{
  FabStore *store = fab_project_get_store (project);
  GError *error = NULL;

  fab_store_begin (store, "Add a tag");
  if (fab_store_insert (store, FAB_TABLE_TAG, &error, FAB_TAG_NAME, FAB_TEXT (name), -1) == NULL ||
      !fab_store_commit (store, &error))
    stop (error);
  printf ("edit %s\n", name);
  fflush (stdout);
}

static int
make (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;
  g_autoptr (FabProject) project = fab_project_create (file, FAB_PROJECT_CREATE_NONE, NULL, NULL, &error);

  if (project == NULL || !fab_project_close (project, &error))
    stop (error);
  return 0;
}

static void G_GNUC_NORETURN
write_forever (const char *path)
{
  g_autoptr (FabProject) project = open_document (path);
  guint n_tags = fab_store_get_count (fab_project_get_store (project), FAB_TABLE_TAG);

  printf ("found %u\n", n_tags);
  fab_project_set_delays (project, 0, 0, 10, 0);
  for (;;) {
    g_autofree char *name = g_strdup_printf ("%u", ++n_tags);

    add_tag (project, name);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static int
write_once (const char *path, const char *name)
{
  g_autoptr (FabProject) project = open_document (path);
  GError *error = NULL;

  add_tag (project, name);
  if (!fab_project_publish (project, &error))
    stop (error);
  printf ("published\n");
  if (!fab_project_close (project, &error))
    stop (error);
  return 0;
}

static int
list (const char *path)
{
  g_autoptr (FabProject) project = NULL;
  GListModel *tags;
  GError *error = NULL;

  /* As at each start: what has nothing to give is swept away, the rest is let go for opening to find. */
  g_ptr_array_unref (fab_session_list_leftovers ());
  project = open_document (path);
  tags = fab_store_get_list (fab_project_get_store (project), FAB_TABLE_TAG);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++) {
    g_autoptr (FabRecord) tag = g_list_model_get_item (tags, i);

    printf ("%s\n", fab_record_get_title (tag));
  }
  if (!fab_project_close (project, &error))
    stop (error);
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "make"))
    return make (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "forever"))
    write_forever (argv[2]);
  if (argc == 4 && g_str_equal (argv[1], "once"))
    return write_once (argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], "list"))
    return list (argv[2]);
  return 2;
}
