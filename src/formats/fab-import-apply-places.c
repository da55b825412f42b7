/* fab-import-apply-places.c: where the file's actors go on the map */
#include "fab-import-apply-private.h"

#include <math.h>

/* Room for one actor on the map where the file's own scale says nothing, in scene units: a square of this side. */
#define ROOM 130.0
/* Between what stands there already and what comes, in scene units. */
#define GAP 200.0

typedef struct {
  double left, top, right, bottom;
  guint n;
} Extent;

static void
extend (Extent *extent, double x, double y)
{
  extent->left = extent->n > 0 ? MIN (extent->left, x) : x;
  extent->top = extent->n > 0 ? MIN (extent->top, y) : y;
  extent->right = extent->n > 0 ? MAX (extent->right, x) : x;
  extent->bottom = extent->n > 0 ? MAX (extent->bottom, y) : y;
  extent->n++;
}

/* What stands on the map already. */
static Extent
measure_map (FabImportApply *self)
{
  Extent extent = { 0 };

  for (guint i = 0; i < fab_store_get_count (self->store, FAB_TABLE_MAP_POSITION); i++) {
    FabRecord *place = fab_store_get_nth (self->store, FAB_TABLE_MAP_POSITION, i);

    if (fab_record_is_null (place, FAB_MAP_POSITION_VIEW) &&
        fab_store_get_target (self->store, place, FAB_MAP_POSITION_TERRITORY) == self->territory)
      extend (&extent, fab_record_get_real (place, FAB_MAP_POSITION_X),
              fab_record_get_real (place, FAB_MAP_POSITION_Y));
  }
  return extent;
}

static Extent
measure_file (FabImportApply *self)
{
  FabDraft *draft = fab_import_get_draft (self->plan->import);
  Extent extent = { 0 };
  double x, y;

  for (guint node = 0; node < self->plan->actors->len; node++)
    if (fab_plan_actor (self->plan, node)->decision == FAB_IMPORT_CREATE && fab_draft_get_place (draft, node, &x, &y))
      extend (&extent, x, y);
  return extent;
}

/* The file's unit is its own: the scale gives each actor the room it needs. What is new comes to the right of what is there. */
static void
measure_places (FabImportApply *self)
{
  Extent map = measure_map (self), file = measure_file (self);
  double width = file.right - file.left, height = file.bottom - file.top;
  double area = MAX (width, height / 4) * MAX (height, width / 4), wanted = ROOM * ROOM * file.n;

  self->scale = file.n > 1 && area > 0 ? sqrt (wanted / area) : 0;
  self->left = file.left;
  self->top = file.top;
  self->shift_x = map.n > 0 ? map.right + GAP : -width * self->scale / 2;
  self->shift_y = (map.n > 0 ? (map.top + map.bottom) / 2 : 0) - height * self->scale / 2;
}

gboolean
fab_import_apply_write_place (FabImportApply *self, guint node, GError **error)
{
  FabRecord *actor = self->keys[node] != 0 ? fab_store_get_record (self->store, self->keys[node]) : NULL;
  double x, y;

  if (node == 0)
    measure_places (self);
  if (actor == NULL || !fab_import_get_takes_places (self->plan->import) || !isfinite (self->scale) ||
      self->scale <= 0 || !fab_draft_get_place (fab_import_get_draft (self->plan->import), node, &x, &y))
    return TRUE;
  return fab_store_insert (self->store, FAB_TABLE_MAP_POSITION, error, FAB_MAP_POSITION_ACTOR, FAB_REF (actor),
                           FAB_MAP_POSITION_TERRITORY, FAB_REF (self->territory), FAB_MAP_POSITION_X,
                           FAB_REAL ((x - self->left) * self->scale + self->shift_x), FAB_MAP_POSITION_Y,
                           FAB_REAL ((y - self->top) * self->scale + self->shift_y), FAB_MAP_POSITION_PINNED,
                           FAB_BOOLEAN (FALSE), -1) != NULL;
}
