/* fab-seed-draft.h: a record to be, as seed files write it */
#pragma once

#include "fab-record.h"
#include "fab-seed-file.h"

G_BEGIN_DECLS

/** Where something stands, for errors; borrowed from the file. */
typedef struct {
  const char *file;
  const FabSeedGroup *group;
  const FabSeedEntry *entry;
} FabSeedPlace;

typedef struct {
  const FabTable *table;
  char *slug;
  gint64 key;
  FabSeedPlace place;
  char **texts;         /* one for each field, or NULL */
  FabSeedPlace *places; /* of each text */
  FabValue *values;     /* once fab_seed_draft_read_values() went through */
} FabSeedDraft;

/** fab_seed_draft_find_func: what @slug stands for, or %NULL */
typedef FabSeedDraft *(*FabSeedFindFunc) (gpointer data, const char *slug);

FabSeedDraft *fab_seed_draft_new (FabTableId table, const char *slug, FabSeedPlace place);
void fab_seed_draft_free (FabSeedDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabSeedDraft, fab_seed_draft_free)

gboolean
fab_seed_draft_write (FabSeedDraft *self, const char *column, const char *text, FabSeedPlace place, GError **error);
gboolean fab_seed_draft_read_values (FabSeedDraft *self, FabSeedFindFunc find, gpointer data, GError **error);

gint64 fab_seed_key (const char *table, const char *slug);

G_END_DECLS
