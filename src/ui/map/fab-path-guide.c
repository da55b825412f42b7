#include "fab-path-guide.h"

#include <string.h>

#include <glib/gi18n.h>

struct _FabPathGuide {
  GObject parent_instance;

  FabActorFilter *filter; /* owned */
  FabRecord *from, *to;   /* owned (nullable): nobody looks at paths */
  FabPathsScope scope;
  gboolean directed;
  FabPaths *paths;    /* owned (nullable) */
  FabMapMatch *match; /* owned (nullable): what the filter leaves, where it leaves anything out */
  guint position;
  guint refresh_source;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabPathGuide, fab_path_guide, G_TYPE_OBJECT)

/* What is searched for is no condition on the way there: people search for one end, then ask for the path. */
static void
ask_filter (FabPathGuide *self)
{
  g_autoptr (FabMapFilter) value = fab_map_filter_copy (fab_actor_filter_get_value (self->filter));

  g_clear_pointer (&self->match, fab_map_match_free);
  fab_map_filter_set_words (value, NULL);
  if (!fab_map_filter_is_empty (value))
    self->match =
        fab_map_filter_apply_with (value, fab_path_guide_get_store (self), fab_actor_filter_get_texts (self->filter));
}

static void
find (FabPathGuide *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->paths, fab_paths_free);
  g_clear_pointer (&self->match, fab_map_match_free);
  self->position = 0;
  if (self->from == NULL)
    return;
  ask_filter (self);
  self->paths = fab_paths_find (fab_path_guide_get_store (self), self->match, fab_record_get_key (self->from),
                                fab_record_get_key (self->to), self->scope, self->directed);
}

/* ---- News ---- */

/* The path looked at stays where it is still among them. */
static void
find_again (FabPathGuide *self)
{
  g_autoptr (GArray) before =
      fab_path_guide_get_path (self) != NULL ? g_array_ref (fab_path_guide_get_path (self)) : NULL;

  find (self);
  for (guint i = 0; before != NULL && i < self->paths->paths->len; i++) {
    GArray *path = g_ptr_array_index (self->paths->paths, i);

    if (path->len == before->len && memcmp (path->data, before->data, path->len * sizeof (gint64)) == 0)
      self->position = i;
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_refresh (gpointer data)
{
  FabPathGuide *self = data;

  self->refresh_source = 0;
  if (self->from == NULL)
    return;
  if (fab_record_is_alive (self->from) && fab_record_is_alive (self->to))
    find_again (self);
  else
    fab_path_guide_release (self);
}

static void
queue_refresh (FabPathGuide *self)
{
  if (self->refresh_source == 0 && self->from != NULL)
    self->refresh_source = g_idle_add_once (on_refresh, self);
}

static void
on_committed (FabPathGuide *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    const FabChange *change = g_ptr_array_index (changes, i);

    if (change->table == FAB_TABLE_ACTOR || change->table == FAB_TABLE_RELATION)
      queue_refresh (self);
  }
}

/* ---- The object ---- */

static void
fab_path_guide_dispose (GObject *object)
{
  FabPathGuide *self = FAB_PATH_GUIDE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->paths, fab_paths_free);
  g_clear_pointer (&self->match, fab_map_match_free);
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (fab_path_guide_parent_class)->dispose (object);
}

static void
fab_path_guide_class_init (FabPathGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_path_guide_dispose;

  /** FabPathGuide::changed: there are other paths, or another one is looked at, or none any more */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_PATH_GUIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_path_guide_init (FabPathGuide *self)
{
  self->scope = FAB_PATHS_SHORTEST;
}

/** fab_path_guide_new: (transfer full): paths go through what @filter leaves */
FabPathGuide *
fab_path_guide_new (FabActorFilter *filter)
{
  FabPathGuide *self = g_object_new (FAB_TYPE_PATH_GUIDE, NULL);

  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fab_actor_filter_get_store (filter), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/** fab_path_guide_get_store: (transfer none) */
FabStore *
fab_path_guide_get_store (FabPathGuide *self)
{
  return fab_actor_filter_get_store (self->filter);
}

/** fab_path_guide_find: looks for the paths from @from to @to; there may be none */
void
fab_path_guide_find (FabPathGuide *self, FabRecord *from, FabRecord *to)
{
  g_return_if_fail (from != NULL && to != NULL);
  g_set_object (&self->from, from);
  g_set_object (&self->to, to);
  find (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** fab_path_guide_release: nobody looks at paths any more */
void
fab_path_guide_release (FabPathGuide *self)
{
  if (self->from == NULL)
    return;
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  find (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** fab_path_guide_is_active: whether somebody looks at paths, be there any or not */
gboolean
fab_path_guide_is_active (FabPathGuide *self)
{
  return self->from != NULL;
}

/** fab_path_guide_get_from: (transfer none) (nullable) */
FabRecord *
fab_path_guide_get_from (FabPathGuide *self)
{
  return self->from;
}

/** fab_path_guide_get_to: (transfer none) (nullable) */
FabRecord *
fab_path_guide_get_to (FabPathGuide *self)
{
  return self->to;
}

FabPathsScope
fab_path_guide_get_scope (FabPathGuide *self)
{
  return self->scope;
}

void
fab_path_guide_set_scope (FabPathGuide *self, FabPathsScope scope)
{
  if (self->scope == scope)
    return;
  self->scope = scope;
  if (self->from != NULL)
    find_again (self);
}

/** fab_path_guide_get_directed: whether links that have a direction are followed that way only */
gboolean
fab_path_guide_get_directed (FabPathGuide *self)
{
  return self->directed;
}

void
fab_path_guide_set_directed (FabPathGuide *self, gboolean directed)
{
  if (self->directed == directed)
    return;
  self->directed = directed;
  if (self->from != NULL)
    find_again (self);
}

/** fab_path_guide_turn_round: looks for the paths from the other end */
void
fab_path_guide_turn_round (FabPathGuide *self)
{
  g_autoptr (FabRecord) from = NULL, to = NULL;

  if (self->from == NULL)
    return;
  from = g_object_ref (self->from);
  to = g_object_ref (self->to);
  fab_path_guide_find (self, to, from);
}

/** fab_path_guide_get_paths: (transfer none) (nullable): until "changed" */
const FabPaths *
fab_path_guide_get_paths (FabPathGuide *self)
{
  return self->paths;
}

guint
fab_path_guide_get_position (FabPathGuide *self)
{
  return self->position;
}

/** fab_path_guide_set_position: which path is looked at */
void
fab_path_guide_set_position (FabPathGuide *self, guint position)
{
  if (self->paths == NULL || position >= self->paths->paths->len || position == self->position)
    return;
  self->position = position;
  g_signal_emit (self, signals[CHANGED], 0);
}

/** fab_path_guide_go: @by: 1 for the next path, -1 for the one before; after the last comes the first */
void
fab_path_guide_go (FabPathGuide *self, int by)
{
  int n = self->paths != NULL ? (int)self->paths->paths->len : 0;

  if (n > 0)
    fab_path_guide_set_position (self, (guint)(((int)self->position + by % n + n) % n));
}

/** fab_path_guide_get_path: (transfer none) (nullable): the path looked at: keys of actors */
GArray *
fab_path_guide_get_path (FabPathGuide *self)
{
  return self->paths != NULL && self->paths->paths->len > 0 ? g_ptr_array_index (self->paths->paths, self->position)
                                                            : NULL;
}

/** fab_path_guide_list_relations: (transfer full) (nullable): the keys of the links of the path looked at */
GHashTable *
fab_path_guide_list_relations (FabPathGuide *self)
{
  GArray *path = fab_path_guide_get_path (self);

  return path != NULL ? fab_paths_list_relations (fab_path_guide_get_store (self), self->match, path) : NULL;
}

static const char *
get_no_path (FabPathGuide *self)
{
  if (self->directed)
    return self->match != NULL ? _ ("No path from %s to %s along the arrows in what the filters leave")
                               : _ ("No path from %s to %s along the arrows");
  return self->match != NULL ? _ ("No path from %s to %s in what the filters leave") : _ ("No path from %s to %s");
}

/** fab_path_guide_describe: (transfer full): translated: what is looked at, to be shown and said */
char *
fab_path_guide_describe (FabPathGuide *self)
{
  GArray *path = fab_path_guide_get_path (self);

  if (self->from == NULL)
    return g_strdup ("");
  if (path != NULL)
    return fab_paths_describe (fab_path_guide_get_store (self), path);
  return g_strdup_printf (get_no_path (self), fab_record_get_title (self->from), fab_record_get_title (self->to));
}
