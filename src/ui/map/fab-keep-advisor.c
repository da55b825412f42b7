#include "fab-keep-advisor.h"

#include <glib/gi18n.h>

struct _FabKeepAdvisor {
  GObject parent_instance;

  FabContext *context; /* owned */
  GHashTable *advised; /* owned: keys of meetings, as gint64 * */
};

G_DEFINE_FINAL_TYPE (FabKeepAdvisor, fab_keep_advisor, G_TYPE_OBJECT)

/* Whether somebody has just said that a meeting was held. */
static gboolean
is_news (const FabChange *change)
{
  if (change->table != FAB_TABLE_MEETING || change->op == FAB_CHANGE_DELETE ||
      (change->op == FAB_CHANGE_UPDATE && change->field != FAB_MEETING_STATUS))
    return FALSE;
  return g_strcmp0 (fab_record_get_text (change->record, FAB_MEETING_STATUS), "held") == 0;
}

static gboolean
is_kept (FabKeepAdvisor *self, FabRecord *meeting)
{
  FabStore *store = fab_context_get_store (self->context);
  GListModel *snapshots = fab_store_get_list (store, FAB_TABLE_SNAPSHOT);

  for (guint i = 0; i < g_list_model_get_n_items (snapshots); i++) {
    g_autoptr (FabRecord) snapshot = g_list_model_get_item (snapshots, i);

    if (fab_record_get_ref (snapshot, FAB_SNAPSHOT_MEETING) == fab_record_get_key (meeting))
      return TRUE;
  }
  return FALSE;
}

static void
advise (FabKeepAdvisor *self, FabRecord *meeting)
{
  gint64 key = fab_record_get_key (meeting);
  g_autofree char *message = NULL;

  if (fab_store_get_count (fab_context_get_store (self->context), FAB_TABLE_ACTOR) == 0 || is_kept (self, meeting) ||
      !g_hash_table_add (self->advised, g_memdup2 (&key, sizeof key)))
    return;
  message = g_strdup_printf (_ ("“%s” was held"), fab_record_get_title (meeting));
  fab_context_offer (self->context, message, _ ("Keep the map’s state"), "win.keep-state", g_variant_new_int64 (key));
}

/* Several at once come from an import, a merge or an undo: nobody held them just now. */
static void
on_committed (FabKeepAdvisor *self, GPtrArray *changes)
{
  FabRecord *meeting = NULL;

  for (guint i = 0; i < changes->len; i++) {
    const FabChange *change = g_ptr_array_index (changes, i);

    if (!is_news (change) || change->record == meeting)
      continue;
    if (meeting != NULL)
      return;
    meeting = change->record;
  }
  if (meeting != NULL && fab_record_is_alive (meeting))
    advise (self, meeting);
}

static void
fab_keep_advisor_dispose (GObject *object)
{
  FabKeepAdvisor *self = FAB_KEEP_ADVISOR (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->advised, g_hash_table_unref);
  G_OBJECT_CLASS (fab_keep_advisor_parent_class)->dispose (object);
}

static void
fab_keep_advisor_class_init (FabKeepAdvisorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_keep_advisor_dispose;
}

static void
fab_keep_advisor_init (FabKeepAdvisor *self)
{
  self->advised = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/** fab_keep_advisor_new: (transfer full): says nothing where nothing can be kept */
FabKeepAdvisor *
fab_keep_advisor_new (FabContext *context)
{
  FabKeepAdvisor *self = g_object_new (FAB_TYPE_KEEP_ADVISOR, NULL);

  self->context = g_object_ref (context);
  if (!fab_context_is_read_only (context))
    g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                             G_CONNECT_SWAPPED);
  return self;
}
