#include "fab-draft-private.h"

#include <math.h>
#include <string.h>

#include "fab-text.h"

/* Beyond this, where a node stood is a mistake of the program that wrote the file. */
#define MAX_PLACE 1e9

G_DEFINE_BOXED_TYPE (FabDraft, fab_draft, fab_draft_ref, fab_draft_unref)

/** fab_draft_new: (transfer full): an empty draft; may be handed from thread to thread, and be used by one at a time */
FabDraft *
fab_draft_new (void)
{
  FabDraft *self = g_atomic_rc_box_new0 (FabDraft);

  self->texts = g_string_chunk_new (16384);
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    self->columns[i] = g_array_new (FALSE, TRUE, sizeof (FabDraftColumn));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (FabDraftNode));
  self->links = g_array_new (FALSE, TRUE, sizeof (FabDraftLink));
  self->cells = g_array_new (FALSE, FALSE, sizeof (FabDraftCell));
  self->nodes_by_id = g_hash_table_new (NULL, NULL);
  self->notes = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

/** fab_draft_ref: (transfer full): @self, held once more */
FabDraft *
fab_draft_ref (FabDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FabDraft *self = data;

  g_string_chunk_free (self->texts);
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    g_array_unref (self->columns[i]);
  g_array_unref (self->nodes);
  g_array_unref (self->links);
  g_array_unref (self->cells);
  g_hash_table_unref (self->nodes_by_id);
  g_ptr_array_unref (self->notes);
}

/** fab_draft_unref: lets go of @self */
void
fab_draft_unref (FabDraft *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* ---- Filling ---- */

/* Clean, without blanks around it, no longer than a text may be; the pointer is the same for the same text. */
static const char *
keep_text (FabDraft *self, const char *text)
{
  g_autofree char *clean = g_strstrip (fab_text_clean (text != NULL ? text : "", -1));

  if (strlen (clean) > FAB_DRAFT_MAX_TEXT) {
    *g_utf8_find_prev_char (clean, clean + FAB_DRAFT_MAX_TEXT + 1) = '\0';
    self->n_cut++;
  }
  return g_string_chunk_insert_const (self->texts, clean);
}

static FabDraftColumn *
get_column (FabDraft *self, FabDraftPart part, guint column)
{
  g_return_val_if_fail (part < FAB_DRAFT_N_PARTS, NULL);
  return column < self->columns[part]->len ? &g_array_index (self->columns[part], FabDraftColumn, column) : NULL;
}

/**
 * fab_draft_add_column:
 * @name: what the file calls it
 *
 * Returns: its number, or %FAB_DRAFT_NONE if there are too many
 */
guint
fab_draft_add_column (FabDraft *self, FabDraftPart part, const char *name, FabDraftMeaning meaning)
{
  FabDraftColumn column = { .meaning = meaning };

  if (self->columns[part]->len >= FAB_DRAFT_MAX_COLUMNS) {
    self->n_columns_left++;
    return FAB_DRAFT_NONE;
  }
  column.name = keep_text (self, name);
  g_array_append_val (self->columns[part], column);
  return self->columns[part]->len - 1;
}

/** fab_draft_set_column_type: text unless said */
void
fab_draft_set_column_type (FabDraft *self, FabDraftPart part, guint column, FabDraftType type)
{
  FabDraftColumn *kept = get_column (self, part, column);

  if (kept != NULL)
    kept->type = type;
}

/** fab_draft_set_column_personal: whether it is about private persons */
void
fab_draft_set_column_personal (FabDraft *self, FabDraftPart part, guint column, gboolean personal)
{
  FabDraftColumn *kept = get_column (self, part, column);

  if (kept != NULL)
    kept->personal = personal;
}

/** fab_draft_set_column_default: the text of all rows that are given none */
void
fab_draft_set_column_default (FabDraft *self, FabDraftPart part, guint column, const char *text)
{
  FabDraftColumn *kept = get_column (self, part, column);

  if (kept != NULL)
    kept->standard = keep_text (self, text);
}

/* (nullable): the head of a row's chain */
static guint32 *
get_cells (FabDraft *self, FabDraftPart part, guint row)
{
  if (part == FAB_DRAFT_NODES)
    return row < self->nodes->len ? &g_array_index (self->nodes, FabDraftNode, row).cells : NULL;
  return row < self->links->len ? &g_array_index (self->links, FabDraftLink, row).cells : NULL;
}

static void
remove_cells (FabDraft *self, FabDraftPart part, guint column)
{
  guint n = fab_draft_get_n_rows (self, part);

  for (guint row = 0; row < n; row++)
    for (guint32 i = *get_cells (self, part, row); i != 0; i = g_array_index (self->cells, FabDraftCell, i - 1).next) {
      FabDraftCell *cell = &g_array_index (self->cells, FabDraftCell, i - 1);

      if (cell->column == column)
        cell->column = FAB_DRAFT_NONE;
      else if (cell->column > column && cell->column != FAB_DRAFT_NONE)
        cell->column--;
    }
}

/** fab_draft_remove_column: for readers who learn at the end that it says nothing more; those behind it move up by one */
void
fab_draft_remove_column (FabDraft *self, FabDraftPart part, guint column)
{
  if (get_column (self, part, column) == NULL)
    return;
  remove_cells (self, part, column);
  g_array_remove_index (self->columns[part], column);
}

/** fab_draft_expect: for files that say how many rows follow: fab_draft_end() refuses too many, whether they come or not */
void
fab_draft_expect (FabDraft *self, FabDraftPart part, guint64 n)
{
  self->expected[part] = n;
}

/**
 * fab_draft_add_node:
 * @id: (nullable): what links call it; of several with one id, they mean the first
 *
 * Returns: its row, or %FAB_DRAFT_NONE if there are too many
 */
guint
fab_draft_add_node (FabDraft *self, const char *id)
{
  FabDraftNode node = { 0 };

  if (++self->n_rows[FAB_DRAFT_NODES] > FAB_DRAFT_MAX_NODES)
    return FAB_DRAFT_NONE;
  node.id = keep_text (self, id);
  g_array_append_val (self->nodes, node);
  if (*node.id == '\0')
    return self->nodes->len - 1;
  if (g_hash_table_contains (self->nodes_by_id, node.id))
    self->n_same_id++;
  else
    g_hash_table_insert (self->nodes_by_id, (gpointer)node.id, GUINT_TO_POINTER (self->nodes->len));
  return self->nodes->len - 1;
}

/**
 * fab_draft_add_link:
 * @source: (nullable): the id of a node, which may come later
 * @target: (nullable): likewise
 *
 * Returns: its row until fab_draft_end(), or %FAB_DRAFT_NONE if there are too many
 */
guint
fab_draft_add_link (FabDraft *self, const char *source, const char *target, gboolean directed)
{
  FabDraftLink link = { .directed = directed };

  if (++self->n_rows[FAB_DRAFT_LINKS] > FAB_DRAFT_MAX_LINKS)
    return FAB_DRAFT_NONE;
  link.source_id = keep_text (self, source);
  link.target_id = keep_text (self, target);
  g_array_append_val (self->links, link);
  return self->links->len - 1;
}

/** fab_draft_set_directed: for formats that say it after the link */
void
fab_draft_set_directed (FabDraft *self, guint link, gboolean directed)
{
  if (link < self->links->len)
    g_array_index (self->links, FabDraftLink, link).directed = directed;
}

/** fab_draft_set_vague: the file doesn't say whether its links have a direction: they are taken as their kinds are */
void
fab_draft_set_vague (FabDraft *self)
{
  self->vague = TRUE;
}

/** fab_draft_is_vague: whether the file leaves open which links have a direction */
gboolean
fab_draft_is_vague (FabDraft *self)
{
  return self->vague;
}

static FabDraftCell *
find_cell (FabDraft *self, const guint32 *cells, guint column)
{
  for (guint32 i = *cells; i != 0; i = g_array_index (self->cells, FabDraftCell, i - 1).next)
    if (g_array_index (self->cells, FabDraftCell, i - 1).column == column)
      return &g_array_index (self->cells, FabDraftCell, i - 1);
  return NULL;
}

/** fab_draft_set_text: the last one that is set stays; control characters and blanks around are taken off */
void
fab_draft_set_text (FabDraft *self, FabDraftPart part, guint row, guint column, const char *text)
{
  guint32 *cells = get_cells (self, part, row);
  FabDraftCell *cell;

  if (cells == NULL || get_column (self, part, column) == NULL)
    return;
  cell = find_cell (self, cells, column);
  if (cell != NULL) {
    cell->text = keep_text (self, text);
  } else {
    FabDraftCell added = { keep_text (self, text), column, *cells };

    g_array_append_val (self->cells, added);
    *cells = self->cells->len;
  }
}

/** fab_draft_set_place: where a node stood, x to the right and y downwards; what is no place is counted, and noted at the end */
void
fab_draft_set_place (FabDraft *self, guint node, double x, double y)
{
  FabDraftNode *kept = node < self->nodes->len ? &g_array_index (self->nodes, FabDraftNode, node) : NULL;

  if (kept == NULL)
    return;
  if (!(fabs (x) <= MAX_PLACE && fabs (y) <= MAX_PLACE)) {
    self->n_bad_places++;
    return;
  }
  kept->x = x;
  kept->y = y;
  kept->placed = TRUE;
}

/** fab_draft_note: keeps a sentence for those who look at the draft, or only counts it where there are many already */
void
fab_draft_note (FabDraft *self, const char *format, ...)
{
  va_list arguments;

  if (self->n_notes++ >= FAB_DRAFT_MAX_NOTES)
    return;
  va_start (arguments, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* ---- Looking ---- */

/** fab_draft_get_n_rows: nodes or links that are kept */
guint
fab_draft_get_n_rows (FabDraft *self, FabDraftPart part)
{
  return part == FAB_DRAFT_NODES ? self->nodes->len : self->links->len;
}

/** fab_draft_get_n_columns: those of the nodes or of the links */
guint
fab_draft_get_n_columns (FabDraft *self, FabDraftPart part)
{
  return self->columns[part]->len;
}

/** fab_draft_get_column_name: what the file calls it, perhaps nothing */
const char *
fab_draft_get_column_name (FabDraft *self, FabDraftPart part, guint column)
{
  g_return_val_if_fail (column < self->columns[part]->len, NULL);
  return get_column (self, part, column)->name;
}

/** fab_draft_get_column_meaning: what the format says of it */
FabDraftMeaning
fab_draft_get_column_meaning (FabDraft *self, FabDraftPart part, guint column)
{
  g_return_val_if_fail (column < self->columns[part]->len, FAB_DRAFT_UNKNOWN);
  return get_column (self, part, column)->meaning;
}

/** fab_draft_get_column_type: what the format says that its texts are; nothing has checked it */
FabDraftType
fab_draft_get_column_type (FabDraft *self, FabDraftPart part, guint column)
{
  g_return_val_if_fail (column < self->columns[part]->len, FAB_DRAFT_TEXT);
  return get_column (self, part, column)->type;
}

/** fab_draft_get_column_personal: whether the format says that it is about private persons */
gboolean
fab_draft_get_column_personal (FabDraft *self, FabDraftPart part, guint column)
{
  g_return_val_if_fail (column < self->columns[part]->len, FALSE);
  return get_column (self, part, column)->personal;
}

/** fab_draft_find_column: the first of that meaning, or %FAB_DRAFT_NONE */
guint
fab_draft_find_column (FabDraft *self, FabDraftPart part, FabDraftMeaning meaning)
{
  for (guint i = 0; i < self->columns[part]->len; i++)
    if (get_column (self, part, i)->meaning == meaning)
      return i;
  return FAB_DRAFT_NONE;
}

/** fab_draft_get_text: (nullable): %NULL where there is nothing, or only blanks */
const char *
fab_draft_get_text (FabDraft *self, FabDraftPart part, guint row, guint column)
{
  const guint32 *cells = get_cells (self, part, row);
  const FabDraftColumn *kept = get_column (self, part, column);
  const FabDraftCell *cell;
  const char *text;

  if (cells == NULL || kept == NULL)
    return NULL;
  cell = find_cell (self, cells, column);
  text = cell != NULL ? cell->text : kept->standard;
  return text != NULL && *text != '\0' ? text : NULL;
}

/** fab_draft_get_node_id: what links call it, perhaps nothing */
const char *
fab_draft_get_node_id (FabDraft *self, guint node)
{
  g_return_val_if_fail (node < self->nodes->len, NULL);
  return g_array_index (self->nodes, FabDraftNode, node).id;
}

/** fab_draft_find_node: whether there is one of that id, and the first */
gboolean
fab_draft_find_node (FabDraft *self, const char *id, guint *node)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes_by_id, keep_text (self, id)));

  if (row > 0 && node != NULL)
    *node = row - 1;
  return row > 0;
}

/** fab_draft_get_n_same_id: how many nodes have the id of an earlier one */
guint
fab_draft_get_n_same_id (FabDraft *self)
{
  return self->n_same_id;
}

/** fab_draft_get_place: whether it stood somewhere, and where, x to the right and y downwards, in the file's own unit */
gboolean
fab_draft_get_place (FabDraft *self, guint node, double *x, double *y)
{
  const FabDraftNode *kept;

  g_return_val_if_fail (node < self->nodes->len, FALSE);
  kept = &g_array_index (self->nodes, FabDraftNode, node);
  *x = kept->x;
  *y = kept->y;
  return kept->placed;
}

/** fab_draft_get_link: its ends, once the draft has ended */
void
fab_draft_get_link (FabDraft *self, guint link, guint *source, guint *target, gboolean *directed)
{
  const FabDraftLink *kept;

  g_return_if_fail (self->ended && link < self->links->len);
  kept = &g_array_index (self->links, FabDraftLink, link);
  *source = kept->source;
  *target = kept->target;
  *directed = kept->directed;
}

/**
 * fab_draft_get_notes:
 * @n_all: (out) (optional): how many there were, with those that were only counted
 *
 * Returns: (transfer none) (array zero-terminated=1): the sentences that were kept
 */
const char *const *
fab_draft_get_notes (FabDraft *self, guint *n_all)
{
  static const char *const none[] = { NULL };

  if (n_all != NULL)
    *n_all = self->n_notes;
  return self->notes->len > 0 ? (const char *const *)self->notes->pdata : none;
}
