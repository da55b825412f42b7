#include <glib/gstdio.h>

#include "fab-backup-private.h"

/* Whatever the clock says, the last ones stay. */
#define KEPT_ALWAYS 5

typedef struct {
  guint limit;
  GHashTable *seen; /* periods that have their backup already */
} Period;

static gboolean
is_first_of (Period *self, gint64 number)
{
  if (g_hash_table_size (self->seen) >= self->limit)
    return FALSE;
  return g_hash_table_add (self->seen, g_memdup2 (&number, sizeof number));
}

static gint64
month_of (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_get_year (date) * 12 + g_date_time_get_month (date);
}

/* All three are asked: the backup that stands for an hour stands for its day and its month too. */
static gboolean
is_wanted (Period periods[3], FabBackup *backup)
{
  gboolean hour = is_first_of (&periods[0], backup->time / 3600);
  gboolean day = is_first_of (&periods[1], backup->time / 86400);
  gboolean month = is_first_of (&periods[2], month_of (backup->time));

  return hour || day || month;
}

/**
 * fab_backup_thin:
 * @latest_first: (element-type FabBackup): the backups of one document, by their number
 *
 * Removes the files that stand for no hour, day or month of their own.  Those that the user asked for stay.
 */
void
fab_backup_thin (GPtrArray *latest_first)
{
  Period periods[3] = { { 24, NULL }, { 30, NULL }, { 12, NULL } };

  for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
    periods[p].seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < latest_first->len; i++) {
    FabBackup *backup = g_ptr_array_index (latest_first, i);
    gboolean wanted = is_wanted (periods, backup);

    if (!wanted && i >= KEPT_ALWAYS && backup->reason != FAB_BACKUP_ASKED)
      g_unlink (backup->path);
  }
  for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
    g_hash_table_unref (periods[p].seen);
}
