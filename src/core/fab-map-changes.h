/* fab-map-changes.h: what is different between two moments of the map
 *
 * Actors and links are the same when they have the same key, however much else changed.
 */
#pragma once

#include "fab-map-moment.h"

G_BEGIN_DECLS

#define FAB_TYPE_MAP_CHANGES (fab_map_changes_get_type ())
typedef struct _FabMapChanges FabMapChanges;

typedef enum {
  FAB_MAP_UNCHANGED,
  FAB_MAP_APPEARED,
  FAB_MAP_GONE,
  FAB_MAP_CHANGED,
  FAB_MAP_N_CHANGE_KINDS,
} FabMapChangeKind;

/** One actor or link that is not as it was. */
typedef struct {
  FabMapChangeKind kind;
  FabMomentPart part;         /* actors or relations */
  const FabMomentRow *before; /* NULL: appeared */
  const FabMomentRow *after;  /* NULL: gone */
  guint64 fields;             /* of what changed: a bit for each field that did */
} FabMapChange;

/** A sentence about changes, with the actors that it names. */
typedef struct {
  char *text;
  FabMapChangeKind kind;
  GArray *spans; /* of FabMapSpan, in the order of the text */
} FabMapSentence;

typedef struct {
  guint start, length; /* bytes */
  gint64 key;          /* of the actor */
} FabMapSpan;

GType fab_map_changes_get_type (void);
FabMapChanges *fab_map_changes_new (FabMapMoment *before, FabMapMoment *after);
FabMapChanges *fab_map_changes_new_of_territory (FabMapMoment *before, FabMapMoment *after, gint64 territory);
FabMapChanges *fab_map_changes_ref (FabMapChanges *self);
void fab_map_changes_unref (FabMapChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapChanges, fab_map_changes_unref)

FabMapMoment *fab_map_changes_get_before (FabMapChanges *self);
FabMapMoment *fab_map_changes_get_after (FabMapChanges *self);
guint fab_map_changes_get_n (FabMapChanges *self);
const FabMapChange *fab_map_changes_get (FabMapChanges *self, guint index);
FabMapChangeKind fab_map_changes_find (FabMapChanges *self, gint64 key);
guint fab_map_changes_count (FabMapChanges *self, FabMomentPart part, FabMapChangeKind kind);

/* As sentences (fab-map-changes-text.c) */
GPtrArray *fab_map_changes_tell (FabMapChanges *self, FabLanguage language);
char *fab_map_changes_sum_up (FabMapChanges *self);
void fab_map_sentence_free (FabMapSentence *self);

G_END_DECLS
