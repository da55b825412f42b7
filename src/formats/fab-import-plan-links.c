/* fab-import-plan-links.c: what becomes of the links, once it is decided what becomes of the actors */
#include <string.h>

#include "fab-import-plan-private.h"
#include "fab-text.h"

/* Two links are one when they tie the same two in the same way, about the same. */
typedef struct {
  FabPlanEnd source, target;
  gint64 type;
  guint new_type;
  const char *about; /* folded */
} Tie;

static guint
hash_end (const FabPlanEnd *end)
{
  return end->key != 0 ? g_int64_hash (&end->key) : end->node * 2654435761u;
}

static guint
tie_hash (gconstpointer data)
{
  const Tie *tie = data;

  return hash_end (&tie->source) * 31 + hash_end (&tie->target) * 17 + g_int64_hash (&tie->type) + tie->new_type +
         g_str_hash (tie->about);
}

static gboolean
is_same_end (const FabPlanEnd *a, const FabPlanEnd *b)
{
  return a->key == b->key && (a->key != 0 || a->node == b->node);
}

static gboolean
tie_equal (gconstpointer a, gconstpointer b)
{
  const Tie *one = a, *other = b;

  return is_same_end (&one->source, &other->source) && is_same_end (&one->target, &other->target) &&
         one->type == other->type && one->new_type == other->new_type && strcmp (one->about, other->about) == 0;
}

static int
compare_ends (const FabPlanEnd *a, const FabPlanEnd *b)
{
  if (a->key != b->key)
    return a->key < b->key ? -1 : 1;
  return a->key != 0 || a->node == b->node ? 0 : a->node < b->node ? -1 : 1;
}

/* Without a direction it doesn't matter who comes first. Returns: whether they were turned round */
static gboolean
order_ends (Tie *tie, gboolean directed)
{
  FabPlanEnd first = tie->source;

  if (directed || compare_ends (&tie->source, &tie->target) <= 0)
    return FALSE;
  tie->source = tie->target;
  tie->target = first;
  return TRUE;
}

static gboolean
is_type_directed (FabImportPlan *self, gint64 type)
{
  const FabKnownThing *thing = fab_import_known_get (fab_import_get_known (self->import)->types, type);

  return thing != NULL && thing->directed;
}

/** fab_import_plan_is_directed: whether the kind that a link gets has a direction */
gboolean
fab_import_plan_is_directed (FabImportPlan *self, const FabPlanLink *link)
{
  if (link->new_type > 0)
    return g_array_index (self->new_types, FabPlanType, link->new_type - 1).directed;
  return is_type_directed (self, link->type);
}

static void
add_tie (GHashTable *ties, GStringChunk *texts, Tie tie, const char *about, gboolean turned)
{
  tie.about = g_string_chunk_insert (texts, about);
  g_hash_table_insert (ties, g_memdup2 (&tie, sizeof tie), GINT_TO_POINTER (turned));
}

/* A link of the project stands for one of the file that says the same, or nothing, about it. */
static GHashTable *
list_known (FabImportPlan *self, GStringChunk *texts)
{
  GHashTable *ties = g_hash_table_new_full (tie_hash, tie_equal, g_free, NULL);
  GArray *known = fab_import_get_known (self->import)->links;

  for (guint i = 0; i < known->len; i++) {
    FabKnownLink *link = &g_array_index (known, FabKnownLink, i);
    Tie tie = { { link->source, 0 }, { link->target, 0 }, link->type, 0, "" };
    g_autofree char *about = fab_text_fold (link->label);

    order_ends (&tie, is_type_directed (self, link->type));
    add_tie (ties, texts, tie, about, FALSE);
    add_tie (ties, texts, tie, "", FALSE);
  }
  return ties;
}

/* ---- Ends ---- */

/**
 * fab_import_plan_find_end:
 *
 * Where a node ends up: merging with an earlier actor of the file leads on to what becomes of that one.
 */
FabPlanEnd
fab_import_plan_find_end (FabImportPlan *self, guint node)
{
  for (guint steps = 0; steps <= self->actors->len; steps++) {
    FabPlanActor *actor = fab_plan_actor (self, node);
    FabImportCandidate *candidate;

    if (actor->decision == FAB_IMPORT_CREATE)
      return (FabPlanEnd){ 0, node };
    if (actor->decision == FAB_IMPORT_LEFT)
      break;
    candidate = &g_array_index (self->candidates, FabImportCandidate, actor->candidates.first + actor->candidate);
    if (candidate->key != 0)
      return (FabPlanEnd){ candidate->key, 0 };
    node = candidate->node;
  }
  return (FabPlanEnd){ 0, G_MAXUINT };
}

static gboolean
is_nowhere (const FabPlanEnd *end)
{
  return end->key == 0 && end->node == G_MAXUINT;
}

/* ---- States ---- */

static void
append_cell (GString *about, const FabPlanCell *cell)
{
  if (cell->value.type == FAB_FIELD_TEXT || cell->value.type == FAB_FIELD_DATE)
    g_string_append_printf (about, "\n%u %s", cell->field, cell->value.text);
  else
    g_string_append_printf (about, "\n%u %" G_GINT64_FORMAT, cell->field, cell->value.integer);
}

/* What the link is about, alone and with all the rest that it says. */
static void
describe (FabImportPlan *self, FabPlanLink *link, GString *about, GString *all)
{
  g_string_truncate (about, 0);
  g_string_truncate (all, 0);
  for (guint i = 0; i < link->cells.n; i++) {
    FabPlanCell *cell = &g_array_index (self->cells, FabPlanCell, link->cells.first + i);

    if (cell->field == FAB_RELATION_LABEL)
      fab_text_append_folded (about, cell->value.text);
    append_cell (all, cell);
  }
}

typedef struct {
  FabImportPlan *plan;
  GStringChunk *texts;
  GHashTable *known, *seen; /* of Tie; of what was seen: whether its ends were turned round */
  GString *about, *all;
} Settler;

static gboolean
is_arrow (FabImportPlan *plan, guint link)
{
  guint source, target;
  gboolean directed;

  fab_draft_get_link (fab_import_get_draft (plan->import), link, &source, &target, &directed);
  return directed;
}

static FabImportLinkState
find_state (Settler *settler, guint i)
{
  FabPlanLink *link = fab_plan_link (settler->plan, i);
  Tie tie = { fab_import_plan_find_end (settler->plan, link->source),
              fab_import_plan_find_end (settler->plan, link->target), link->type, link->new_type, NULL };
  gpointer before;
  gboolean turned;

  if (is_nowhere (&tie.source) || is_nowhere (&tie.target))
    return FAB_IMPORT_LINK_END_LEFT;
  if (is_same_end (&tie.source, &tie.target))
    return FAB_IMPORT_LINK_SELF;
  turned = order_ends (&tie, fab_import_plan_is_directed (settler->plan, link));
  describe (settler->plan, link, settler->about, settler->all);
  tie.about = settler->about->str;
  if (g_hash_table_contains (settler->known, &tie))
    return FAB_IMPORT_LINK_THERE;
  tie.about = settler->all->str;
  if (g_hash_table_lookup_extended (settler->seen, &tie, NULL, &before))
    return GPOINTER_TO_INT (before) != turned && is_arrow (settler->plan, i) ? FAB_IMPORT_LINK_OPPOSITE
                                                                             : FAB_IMPORT_LINK_REPEATED;
  add_tie (settler->seen, settler->texts, tie, settler->all->str, turned);
  return FAB_IMPORT_LINK_CREATE;
}

/** fab_import_plan_settle: lets the links follow the decisions about their actors */
void
fab_import_plan_settle (FabImportPlan *self)
{
  Settler settler = { .plan = self };

  if (self->settled)
    return;
  self->settled = TRUE;
  settler.texts = g_string_chunk_new (4096);
  settler.known = list_known (self, settler.texts);
  settler.seen = g_hash_table_new_full (tie_hash, tie_equal, g_free, NULL);
  settler.about = g_string_new (NULL);
  settler.all = g_string_new (NULL);
  for (guint i = 0; i < self->links->len; i++)
    fab_plan_link (self, i)->state = find_state (&settler, i);
  g_string_free (settler.all, TRUE);
  g_string_free (settler.about, TRUE);
  g_hash_table_unref (settler.seen);
  g_hash_table_unref (settler.known);
  g_string_chunk_free (settler.texts);
}
