/* fab-import-plan-read.c: the file's texts as values, before anybody asks whom they are about */
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-import-identity.h"
#include "fab-import-plan-private.h"
#include "fab-import-read.h"
#include "fab-text.h"

/* So many rows are read between two looks at the cancellable. */
#define LOOK_EVERY 256
/* Tags of one actor, and letters of one. */
#define MAX_TAGS         20
#define MAX_TAG_LETTERS  60
#define MAX_TYPE_LETTERS 80
#define MAX_QUOTED       60
#define MAX_STRENGTH     5

/** What is read with all rows of a part. */
typedef struct {
  FabImportPlan *plan;
  FabDraft *draft;
  FabDraftPart part;
  guint row;
  FabPlanActor *actor; /* of the row */
  FabDate today;
  guint first_cell;
  double low, high; /* of weights; low > high: they are not taken */
  gboolean scaled;
  GHashTable *new_types; /* text of the draft → its number + 1 */
  gboolean main_texts[FAB_DRAFT_MAX_COLUMNS];
} Reader;

/** fab_import_plan_add_problem: counts a text that its field doesn't take; the first of a column is quoted in @why */
void
fab_import_plan_add_problem (FabImportPlan *self, FabDraftPart part, guint column, const char *why)
{
  FabPlanProblem problem = { part, column, 1, NULL };

  for (guint i = 0; i < self->problems->len; i++) {
    FabPlanProblem *known = &g_array_index (self->problems, FabPlanProblem, i);

    if (known->part == part && known->column == column) {
      known->n++;
      return;
    }
  }
  problem.why = g_strdup (why);
  g_array_append_val (self->problems, problem);
}

/* ---- Cells ---- */

static FabPlanCell *
find_cell (Reader *reader, guint field)
{
  for (guint i = reader->first_cell; i < reader->plan->cells->len; i++)
    if (g_array_index (reader->plan->cells, FabPlanCell, i).field == field)
      return &g_array_index (reader->plan->cells, FabPlanCell, i);
  return NULL;
}

static void
add_cell (Reader *reader, guint field, FabValue value)
{
  FabPlanCell cell = { field, value };

  if (find_cell (reader, field) == NULL)
    g_array_append_val (reader->plan->cells, cell);
}

/* Whether a column's own name says that it is the text of @field. */
static gboolean
is_own (Reader *reader, guint field, guint column)
{
  FabImportTarget named =
      fab_import_names_guess (reader->part, fab_draft_get_column_name (reader->draft, reader->part, column));

  return named.use == FAB_IMPORT_FIELD && named.field == field;
}

/* Several columns may go to one long text: what is not called so, and each but the first, says which it was. */
static void
add_long_text (Reader *reader, guint field, guint column, const char *text)
{
  FabPlanCell *cell = find_cell (reader, field);
  const char *name = fab_draft_get_column_name (reader->draft, reader->part, column);
  gboolean plain = cell == NULL && is_own (reader, field, column);
  /* Translators: what stands in a column, behind the column’s name */
  g_autofree char *said = plain ? g_strdup (text) : g_strdup_printf (C_ ("column and its text", "%s: %s"), name, text);
  g_autofree char *both = cell != NULL ? g_strconcat (cell->value.text, "\n", said, NULL) : NULL;

  if (cell == NULL)
    add_cell (reader, field, FAB_TEXT (g_string_chunk_insert (reader->plan->texts, said)));
  else
    cell->value.text = g_string_chunk_insert (reader->plan->texts, both);
}

/* What its field doesn't take is kept as text, where that is wanted. */
static gboolean
keep_rest (Reader *reader, guint column, const char *text)
{
  guint rest = reader->part == FAB_DRAFT_NODES ? (guint)FAB_ACTOR_DESCRIPTION : (guint)FAB_RELATION_NOTES;

  if (!fab_import_get_keeps_rest (reader->plan->import) ||
      fab_draft_get_column_personal (reader->draft, reader->part, column))
    return FALSE;
  add_long_text (reader, rest, column, text);
  return TRUE;
}

/* What nobody knows here is told of in the review: of kinds and territories together with what they become. */
static void
note_strange (Reader *reader, guint field, guint column, const char *text)
{
  g_autofree char *shown = NULL, *why = NULL;

  if (reader->actor != NULL && field == FAB_ACTOR_TERRITORY) {
    reader->actor->strange_territory = text;
  } else if (reader->actor != NULL && field == FAB_ACTOR_KIND) {
    reader->actor->strange_kind = text;
  } else {
    shown = fab_text_elide_middle (text, MAX_QUOTED);
    why = g_strdup_printf (_ ("“%s” is not known here."), shown);
    fab_import_plan_add_problem (reader->plan, reader->part, column, why);
  }
}

static void
add_choice (Reader *reader, guint field, guint column, const char *text)
{
  const char *code = fab_import_find_value (reader->plan->import, reader->part, column, text);
  const FabField *declared = fab_import_get_field (reader->part, field);

  if (*code == '\0') {
    if (!keep_rest (reader, column, text))
      note_strange (reader, field, column, text);
    else if (field == FAB_ACTOR_KIND && reader->actor != NULL)
      reader->actor->strange_kind = text;
    return;
  }
  if (declared->type == FAB_FIELD_CHOICE)
    add_cell (reader, field, FAB_TEXT (fab_choices_find (declared->choices, code)->code));
  else if (strcmp (code, FAB_IMPORT_NEW) != 0)
    add_cell (reader, field, (FabValue){ .type = FAB_FIELD_REF, .integer = g_ascii_strtoll (code, NULL, 10) });
}

static void
add_value (Reader *reader, guint field, guint column, const char *text)
{
  const FabField *declared = fab_import_get_field (reader->part, field);
  FabDraftType type = fab_draft_get_column_type (reader->draft, reader->part, column);
  g_autoptr (GError) error = NULL;
  FabValue value;

  if (declared->flags & FAB_FIELD_LONG)
    add_long_text (reader, field, column, text);
  else if (fab_import_read_value (declared, text, type, reader->today, reader->plan->texts, &value, &error))
    add_cell (reader, field, value);
  else if ((declared->flags & FAB_FIELD_PERSONAL) != 0 || !keep_rest (reader, column, text))
    fab_import_plan_add_problem (reader->plan, reader->part, column, error->message);
}

/* ---- Actors ---- */

static void
read_name (Reader *reader, FabPlanActor *actor, const char *text)
{
  gboolean cut;
  g_autofree char *name = fab_import_read_line (text, FAB_IMPORT_MAX_NAME, &cut);

  if (actor->name != NULL || *name == '\0')
    return;
  actor->name = g_string_chunk_insert (reader->plan->texts, name);
  reader->plan->n_cut_names += cut;
}

static void
read_tags (Reader *reader, FabPlanActor *actor, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;|\n", MAX_TAGS + 1);

  for (guint i = 0; parts[i] != NULL && i < MAX_TAGS && actor->tags.n < MAX_TAGS; i++) {
    g_autofree char *tag = fab_import_read_line (parts[i], MAX_TAG_LETTERS, NULL);

    if (*tag == '\0')
      continue;
    g_ptr_array_add (reader->plan->tags, g_string_chunk_insert_const (reader->plan->texts, tag));
    actor->tags.n++;
  }
}

static gboolean
is_personal (Reader *reader, FabImportTarget target, guint column)
{
  return target.use == FAB_IMPORT_FIELD &&
         ((fab_import_get_field (FAB_DRAFT_NODES, target.field)->flags & FAB_FIELD_PERSONAL) != 0 ||
          fab_draft_get_column_personal (reader->draft, FAB_DRAFT_NODES, column));
}

/* What is called a description comes first, before what is kept behind it. */
static gboolean
is_main_text (Reader *reader, guint column)
{
  FabImportTarget target = fab_import_get_target (reader->plan->import, reader->part, column);

  return target.use == FAB_IMPORT_FIELD &&
         (fab_import_get_field (reader->part, target.field)->flags & FAB_FIELD_LONG) != 0 &&
         is_own (reader, target.field, column);
}

static void
read_actor_column (Reader *reader, FabPlanActor *actor, guint column)
{
  FabImportTarget target = fab_import_get_target (reader->plan->import, FAB_DRAFT_NODES, column);
  const char *text = fab_draft_get_text (reader->draft, FAB_DRAFT_NODES, reader->row, column);

  if (text == NULL || target.use == FAB_IMPORT_LEAVE)
    return;
  actor->personal = actor->personal || is_personal (reader, target, column);
  if (target.use == FAB_IMPORT_TAG)
    read_tags (reader, actor, text);
  else if (target.field == FAB_ACTOR_NAME)
    read_name (reader, actor, text);
  else if (fab_import_takes_options (FAB_DRAFT_NODES, target))
    add_choice (reader, target.field, column, text);
  else
    add_value (reader, target.field, column, text);
}

static void
take_identity (Reader *reader, FabPlanActor *actor)
{
  FabPlanCell *siret = find_cell (reader, FAB_ACTOR_SIRET), *email = find_cell (reader, FAB_ACTOR_EMAIL);
  FabPlanCell *territory = find_cell (reader, FAB_ACTOR_TERRITORY);
  g_autofree char *number = siret != NULL ? fab_import_identity_of_siret (siret->value.text) : NULL;
  g_autofree char *domain = email != NULL ? fab_import_identity_of_email (email->value.text) : NULL;

  actor->siret = number != NULL ? g_string_chunk_insert (reader->plan->texts, number) : NULL;
  actor->domain = domain != NULL ? g_string_chunk_insert_const (reader->plan->texts, domain) : NULL;
  actor->territory = territory != NULL ? territory->value.integer : fab_import_get_territory (reader->plan->import);
}

static void
read_actor (Reader *reader)
{
  FabPlanActor actor = { .decision = FAB_IMPORT_CREATE };

  reader->first_cell = reader->plan->cells->len;
  reader->actor = &actor;
  actor.cells.first = reader->first_cell;
  actor.tags.first = reader->plan->tags->len;
  for (guint round = 0; round < 2; round++)
    for (guint column = 0; column < fab_draft_get_n_columns (reader->draft, FAB_DRAFT_NODES); column++)
      if (reader->main_texts[column] == (round == 0))
        read_actor_column (reader, &actor, column);
  if (actor.name == NULL)
    read_name (reader, &actor, fab_draft_get_node_id (reader->draft, reader->row));
  actor.cells.n = reader->plan->cells->len - actor.cells.first;
  if (actor.name == NULL)
    actor.decision = FAB_IMPORT_LEFT;
  else if (fab_import_get_kinds_by_name (reader->plan->import) && find_cell (reader, FAB_ACTOR_KIND) == NULL)
    actor.kind = fab_import_names_guess_kind (actor.name);
  take_identity (reader, &actor);
  reader->actor = NULL;
  g_array_append_val (reader->plan->actors, actor);
}

static gboolean
read_rows (Reader *reader, void (*read) (Reader *), GCancellable *cancellable, GError **error)
{
  guint n = fab_draft_get_n_rows (reader->draft, reader->part);

  for (guint c = 0; c < fab_draft_get_n_columns (reader->draft, reader->part); c++)
    reader->main_texts[c] = is_main_text (reader, c);
  for (reader->row = 0; reader->row < n; reader->row++) {
    if (reader->row % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    read (reader);
  }
  return TRUE;
}

gboolean
fab_import_plan_read_actors (FabImportPlan *self, GCancellable *cancellable, GError **error)
{
  Reader reader = { .plan = self, .draft = fab_import_get_draft (self->import), .part = FAB_DRAFT_NODES };

  reader.today = fab_date_today ();
  return read_rows (&reader, read_actor, cancellable, error);
}

/* ---- Links ---- */

static guint
find_strength_column (Reader *reader)
{
  for (guint c = 0; c < fab_draft_get_n_columns (reader->draft, FAB_DRAFT_LINKS); c++) {
    FabImportTarget target = fab_import_get_target (reader->plan->import, FAB_DRAFT_LINKS, c);

    if (target.use == FAB_IMPORT_FIELD && target.field == FAB_RELATION_STRENGTH)
      return c;
  }
  return FAB_DRAFT_NONE;
}

static gboolean
read_weight (Reader *reader, guint column, guint row, double *weight)
{
  const char *text = fab_draft_get_text (reader->draft, FAB_DRAFT_LINKS, row, column);

  return text != NULL &&
         fab_import_read_real (text, fab_draft_get_column_type (reader->draft, FAB_DRAFT_LINKS, column), weight);
}

/* Other programs' weights have any range: unless they are 1 to 5 already, they are brought to it, evenly by their logarithm where all are
 * positive. Where all are alike they say nothing. */
static void
measure_weights (Reader *reader)
{
  guint column = find_strength_column (reader);
  gboolean whole = TRUE;
  double weight;

  reader->low = INFINITY;
  reader->high = -INFINITY;
  for (guint row = 0; column != FAB_DRAFT_NONE && row < fab_draft_get_n_rows (reader->draft, FAB_DRAFT_LINKS); row++)
    if (read_weight (reader, column, row, &weight)) {
      reader->low = MIN (reader->low, weight);
      reader->high = MAX (reader->high, weight);
      whole = whole && weight == floor (weight);
    }
  reader->scaled = !(whole && reader->low >= 1 && reader->high <= MAX_STRENGTH);
  if (reader->low < reader->high && reader->scaled)
    g_ptr_array_add (reader->plan->notes,
                     g_strdup_printf (_ ("The strengths of the links go from %g to %g; they are brought to 1 to 5."),
                                      reader->low, reader->high));
}

static gint64
scale_weight (Reader *reader, double weight)
{
  double share = reader->low > 0 ? log (weight / reader->low) / log (reader->high / reader->low)
                                 : (weight - reader->low) / (reader->high - reader->low);

  return CLAMP (1 + (gint64)floor (isfinite (share) ? share * (MAX_STRENGTH - 1) + 0.5 : 0), 1, MAX_STRENGTH);
}

static void
add_bad_weight (Reader *reader, guint column, const char *text)
{
  g_autofree char *shown = fab_text_elide_middle (text, MAX_QUOTED);
  g_autofree char *why = g_strdup_printf (_ ("“%s” is not a number."), shown);

  fab_import_plan_add_problem (reader->plan, FAB_DRAFT_LINKS, column, why);
}

static void
read_strength (Reader *reader, guint column, const char *text)
{
  double weight;

  if (!read_weight (reader, column, reader->row, &weight))
    add_bad_weight (reader, column, text);
  else if (reader->low < reader->high)
    add_cell (reader, FAB_RELATION_STRENGTH,
              FAB_INTEGER (reader->scaled ? scale_weight (reader, weight) : (gint64)weight));
}

static guint
find_new_type (FabImportPlan *self, const char *text, gboolean directed)
{
  g_autofree char *name = fab_import_read_line (text, MAX_TYPE_LETTERS, NULL);
  g_autofree char *folded = fab_text_fold (name);
  FabPlanType type = { g_string_chunk_insert_const (self->texts, name), directed };

  for (guint i = 0; i < self->new_types->len; i++) {
    FabPlanType *known = &g_array_index (self->new_types, FabPlanType, i);
    g_autofree char *other = g_str_equal (known->name, name) ? NULL : fab_text_fold (known->name);

    if (other == NULL || (*folded != '\0' && g_str_equal (other, folded)))
      return i + 1;
  }
  g_array_append_val (self->new_types, type);
  return self->new_types->len;
}

static void
read_type (Reader *reader, FabPlanLink *link, guint column, const char *text, gboolean directed)
{
  const char *code = fab_import_find_value (reader->plan->import, FAB_DRAFT_LINKS, column, text);

  if (strcmp (code, FAB_IMPORT_NEW) == 0) {
    link->new_type = GPOINTER_TO_UINT (g_hash_table_lookup (reader->new_types, text));
    if (link->new_type == 0)
      link->new_type = find_new_type (reader->plan, text, directed);
    g_hash_table_insert (reader->new_types, (gpointer)text, GUINT_TO_POINTER (link->new_type));
  } else if (*code != '\0') {
    link->type = g_ascii_strtoll (code, NULL, 10);
  }
}

static void
read_link_column (Reader *reader, FabPlanLink *link, guint column, gboolean directed)
{
  FabImportTarget target = fab_import_get_target (reader->plan->import, FAB_DRAFT_LINKS, column);
  const char *text = fab_draft_get_text (reader->draft, FAB_DRAFT_LINKS, reader->row, column);

  if (text == NULL || target.use != FAB_IMPORT_FIELD)
    return;
  if (target.field == FAB_RELATION_TYPE)
    read_type (reader, link, column, text, directed);
  else if (target.field == FAB_RELATION_STRENGTH)
    read_strength (reader, column, text);
  else
    add_value (reader, target.field, column, text);
}

static void
read_link (Reader *reader)
{
  FabPlanLink link = { 0 };
  gboolean directed;

  reader->first_cell = reader->plan->cells->len;
  link.cells.first = reader->first_cell;
  fab_draft_get_link (reader->draft, reader->row, &link.source, &link.target, &directed);
  for (guint round = 0; round < 2; round++)
    for (guint column = 0; column < fab_draft_get_n_columns (reader->draft, FAB_DRAFT_LINKS); column++)
      if (reader->main_texts[column] == (round == 0))
        read_link_column (reader, &link, column, directed);
  link.cells.n = reader->plan->cells->len - link.cells.first;
  if (link.type == 0 && link.new_type == 0)
    link.type = fab_import_get_type_of_links (reader->plan->import);
  g_array_append_val (reader->plan->links, link);
}

gboolean
fab_import_plan_read_links (FabImportPlan *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) new_types = g_hash_table_new (NULL, NULL);
  Reader reader = { .plan = self, .draft = fab_import_get_draft (self->import), .part = FAB_DRAFT_LINKS };

  reader.new_types = new_types;
  reader.today = fab_date_today ();
  measure_weights (&reader);
  return read_rows (&reader, read_link, cancellable, error);
}
