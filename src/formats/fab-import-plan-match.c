/* fab-import-plan-match.c: whom each actor of the file may be */
#include <string.h>

#include "fab-import-identity.h"
#include "fab-import-plan-private.h"
#include "fab-text.h"

#define LOOK_EVERY 256
/* More would be no help to anybody. */
#define MAX_CANDIDATES 6
/* A domain that more actors than this share says nothing about one. */
#define MAX_SHARED_DOMAIN 3

/** Actors by one of the things that may tell who they are. Values are GArrays of guint: numbers of actors. */
typedef struct {
  GHashTable *by_siret, *by_folded, *by_words, *by_short, *by_domain, *by_id;
} Index;

typedef struct {
  FabImportPlan *plan;
  GArray *known; /* of FabKnownActor */
  Index project, file;
} Matcher;

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
}

static void
index_init (Index *index)
{
  index->by_siret = table_new ();
  index->by_folded = table_new ();
  index->by_words = table_new ();
  index->by_short = table_new ();
  index->by_domain = table_new ();
  index->by_id = table_new ();
}

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->by_siret);
  g_hash_table_unref (index->by_folded);
  g_hash_table_unref (index->by_words);
  g_hash_table_unref (index->by_short);
  g_hash_table_unref (index->by_domain);
  g_hash_table_unref (index->by_id);
}

/* Takes @key. Long lists say nothing: they stop growing. */
static void
put (GHashTable *table, char *key, guint number)
{
  GArray *numbers = key != NULL && *key != '\0' ? g_hash_table_lookup (table, key) : NULL;

  if (key == NULL || *key == '\0') {
    g_free (key);
    return;
  }
  if (numbers == NULL) {
    numbers = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (table, key, numbers);
  } else {
    g_free (key);
  }
  if (numbers->len <= MAX_CANDIDATES)
    g_array_append_val (numbers, number);
}

static void
index_project (Matcher *matcher)
{
  for (guint i = 0; i < matcher->known->len; i++) {
    FabKnownActor *actor = &g_array_index (matcher->known, FabKnownActor, i);

    put (matcher->project.by_siret, fab_import_identity_of_siret (actor->siret), i);
    put (matcher->project.by_folded, fab_text_fold (actor->name), i);
    put (matcher->project.by_words, fab_import_identity_of_name (actor->name), i);
    put (matcher->project.by_short, actor->short_name != NULL ? fab_import_identity_of_name (actor->short_name) : NULL,
         i);
    put (matcher->project.by_domain, fab_import_identity_of_email (actor->email), i);
  }
}

/* ---- Candidates ---- */

static gboolean
is_there (FabImportPlan *plan, FabPlanActor *actor, gint64 key, guint node)
{
  for (guint i = 0; i < actor->candidates.n; i++) {
    FabImportCandidate *candidate = &g_array_index (plan->candidates, FabImportCandidate, actor->candidates.first + i);

    if (key != 0 ? candidate->key == key : candidate->key == 0 && candidate->node == node)
      return TRUE;
  }
  return FALSE;
}

static void
add_candidate (Matcher *matcher, FabPlanActor *actor, FabImportCandidate candidate)
{
  if (actor->candidates.n >= MAX_CANDIDATES || is_there (matcher->plan, actor, candidate.key, candidate.node))
    return;
  g_array_append_val (matcher->plan->candidates, candidate);
  actor->candidates.n++;
}

/* Two numbers of registration are two organisations; one name in two towns mostly too. */
static void
weigh (FabImportCandidate *candidate, const FabPlanActor *actor, const char *siret, gint64 territory)
{
  FabImportReason reason = candidate->reason;

  if (reason == FAB_IMPORT_SAME_SIRET || reason == FAB_IMPORT_SAME_ID)
    return;
  candidate->other_siret = actor->siret != NULL && siret != NULL && strcmp (actor->siret, siret) != 0;
  candidate->doubtful = candidate->other_siret || reason == FAB_IMPORT_SAME_DOMAIN ||
                        (actor->territory != 0 && territory != 0 && actor->territory != territory);
}

static void
look_in_project (Matcher *matcher, FabPlanActor *actor, GHashTable *table, const char *key, FabImportReason reason)
{
  GArray *numbers = key != NULL && *key != '\0' ? g_hash_table_lookup (table, key) : NULL;

  if (numbers == NULL || (reason == FAB_IMPORT_SAME_DOMAIN && numbers->len > MAX_SHARED_DOMAIN))
    return;
  for (guint i = 0; i < numbers->len; i++) {
    FabKnownActor *known = &g_array_index (matcher->known, FabKnownActor, g_array_index (numbers, guint, i));
    g_autofree char *siret = fab_import_identity_of_siret (known->siret);
    FabImportCandidate candidate = { .key = known->key, .node = G_MAXUINT, .reason = reason };

    weigh (&candidate, actor, siret, known->territory);
    add_candidate (matcher, actor, candidate);
  }
}

static void
look_in_file (Matcher *matcher, FabPlanActor *actor, GHashTable *table, const char *key, FabImportReason reason)
{
  GArray *numbers = key != NULL && *key != '\0' ? g_hash_table_lookup (table, key) : NULL;
  guint first = numbers != NULL ? g_array_index (numbers, guint, 0) : 0;
  FabPlanActor *other = numbers != NULL ? fab_plan_actor (matcher->plan, first) : NULL;
  FabImportCandidate candidate = { .node = first, .reason = reason };

  if (other == NULL)
    return;
  weigh (&candidate, actor, other->siret, other->territory);
  add_candidate (matcher, actor, candidate);
}

/* ---- Deciding ---- */

/* The likeliest that nothing speaks against: those of the project come first. */
static void
decide (FabImportPlan *plan, FabPlanActor *actor)
{
  if (actor->name == NULL)
    return;
  for (guint i = 0; i < actor->candidates.n; i++) {
    FabImportCandidate *candidate = &g_array_index (plan->candidates, FabImportCandidate, actor->candidates.first + i);

    if (candidate->doubtful)
      continue;
    actor->decision = FAB_IMPORT_MERGE;
    actor->candidate = i;
    return;
  }
}

/* An actor that has no name of its own may have the number of one that has. */
static const char *
get_id (Matcher *matcher, guint node)
{
  return fab_draft_get_node_id (fab_import_get_draft (matcher->plan->import), node);
}

static void
match_actor (Matcher *matcher, guint node)
{
  FabPlanActor *actor = fab_plan_actor (matcher->plan, node);
  g_autofree char *folded = fab_text_fold (actor->name);
  g_autofree char *words = fab_import_identity_of_name (actor->name);
  const Index *project = &matcher->project, *file = &matcher->file;
  const char *id = get_id (matcher, node);

  actor->candidates.first = matcher->plan->candidates->len;
  look_in_project (matcher, actor, project->by_siret, actor->siret, FAB_IMPORT_SAME_SIRET);
  look_in_project (matcher, actor, project->by_folded, folded, FAB_IMPORT_SAME_NAME);
  look_in_project (matcher, actor, project->by_words, words, FAB_IMPORT_SAME_WORDS);
  look_in_project (matcher, actor, project->by_short, words, FAB_IMPORT_SAME_SHORT);
  look_in_file (matcher, actor, file->by_id, id, FAB_IMPORT_SAME_ID);
  look_in_file (matcher, actor, file->by_siret, actor->siret, FAB_IMPORT_SAME_SIRET);
  look_in_file (matcher, actor, file->by_folded, folded, FAB_IMPORT_SAME_NAME);
  look_in_file (matcher, actor, file->by_words, words, FAB_IMPORT_SAME_WORDS);
  look_in_project (matcher, actor, project->by_domain, actor->domain, FAB_IMPORT_SAME_DOMAIN);
  decide (matcher->plan, actor);
  if (actor->name == NULL)
    return;
  put (matcher->file.by_siret, g_strdup (actor->siret), node);
  put (matcher->file.by_folded, g_steal_pointer (&folded), node);
  put (matcher->file.by_words, g_steal_pointer (&words), node);
  put (matcher->file.by_id, g_strdup (id), node);
}

gboolean
fab_import_plan_match (FabImportPlan *self, GCancellable *cancellable, GError **error)
{
  Matcher matcher = { .plan = self, .known = fab_import_get_known (self->import)->actors };
  gboolean done = TRUE;

  index_init (&matcher.project);
  index_init (&matcher.file);
  index_project (&matcher);
  for (guint node = 0; node < self->actors->len && done; node++) {
    if (node % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      done = FALSE;
    else
      match_actor (&matcher, node);
  }
  index_clear (&matcher.project);
  index_clear (&matcher.file);
  return done;
}
