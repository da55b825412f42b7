#include "fab-journal.h"

#include "fab-clock.h"
#include "fab-store-private.h"

struct _FabGesture {
  GObject parent_instance;

  gint64 id;
  gint64 time;
  char *sentence;
  char *device;
  char *author;
  FabGestureKind kind;
  guint n_changes;
};

G_DEFINE_FINAL_TYPE (FabGesture, fab_gesture, G_TYPE_OBJECT)

static void
fab_gesture_finalize (GObject *object)
{
  FabGesture *self = FAB_GESTURE (object);

  g_free (self->sentence);
  g_free (self->device);
  g_free (self->author);
  G_OBJECT_CLASS (fab_gesture_parent_class)->finalize (object);
}

static void
fab_gesture_class_init (FabGestureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_gesture_finalize;
}

static void
fab_gesture_init (FabGesture *self)
{
}

static FabGesture *
read_gesture (FabStatement *statement)
{
  FabGesture *self = g_object_new (FAB_TYPE_GESTURE, NULL);

  self->id = fab_statement_get_integer (statement, 0);
  self->time = fab_clock_get_milliseconds (fab_statement_get_integer (statement, 1));
  self->device = g_strdup (fab_statement_get_text (statement, 2));
  self->author = g_strdup (fab_statement_get_text (statement, 3));
  self->sentence = g_strdup (fab_statement_get_text (statement, 4));
  self->kind = fab_statement_get_integer (statement, 5);
  self->n_changes = fab_statement_get_integer (statement, 6);
  return self;
}

/**
 * fab_journal_read:
 * @since: milliseconds since 1970
 * @max: how many at the most
 *
 * Returns: (transfer full): #FabGesture objects, the last first; or %NULL with @error set
 */
GListModel *
fab_journal_read (FabStore *store, gint64 since, guint max, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (FAB_TYPE_GESTURE);
  g_autoptr (FabStatement) statement =
      fab_database_prepare (store->database,
                            "SELECT id, stamp, device, author, sentence, kind, (SELECT count (DISTINCT record_key) "
                            "FROM change WHERE change.gesture = g.id) "
                            "FROM gesture g WHERE stamp >= ?1 ORDER BY id DESC LIMIT ?2",
                            error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  fab_statement_bind_integer (statement, 1, fab_clock_next (0, since) - 1);
  fab_statement_bind_integer (statement, 2, max);
  do {
    g_autoptr (FabGesture) gesture = NULL;

    if (!fab_statement_step (statement, &has_row, error))
      return NULL;
    if (!has_row)
      break;
    gesture = read_gesture (statement);
    g_list_store_append (list, gesture);
  } while (TRUE);
  return G_LIST_MODEL (g_steal_pointer (&list));
}

gint64
fab_gesture_get_id (FabGesture *self)
{
  return self->id;
}

/** fab_gesture_get_time: milliseconds since 1970 */
gint64
fab_gesture_get_time (FabGesture *self)
{
  return self->time;
}

const char *
fab_gesture_get_sentence (FabGesture *self)
{
  return self->sentence;
}

const char *
fab_gesture_get_device (FabGesture *self)
{
  return self->device;
}

/** fab_gesture_get_author: (nullable): who did it, where that person gave a name */
const char *
fab_gesture_get_author (FabGesture *self)
{
  return self->author;
}

FabGestureKind
fab_gesture_get_kind (FabGesture *self)
{
  return self->kind;
}

/** fab_gesture_get_n_changes: how many records it touched */
guint
fab_gesture_get_n_changes (FabGesture *self)
{
  return self->n_changes;
}
