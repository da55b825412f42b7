#include "fab-write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "fab-error.h"
#include "fab-file.h"

/** As many links as the kernel follows. */
#define MAX_LINKS 40

/** Where bytes go. */
typedef struct {
  char *path;     /* of a file that may be replaced, or of what is written into; no symbolic link */
  int descriptor; /* of this process; -1: none */
  gboolean is_stream;
  mode_t mode; /* of the file that is there; 0: there is none */
} Target;

static void
target_clear (Target *self)
{
  g_free (self->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean
fail (int code, const char *path, GError **error)
{
  g_autofree char *name = fab_file_display_name (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, FAB_ERROR, FAB_ERROR_FAILED, _ ("“%s” could not be written: there is no folder “%s”."), name,
                 shown);
  else if (code == EISDIR)
    g_set_error (error, FAB_ERROR, FAB_ERROR_FAILED, _ ("“%s” could not be written: it is a folder."), name);
  else
    fab_file_set_write_error (error, code, path);
  return FALSE;
}

/* Opening these anew would begin at the start of a file that somebody else has written to already. */
static int
find_descriptor (const char *path)
{
  static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
  guint64 number;

  if (g_str_equal (path, "/dev/stdout"))
    return STDOUT_FILENO;
  if (g_str_equal (path, "/dev/stderr"))
    return STDERR_FILENO;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (path, folders[i]) &&
        g_ascii_string_to_unsigned (path + strlen (folders[i]), 10, 0, G_MAXINT, &number, NULL))
      return (int)number;
  return -1;
}

/* (transfer full) (nullable): what a link points to, as seen from where the link is */
static char *
follow_link (const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (target == NULL || g_path_is_absolute (target))
    return g_steal_pointer (&target);
  return g_build_filename (folder, target, NULL);
}

/* A link is followed to its end, also where nothing is there yet: realpath() would give up. */
static gboolean
resolve (const char *path, Target *target, GError **error)
{
  struct stat info;

  *target = (Target){ .path = g_strdup (path), .descriptor = -1 };
  for (guint i = 0;; i++) {
    char *next;

    target->descriptor = find_descriptor (target->path);
    if (target->descriptor >= 0 || g_lstat (target->path, &info) != 0 || !S_ISLNK (info.st_mode))
      break;
    next = i < MAX_LINKS ? follow_link (target->path) : NULL;
    if (next == NULL)
      return fail (ELOOP, path, error);
    g_free (target->path);
    target->path = next;
  }
  target->is_stream = target->descriptor >= 0;
  if (target->is_stream || g_stat (target->path, &info) != 0)
    return TRUE;
  if (S_ISDIR (info.st_mode))
    return fail (EISDIR, path, error);
  target->is_stream = !S_ISREG (info.st_mode);
  target->mode = info.st_mode & 0777;
  return TRUE;
}

/* A rename needs the folder's permission alone; a file that its owner made read-only stays as it is all the same. */
static gboolean
check (const Target *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target->path);

  if (target->is_stream)
    return TRUE;
  if (target->mode != 0 && ((target->mode & 0222) == 0 || g_access (target->path, W_OK) != 0))
    return fail (EACCES, target->path, error);
  return g_file_test (folder, G_FILE_TEST_IS_DIR) || fail (ENOENT, target->path, error);
}

/* Portals' folders may say no where a file can be made all the same: only asked ahead. */
static gboolean
check_folder (const Target *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target->path);

  return target->is_stream || g_access (folder, W_OK) == 0 || fail (errno, target->path, error);
}

static gboolean
write_all (int descriptor, const char *data, gsize size)
{
  while (size > 0) {
    gssize n = write (descriptor, data, size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    data += n;
    size -= (gsize)n;
  }
  return TRUE;
}

/* Into a pipe, a device, a terminal: it stays what it is. */
static gboolean
write_into (const Target *target, const char *data, gsize size, GError **error)
{
  int descriptor =
      target->descriptor >= 0 ? dup (target->descriptor) : open (target->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
  gboolean written;

  if (descriptor < 0)
    return fail (errno, target->path, error);
  fflush (stdout); /* what was printed before comes first */
  written = write_all (descriptor, data, size) || fail (errno, target->path, error);
  close (descriptor);
  return written;
}

/* The mode of the file that is replaced, or what anybody's new file has. */
static int
open_part (char *part, mode_t mode)
{
  int descriptor = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0666);

  if (descriptor >= 0 && mode != 0 && fchmod (descriptor, mode) != 0)
    g_debug ("The mode of %s could not be kept: %s", part, g_strerror (errno));
  return descriptor;
}

/* Aside first, then in its place: a file is there whole, or as it was before. */
static gboolean
replace (const Target *target, const char *data, gsize size, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.XXXXXX", target->path);
  int descriptor = open_part (part, target->mode);
  int code = 0;

  if (descriptor < 0)
    return fail (errno, target->path, error);
  if (!write_all (descriptor, data, size) || fsync (descriptor) != 0)
    code = errno;
  if (close (descriptor) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (part, target->path) == 0)
    return TRUE;
  if (code == 0)
    code = errno;
  g_unlink (part);
  return fail (code, target->path, error);
}

/** fab_write_is_stream: whether @path is a pipe, a device or a descriptor, which takes one file's bytes, and is never replaced */
gboolean
fab_write_is_stream (const char *path)
{
  g_auto (Target) target = { 0 };

  return resolve (path, &target, NULL) && target.is_stream;
}

/** fab_write_check: whether fab_write_file() has a chance, so that nobody works for nothing; else @error says why not */
gboolean
fab_write_check (const char *path, GError **error)
{
  g_auto (Target) target = { 0 };

  return resolve (path, &target, error) && check (&target, error) && check_folder (&target, error);
}

/**
 * fab_write_file:
 * @path: a file, there or not, which is replaced whole; a symbolic link, which stays and whose target is replaced; or a pipe, a device or
 *   a descriptor such as /dev/stdout, which is written into
 *
 * Returns: whether all is written; else @error is of %FAB_ERROR, never %FAB_ERROR_NOT_FOUND, and a file is what it was before
 */
gboolean
fab_write_file (const char *path, gconstpointer data, gsize size, GError **error)
{
  g_auto (Target) target = { 0 };

  if (!resolve (path, &target, error) || !check (&target, error))
    return FALSE;
  return target.is_stream ? write_into (&target, data, size, error) : replace (&target, data, size, error);
}

/** fab_write_bytes: as fab_write_file() */
gboolean
fab_write_bytes (const char *path, GBytes *bytes, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return fab_write_file (path, data, size, error);
}
