/* fab-actor-column.h: what the columns of the actors' table show, and how they sort */
#pragma once

#include "fab-map-model.h"

G_BEGIN_DECLS

/** A column: a field of actors, or the number of their links. */
#define FAB_ACTOR_COLUMN_LINKS (-1)

typedef struct {
  int field;
  const char *title; /* (nullable): untranslated; NULL: the field's */
  int width;         /* in pixels; the name takes what is left */
  gboolean numeric;
  gboolean shown; /* where nobody chose */
} FabActorColumn;

const FabActorColumn *fab_actor_columns_get (guint *n_columns);
const char *fab_actor_column_get_title (const FabActorColumn *self);
char *fab_actor_column_get_text (const FabActorColumn *self, FabMapModel *model, FabRecord *actor);
const char *fab_actor_column_get_id (const FabActorColumn *self);
const FabActorColumn *fab_actor_column_find (const char *id);
const FabActorColumn *fab_actor_column_of_field (int field);
gboolean fab_actor_column_is_editable (const FabActorColumn *self);
GtkSorter *fab_actor_column_make_section_sorter (const FabActorColumn *self, FabMapModel *model);
GtkSorter *fab_actor_column_make_sorter (const FabActorColumn *self, FabMapModel *model);

G_END_DECLS
