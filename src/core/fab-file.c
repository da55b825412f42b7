#include "fab-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "fab-error.h"

#define CHUNK (1024 * 1024)

/* Reads until the buffer is full or the file ends, so that only the last chunk may be short. */
static gssize
read_fully (int fd, guchar *buffer, gsize size)
{
  gsize done = 0;

  while (done < size) {
    gssize n = read (fd, buffer + done, size - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return -1;
    if (n == 0)
      break;
    done += n;
  }
  return done;
}

static gboolean
write_fully (int fd, const guchar *buffer, gsize size)
{
  while (size > 0) {
    gssize n = write (fd, buffer, size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    buffer += n;
    size -= n;
  }
  return TRUE;
}

/* Eight bytes at a time, multiplied by the golden ratio.  It tells versions of one file apart; it is no proof against anybody. */
static guint64
digest_chunk (guint64 digest, const guchar *data, gsize size)
{
  for (gsize i = 0; i < size; i += 8) {
    guint64 word = 0;

    memcpy (&word, data + i, MIN (8, size - i));
    digest = (digest ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    digest ^= digest >> 32;
  }
  return digest;
}

/* Writes behind the copy, a chunk at a time: one long fsync at the end would hold up whoever commits an edit to the same disk meanwhile.
 * Where the kernel can't, the fsync at the end does it all. */
static void
write_behind (int fd, gint64 end)
{
  gint64 before = end - CHUNK;

  sync_file_range (fd, MAX (before, 0), CHUNK, SYNC_FILE_RANGE_WRITE);
  if (before >= CHUNK)
    sync_file_range (fd, before - CHUNK, CHUNK,
                     SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
}

/**
 * fab_file_copy:
 * @from: a descriptor at the file's start
 * @to: a descriptor to write to, or -1 to compute the mark alone
 * @steady: whether what is written goes to the disk steadily, for a file that is made safe at the end
 * @limit: more bytes than these are an error (EFBIG)
 * @mark: (out): size and digest; the times are left as they are
 *
 * Returns: whether all was copied; errno says why not (ECANCELED where cancelled)
 */
gboolean
fab_file_copy (int from, int to, gboolean steady, gint64 limit, FabFileMark *mark, GCancellable *cancellable)
{
  g_autofree guchar *buffer = g_malloc (CHUNK);
  gssize n;

  mark->size = 0;
  mark->digest = 0;
  do {
    if (g_cancellable_is_cancelled (cancellable)) {
      errno = ECANCELED;
      return FALSE;
    }
    n = read_fully (from, buffer, CHUNK);
    if (n < 0 || (n > 0 && to >= 0 && !write_fully (to, buffer, n)))
      return FALSE;
    mark->digest = digest_chunk (mark->digest, buffer, n);
    mark->size += n;
    if (steady && n == CHUNK)
      write_behind (to, mark->size);
    if (mark->size > limit) {
      errno = EFBIG;
      return FALSE;
    }
  } while (n == CHUNK);
  return TRUE;
}

static gint64
nanoseconds (const struct timespec *time)
{
  return (gint64)time->tv_sec * 1000000000 + time->tv_nsec;
}

/**
 * fab_file_stat_at:
 * @folder: a folder's descriptor, or AT_FDCWD
 * @mark: (out): size and times; a mark of no file where there is none.  The digest is left as it is
 *
 * Returns: %FALSE with errno set where the file can't be looked at
 */
gboolean
fab_file_stat_at (int folder, const char *name, FabFileMark *mark)
{
  struct stat info;

  if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
    mark->size = info.st_size;
    mark->modified = nanoseconds (&info.st_mtim);
    mark->changed = nanoseconds (&info.st_ctim);
    mark->inode = info.st_ino;
    return TRUE;
  }
  *mark = FAB_FILE_MARK_NONE;
  return errno == ENOENT;
}

/** fab_file_mark_at: as fab_file_stat_at(), and reads the file for its digest */
gboolean
fab_file_mark_at (int folder, const char *name, FabFileMark *mark)
{
  FabFileMark content = FAB_FILE_MARK_NONE;
  int fd;
  gboolean read_all;

  if (!fab_file_stat_at (folder, name, mark))
    return FALSE;
  if (mark->size < 0)
    return TRUE;
  fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  read_all = fab_file_copy (fd, -1, FALSE, G_MAXINT64, &content, NULL);
  close (fd);
  mark->size = content.size;
  mark->digest = content.digest;
  return read_all;
}

gboolean
fab_file_mark_untouched (const FabFileMark *a, const FabFileMark *b)
{
  return a->size == b->size && a->modified == b->modified && a->changed == b->changed && a->inode == b->inode;
}

gboolean
fab_file_mark_same_content (const FabFileMark *a, const FabFileMark *b)
{
  return a->size == b->size && a->digest == b->digest;
}

/** fab_file_display_name: (transfer full): the last part of @path as people may read it */
char *
fab_file_display_name (const char *path)
{
  return g_filename_display_basename (path);
}

/** fab_file_set_write_error: says in words why @path could not be written, for the errno @code */
void
fab_file_set_write_error (GError **error, int code, const char *path)
{
  g_autofree char *name = fab_file_display_name (path);

  switch (code) {
  case ECANCELED:
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
    break;
  case ENOSPC:
  case EDQUOT:
    g_set_error (error, FAB_ERROR, FAB_ERROR_DATABASE, _ ("“%s” could not be written: the disk is full."), name);
    break;
  case EROFS:
  case EACCES:
  case EPERM:
    g_set_error (error, FAB_ERROR, FAB_ERROR_READ_ONLY,
                 _ ("“%s” could not be written: the file or its folder is read-only."), name);
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("“%s” could not be written: its folder is no longer there."),
                 name);
    break;
  case EEXIST:
    g_set_error (error, FAB_ERROR, FAB_ERROR_CHANGED, _ ("There is already a file named “%s”."), name);
    break;
  case EIO:
    g_set_error (error, FAB_ERROR, FAB_ERROR_DATABASE,
                 _ ("“%s” could not be written: the disk or the network reports an error."), name);
    break;
  default:
    g_set_error (error, FAB_ERROR, FAB_ERROR_DATABASE, _ ("“%s” could not be written: %s."), name, g_strerror (code));
  }
}

/** fab_file_remove_folder: removes a folder that holds files only, as far as that goes */
void
fab_file_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    g_unlink (child);
  }
  g_rmdir (path);
}
