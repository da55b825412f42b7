/* fab-import-apply-private.h: an import at work, shared by its files: steps (fab-import-apply.c), actors (-actors), links (-links), places (-places) */
#pragma once

#include "fab-import-apply.h"
#include "fab-import-plan-private.h"
#include "fab-schema.h"

G_BEGIN_DECLS

typedef enum {
  FAB_IMPORT_STAGE_BEGIN,
  FAB_IMPORT_STAGE_TYPES,
  FAB_IMPORT_STAGE_ACTORS,
  FAB_IMPORT_STAGE_MERGES, /* after all actors: one may merge into another of the file */
  FAB_IMPORT_STAGE_PLACES,
  FAB_IMPORT_STAGE_LINKS,
  FAB_IMPORT_STAGE_COMMIT,
  FAB_IMPORT_STAGE_DONE,
} FabImportStage;

struct _FabImportApply {
  GObject parent_instance;

  FabImportPlan *plan;
  FabStore *store;
  FabRecord *territory; /* (nullable): of the map on which places are given */
  char *sentence;

  FabImportStage stage;
  guint next;          /* row of the stage */
  gint64 *keys;        /* of each node that is created */
  FabRecord **types;   /* new kinds of links; borrowed */
  GHashTable *tags;    /* text → FabRecord, borrowed */
  GPtrArray *actors;   /* created or merged into */
  GHashTable *touched; /* of those: what is in actors */

  double scale, left, top; /* from the file's places to the map's: (x - left) × scale + shift */
  double shift_x, shift_y;
};

/* Each writes one row of its stage. Returns: %FALSE with @error set where it can't be written */
gboolean fab_import_apply_write_type (FabImportApply *self, guint i, GError **error);
gboolean fab_import_apply_write_actor (FabImportApply *self, guint node, GError **error);
gboolean fab_import_apply_write_merge (FabImportApply *self, guint node, GError **error);
gboolean fab_import_apply_write_place (FabImportApply *self, guint node, GError **error);
gboolean fab_import_apply_write_link (FabImportApply *self, guint i, GError **error);

FabRecord *fab_import_apply_find_record (FabImportApply *self, guint node);

G_END_DECLS
