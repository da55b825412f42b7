#include "fab-intake.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "fab-error.h"
#include "fab-inspect.h"
#include "fab-schema.h"

/* The header of an SQLite file: https://www.sqlite.org/fileformat.html#the_database_header */
#define HEADER_BYTES        100
#define HEADER_PAGE_SIZE    16
#define HEADER_RESERVED     20
#define HEADER_ENCODING     56
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION  68
#define ENCODING_UTF8       1

static const char magic[16] = "SQLite format 3";

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* Refuses with a sentence that names the file; @sentence has one %s.  Always returns FALSE. */
static gboolean
refuse (const char *path, FabError code, const char *sentence, GError **error)
{
  g_autofree char *name = fab_file_display_name (path);

  g_set_error (error, FAB_ERROR, code, sentence, name);
  return FALSE;
}

static gboolean
refuse_errno (const char *path, int code, GError **error)
{
  switch (code) {
  case ENOENT:
  case ENOTDIR:
    return refuse (path, FAB_ERROR_NOT_FOUND, _ ("“%s” isn’t there: it may have been moved, renamed or removed."),
                   error);
  case EACCES:
  case EPERM:
    return refuse (path, FAB_ERROR_FAILED, _ ("“%s” may not be read: ask its owner for the permission."), error);
  case ELOOP:
    return refuse (path, FAB_ERROR_NOT_A_PROJECT, _ ("“%s” is a link that leads nowhere, or that changed just now."),
                   error);
  case ENXIO:
  case EISDIR:
    return refuse (path, FAB_ERROR_NOT_A_PROJECT, _ ("“%s” isn’t a file: choose a document that ends in .fabrique."),
                   error);
  case EFBIG:
    return refuse (path, FAB_ERROR_NOT_A_PROJECT,
                   _ ("“%s” is larger than two gigabytes: it can’t be a Fabrique project."), error);
  case ECANCELED:
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
    return FALSE;
  case ENOSPC:
  case EDQUOT:
    return refuse (path, FAB_ERROR_DATABASE,
                   _ ("“%s” can’t be opened: the disk of this computer is full. Free some space and open it again."),
                   error);
  default:
    return refuse (
        path, FAB_ERROR_DATABASE,
        _ ("“%s” can’t be read: the disk or the network reports an error. Copy it elsewhere and open the copy."),
        error);
  }
}

/**
 * fab_intake_resolve:
 *
 * Links that the user made are followed here, once; from then on no link is followed any more.
 *
 * Returns: (transfer full): the absolute path that @file leads to; for a file that isn't there yet, the path that it would have
 */
char *
fab_intake_resolve (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  char *resolved;

  if (path == NULL) {
    g_autofree char *name = g_file_get_parse_name (file);

    refuse (name, FAB_ERROR_NOT_FOUND, _ ("“%s” isn’t on this computer: copy it here first."), error);
    return NULL;
  }
  resolved = realpath (path, NULL);
  if (resolved != NULL) {
    g_autofree char *owned_by_libc = resolved;

    return g_steal_pointer (&owned_by_libc);
  }
  if (errno != ENOENT || g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
    refuse_errno (path, errno == ENOENT ? ELOOP : errno, error);
    return NULL;
  }
  return g_canonicalize_filename (path, NULL);
}

/* Never waits: a FIFO or a device answers at once, and is refused. */
static int
open_regular (const char *path, struct stat *info, GError **error)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0 || fstat (fd, info) != 0) {
    refuse_errno (path, errno, error);
  } else if (!S_ISREG (info->st_mode)) {
    refuse_errno (path, ENXIO, error);
  } else {
    return fd;
  }
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
check_size (const char *path, gint64 size, GError **error)
{
  if (size == 0)
    return refuse (path, FAB_ERROR_NOT_A_PROJECT,
                   _ ("“%s” is an empty file: ask for it again, or choose another copy."), error);
  if (size < FAB_INTAKE_MIN_BYTES)
    return refuse (path, FAB_ERROR_NOT_A_PROJECT, _ ("“%s” is too short to be a Fabrique project."), error);
  return size <= FAB_INSPECT_MAX_BYTES || refuse_errno (path, EFBIG, error);
}

/* An older version would be upgraded in the work copy, before it is inspected; there is none older than the first. */
static gboolean
check_version (const char *path, guint32 version, GError **error)
{
  if (version / 1000 > FAB_SCHEMA_MAJOR)
    return refuse (
        path, FAB_ERROR_NEWER,
        _ ("“%s” was made by a newer version of Fabrique: update Fabrique to open it. The file was left as it is."),
        error);
  return version >= 1000 || refuse (path, FAB_ERROR_DAMAGED, _ ("“%s” is damaged: its version can’t be read."), error);
}

static gboolean
check_page_size (const guint8 *header)
{
  guint size = header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];

  return size == 1 || (size >= 512 && (size & (size - 1)) == 0);
}

static gboolean
check_header (const char *path, const guint8 *header, FabIntake *intake, GError **error)
{
  guint32 version = read_big_endian (header + HEADER_USER_VERSION);

  if (memcmp (header, magic, sizeof magic) != 0)
    return refuse (path, FAB_ERROR_NOT_A_PROJECT, _ ("“%s” isn’t a Fabrique project: it is another kind of file."),
                   error);
  if (read_big_endian (header + HEADER_APPLICATION) != FAB_SQLITE_APPLICATION_ID)
    return refuse (path, FAB_ERROR_NOT_A_PROJECT,
                   _ ("“%s” is the database of another program, not a Fabrique project."), error);
  if (!check_version (path, version, error))
    return FALSE;
  if (!check_page_size (header) || header[HEADER_RESERVED] != 0 ||
      read_big_endian (header + HEADER_ENCODING) != ENCODING_UTF8)
    return refuse (path, FAB_ERROR_DAMAGED,
                   _ ("“%s” is damaged, or wasn’t written by Fabrique: its header isn’t right."), error);
  intake->version = version;
  return TRUE;
}

/* What another program left half done lies in a second file; without it the first is worth nothing, and it is not ours to finish. */
static gboolean
check_companion (const char *path, const char *suffix, GError **error)
{
  g_autofree char *companion = g_strconcat (path, suffix, NULL);
  struct stat info;

  if (lstat (companion, &info) != 0 || info.st_size == 0)
    return TRUE;
  return refuse (
      path, FAB_ERROR_BUSY,
      _ ("“%s” is open in another program, which hasn’t finished writing it: close that program and open it again."),
      error);
}

static gboolean
is_writable (const char *path, const struct stat *info)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return (info->st_mode & 0222) != 0 && g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Whether the file stayed the same while it was read. */
static gboolean
mark_file (int fd, const struct stat *before, FabFileMark *mark)
{
  struct stat after;

  if (fstat (fd, &after) != 0)
    return FALSE;
  mark->modified = (gint64)after.st_mtim.tv_sec * 1000000000 + after.st_mtim.tv_nsec;
  mark->inode = after.st_ino;
  mark->changed = (gint64)after.st_ctim.tv_sec * 1000000000 + after.st_ctim.tv_nsec;
  return mark->size == after.st_size && before->st_mtim.tv_sec == after.st_mtim.tv_sec &&
         before->st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

static gboolean
copy_in (int fd, const char *path, const char *copy, FabIntake *intake, GCancellable *cancellable, GError **error)
{
  int to = open (copy, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean copied;
  int code;

  if (to < 0)
    return refuse_errno (path, errno, error);
  copied =
      lseek (fd, 0, SEEK_SET) == 0 && fab_file_copy (fd, to, FALSE, FAB_INSPECT_MAX_BYTES, &intake->mark, cancellable);
  code = errno;
  if (close (to) != 0 && copied) {
    code = errno;
    copied = FALSE;
  }
  return copied || refuse_errno (path, code, error);
}

static gboolean
take_descriptor (int fd, const struct stat *info, const char *path, const char *copy, FabIntake *intake,
                 GCancellable *cancellable, GError **error)
{
  guint8 header[HEADER_BYTES];

  if (!check_size (path, info->st_size, error))
    return FALSE;
  if (pread (fd, header, sizeof header, 0) != sizeof header)
    return refuse_errno (path, EIO, error);
  if (!check_header (path, header, intake, error) || !check_companion (path, "-journal", error) ||
      !check_companion (path, "-wal", error) || !copy_in (fd, path, copy, intake, cancellable, error))
    return FALSE;
  if (!mark_file (fd, info, &intake->mark))
    return refuse (path, FAB_ERROR_BUSY, _ ("“%s” is being written by another program: open it again in a moment."),
                   error);
  intake->read_only = intake->version > FAB_SCHEMA_VERSION || !is_writable (path, info);
  return TRUE;
}

/**
 * fab_intake_take:
 * @path: a path from fab_intake_resolve()
 * @copy: where to put the copy; nothing may be there
 * @intake: (out): what was taken in
 *
 * Returns: %FALSE with @error set to a sentence for the user, and no copy left: %FAB_ERROR_NOT_A_PROJECT, %FAB_ERROR_DAMAGED,
 * %FAB_ERROR_NEWER, %FAB_ERROR_BUSY, %FAB_ERROR_NOT_FOUND, %FAB_ERROR_DATABASE (I/O).  The file itself is never touched.
 */
gboolean
fab_intake_take (const char *path, const char *copy, FabIntake *intake, GCancellable *cancellable, GError **error)
{
  struct stat info;
  int fd = open_regular (path, &info, error);
  gboolean taken;

  if (fd < 0)
    return FALSE;
  taken = take_descriptor (fd, &info, path, copy, intake, cancellable, error);
  close (fd);
  taken = taken && fab_inspect (copy, path, intake->version, cancellable, error);
  if (!taken)
    g_unlink (copy);
  return taken;
}
