/* fab-draft.h: what a file of actors and links holds, as read, before anybody decided what becomes of it
 *
 * Two tables of text, one of nodes and one of links, whose columns bear the file's own names; where the nodes stood; and sentences about what could not be
 * taken. Readers fill one, the review of an import looks at it, writers write it. Everything is bounded: a reader stops with the error that
 * adding returned.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FAB_DRAFT_MAX_NODES   50000
#define FAB_DRAFT_MAX_LINKS   200000
#define FAB_DRAFT_MAX_COLUMNS 200
#define FAB_DRAFT_MAX_TEXT    100000 /* bytes of one value; the rest is cut at a letter, and noted */
#define FAB_DRAFT_MAX_NOTES   1000   /* the rest is counted */

typedef enum {
  FAB_DRAFT_NODES,
  FAB_DRAFT_LINKS,
  FAB_DRAFT_N_PARTS,
} FabDraftPart;

/** What a format itself says of a column; what the others are is guessed from their names, or said by hand. */
typedef enum {
  FAB_DRAFT_UNKNOWN,
  FAB_DRAFT_LABEL,  /* a node's name, what a link is about */
  FAB_DRAFT_KIND,   /* a node's or a link's kind */
  FAB_DRAFT_WEIGHT, /* a link's strength */
  FAB_DRAFT_START,  /* an ISO date */
  FAB_DRAFT_END,
} FabDraftMeaning;

#define FAB_TYPE_DRAFT (fab_draft_get_type ())
typedef struct _FabDraft FabDraft;

GType fab_draft_get_type (void);
FabDraft *fab_draft_new (void);
FabDraft *fab_draft_ref (FabDraft *self);
void fab_draft_unref (FabDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabDraft, fab_draft_unref)

/* Filling */
gboolean fab_draft_add_column (FabDraft *self, FabDraftPart part, const char *name, FabDraftMeaning meaning,
                               guint *column, GError **error);
gboolean fab_draft_add_node (FabDraft *self, const char *id, guint *row, GError **error);
gboolean fab_draft_add_link (FabDraft *self, const char *source, const char *target, gboolean directed, guint *row,
                             GError **error);
void fab_draft_set_text (FabDraft *self, FabDraftPart part, guint row, guint column, const char *text);
void fab_draft_set_place (FabDraft *self, guint node, double x, double y);
void fab_draft_note (FabDraft *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean fab_draft_end (FabDraft *self, GError **error);

/* Looking; rows and columns count from 0. After fab_draft_end () links have two nodes: those that lacked one are in the notes. */
guint fab_draft_get_n_rows (FabDraft *self, FabDraftPart part);
guint fab_draft_get_n_columns (FabDraft *self, FabDraftPart part);
const char *fab_draft_get_column_name (FabDraft *self, FabDraftPart part, guint column);
FabDraftMeaning fab_draft_get_column_meaning (FabDraft *self, FabDraftPart part, guint column);
const char *fab_draft_get_text (FabDraft *self, FabDraftPart part, guint row, guint column);
const char *fab_draft_get_node_id (FabDraft *self, guint node);
guint fab_draft_get_n_same_id (FabDraft *self);
gboolean fab_draft_get_place (FabDraft *self, guint node, double *x, double *y);
void fab_draft_get_link (FabDraft *self, guint link, guint *source, guint *target, gboolean *directed);
const char *const *fab_draft_get_notes (FabDraft *self, guint *n_all);

G_END_DECLS
