/* fab-import-names.h: what people call the columns and the values of their tables, in French and English */
#pragma once

#include "fab-draft.h"
#include "fab-field.h"

G_BEGIN_DECLS

/** What becomes of a column. */
typedef enum {
  FAB_IMPORT_LEAVE,
  FAB_IMPORT_FIELD, /* a field of the actor or of the link */
  FAB_IMPORT_TAG,   /* each value is a tag; actors only */
} FabImportUse;

typedef struct {
  FabImportUse use;
  guint field; /* of %FAB_TABLE_ACTOR or %FAB_TABLE_RELATION */
} FabImportTarget;

/** The columns that tie rows together. */
typedef enum {
  FAB_IMPORT_ROLE_NONE,
  FAB_IMPORT_ROLE_ID,
  FAB_IMPORT_ROLE_SOURCE,
  FAB_IMPORT_ROLE_TARGET,
} FabImportRole;

FabImportTarget fab_import_names_guess (FabDraftPart part, const char *name);
FabImportRole fab_import_names_guess_role (const char *name);
const char *fab_import_names_find_choice (const FabChoices *choices, const char *text);
const char *fab_import_names_guess_kind (const char *name);
const guint *fab_import_names_get_fields (FabDraftPart part, guint *n);

G_END_DECLS
