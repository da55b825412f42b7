/* fab-import-known.h: what a project has already that a file may name, copied for the thread that plans an import */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

typedef struct {
  gint64 key;
  const char *name, *short_name, *siret, *email; /* (nullable) but the name */
  gint64 territory;                              /* 0: none */
} FabKnownActor;

/** A territory, a kind of link or a tag. */
typedef struct {
  gint64 key;
  const char *name;
  gboolean directed; /* of a kind of link */
} FabKnownThing;

typedef struct {
  gint64 source, target, type;
  const char *label; /* "" for none */
} FabKnownLink;

#define FAB_TYPE_IMPORT_KNOWN (fab_import_known_get_type ())
typedef struct {
  GArray *actors;      /* of FabKnownActor */
  GArray *territories; /* of FabKnownThing, by name */
  GArray *types;       /* in their order */
  GArray *tags;
  GArray *links; /* of FabKnownLink */
  GStringChunk *texts;
} FabImportKnown;

GType fab_import_known_get_type (void);
FabImportKnown *fab_import_known_new (FabStore *store);
FabImportKnown *fab_import_known_ref (FabImportKnown *self);
void fab_import_known_unref (FabImportKnown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabImportKnown, fab_import_known_unref)

const FabKnownThing *fab_import_known_find (GArray *things, const char *name);
const FabKnownThing *fab_import_known_get (GArray *things, gint64 key);

G_END_DECLS
