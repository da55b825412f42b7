/* formats-fixture.h: what the tests of the formats share */
#pragma once

#include "fab-formats.h"

G_BEGIN_DECLS

GBytes *fab_test_text (const char *text);
GBytes *fab_test_encode (const char *text, const char *encoding);
char *fab_test_sample (const char *name);
FabDraft *fab_test_read (FabFormat format, GBytes *bytes);
FabDraft *fab_test_read_text (FabFormat format, const char *text);
void fab_test_refuse (FabFormat format, GBytes *bytes, const char *sentence);
void fab_test_refuse_text (FabFormat format, const char *text, const char *sentence);

const char *fab_test_get (FabDraft *draft, FabDraftPart part, guint row, const char *column);
void fab_test_assert_counts (FabDraft *draft, guint n_nodes, guint n_links);
void fab_test_assert_note (FabDraft *draft, const char *sentence);
void fab_test_assert_link (FabDraft *draft, guint link, const char *source, const char *target, gboolean directed);
void fab_test_assert_place (FabDraft *draft, guint node, double x, double y);

G_END_DECLS
