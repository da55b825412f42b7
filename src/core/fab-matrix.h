/* fab-matrix.h: who is tied to whom as a table of numbers: actors × actors, or kinds × kinds
 *
 * Two steps: what is asked of the store is gathered in the store's thread (FabMatrixSource); ordering and counting can be done in any thread
 * (FabMatrix, immutable). Rows are where a link comes from, columns where it goes; a link of a kind without direction stands on both sides.
 */
#pragma once

#include "fab-language.h"
#include "fab-map-filter.h"

G_BEGIN_DECLS

#define FAB_TYPE_MATRIX (fab_matrix_get_type ())
typedef struct _FabMatrix FabMatrix;
typedef struct _FabMatrixSource FabMatrixSource;

/** No circle, no group. */
#define FAB_MATRIX_NONE G_MAXUINT

typedef enum {
  FAB_MATRIX_OF_ACTORS,
  FAB_MATRIX_OF_KINDS, /* kinds of actors */
} FabMatrixWhat;

/** The order of actors; kinds keep their own. */
typedef enum {
  FAB_MATRIX_BY_CIRCLE, /* circles as told by fab_matrix_source_set_circle(); within each, those that are tied stand near one another */
  FAB_MATRIX_BY_KIND,      /* then by name */
  FAB_MATRIX_BY_TERRITORY, /* then by name */
  FAB_MATRIX_BY_NAME,
  FAB_MATRIX_BY_LINKS, /* most links first */
  FAB_MATRIX_N_ORDERS,
} FabMatrixOrder;

/** A row, and the column of the same index. */
typedef struct {
  gint64 key;       /* of the actor's record; 0 for a kind */
  const char *name; /* of the actor; a kind's name is translated */
  guint kind;       /* the order of the choices of an actor's kind */
  guint group;      /* index of a group, or FAB_MATRIX_NONE */
  guint n_actors;   /* of a kind; else 1 */
  guint n_links;    /* links that begin or end there, each counted once */
} FabMatrixEntry;

/** Entries that stand together: a circle, a kind, a territory. */
typedef struct {
  const char *name; /* (nullable): circles have none */
  guint number;     /* of a circle, from 0 */
  guint first, n;   /* its entries */
} FabMatrixGroup;

/** A kind of link that is in the matrix, in the order of the kinds. */
typedef struct {
  gint64 key;       /* of the relation type's record; 0: links without kind */
  const char *name; /* "" for links without kind */
  guint color;      /* as FAB_RELATION_TYPE_COLOR */
  gboolean directed, wished;
  guint n_links;
} FabMatrixStyle;

typedef struct {
  gint64 key; /* of the relation's record */
  guint style;
} FabMatrixLink;

/** Where a row and a column meet, and there are links. */
typedef struct {
  guint column;
  guint style;      /* the most frequent of its links */
  guint first_link; /* see fab_matrix_get_links() */
  guint n_links;
  guint n_pairs; /* pairs of different actors, from and to, that a link ties */
} FabMatrixCell;

/* In the store's thread */
FabMatrixSource *fab_matrix_source_new (FabStore *store, FabRecord *territory, const FabMapMatch *match);
void fab_matrix_source_free (FabMatrixSource *self);
guint fab_matrix_source_get_n_actors (const FabMatrixSource *self);
gint64 fab_matrix_source_get_key (const FabMatrixSource *self, guint actor);
void fab_matrix_source_set_circle (FabMatrixSource *self, guint actor, guint circle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMatrixSource, fab_matrix_source_free)

/* In any thread */
FabMatrix *fab_matrix_new (const FabMatrixSource *source, FabMatrixWhat what, FabMatrixOrder order);
GType fab_matrix_get_type (void);
FabMatrix *fab_matrix_ref (FabMatrix *self);
void fab_matrix_unref (FabMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMatrix, fab_matrix_unref)

FabMatrixWhat fab_matrix_get_what (FabMatrix *self);
guint fab_matrix_get_n_entries (FabMatrix *self);
guint fab_matrix_get_n_groups (FabMatrix *self);
guint fab_matrix_get_n_styles (FabMatrix *self);
guint fab_matrix_get_n_links (FabMatrix *self);
const FabMatrixEntry *fab_matrix_get_entry (FabMatrix *self, guint entry);
const FabMatrixGroup *fab_matrix_get_group (FabMatrix *self, guint group);
const FabMatrixStyle *fab_matrix_get_style (FabMatrix *self, guint style);
guint fab_matrix_find_entry (FabMatrix *self, gint64 key);

const FabMatrixCell *fab_matrix_get_row (FabMatrix *self, guint row, guint *n_cells);
const FabMatrixCell *fab_matrix_get_cells (FabMatrix *self, guint row, guint from, guint to, guint *n_cells);
const FabMatrixCell *fab_matrix_find_cell (FabMatrix *self, guint row, guint column);
const FabMatrixLink *fab_matrix_get_links (FabMatrix *self, const FabMatrixCell *cell);
double fab_matrix_get_share (FabMatrix *self, guint row, guint column);
guint fab_matrix_get_max_links (FabMatrix *self);
double fab_matrix_get_max_share (FabMatrix *self);

const char *fab_matrix_order_get_code (FabMatrixOrder order);
const char *fab_matrix_order_get_label (FabMatrixOrder order);
char *fab_matrix_to_csv (FabMatrix *self, FabLanguage language, GError **error);

G_END_DECLS
