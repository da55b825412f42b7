/* fab-import.h: a file's draft, and what is to become of its columns and values
 *
 * What can be is guessed; all of it can be changed by hand before a plan is made of it (fab-import-plan.h). Belongs to one thread at a time.
 */
#pragma once

#include "fab-draft.h"
#include "fab-import-known.h"
#include "fab-import-names.h"

G_BEGIN_DECLS

/** So many values of one column are mapped one by one; what else there is gets the usual value. */
#define FAB_IMPORT_MAX_VALUES 300

/** The code of a value that becomes a new kind of link. */
#define FAB_IMPORT_NEW "+"

/** A text that stands in a column whose field takes one of a few values. */
typedef struct {
  const char *text;
  guint count;      /* rows that have it */
  char *code;       /* of a choice; or the key of a territory or a kind of link; %FAB_IMPORT_NEW; "": the usual one */
  gboolean guessed; /* it was recognised */
} FabImportValue;

/** What such a text can become. */
typedef struct {
  char *code;
  char *label;
} FabImportOption;

#define FAB_TYPE_IMPORT (fab_import_get_type ())
G_DECLARE_FINAL_TYPE (FabImport, fab_import, FAB, IMPORT, GObject)

FabImport *fab_import_new (FabDraft *draft, FabImportKnown *known);
FabDraft *fab_import_get_draft (FabImport *self);
FabImportKnown *fab_import_get_known (FabImport *self);

/* Columns */
FabImportTarget fab_import_get_target (FabImport *self, FabDraftPart part, guint column);
void fab_import_set_target (FabImport *self, FabDraftPart part, guint column, FabImportTarget target);
gboolean fab_import_has_field (FabImport *self, FabDraftPart part, guint field);
char *fab_import_sample (FabImport *self, FabDraftPart part, guint column, guint n);
gboolean fab_import_get_keeps_rest (FabImport *self);
void fab_import_set_keeps_rest (FabImport *self, gboolean keeps);
const FabField *fab_import_get_field (FabDraftPart part, guint field);

/* Values */
gboolean fab_import_takes_options (FabDraftPart part, FabImportTarget target);
GPtrArray *fab_import_get_values (FabImport *self, FabDraftPart part, guint column);
void fab_import_set_value (FabImport *self, FabDraftPart part, guint column, guint value, const char *code);
const char *fab_import_find_value (FabImport *self, FabDraftPart part, guint column, const char *text);
GPtrArray *fab_import_list_options (FabImport *self, FabDraftPart part, guint field);

/* What is usual */
const char *fab_import_get_kind (FabImport *self);
void fab_import_set_kind (FabImport *self, const char *code);
gboolean fab_import_get_kinds_by_name (FabImport *self);
void fab_import_set_kinds_by_name (FabImport *self, gboolean by_name);
gint64 fab_import_get_territory (FabImport *self);
void fab_import_set_territory (FabImport *self, gint64 key);
gint64 fab_import_get_type_of_links (FabImport *self);
void fab_import_set_type_of_links (FabImport *self, gint64 key);

/* Places */
gboolean fab_import_has_places (FabImport *self);
gboolean fab_import_get_takes_places (FabImport *self);
void fab_import_set_takes_places (FabImport *self, gboolean takes);

G_END_DECLS
