/* fab-insight-section.h: one topic of what the map says: its title, its definition behind a button, its first sentences, and the others when asked for */
#pragma once

#include <adwaita.h>

#include "fab-finding.h"
#include "fab-store.h"

G_BEGIN_DECLS

#define FAB_TYPE_INSIGHT_SECTION (fab_insight_section_get_type ())
G_DECLARE_FINAL_TYPE (FabInsightSection, fab_insight_section, FAB, INSIGHT_SECTION, GtkBox)

GtkWidget *fab_insight_section_new (FabStore *store, FabTopic topic);
void fab_insight_section_set_findings (FabInsightSection *self, GPtrArray *findings);

G_END_DECLS
