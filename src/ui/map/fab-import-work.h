/* fab-import-work.h: what an import does off the main thread: loading, reading, planning */
#pragma once

#include "fab-import-file.h"
#include "fab-import-plan.h"

G_BEGIN_DECLS

void fab_import_work_load (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void fab_import_work_read (FabImportFile *file, FabImportKnown *known, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
void fab_import_work_plan (FabImport *import, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gpointer fab_import_work_finish (GAsyncResult *result, GError **error);

G_END_DECLS
