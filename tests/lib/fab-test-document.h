/* fab-test-document.h: documents on disk, sound and broken ones */
#pragma once

#include "fab-project.h"
#include "fab-test.h"

G_BEGIN_DECLS

/** A file's bytes and time, to see later that nobody touched it. */
typedef struct {
  char *path;
  GBytes *bytes; /* NULL where there is no file to read */
  gint64 modified;
} FabTestSeal;

char *fab_test_make_document (const char *folder, const char *name);
FabProject *fab_test_open (const char *path);
void fab_test_finalize (gpointer object);
void fab_test_close (FabProject *project);
char *fab_test_dump_document (const char *path, GError **error);
void fab_test_sql (const char *path, const char *sql);

void fab_test_seal (FabTestSeal *seal, const char *path);
void fab_test_check_seal (FabTestSeal *seal);

guint fab_test_count_files (const char *folder);
char *fab_test_sessions_folder (void);
void fab_test_assert_sentence (const GError *error, const char *name);

G_END_DECLS
