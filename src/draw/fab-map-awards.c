#include "fab-map-awards.h"

#include "fab-application.h"
#include "fab-palette.h"

/** Levels of charters that have rings of their own. */
#define MAX_LEVELS 40u

struct _FabMapAwards {
  GHashTable *held;  /* FabRecord of an actor → FabRecord of a charter level */
  GPtrArray *levels; /* of FabRecord of a charter level: those awarded, the lowest first */
};

static guint
rank_level (FabRecord *level)
{
  return MAX (0, fab_record_get_integer (level, FAB_CHARTER_LEVEL_POSITION));
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  guint p = rank_level ((FabRecord *)a), q = rank_level ((FabRecord *)b);

  return p != q ? (p < q ? -1 : 1)
                : g_strcmp0 (fab_record_get_title ((FabRecord *)a), fab_record_get_title ((FabRecord *)b));
}

/* The highest level that the shops of an actor hold today. */
static void
see_award (FabMapAwards *self, FabStore *store, FabRecord *award)
{
  FabRecord *application = fab_store_get_target (store, award, FAB_AWARD_APPLICATION);
  FabRecord *shop = application != NULL ? fab_store_get_target (store, application, FAB_APPLICATION_SHOP) : NULL;
  FabRecord *actor = shop != NULL ? fab_store_get_target (store, shop, FAB_SHOP_ACTOR) : NULL;
  FabRecord *level = fab_store_get_target (store, award, FAB_AWARD_LEVEL);
  FabRecord *other = actor != NULL ? g_hash_table_lookup (self->held, actor) : NULL;

  if (actor == NULL || level == NULL || !fab_award_is_valid (award, fab_date_today ()))
    return;
  if (other == NULL || rank_level (level) > rank_level (other))
    g_hash_table_insert (self->held, actor, level);
  if (!g_ptr_array_find (self->levels, level, NULL))
    g_ptr_array_add (self->levels, level);
}

/** fab_map_awards_new: (transfer full): what is valid today */
FabMapAwards *
fab_map_awards_new (FabStore *store)
{
  guint n = fab_store_get_count (store, FAB_TABLE_AWARD);
  FabMapAwards *self = g_new0 (FabMapAwards, 1);

  self->held = g_hash_table_new (NULL, NULL);
  self->levels = g_ptr_array_new ();
  for (guint i = 0; i < n; i++) {
    FabRecord *award = fab_store_get_nth (store, FAB_TABLE_AWARD, i);

    see_award (self, store, award);
  }
  g_ptr_array_sort_values (self->levels, compare_levels);
  return self;
}

void
fab_map_awards_free (FabMapAwards *self)
{
  g_hash_table_unref (self->held);
  g_ptr_array_unref (self->levels);
  g_free (self);
}

/** fab_map_awards_get_ring: 0 where there is no award; else its tone + 1 */
guint
fab_map_awards_get_ring (FabMapAwards *self, FabRecord *actor)
{
  FabRecord *level = g_hash_table_lookup (self->held, actor);
  guint index;

  return level != NULL && g_ptr_array_find (self->levels, level, &index)
             ? FAB_TONE_OWN + MIN (index, MAX_LEVELS - 1) + 1
             : 0;
}

/** fab_map_awards_add_classes: the levels go to the legend of the scene in @builder */
void
fab_map_awards_add_classes (FabMapAwards *self, FabMapSceneBuilder *builder)
{
  for (guint i = 0; i < MIN (self->levels->len, MAX_LEVELS); i++) {
    FabRecord *level = g_ptr_array_index (self->levels, i);

    fab_map_scene_builder_add_class (
        builder, FAB_MAP_RING,
        &(FabMapClass){ .name = fab_record_get_title (level),
                        .tone = FAB_TONE_OWN + i,
                        .color_text = fab_record_get_text (level, FAB_CHARTER_LEVEL_COLOR) });
  }
}
