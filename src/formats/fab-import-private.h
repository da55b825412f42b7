/* fab-import-private.h: what the files of an import share: -guess says where columns go, -values what becomes of their texts */
#pragma once

#include "fab-import.h"

G_BEGIN_DECLS

/** What becomes of a column of the draft. */
typedef struct {
  FabImportTarget target;
  gboolean kept;       /* it goes to the long text only because what has no field is kept */
  GPtrArray *values;   /* of FabImportValue, commonest first; made when asked for */
  GHashTable *by_text; /* text → FabImportValue, borrowed */
} FabImportColumn;

struct _FabImport {
  GObject parent_instance;

  FabDraft *draft;
  FabImportKnown *known;
  GArray *columns[FAB_DRAFT_N_PARTS];
  const char *kind;
  gint64 territory;
  gint64 type;
  gboolean has_places;
  gboolean takes_places;
  gboolean keeps_rest;
  gboolean kinds_by_name;
};

FabImportColumn *fab_import_get_column (FabImport *self, FabDraftPart part, guint column);
gboolean fab_import_takes_several (FabDraftPart part, FabImportTarget target);
void fab_import_column_clear (gpointer data);
void fab_import_guess_part (FabImport *self, FabDraftPart part);
void fab_import_guess_name (FabImport *self);

G_END_DECLS
