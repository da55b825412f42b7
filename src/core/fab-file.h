/* fab-file.h: whole files by descriptor: copying, telling two versions apart, saying what went wrong */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Which version of a file was seen: cheap to compare by size, times and inode; where these differ, the digest decides. */
typedef struct {
  gint64 size;     /* bytes; -1: there was no file */
  gint64 modified; /* nanoseconds since 1970 */
  gint64 changed;  /* nanoseconds since 1970, of the inode */
  guint64 inode;
  guint64 digest; /* of the bytes, see fab_file_copy() */
} FabFileMark;

#define FAB_FILE_MARK_NONE ((FabFileMark){ .size = -1 })

gboolean fab_file_copy (int from, int to, gboolean steady, gint64 limit, FabFileMark *mark, GCancellable *cancellable);
gboolean fab_file_stat_at (int folder, const char *name, FabFileMark *mark);
gboolean fab_file_mark_at (int folder, const char *name, FabFileMark *mark);
gboolean fab_file_mark_untouched (const FabFileMark *a, const FabFileMark *b);
gboolean fab_file_mark_same_content (const FabFileMark *a, const FabFileMark *b);

char *fab_file_display_name (const char *path);
void fab_file_set_write_error (GError **error, int code, const char *path);
void fab_file_remove_folder (const char *path);

G_END_DECLS
