#include "fab-map-changes.h"

struct _FabMapChanges {
  gatomicrefcount references;
  FabMapMoment *before, *after;
  GArray *changes;   /* of FabMapChange: appeared, gone, changed; actors first */
  GHashTable *kinds; /* gint64 → FabMapChangeKind */
};

G_DEFINE_BOXED_TYPE (FabMapChanges, fab_map_changes, fab_map_changes_ref, fab_map_changes_unref)

/* Fields whose change is worth telling. */
static const guint actor_fields[] = {
  FAB_ACTOR_NAME,      FAB_ACTOR_SHORT_NAME, FAB_ACTOR_KIND,         FAB_ACTOR_TERRITORY,
  FAB_ACTOR_THEME,     FAB_ACTOR_PROFILE,    FAB_ACTOR_SCALE,        FAB_ACTOR_STAFF,
  FAB_ACTOR_INFLUENCE, FAB_ACTOR_INTEREST,   FAB_ACTOR_PLAN_PARTNER,
};
static const guint relation_fields[] = {
  FAB_RELATION_SOURCE, FAB_RELATION_TARGET,   FAB_RELATION_TYPE,
  FAB_RELATION_LABEL,  FAB_RELATION_STRENGTH, FAB_RELATION_AMOUNT,
};

static guint64
find_changed (FabMomentPart part, const FabMomentRow *before, const FabMomentRow *after)
{
  const guint *fields = part == FAB_MOMENT_ACTORS ? actor_fields : relation_fields;
  guint n = part == FAB_MOMENT_ACTORS ? G_N_ELEMENTS (actor_fields) : G_N_ELEMENTS (relation_fields);
  guint64 changed = 0;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (before->values[fields[i]], after->values[fields[i]]) != 0)
      changed |= G_GUINT64_CONSTANT (1) << fields[i];
  return changed;
}

static void
note (FabMapChanges *self, FabMapChangeKind kind, FabMomentPart part, const FabMomentRow *before,
      const FabMomentRow *after)
{
  FabMapChange change = { .kind = kind, .part = part, .before = before, .after = after };
  gint64 key = before != NULL ? before->key : after->key;

  if (kind == FAB_MAP_CHANGED) {
    change.fields = find_changed (part, before, after);
    if (change.fields == 0)
      return;
  }
  g_array_append_val (self->changes, change);
  g_hash_table_insert (self->kinds, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (kind));
}

static void
compare_part (FabMapChanges *self, FabMomentPart part, FabMapChangeKind kind)
{
  FabMapMoment *from = kind == FAB_MAP_APPEARED ? self->after : self->before;
  FabMapMoment *other = kind == FAB_MAP_APPEARED ? self->before : self->after;

  for (guint i = 0; i < fab_map_moment_get_n (from, part); i++) {
    const FabMomentRow *row = fab_map_moment_get (from, part, i);
    const FabMomentRow *same = fab_map_moment_find (other, part, row->key);

    if (kind == FAB_MAP_CHANGED ? same == NULL : same != NULL)
      continue;
    note (self, kind, part, kind == FAB_MAP_APPEARED ? NULL : row, kind == FAB_MAP_APPEARED ? row : same);
  }
}

/** fab_map_changes_new: (transfer full): what must happen to @before to be @after */
FabMapChanges *
fab_map_changes_new (FabMapMoment *before, FabMapMoment *after)
{
  FabMapChanges *self = g_new0 (FabMapChanges, 1);

  g_atomic_ref_count_init (&self->references);
  self->before = fab_map_moment_ref (before);
  self->after = fab_map_moment_ref (after);
  self->changes = g_array_new (FALSE, FALSE, sizeof (FabMapChange));
  self->kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (FabMapChangeKind kind = FAB_MAP_APPEARED; kind <= FAB_MAP_CHANGED; kind++) {
    compare_part (self, FAB_MOMENT_ACTORS, kind);
    compare_part (self, FAB_MOMENT_RELATIONS, kind);
  }
  return self;
}

/** fab_map_changes_new_of_territory: (transfer full): only what the map of the territory with that key shows; 0: everything */
FabMapChanges *
fab_map_changes_new_of_territory (FabMapMoment *before, FabMapMoment *after, gint64 territory)
{
  g_autoptr (FabMapMoment) from = fab_map_moment_of_territory (before, after, territory);
  g_autoptr (FabMapMoment) to = fab_map_moment_of_territory (after, before, territory);

  return fab_map_changes_new (from, to);
}

FabMapChanges *
fab_map_changes_ref (FabMapChanges *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fab_map_changes_unref (FabMapChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  fab_map_moment_unref (self->before);
  fab_map_moment_unref (self->after);
  g_array_unref (self->changes);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

/** fab_map_changes_get_before: (transfer none) */
FabMapMoment *
fab_map_changes_get_before (FabMapChanges *self)
{
  return self->before;
}

/** fab_map_changes_get_after: (transfer none) */
FabMapMoment *
fab_map_changes_get_after (FabMapChanges *self)
{
  return self->after;
}

guint
fab_map_changes_get_n (FabMapChanges *self)
{
  return self->changes->len;
}

const FabMapChange *
fab_map_changes_get (FabMapChanges *self, guint index)
{
  return &g_array_index (self->changes, FabMapChange, index);
}

/** fab_map_changes_find: what became of the actor or link with that key */
FabMapChangeKind
fab_map_changes_find (FabMapChanges *self, gint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, &key));
}

guint
fab_map_changes_count (FabMapChanges *self, FabMomentPart part, FabMapChangeKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->changes->len; i++) {
    const FabMapChange *change = fab_map_changes_get (self, i);

    n += change->part == part && change->kind == kind;
  }
  return n;
}
