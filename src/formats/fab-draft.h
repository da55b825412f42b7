/* fab-draft.h: what a file of actors and links holds, as read, before anybody decided what becomes of it
 *
 * Two tables of text, one of nodes and one of links, whose columns bear the file's own names; where the nodes stood; and sentences about what could not be
 * taken. Readers fill one, the review of an import looks at it, writers write it. Everything is bounded, and filling never fails: what is too much is counted
 * rather than kept, and fab_draft_end () then says how much there was.
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
  FAB_DRAFT_IDENTITY, /* what tells nodes apart, and what links call them */
} FabDraftMeaning;

/** What the texts of a column are, for the formats that say so. */
typedef enum {
  FAB_DRAFT_TEXT,
  FAB_DRAFT_INTEGER,
  FAB_DRAFT_REAL,    /* with a point */
  FAB_DRAFT_BOOLEAN, /* "true", "false" */
  FAB_DRAFT_DATE,    /* ISO, perhaps only a year, or a year and a month */
} FabDraftType;

/** The row or the column of what was too much; the functions take it and do nothing. */
#define FAB_DRAFT_NONE G_MAXUINT

#define FAB_TYPE_DRAFT (fab_draft_get_type ())
typedef struct _FabDraft FabDraft;

GType fab_draft_get_type (void);
FabDraft *fab_draft_new (void);
FabDraft *fab_draft_ref (FabDraft *self);
void fab_draft_unref (FabDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabDraft, fab_draft_unref)

/* Filling */
guint fab_draft_add_column (FabDraft *self, FabDraftPart part, const char *name, FabDraftMeaning meaning);
void fab_draft_set_column_type (FabDraft *self, FabDraftPart part, guint column, FabDraftType type);
void fab_draft_set_column_personal (FabDraft *self, FabDraftPart part, guint column, gboolean personal);
void fab_draft_set_column_default (FabDraft *self, FabDraftPart part, guint column, const char *text);
void fab_draft_remove_column (FabDraft *self, FabDraftPart part, guint column);
void fab_draft_expect (FabDraft *self, FabDraftPart part, guint64 n);
guint fab_draft_add_node (FabDraft *self, const char *id);
guint fab_draft_add_link (FabDraft *self, const char *source, const char *target, gboolean directed);
void fab_draft_set_directed (FabDraft *self, guint link, gboolean directed);
void fab_draft_set_vague (FabDraft *self);
void fab_draft_set_text (FabDraft *self, FabDraftPart part, guint row, guint column, const char *text);
void fab_draft_set_place (FabDraft *self, guint node, double x, double y);
void fab_draft_note (FabDraft *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean fab_draft_end (FabDraft *self, GError **error);

/* Looking; rows and columns count from 0. After fab_draft_end () links have two nodes: those that lacked one are in the notes. */
guint fab_draft_get_n_rows (FabDraft *self, FabDraftPart part);
guint fab_draft_get_n_columns (FabDraft *self, FabDraftPart part);
const char *fab_draft_get_column_name (FabDraft *self, FabDraftPart part, guint column);
FabDraftMeaning fab_draft_get_column_meaning (FabDraft *self, FabDraftPart part, guint column);
FabDraftType fab_draft_get_column_type (FabDraft *self, FabDraftPart part, guint column);
gboolean fab_draft_get_column_personal (FabDraft *self, FabDraftPart part, guint column);
guint fab_draft_find_column (FabDraft *self, FabDraftPart part, FabDraftMeaning meaning);
const char *fab_draft_get_text (FabDraft *self, FabDraftPart part, guint row, guint column);
const char *fab_draft_get_node_id (FabDraft *self, guint node);
gboolean fab_draft_find_node (FabDraft *self, const char *id, guint *node);
guint fab_draft_get_n_same_id (FabDraft *self);
gboolean fab_draft_get_place (FabDraft *self, guint node, double *x, double *y);
gboolean fab_draft_is_vague (FabDraft *self);
void fab_draft_get_link (FabDraft *self, guint link, guint *source, guint *target, gboolean *directed);
const char *const *fab_draft_get_notes (FabDraft *self, guint *n_all);

G_END_DECLS
