/* fab-import-file.h: a file that somebody wants to import: its bytes, and how they are to be read */
#pragma once

#include "fab-csv-roles.h"
#include "fab-formats.h"

G_BEGIN_DECLS

#define FAB_IMPORT_FILE_MAX_BYTES FAB_CSV_MAX_BYTES

#define FAB_TYPE_IMPORT_FILE (fab_import_file_get_type ())
G_DECLARE_FINAL_TYPE (FabImportFile, fab_import_file, FAB, IMPORT_FILE, GObject)

FabImportFile *fab_import_file_new (const char *name, GBytes *bytes, GError **error);
FabImportFile *fab_import_file_load (GFile *file, GCancellable *cancellable, GError **error);

const char *fab_import_file_get_name (FabImportFile *self);
FabFormat fab_import_file_get_format (FabImportFile *self);
gboolean fab_import_file_is_certain (FabImportFile *self);
void fab_import_file_set_format (FabImportFile *self, FabFormat format);

/* Of tables alone */
FabCsvStyle fab_import_file_get_style (FabImportFile *self);
void fab_import_file_set_style (FabImportFile *self, const FabCsvStyle *style);
FabCsvRoles fab_import_file_get_roles (FabImportFile *self);
void fab_import_file_set_roles (FabImportFile *self, const FabCsvRoles *roles);
FabCsv *fab_import_file_look (FabImportFile *self, guint n_rows);
FabImportFile *fab_import_file_get_links (FabImportFile *self);
gboolean fab_import_file_set_links (FabImportFile *self, FabImportFile *links, GError **error);

FabDraft *fab_import_file_read (FabImportFile *self, GCancellable *cancellable, GError **error);

G_END_DECLS
