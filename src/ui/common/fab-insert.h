/* fab-insert.h: new records with a name, and what goes without saying */
#pragma once

#include "fab-context.h"

G_BEGIN_DECLS

/** What a choice of a new record is. */
typedef struct {
  int field; /* -1 ends a list of them */
  const char *code;
} FabFirstValue;

/** What a new record belongs to. */
typedef struct {
  guint field; /* that refers to it */
  FabRecord *record;
} FabOwner;

FabRecord *fab_insert_named (FabContext *context, FabTableId table, const char *name, const FabFirstValue *first_values,
                             const FabOwner *owner, GError **error);
FabRecord *
fab_insert_child (FabContext *context, FabTableId table, const char *name, const char *added, const FabOwner *owner);
gboolean fab_insert_finish (FabContext *context, FabRecord *record, GError *error);

G_END_DECLS
