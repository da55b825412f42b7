#include "fab-graph-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-map-scope.h"

/** What is written of a table: its fields, and the columns that they become. */
typedef struct {
  FabDraftPart part;
  const FabTable *table;
  guint *columns; /* of each field; FAB_DRAFT_NONE: not written */
} Side;

typedef struct {
  FabStore *store;
  const FabGraphExportOptions *options;
  FabDraft *draft;
  GHashTable *chosen; /* FabRecord of an actor → its row + 1 */
  Side sides[FAB_DRAFT_N_PARTS];
  guint label;      /* column of names */
  guint tags;       /* column, or FAB_DRAFT_NONE */
  guint counts[32]; /* of each kind, for names without names */
} Export;

typedef void (*Visit) (Export *self, FabRecord *record);

static void
visit_all (Export *self, FabTableId table, Visit visit)
{
  for (guint i = 0; i < fab_store_get_count (self->store, table); i++)
    visit (self, fab_store_get_nth (self->store, table, i));
}

/* ---- Which ---- */

static void
choose (Export *self)
{
  const FabMapMatch *match = self->options->match;
  g_autoptr (GHashTable) scope = fab_map_scope_new (self->store, self->options->territory, self->options->view);
  GHashTableIter iter;
  gpointer actor;

  g_hash_table_iter_init (&iter, scope);
  while (g_hash_table_iter_next (&iter, &actor, NULL))
    if (match == NULL || fab_map_match_has_actor (match, fab_record_get_key (actor)))
      g_hash_table_insert (self->chosen, actor, NULL);
}

/* ---- Columns ---- */

/* What says nothing about who it is. */
static gboolean
is_anonymous (const FabTable *table, guint field)
{
  static const guint actor[] = { FAB_ACTOR_KIND,  FAB_ACTOR_TERRITORY, FAB_ACTOR_THEME,    FAB_ACTOR_PROFILE,
                                 FAB_ACTOR_SCALE, FAB_ACTOR_INFLUENCE, FAB_ACTOR_INTEREST, FAB_ACTOR_PLAN_PARTNER };
  static const guint relation[] = { FAB_RELATION_TYPE, FAB_RELATION_STRENGTH, FAB_RELATION_START_DATE,
                                    FAB_RELATION_END_DATE };
  const guint *kept = table->id == FAB_TABLE_ACTOR ? actor : relation;
  guint n = table->id == FAB_TABLE_ACTOR ? G_N_ELEMENTS (actor) : G_N_ELEMENTS (relation);

  for (guint i = 0; i < n; i++)
    if (kept[i] == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_end (const FabTable *table, guint field)
{
  return table->id == FAB_TABLE_RELATION && (field == FAB_RELATION_SOURCE || field == FAB_RELATION_TARGET);
}

static gboolean
is_wanted (Export *self, const FabTable *table, guint field)
{
  const FabField *declared = &table->fields[field];

  if ((declared->flags & FAB_FIELD_INTERNAL) != 0 || is_end (table, field))
    return FALSE;
  if (table->id == FAB_TABLE_ACTOR && field == FAB_ACTOR_NAME)
    return FALSE; /* it has its own column, first */
  if (self->options->anonymous)
    return is_anonymous (table, field);
  return self->options->personal || (declared->flags & FAB_FIELD_PERSONAL) == 0;
}

static FabDraftType
get_type (const FabField *field)
{
  switch (field->type) {
  case FAB_FIELD_INTEGER:
    return FAB_DRAFT_INTEGER;
  case FAB_FIELD_REAL:
  case FAB_FIELD_MONEY:
    return FAB_DRAFT_REAL;
  case FAB_FIELD_BOOLEAN:
    return FAB_DRAFT_BOOLEAN;
  case FAB_FIELD_DATE:
    return FAB_DRAFT_DATE;
  default:
    return FAB_DRAFT_TEXT;
  }
}

static FabDraftMeaning
get_meaning (const FabTable *table, guint field)
{
  if (table->id == FAB_TABLE_ACTOR)
    return field == FAB_ACTOR_KIND ? FAB_DRAFT_KIND : FAB_DRAFT_UNKNOWN;
  switch (field) {
  case FAB_RELATION_TYPE:
    return FAB_DRAFT_KIND;
  case FAB_RELATION_LABEL:
    return FAB_DRAFT_LABEL;
  case FAB_RELATION_STRENGTH:
    return FAB_DRAFT_WEIGHT;
  default:
    return FAB_DRAFT_UNKNOWN;
  }
}

static char *
get_column_name (const FabField *field)
{
  if (field->type == FAB_FIELD_MONEY)
    return g_strdup_printf ("%s (€)", fab_field_get_label (field));
  return g_strdup (fab_field_get_label (field));
}

static void
add_columns (Export *self, FabDraftPart part, FabTableId id)
{
  const FabTable *table = fab_table_get (id);
  Side *side = &self->sides[part];

  *side = (Side){ part, table, g_new (guint, table->n_fields) };
  for (guint i = 0; i < table->n_fields; i++) {
    g_autofree char *name = get_column_name (&table->fields[i]);

    side->columns[i] = FAB_DRAFT_NONE;
    if (!is_wanted (self, table, i))
      continue;
    side->columns[i] = fab_draft_add_column (self->draft, part, name, get_meaning (table, i));
    fab_draft_set_column_type (self->draft, part, side->columns[i], get_type (&table->fields[i]));
    fab_draft_set_column_personal (self->draft, part, side->columns[i],
                                   (table->fields[i].flags & FAB_FIELD_PERSONAL) != 0);
  }
}

/* ---- Values ---- */

static char *
get_money (gint64 cents)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", (double)cents / 100));
}

static char *
get_real (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", number));
}

/* (transfer full) (nullable) */
static char *
get_text (Export *self, FabRecord *record, guint field)
{
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  FabRecord *target;

  if (fab_record_is_null (record, field))
    return NULL;
  switch (declared->type) {
  case FAB_FIELD_INTEGER:
  case FAB_FIELD_TIME:
    return g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_integer (record, field));
  case FAB_FIELD_REAL:
    return get_real (fab_record_get_real (record, field));
  case FAB_FIELD_MONEY:
    return get_money (fab_record_get_integer (record, field));
  case FAB_FIELD_BOOLEAN:
    return g_strdup (fab_record_get_boolean (record, field) ? "true" : "false");
  case FAB_FIELD_CHOICE:
    return g_strdup (fab_choices_get_label (declared->choices, fab_record_get_text (record, field)));
  case FAB_FIELD_REF:
  case FAB_FIELD_ANY:
    target = fab_store_get_target (self->store, record, field);
    return target != NULL ? g_strdup (fab_record_get_title (target)) : NULL;
  case FAB_FIELD_TEXT:
  case FAB_FIELD_DATE:
  default:
    return g_strdup (fab_record_get_text (record, field));
  }
}

static void
set_texts (Export *self, const Side *side, guint row, FabRecord *record)
{
  for (guint i = 0; i < side->table->n_fields; i++) {
    g_autofree char *text = side->columns[i] != FAB_DRAFT_NONE ? get_text (self, record, i) : NULL;

    if (text != NULL && *text != '\0')
      fab_draft_set_text (self->draft, side->part, row, side->columns[i], text);
  }
}

/* ---- Nodes and links ---- */

/* (transfer full): "Association 3", as on a picture without names */
static char *
make_alias (Export *self, FabRecord *actor)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  const FabChoice *kind = fab_choices_find (kinds, fab_record_get_text (actor, FAB_ACTOR_KIND));
  const char *label = kind != NULL ? fab_choices_get_label (kinds, kind->code) : C_ ("kind of actor", "Other");
  guint index = kind != NULL ? (guint)(kind - kinds->choices) : kinds->n_choices;
  g_autofree char *name = g_strchomp (g_strndup (label, strcspn (label, ",(")));

  g_return_val_if_fail (index < G_N_ELEMENTS (self->counts), NULL);
  return g_strdup_printf ("%s %u", name, ++self->counts[index]);
}

/* A record's key would tell who it is to anybody who has the project. */
static char *
make_id (Export *self, FabRecord *actor)
{
  if (self->options->anonymous)
    return g_strdup_printf ("%u", fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES) + 1);
  return g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_key (actor));
}

/* As our import reads them. */
static void
set_tags (Export *self, guint row, FabRecord *actor)
{
  g_autoptr (GPtrArray) links = fab_store_get_referrers (self->store, actor, FAB_TABLE_LINK, FAB_LINK_SOURCE);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++) {
    FabRecord *tag = fab_store_get_target (self->store, g_ptr_array_index (links, i), FAB_LINK_TARGET);

    if (tag != NULL && fab_record_get_table (tag)->id == FAB_TABLE_TAG)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", fab_record_get_title (tag));
  }
  if (names->len > 0)
    fab_draft_set_text (self->draft, FAB_DRAFT_NODES, row, self->tags, names->str);
}

static void
add_node (Export *self, FabRecord *actor)
{
  g_autofree char *id = make_id (self, actor);
  g_autofree char *name = NULL;
  guint row;

  if (!g_hash_table_contains (self->chosen, actor))
    return;
  name = self->options->anonymous ? make_alias (self, actor) : g_strdup (fab_record_get_title (actor));
  row = fab_draft_add_node (self->draft, id);
  g_hash_table_insert (self->chosen, actor, GUINT_TO_POINTER (row + 1));
  fab_draft_set_text (self->draft, FAB_DRAFT_NODES, row, self->label, name);
  set_texts (self, &self->sides[FAB_DRAFT_NODES], row, actor);
  if (self->tags != FAB_DRAFT_NONE)
    set_tags (self, row, actor);
}

static guint
find_row (Export *self, FabRecord *actor)
{
  return actor != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->chosen, actor)) - 1 : FAB_DRAFT_NONE;
}

static gboolean
is_shown (Export *self, FabRecord *relation)
{
  const FabMapMatch *match = self->options->match;

  return match == NULL || fab_map_match_has_relation (match, fab_record_get_key (relation));
}

static void
add_link (Export *self, FabRecord *relation)
{
  guint source = find_row (self, fab_store_get_target (self->store, relation, FAB_RELATION_SOURCE));
  guint target = find_row (self, fab_store_get_target (self->store, relation, FAB_RELATION_TARGET));
  FabRecord *type = fab_store_get_target (self->store, relation, FAB_RELATION_TYPE);
  guint row;

  if (source == FAB_DRAFT_NONE || target == FAB_DRAFT_NONE || !is_shown (self, relation))
    return;
  row = fab_draft_add_link (self->draft, fab_draft_get_node_id (self->draft, source),
                            fab_draft_get_node_id (self->draft, target),
                            type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_DIRECTED));
  set_texts (self, &self->sides[FAB_DRAFT_LINKS], row, relation);
}

static gboolean
is_key_of (gint64 key, FabRecord *record)
{
  return key == (record != NULL ? fab_record_get_key (record) : 0);
}

static void
set_place (Export *self, FabRecord *position)
{
  guint row = find_row (self, fab_store_get_target (self->store, position, FAB_MAP_POSITION_ACTOR));

  if (row != FAB_DRAFT_NONE && is_key_of (fab_record_get_ref (position, FAB_MAP_POSITION_VIEW), self->options->view) &&
      is_key_of (fab_record_get_ref (position, FAB_MAP_POSITION_TERRITORY), self->options->territory))
    fab_draft_set_place (self->draft, row, fab_record_get_real (position, FAB_MAP_POSITION_X),
                         fab_record_get_real (position, FAB_MAP_POSITION_Y));
}

static void
fill (Export *self)
{
  choose (self);
  self->label = fab_draft_add_column (self->draft, FAB_DRAFT_NODES, _ ("Name"), FAB_DRAFT_LABEL);
  add_columns (self, FAB_DRAFT_NODES, FAB_TABLE_ACTOR);
  self->tags = FAB_DRAFT_NONE;
  if (!self->options->anonymous && fab_store_get_count (self->store, FAB_TABLE_TAG) > 0)
    self->tags = fab_draft_add_column (self->draft, FAB_DRAFT_NODES, _ ("Tags"), FAB_DRAFT_UNKNOWN);
  add_columns (self, FAB_DRAFT_LINKS, FAB_TABLE_RELATION);
  visit_all (self, FAB_TABLE_ACTOR, add_node);
  visit_all (self, FAB_TABLE_RELATION, add_link);
  visit_all (self, FAB_TABLE_MAP_POSITION, set_place);
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    g_free (self->sides[i].columns);
}

/**
 * fab_draft_new_from_store:
 * @options: (nullable): %NULL for all of it
 *
 * To be called in the store's thread. The ids of nodes are the actors' keys, unless anonymous; columns bear the fields' names and choices their labels, in
 * the language of the program; amounts are in euros; places are those that the project keeps.
 *
 * Returns: (transfer full): a draft that has ended; %NULL with %FAB_ERROR_INVALID where there is nothing to write, or too much
 */
FabDraft *
fab_draft_new_from_store (FabStore *store, const FabGraphExportOptions *options, GError **error)
{
  static const FabGraphExportOptions all = { 0 };
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  Export self = { .store = store, .options = options != NULL ? options : &all, .draft = draft, .chosen = chosen };

  fill (&self);
  if (fab_draft_get_n_rows (draft, FAB_DRAFT_NODES) == 0) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("There is no actor to export."));
    return NULL;
  }
  return fab_draft_end (draft, error) ? g_steal_pointer (&draft) : NULL;
}
