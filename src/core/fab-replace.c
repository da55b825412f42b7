#include "fab-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"

typedef struct {
  const FabReplace *request;
  char *name; /* of the target, in its folder */
  int source;
  int folder;
  int part;
  gboolean part_exists;
} Replacing;

static void
replacing_clear (Replacing *self)
{
  if (self->part_exists)
    unlinkat (self->folder, self->request->part, 0);
  if (self->part >= 0)
    close (self->part);
  if (self->source >= 0)
    close (self->source);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replacing, replacing_clear)

static gboolean
fail (Replacing *self, int code, GError **error)
{
  fab_file_set_write_error (error, code, self->request->target);
  return FALSE;
}

static gboolean
changed (Replacing *self, const FabFileMark *now, GError **error)
{
  g_autofree char *name = fab_file_display_name (self->request->target);

  if (self->request->expected->size < 0)
    g_set_error (error, FAB_ERROR, FAB_ERROR_CHANGED, _ ("There is already a file named “%s”."), name);
  else if (now->size < 0)
    g_set_error (error, FAB_ERROR, FAB_ERROR_CHANGED, _ ("“%s” was moved or removed by another program."), name);
  else
    g_set_error (error, FAB_ERROR, FAB_ERROR_CHANGED, _ ("“%s” was changed by somebody else or another program."),
                 name);
  return FALSE;
}

/* Synchronisers touch files without changing them: times that differ are only a reason to look at the bytes. */
static gboolean
check_target (Replacing *self, GError **error)
{
  const FabFileMark *expected = self->request->expected;
  FabFileMark now = FAB_FILE_MARK_NONE;

  if (!fab_file_stat_at (self->folder, self->name, &now))
    return fail (self, errno, error);
  if (expected == NULL || fab_file_mark_untouched (expected, &now))
    return TRUE;
  if (expected->size != now.size)
    return changed (self, &now, error);
  if (!fab_file_mark_at (self->folder, self->name, &now))
    return fail (self, errno, error);
  return fab_file_mark_same_content (expected, &now) || changed (self, &now, error);
}

/* A rename needs the folder's permission alone; a file that its owner made read-only stays as it is all the same. */
static gboolean
respect_permissions (Replacing *self, mode_t *mode, GError **error)
{
  struct stat info;

  *mode = 0;
  if (fstatat (self->folder, self->name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT || fail (self, errno, error);
  if (!S_ISREG (info.st_mode))
    return fail (self, EEXIST, error);
  if ((info.st_mode & 0222) == 0 || faccessat (self->folder, self->name, W_OK, 0) != 0)
    return fail (self, EACCES, error);
  *mode = info.st_mode & 0777;
  return TRUE;
}

static gboolean
open_all (Replacing *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->request->target);

  self->name = g_path_get_basename (self->request->target);
  self->source = open (self->request->source, O_RDONLY | O_CLOEXEC);
  if (self->source < 0)
    return fail (self, errno, error);
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return self->folder >= 0 || fail (self, errno, error);
}

/* The group is kept where it may be, for shared folders; where not, the mode alone has to do. */
static void
take_over_permissions (Replacing *self, mode_t mode)
{
  struct stat info;

  if (mode == 0)
    return;
  if (fstatat (self->folder, self->name, &info, AT_SYMLINK_NOFOLLOW) == 0 && fchown (self->part, -1, info.st_gid) != 0)
    mode &= ~(mode_t)0070;
  if (fchmod (self->part, mode) != 0)
    g_debug ("The mode of %s could not be kept: %s", self->request->target, g_strerror (errno));
}

static gboolean
write_part (Replacing *self, mode_t mode, FabFileMark *next, GError **error)
{
  unlinkat (self->folder, self->request->part, 0);
  self->part = openat (self->folder, self->request->part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (self->part < 0)
    return fail (self, errno, error);
  self->part_exists = TRUE;
  if (!fab_file_copy (self->source, self->part, TRUE, G_MAXINT64, next, self->request->cancellable))
    return fail (self, errno, error);
  take_over_permissions (self, mode);
  return fsync (self->part) == 0 || fail (self, errno, error);
}

/* Where nothing is expected, nothing may be replaced, not even by a race; file systems that can't promise it were checked just before. */
static gboolean
rename_part (Replacing *self, GError **error)
{
  const FabFileMark *expected = self->request->expected;
  int result = -1;

  if (expected != NULL && expected->size < 0) {
    result = renameat2 (self->folder, self->request->part, self->folder, self->name, RENAME_NOREPLACE);
    if (result != 0 && errno != EINVAL && errno != ENOSYS)
      return fail (self, errno, error);
  }
  if (result != 0 && renameat (self->folder, self->request->part, self->folder, self->name) != 0)
    return fail (self, errno, error);
  self->part_exists = FALSE;
  return TRUE;
}

/**
 * fab_replace:
 * @mark: (out): what the target is now; set as soon as it was replaced, even where an error follows
 *
 * Copies the source beside the target, makes it safe on the disk and renames it.  At every moment the target is either the old file
 * or the new one, complete.
 *
 * Returns: %FALSE with @error set: %FAB_ERROR_CHANGED where the target isn't what is expected, %FAB_ERROR_READ_ONLY,
 * %FAB_ERROR_NOT_FOUND, %FAB_ERROR_DATABASE (disk full, I/O error)
 */
gboolean
fab_replace (const FabReplace *request, FabFileMark *mark, GError **error)
{
  g_auto (Replacing) self = { .request = request, .source = -1, .folder = -1, .part = -1 };
  FabFileMark next = FAB_FILE_MARK_NONE;
  mode_t mode;

  if (!open_all (&self, error) || !respect_permissions (&self, &mode, error) || !check_target (&self, error) ||
      !write_part (&self, mode, &next, error))
    return FALSE;
  if (request->ready != NULL && !request->ready (&next, request->data, error))
    return FALSE;
  if (!check_target (&self, error) || !rename_part (&self, error))
    return FALSE;
  *mark = next;
  fab_file_stat_at (self.folder, self.name, mark);
  /* Some file systems have no fsync for folders; they say so by these codes. */
  if (fsync (self.folder) != 0 && errno != EINVAL && errno != ENOSYS && errno != EBADF)
    return fail (&self, errno, error);
  return TRUE;
}
