/* fab-findings.h: what the map says, in sentences */
#pragma once

#include "fab-analysis.h"
#include "fab-finding.h"
#include "fab-language.h"

G_BEGIN_DECLS

GPtrArray *fab_findings_new (FabStore *store, FabAnalysis *analysis, FabRecord *territory, gboolean filtered,
                             FabLanguage language);
GPtrArray *fab_findings_of_topic (GPtrArray *findings, FabTopic topic);
char *fab_findings_to_text (GPtrArray *findings, guint max_of_topic);

G_END_DECLS
