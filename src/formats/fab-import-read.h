/* fab-import-read.h: texts of other programs' files as values of our fields */
#pragma once

#include "fab-date.h"
#include "fab-draft.h"
#include "fab-record.h"

G_BEGIN_DECLS

/** The longest name that is taken, in characters; the rest is cut, and said. */
#define FAB_IMPORT_MAX_NAME 250

gboolean fab_import_read_value (const FabField *field, const char *text, FabDraftType type, FabDate today,
                                GStringChunk *texts, FabValue *value, GError **error);
gboolean fab_import_read_real (const char *text, FabDraftType type, double *number);
char *fab_import_read_line (const char *text, guint max_characters, gboolean *cut);

G_END_DECLS
