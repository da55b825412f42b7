/* fab-analysis-csv.h: the measures of every actor as a table for a spreadsheet */
#pragma once

#include "fab-analysis.h"
#include "fab-language.h"

G_BEGIN_DECLS

char *fab_analysis_to_csv (FabAnalysis *analysis, FabStore *store, FabLanguage language);

G_END_DECLS
