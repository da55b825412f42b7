#include "fab-import-private.h"

#include "fab-text.h"

#define USUAL_KIND         "association"
#define MAX_SAMPLE_LETTERS 40

G_DEFINE_FINAL_TYPE (FabImport, fab_import, G_TYPE_OBJECT)

static void
fab_import_finalize (GObject *object)
{
  FabImport *self = FAB_IMPORT (object);

  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    g_array_unref (self->columns[part]);
  g_clear_pointer (&self->draft, fab_draft_unref);
  g_clear_pointer (&self->known, fab_import_known_unref);
  G_OBJECT_CLASS (fab_import_parent_class)->finalize (object);
}

static void
fab_import_class_init (FabImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_import_finalize;
}

static void
fab_import_init (FabImport *self)
{
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++) {
    self->columns[part] = g_array_new (FALSE, TRUE, sizeof (FabImportColumn));
    g_array_set_clear_func (self->columns[part], fab_import_column_clear);
  }
  self->kind = USUAL_KIND;
  self->kinds_by_name = TRUE;
}

static gboolean
find_places (FabDraft *draft)
{
  double x, y;

  for (guint node = 0; node < fab_draft_get_n_rows (draft, FAB_DRAFT_NODES); node++)
    if (fab_draft_get_place (draft, node, &x, &y))
      return TRUE;
  return FALSE;
}

/** fab_import_new: (transfer full): @draft with what could be guessed. For any thread */
FabImport *
fab_import_new (FabDraft *draft, FabImportKnown *known)
{
  FabImport *self = g_object_new (FAB_TYPE_IMPORT, NULL);

  self->draft = fab_draft_ref (draft);
  self->known = fab_import_known_ref (known);
  self->has_places = self->takes_places = find_places (draft);
  if (known->types->len > 0)
    self->type = g_array_index (known->types, FabKnownThing, 0).key;
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++) {
    g_array_set_size (self->columns[part], fab_draft_get_n_columns (draft, part));
    fab_import_guess_part (self, part);
  }
  fab_import_guess_name (self);
  return self;
}

/** fab_import_get_draft: (transfer none) */
FabDraft *
fab_import_get_draft (FabImport *self)
{
  return self->draft;
}

/** fab_import_get_known: (transfer none) */
FabImportKnown *
fab_import_get_known (FabImport *self)
{
  return self->known;
}

/* ---- Columns ---- */

/** fab_import_get_column: (transfer none) */
FabImportColumn *
fab_import_get_column (FabImport *self, FabDraftPart part, guint column)
{
  return &g_array_index (self->columns[part], FabImportColumn, column);
}

/** fab_import_takes_several: whether several columns may go there */
gboolean
fab_import_takes_several (FabDraftPart part, FabImportTarget target)
{
  return target.use == FAB_IMPORT_TAG ||
         (target.use == FAB_IMPORT_FIELD && (fab_import_get_field (part, target.field)->flags & FAB_FIELD_LONG) != 0);
}

/** fab_import_get_field: (transfer none): a field of the table that @part goes to */
const FabField *
fab_import_get_field (FabDraftPart part, guint field)
{
  return &fab_table_get (part == FAB_DRAFT_NODES ? FAB_TABLE_ACTOR : FAB_TABLE_RELATION)->fields[field];
}

FabImportTarget
fab_import_get_target (FabImport *self, FabDraftPart part, guint column)
{
  return fab_import_get_column (self, part, column)->target;
}

/** fab_import_set_target: a field of one line that another column goes to is taken from that one */
void
fab_import_set_target (FabImport *self, FabDraftPart part, guint column, FabImportTarget target)
{
  for (guint c = 0; c < self->columns[part]->len; c++) {
    FabImportColumn *other = fab_import_get_column (self, part, c);

    if (c != column && target.use == FAB_IMPORT_FIELD && other->target.use == FAB_IMPORT_FIELD &&
        other->target.field == target.field && !fab_import_takes_several (part, target))
      other->target.use = FAB_IMPORT_LEAVE;
  }
  fab_import_get_column (self, part, column)->target = target;
  fab_import_get_column (self, part, column)->kept = FALSE;
  fab_import_column_clear (fab_import_get_column (self, part, column));
}

/** fab_import_has_field: whether a column goes to that field */
gboolean
fab_import_has_field (FabImport *self, FabDraftPart part, guint field)
{
  for (guint c = 0; c < self->columns[part]->len; c++) {
    FabImportTarget target = fab_import_get_column (self, part, c)->target;

    if (target.use == FAB_IMPORT_FIELD && target.field == field)
      return TRUE;
  }
  return FALSE;
}

/** fab_import_sample: (transfer full): the first @n different texts of a column, in one line */
char *
fab_import_sample (FabImport *self, FabDraftPart part, guint column, guint n)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GString *sample = g_string_new (NULL);

  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, part) && seen->len < n; row++) {
    const char *text = fab_draft_get_text (self->draft, part, row, column);
    g_autofree char *short_text = NULL;

    if (text == NULL || g_ptr_array_find_with_equal_func (seen, text, g_str_equal, NULL))
      continue;
    g_ptr_array_add (seen, (gpointer)text);
    short_text = fab_text_elide_middle (text, MAX_SAMPLE_LETTERS);
    g_strdelimit (short_text, "\n\t", ' ');
    g_string_append_printf (sample, "%s%s", sample->len > 0 ? " · " : "", short_text);
  }
  return g_string_free_and_steal (sample);
}

/* Where what has no field of its own is kept. */
static FabImportTarget
get_rest (FabDraftPart part)
{
  return (FabImportTarget){ FAB_IMPORT_FIELD,
                            part == FAB_DRAFT_NODES ? (guint)FAB_ACTOR_DESCRIPTION : (guint)FAB_RELATION_NOTES };
}

static gboolean
is_rest (FabImport *self, FabDraftPart part, guint column)
{
  return fab_import_get_target (self, part, column).use == FAB_IMPORT_LEAVE &&
         !fab_draft_get_column_personal (self->draft, part, column) &&
         fab_draft_get_column_meaning (self->draft, part, column) != FAB_DRAFT_IDENTITY;
}

/** fab_import_get_keeps_rest: whether what has no field is kept as text */
gboolean
fab_import_get_keeps_rest (FabImport *self)
{
  return self->keeps_rest;
}

/**
 * fab_import_set_keeps_rest:
 *
 * Whether the columns that go nowhere, and the words that a field doesn't take, go to the actor's description or the link's notes, each behind its column's
 * name. What is about private persons doesn't. A column can be taken elsewhere afterwards.
 */
void
fab_import_set_keeps_rest (FabImport *self, gboolean keeps)
{
  self->keeps_rest = keeps;
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    for (guint c = 0; c < self->columns[part]->len; c++) {
      FabImportColumn *column = fab_import_get_column (self, part, c);

      if (keeps ? !is_rest (self, part, c) : !column->kept)
        continue;
      fab_import_set_target (self, part, c, keeps ? get_rest (part) : (FabImportTarget){ FAB_IMPORT_LEAVE, 0 });
      column->kept = keeps;
    }
}

/* ---- What is usual ---- */

/** fab_import_get_kind: of actors whose file says none, or one that nobody knows */
const char *
fab_import_get_kind (FabImport *self)
{
  return self->kind;
}

/** fab_import_set_kind: @code: one of the kinds of actors; another one is not taken */
void
fab_import_set_kind (FabImport *self, const char *code)
{
  const FabChoice *choice = fab_choices_find (fab_import_get_field (FAB_DRAFT_NODES, FAB_ACTOR_KIND)->choices, code);

  if (choice != NULL)
    self->kind = choice->code;
}

/** fab_import_get_kinds_by_name: whether an actor without a kind gets the one that its name tells: "Mairie de Lorient" */
gboolean
fab_import_get_kinds_by_name (FabImport *self)
{
  return self->kinds_by_name;
}

void
fab_import_set_kinds_by_name (FabImport *self, gboolean by_name)
{
  self->kinds_by_name = by_name;
}

/** fab_import_get_territory: the key of the one of actors whose file says none, or one that the project lacks; 0: none */
gint64
fab_import_get_territory (FabImport *self)
{
  return self->territory;
}

void
fab_import_set_territory (FabImport *self, gint64 key)
{
  self->territory = key;
}

/** fab_import_get_type_of_links: the key of the kind of links whose file says none; 0: none */
gint64
fab_import_get_type_of_links (FabImport *self)
{
  return self->type;
}

void
fab_import_set_type_of_links (FabImport *self, gint64 key)
{
  self->type = key;
}

/* ---- Places ---- */

/** fab_import_has_places: whether the file says where an actor stood */
gboolean
fab_import_has_places (FabImport *self)
{
  return self->has_places;
}

gboolean
fab_import_get_takes_places (FabImport *self)
{
  return self->takes_places;
}

/** fab_import_set_takes_places: whether new actors stand as in the file; else they are laid out as new actors are */
void
fab_import_set_takes_places (FabImport *self, gboolean takes)
{
  self->takes_places = takes && self->has_places;
}
