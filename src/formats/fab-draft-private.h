/* fab-draft-private.h: what a draft is made of, for the files that fill and end it */
#pragma once

#include "fab-draft.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;
  const char *standard; /* (nullable): the text of rows that have none */
  FabDraftMeaning meaning;
  FabDraftType type;
  gboolean personal;
} FabDraftColumn;

/* A row's texts are a chain, so that the memory they take follows the file, not rows times columns. */
typedef struct {
  const char *text;
  guint32 column;
  guint32 next; /* index + 1; 0: the last */
} FabDraftCell;

typedef struct {
  const char *id;
  double x, y;
  guint32 cells; /* index + 1 of the first */
  gboolean placed;
} FabDraftNode;

typedef struct {
  const char *source_id, *target_id;
  guint32 source, target;
  guint32 cells;
  gboolean directed;
} FabDraftLink;

struct _FabDraft {
  GStringChunk *texts; /* each once: equal texts are one pointer */
  GArray *columns[FAB_DRAFT_N_PARTS];
  GArray *nodes;
  GArray *links;
  GArray *cells;
  GHashTable *nodes_by_id; /* text → index + 1 */
  GPtrArray *notes;
  guint n_notes;
  guint64 n_rows[FAB_DRAFT_N_PARTS];   /* with those that were too many */
  guint64 expected[FAB_DRAFT_N_PARTS]; /* what the file says of itself */
  guint n_columns_left, n_same_id, n_bad_places, n_cut;
  gboolean vague; /* the file doesn't say whether its links have a direction */
  gboolean ended;
};

G_END_DECLS
