#include "fab-map-size-scale.h"

#include "fab-number.h"

#include <math.h>

/** Radii in scene units. */
#define MIN_RADIUS 9.0
#define MAX_RADIUS 34.0

struct _FabMapSizeScale {
  FabMapSizeBy size_by;
  GHashTable *brokerage; /* (nullable): as in FabMapSceneOptions */
  double least, most;    /* of what sizes say */
};

/**
 * fab_map_size_scale_new:
 * @brokerage: (nullable): gint64 * (an actor's key) → double *, 0 to 1: its part as go-between; borrowed
 *
 * Returns: (transfer full): a scale that has seen nobody
 */
FabMapSizeScale *
fab_map_size_scale_new (FabMapSizeBy size_by, GHashTable *brokerage)
{
  FabMapSizeScale *self = g_new (FabMapSizeScale, 1);

  *self = (FabMapSizeScale){ .size_by = size_by, .brokerage = brokerage, .least = INFINITY, .most = -INFINITY };
  return self;
}

void
fab_map_size_scale_free (FabMapSizeScale *self)
{
  g_free (self);
}

/* Whether anybody said how much it is. */
static gboolean
get_amount (FabMapSizeScale *self, FabRecord *actor, guint n_links, double *amount)
{
  gint64 key = fab_record_get_key (actor);
  const double *share;
  guint field;

  switch (self->size_by) {
  case FAB_MAP_SIZE_BY_STAFF:
    field = FAB_ACTOR_STAFF;
    break;
  case FAB_MAP_SIZE_BY_INFLUENCE:
    field = FAB_ACTOR_INFLUENCE;
    break;
  case FAB_MAP_SIZE_BY_INTEREST:
    field = FAB_ACTOR_INTEREST;
    break;
  case FAB_MAP_SIZE_BY_BROKERAGE:
    share = self->brokerage != NULL ? g_hash_table_lookup (self->brokerage, &key) : NULL;
    *amount = share != NULL && isfinite (*share) ? CLAMP (*share, 0, 1) : 0;
    return share != NULL;
  case FAB_MAP_SIZE_BY_LINKS:
    *amount = n_links;
    return TRUE;
  default:
    return FALSE;
  }
  *amount = MAX (0, fab_record_get_integer (actor, field));
  return !fab_record_is_null (actor, field);
}

static double
get_radius (FabMapSizeBy size_by, double amount)
{
  double radius;

  switch (size_by) {
  case FAB_MAP_SIZE_BY_STAFF:
    radius = 4.2 * log1p (amount);
    break;
  case FAB_MAP_SIZE_BY_INFLUENCE:
  case FAB_MAP_SIZE_BY_INTEREST:
    radius = 2.3 * MIN (amount, 10);
    break;
  case FAB_MAP_SIZE_BY_BROKERAGE:
    radius = 25 * sqrt (amount);
    break;
  case FAB_MAP_SIZE_ALL_SAME:
    radius = 7;
    break;
  case FAB_MAP_SIZE_BY_LINKS:
  default:
    radius = 4.6 * sqrt (amount);
    break;
  }
  return MIN (MIN_RADIUS + radius, MAX_RADIUS);
}

static void
add_class (FabMapSizeScale *self, FabMapSceneBuilder *builder, double amount)
{
  g_autofree char *name = self->size_by == FAB_MAP_SIZE_BY_BROKERAGE
                              ? fab_number_format_percent (amount * 100, fab_language_get_default ())
                              : fab_number_format (llround (amount), fab_language_get_default ());

  fab_map_scene_builder_add_class (builder, FAB_MAP_SIZE,
                                   &(FabMapClass){ .name = name, .size = get_radius (self->size_by, amount) });
}

/** fab_map_size_scale_see: takes note of an actor that will be on the map */
void
fab_map_size_scale_see (FabMapSizeScale *self, FabRecord *actor, guint n_links)
{
  double amount;

  if (!get_amount (self, actor, n_links, &amount))
    return;
  self->least = MIN (self->least, amount);
  self->most = MAX (self->most, amount);
}

/** fab_map_size_scale_settle: all have been seen: the legend gets the least, the most, and one between that looks halfway */
void
fab_map_size_scale_settle (FabMapSizeScale *self, FabMapSceneBuilder *builder)
{
  FabMapSizeBy size_by = self->size_by;
  double middle = (get_radius (size_by, self->least) + get_radius (size_by, self->most)) / 2, low = self->least,
         high = self->most;

  if (size_by == FAB_MAP_SIZE_ALL_SAME || !(self->most > self->least))
    return;
  for (int i = 0; i < 40; i++) {
    double mean = (low + high) / 2;

    if (get_radius (size_by, mean) < middle)
      low = mean;
    else
      high = mean;
  }
  add_class (self, builder, self->least);
  if (size_by == FAB_MAP_SIZE_BY_BROKERAGE || (round (high) > self->least && round (high) < self->most))
    add_class (self, builder, high);
  add_class (self, builder, self->most);
}

/** fab_map_size_scale_get_radius: in scene units; that of nothing where nobody said how much it is */
double
fab_map_size_scale_get_radius (FabMapSizeScale *self, FabRecord *actor, guint n_links)
{
  double amount;

  return get_radius (self->size_by, get_amount (self, actor, n_links, &amount) ? amount : 0);
}
