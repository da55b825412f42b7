/* fab-import-guess.c: where the columns of a draft go, as far as can be guessed */
#include "fab-import-private.h"

/* A column with more different texts than this says what links are about, not of what kind they are. */
#define MAX_TYPES 30
/* Rows that are looked at for names. */
#define NAME_SAMPLE 200

/* What the format itself says of a column counts before its name. */
static FabImportTarget
guess_target (FabImport *self, FabDraftPart part, guint column)
{
  gboolean node = part == FAB_DRAFT_NODES;

  switch (fab_draft_get_column_meaning (self->draft, part, column)) {
  case FAB_DRAFT_LABEL:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_NAME : (guint)FAB_RELATION_LABEL };
  case FAB_DRAFT_KIND:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_KIND : (guint)FAB_RELATION_TYPE };
  case FAB_DRAFT_START:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_START_DATE : (guint)FAB_RELATION_START_DATE };
  case FAB_DRAFT_END:
    return (FabImportTarget){ FAB_IMPORT_FIELD, node ? (guint)FAB_ACTOR_END_DATE : (guint)FAB_RELATION_END_DATE };
  case FAB_DRAFT_WEIGHT:
    if (!node)
      return (FabImportTarget){ FAB_IMPORT_FIELD, FAB_RELATION_STRENGTH };
    break;
  case FAB_DRAFT_UNKNOWN:
  default:
    break;
  }
  return fab_import_names_guess (part, fab_draft_get_column_name (self->draft, part, column));
}

/* Whether links have more texts in a column than there are kinds of links. */
static gboolean
is_varied (FabImport *self, guint column)
{
  return fab_import_get_values (self, FAB_DRAFT_LINKS, column)->len > MAX_TYPES;
}

/** fab_import_guess_part: where the columns go: a field of one line takes the first that fits */
void
fab_import_guess_part (FabImport *self, FabDraftPart part)
{
  for (guint round = 0; round < 2; round++) /* what the format says, then what the names say */
    for (guint c = 0; c < self->columns[part]->len; c++) {
      gboolean said = fab_draft_get_column_meaning (self->draft, part, c) != FAB_DRAFT_UNKNOWN;
      FabImportTarget target = guess_target (self, part, c);

      if (said != (round == 0) || target.use == FAB_IMPORT_LEAVE)
        continue;
      if (!fab_import_takes_several (part, target) && fab_import_has_field (self, part, target.field))
        continue;
      fab_import_get_column (self, part, c)->target = target;
      if (part == FAB_DRAFT_LINKS && target.use == FAB_IMPORT_FIELD && target.field == FAB_RELATION_TYPE &&
          is_varied (self, c))
        fab_import_set_target (self, part, c, (FabImportTarget){ FAB_IMPORT_FIELD, FAB_RELATION_LABEL });
    }
}

static gboolean
begins_with_letter (const char *text)
{
  return g_unichar_isalpha (g_utf8_get_char (text));
}

/* Whether what is in a column could be names: words, and mostly different ones. */
static gboolean
could_be_names (FabImport *self, guint column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = MIN (fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES), NAME_SAMPLE), words = 0;

  for (guint row = 0; row < n; row++) {
    const char *text = fab_draft_get_text (self->draft, FAB_DRAFT_NODES, row, column);

    if (text != NULL && begins_with_letter (text)) {
      g_hash_table_add (seen, (gpointer)text);
      words++;
    }
  }
  return n > 0 && 2 * words > n && 10 * g_hash_table_size (seen) > 9 * words;
}

static gboolean
has_speaking_ids (FabImport *self)
{
  guint n = MIN (fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES), NAME_SAMPLE), words = 0;

  for (guint row = 0; row < n; row++)
    words += begins_with_letter (fab_draft_get_node_id (self->draft, row));
  return 2 * words > n;
}

/** fab_import_guess_name: where no column is called a name and the actors have only numbers, a column of different words will be it */
void
fab_import_guess_name (FabImport *self)
{
  if (fab_import_has_field (self, FAB_DRAFT_NODES, FAB_ACTOR_NAME) || has_speaking_ids (self))
    return;
  for (guint c = 0; c < self->columns[FAB_DRAFT_NODES]->len; c++)
    if (could_be_names (self, c)) {
      fab_import_get_column (self, FAB_DRAFT_NODES, c)->target = (FabImportTarget){ FAB_IMPORT_FIELD, FAB_ACTOR_NAME };
      return;
    }
}
