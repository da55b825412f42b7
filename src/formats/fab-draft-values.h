/* fab-draft-values.h: what the texts of a draft are worth to a writer */
#pragma once

#include "fab-draft.h"

G_BEGIN_DECLS

gboolean fab_draft_is_true (const char *text);
gboolean fab_draft_is_real (const char *text);
FabDraftType *fab_draft_find_types (FabDraft *draft, FabDraftPart part);
const char *fab_draft_type_get_name (FabDraftType type);
void fab_draft_append_xml (GString *out, const char *text);

G_END_DECLS
