/* fab-map-moment.h: the actors and links of a map as they stood at one time
 *
 * A value: rows of the tables that a map is made of, each a record's key and its fields as text. It is taken from a store, read from a kept
 * state (fab-map-snapshot.h), or narrowed from another moment to a date or a territory. Immutable, counted by references.
 */
#pragma once

#include "fab-date.h"
#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_MOMENT (fab_map_moment_get_type ())
typedef struct _FabMapMoment FabMapMoment;

typedef enum {
  FAB_MOMENT_TERRITORIES,
  FAB_MOMENT_TYPES, /* kinds of links */
  FAB_MOMENT_MEETINGS,
  FAB_MOMENT_ACTORS,
  FAB_MOMENT_RELATIONS,
  FAB_MOMENT_PLACES, /* where actors stand, on the map of everything and on those of the territories */
  FAB_MOMENT_N_PARTS,
} FabMomentPart;

typedef struct {
  gint64 key;
  const char *values[]; /* by the fields of the part's table; NULL: nothing. The moment's */
} FabMomentRow;

GType fab_map_moment_get_type (void);
FabMapMoment *fab_map_moment_new_from_store (FabStore *store);
FabMapMoment *fab_map_moment_new_from_actors (FabStore *store, GPtrArray *actors);
FabStore *fab_store_new_from_moment (FabMapMoment *moment);
FabMapMoment *fab_map_moment_ref (FabMapMoment *self);
void fab_map_moment_unref (FabMapMoment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapMoment, fab_map_moment_unref)

FabMapMoment *fab_map_moment_at (FabMapMoment *self, FabDate date);
FabMapMoment *fab_map_moment_of_territory (FabMapMoment *self, FabMapMoment *other, gint64 territory);

const FabTable *fab_moment_part_get_table (FabMomentPart part);
guint fab_map_moment_get_n (FabMapMoment *self, FabMomentPart part);
const FabMomentRow *fab_map_moment_get (FabMapMoment *self, FabMomentPart part, guint index);
const FabMomentRow *fab_map_moment_find (FabMapMoment *self, FabMomentPart part, gint64 key);

const char *fab_moment_row_get_text (const FabMomentRow *self, guint field);
gint64 fab_moment_row_get_integer (const FabMomentRow *self, guint field);
double fab_moment_row_get_real (const FabMomentRow *self, guint field);
FabRecord *fab_moment_row_make_record (const FabMomentRow *self, FabMomentPart part);
FabDate fab_map_moment_get_since (FabMapMoment *self, const FabMomentRow *relation);
char *fab_map_moment_describe (FabMapMoment *self, FabMomentPart part, const FabMomentRow *row, guint field,
                               FabLanguage language);

G_END_DECLS
