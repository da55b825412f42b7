/* fab-graph-csv.h: actors and links as two tables, for spreadsheets
 *
 * In the language of who reads them: French tables have semicolons, decimal commas, "oui" and "non", and a byte order mark, without which French
 * spreadsheets take the accents for something else. The first columns are those that Gephi and others look for: Id, Label, X, Y; Source, Target, Type.
 */
#pragma once

#include "fab-draft.h"
#include "fab-language.h"

G_BEGIN_DECLS

GBytes *fab_graph_csv_write (FabDraft *draft, FabDraftPart part, FabLanguage language);
char *fab_graph_csv_get_links_path (const char *path);
gboolean fab_graph_csv_write_files (FabDraft *draft, const char *path, FabLanguage language, GError **error);

G_END_DECLS
