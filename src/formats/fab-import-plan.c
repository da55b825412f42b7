#include "fab-import-plan.h"

#include "fab-import-plan-private.h"

G_DEFINE_FINAL_TYPE (FabImportPlan, fab_import_plan, G_TYPE_OBJECT)

static void
problem_clear (gpointer data)
{
  g_clear_pointer (&((FabPlanProblem *)data)->why, g_free);
}

static void
fab_import_plan_finalize (GObject *object)
{
  FabImportPlan *self = FAB_IMPORT_PLAN (object);

  g_array_unref (self->actors);
  g_array_unref (self->links);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->tags);
  g_array_unref (self->candidates);
  g_array_unref (self->new_types);
  g_array_unref (self->problems);
  g_ptr_array_unref (self->notes);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->names);
  g_clear_object (&self->import);
  G_OBJECT_CLASS (fab_import_plan_parent_class)->finalize (object);
}

static void
fab_import_plan_class_init (FabImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_import_plan_finalize;
}

static void
fab_import_plan_init (FabImportPlan *self)
{
  self->texts = g_string_chunk_new (4096);
  self->actors = g_array_new (FALSE, TRUE, sizeof (FabPlanActor));
  self->links = g_array_new (FALSE, TRUE, sizeof (FabPlanLink));
  self->cells = g_array_new (FALSE, TRUE, sizeof (FabPlanCell));
  self->tags = g_ptr_array_new ();
  self->candidates = g_array_new (FALSE, TRUE, sizeof (FabImportCandidate));
  self->new_types = g_array_new (FALSE, TRUE, sizeof (FabPlanType));
  self->problems = g_array_new (FALSE, TRUE, sizeof (FabPlanProblem));
  g_array_set_clear_func (self->problems, problem_clear);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->names = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static void
index_names (FabImportPlan *self)
{
  GArray *known = fab_import_get_known (self->import)->actors;

  for (guint i = 0; i < known->len; i++) {
    FabKnownActor *actor = &g_array_index (known, FabKnownActor, i);

    g_hash_table_insert (self->names, &actor->key, (gpointer)actor->name);
  }
}

/**
 * fab_import_plan_new:
 * @import: not to be changed meanwhile
 *
 * Reads all values, finds out whom each actor may be, and decides what is plain. For any thread.
 *
 * Returns: (transfer full): the plan; or %NULL where it was cancelled
 */
FabImportPlan *
fab_import_plan_new (FabImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabImportPlan) self = g_object_new (FAB_TYPE_IMPORT_PLAN, NULL);

  self->import = g_object_ref (import);
  index_names (self);
  if (!fab_import_plan_read_actors (self, cancellable, error) ||
      !fab_import_plan_read_links (self, cancellable, error) || !fab_import_plan_match (self, cancellable, error))
    return NULL;
  fab_import_plan_settle (self);
  return g_steal_pointer (&self);
}

/** fab_import_plan_get_import: (transfer none): what it was made of */
FabImport *
fab_import_plan_get_import (FabImportPlan *self)
{
  return self->import;
}

/* ---- Actors ---- */

/** fab_import_plan_get_n_actors: as many as the file has nodes */
guint
fab_import_plan_get_n_actors (FabImportPlan *self)
{
  return self->actors->len;
}

/** fab_import_plan_get_name: "" where the file has none */
const char *
fab_import_plan_get_name (FabImportPlan *self, guint node)
{
  const char *name = fab_plan_actor (self, node)->name;

  return name != NULL ? name : "";
}

/** fab_import_plan_get_candidates: (transfer none) (array length=n): whom an actor may be, likeliest first */
const FabImportCandidate *
fab_import_plan_get_candidates (FabImportPlan *self, guint node, guint *n)
{
  FabPlanSpan span = fab_plan_actor (self, node)->candidates;

  *n = span.n;
  return span.n > 0 ? &g_array_index (self->candidates, FabImportCandidate, span.first) : NULL;
}

static const char *
find_known_name (FabImportPlan *self, gint64 key)
{
  const char *name = g_hash_table_lookup (self->names, &key);

  return name != NULL ? name : "";
}

/** fab_import_plan_get_candidate_name: what the actor is called that another may be */
const char *
fab_import_plan_get_candidate_name (FabImportPlan *self, const FabImportCandidate *candidate)
{
  return candidate->key != 0 ? find_known_name (self, candidate->key)
                             : fab_import_plan_get_name (self, candidate->node);
}

static gboolean
find_candidate (FabImportPlan *self, guint node, gint64 key, guint *position)
{
  guint n;
  const FabImportCandidate *candidates = fab_import_plan_get_candidates (self, node, &n);

  for (*position = 0; *position < n; ++*position)
    if (candidates[*position].key == key)
      return TRUE;
  return FALSE;
}

/**
 * fab_import_plan_add_candidate:
 * @key: of an actor of the project
 *
 * Somebody knows better whom an actor of the file may be. What fab_import_plan_get_candidates() returned is void then.
 *
 * Returns: which of the candidates it is
 */
guint
fab_import_plan_add_candidate (FabImportPlan *self, guint node, gint64 key)
{
  FabPlanSpan *span = &fab_plan_actor (self, node)->candidates;
  FabImportCandidate added = { .key = key, .node = G_MAXUINT, .reason = FAB_IMPORT_CHOSEN };
  guint position, first = self->candidates->len;

  g_return_val_if_fail (g_hash_table_contains (self->names, &key), 0);
  if (find_candidate (self, node, key, &position))
    return position;
  for (guint i = 0; i < span->n; i++) {
    FabImportCandidate kept = g_array_index (self->candidates, FabImportCandidate, span->first + i);

    g_array_append_val (self->candidates, kept);
  }
  g_array_append_val (self->candidates, added);
  span->first = first;
  return span->n++;
}

/**
 * fab_import_plan_get_decision:
 * @candidate: (out) (optional): which of the candidates it merges with
 * @mode: (out) (optional): what becomes of that one's fields
 */
FabImportDecision
fab_import_plan_get_decision (FabImportPlan *self, guint node, guint *candidate, FabImportMode *mode)
{
  FabPlanActor *actor = fab_plan_actor (self, node);

  if (candidate != NULL)
    *candidate = actor->candidate;
  if (mode != NULL)
    *mode = actor->mode;
  return actor->decision;
}

/** fab_import_plan_can_be_taken: an actor without a name can only be left */
gboolean
fab_import_plan_can_be_taken (FabImportPlan *self, guint node)
{
  return fab_plan_actor (self, node)->name != NULL;
}

/** fab_import_plan_decide: @candidate and @mode count for merging alone */
void
fab_import_plan_decide (FabImportPlan *self, guint node, FabImportDecision decision, guint candidate,
                        FabImportMode mode)
{
  FabPlanActor *actor = fab_plan_actor (self, node);

  g_return_if_fail (decision != FAB_IMPORT_MERGE || candidate < actor->candidates.n);
  if (actor->name == NULL)
    return;
  actor->decision = decision;
  actor->candidate = decision == FAB_IMPORT_MERGE ? candidate : 0;
  actor->mode = mode;
  self->settled = FALSE;
}

/* ---- Links ---- */

/** fab_import_plan_get_n_links: as many as the file has links between its nodes */
guint
fab_import_plan_get_n_links (FabImportPlan *self)
{
  return self->links->len;
}

FabImportLinkState
fab_import_plan_get_link_state (FabImportPlan *self, guint link)
{
  fab_import_plan_settle (self);
  return fab_plan_link (self, link)->state;
}
