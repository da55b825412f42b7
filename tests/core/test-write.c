/* Wherever an export goes: files are replaced whole, links and pipes stay what they are. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fab-error.h"
#include "fab-test.h"
#include "fab-write.h"

typedef struct {
  char *folder, *path, *link;
} Place;

static void
set_up (Place *self, gconstpointer data)
{
  self->folder = fab_test_make_folder ();
  self->path = g_build_filename (self->folder, "map.svg", NULL);
  self->link = g_build_filename (self->folder, "link.svg", NULL);
}

static void
tear_down (Place *self, gconstpointer data)
{
  fab_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->link);
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  fab_write_file (path, text, strlen (text), &error);
  g_assert_no_error (error);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *held = NULL;

  g_assert_true (g_file_get_contents (path, &held, NULL, NULL));
  g_assert_cmpstr (held, ==, text);
}

static void
assert_refused (const char *path, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fab_write_check (path, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, word));
  g_clear_error (&error);
  g_assert_false (fab_write_file (path, "x", 1, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_FAILED);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_file (Place *self, gconstpointer data)
{
  struct stat info;

  write_text (self->path, "one");
  assert_holds (self->path, "one");
  g_assert_cmpint (chmod (self->path, 0620), ==, 0);
  write_text (self->path, "two");
  assert_holds (self->path, "two");
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0620);
  g_assert_false (fab_write_is_stream (self->path));
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

/* A file that its owner made read-only stays as it is, though its folder would let it be replaced. */
static void
test_read_only (Place *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_text (self->path, "one");
  g_assert_cmpint (chmod (self->path, 0444), ==, 0);
  g_assert_false (fab_write_check (self->path, NULL));
  g_assert_false (fab_write_file (self->path, "two", 3, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_READ_ONLY);
  assert_holds (self->path, "one");
}

static void
assert_is_link (const char *path)
{
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
}

static void
test_link (Place *self, gconstpointer data)
{
  g_autofree char *second = g_build_filename (self->folder, "second.svg", NULL);

  /* the target is not there yet; one link is relative, the other absolute */
  g_assert_cmpint (symlink ("map.svg", self->link), ==, 0);
  g_assert_cmpint (symlink (self->link, second), ==, 0);
  write_text (second, "one");
  assert_holds (self->path, "one");
  write_text (self->link, "two");
  assert_holds (self->path, "two");
  assert_is_link (self->link);
  assert_is_link (second);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
}

static void
test_endless_link (Place *self, gconstpointer data)
{
  g_assert_cmpint (symlink ("link.svg", self->link), ==, 0);
  g_assert_false (fab_write_file (self->link, "x", 1, NULL));
  assert_is_link (self->link);
}

static void
test_pipe (Place *self, gconstpointer data)
{
  char held[8] = { 0 };
  struct stat info;
  int end;

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  g_assert_cmpint (symlink ("map.svg", self->link), ==, 0);
  end = open (self->path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
  g_assert_cmpint (end, >=, 0);
  g_assert_true (fab_write_is_stream (self->link));
  write_text (self->path, "one");
  write_text (self->link, "two");
  g_assert_cmpint (read (end, held, sizeof held), ==, 6);
  g_assert_cmpstr (held, ==, "onetwo");
  close (end);
  g_assert_cmpint (lstat (self->path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
}

/* What was written to a descriptor before stays in front. */
static void
test_descriptor (Place *self, gconstpointer data)
{
  int file = open (self->path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  g_autofree char *name = g_strdup_printf ("/dev/fd/%d", file);

  g_assert_cmpint (write (file, "head ", 5), ==, 5);
  g_assert_true (fab_write_is_stream (name));
  write_text (name, "tail");
  assert_holds (self->path, "head tail");
  close (file);
  g_assert_true (fab_write_is_stream ("/dev/stdout"));
}

static void
test_nowhere (Place *self, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "nowhere", "map.svg", NULL);

  assert_refused (missing, "nowhere");
  assert_refused (self->folder, "folder");
  g_assert_cmpuint (count_files (self->folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/write/" #name, Place, NULL, set_up, test_##name, tear_down)
  ADD (file);
  ADD (read_only);
  ADD (link);
  ADD (endless_link);
  ADD (pipe);
  ADD (descriptor);
  ADD (nowhere);
#undef ADD
  return g_test_run ();
}
