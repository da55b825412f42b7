/* fab-import-plan-words.c: a plan in sentences */
#include <glib/gi18n-lib.h>

#include "fab-import-plan-private.h"
#include "fab-number.h"
#include "fab-text.h"

#define MAX_NAME_LETTERS 60

/* ---- Counting ---- */

static void
count_new (FabImportPlan *self, FabImportCounts *counts)
{
  g_autoptr (GPtrArray) types = fab_import_plan_list_new_types (self);
  g_autoptr (GPtrArray) tags = fab_import_plan_list_new_tags (self);

  counts->new_types = types->len;
  counts->new_tags = tags->len;
}

/** fab_import_plan_count: @counts: (out): how much of what would happen */
void
fab_import_plan_count (FabImportPlan *self, FabImportCounts *counts)
{
  *counts = (FabImportCounts){ 0 };
  fab_import_plan_settle (self);
  for (guint i = 0; i < self->actors->len; i++)
    counts->actors[fab_plan_actor (self, i)->decision]++;
  for (guint i = 0; i < self->links->len; i++)
    counts->links[fab_plan_link (self, i)->state]++;
  count_new (self, counts);
}

/* Returns: (transfer full): @format with @n as a number is written */
char *
fab_import_plan_say (guint n, const char *format)
{
  g_autofree char *number = fab_number_format (n, fab_language_get_default ());

  return g_strdup_printf (format, number);
}

/** fab_import_plan_summarize: (transfer full): what would happen, in a sentence */
char *
fab_import_plan_summarize (FabImportPlan *self)
{
  FabImportCounts counts;
  g_autofree char *created = NULL, *merged = NULL, *left = NULL, *links = NULL, *others = NULL;
  guint n_others;

  fab_import_plan_count (self, &counts);
  n_others = self->links->len - counts.links[FAB_IMPORT_LINK_CREATE];
  created = fab_import_plan_say (counts.actors[FAB_IMPORT_CREATE],
                                 ngettext ("%s actor created", "%s actors created", counts.actors[FAB_IMPORT_CREATE]));
  merged = fab_import_plan_say (counts.actors[FAB_IMPORT_MERGE],
                                ngettext ("%s merged", "%s merged", counts.actors[FAB_IMPORT_MERGE]));
  left = fab_import_plan_say (counts.actors[FAB_IMPORT_LEFT],
                              ngettext ("%s left out", "%s left out", counts.actors[FAB_IMPORT_LEFT]));
  if (self->links->len == 0)
    /* Translators: "42 actors created", "7 merged", "3 left out" */
    return g_strdup_printf (_ ("%s, %s, %s."), created, merged, left);
  links = fab_import_plan_say (counts.links[FAB_IMPORT_LINK_CREATE],
                               ngettext ("%s link created", "%s links created", counts.links[FAB_IMPORT_LINK_CREATE]));
  others = fab_import_plan_say (n_others,
                                ngettext ("%s left out or there already", "%s left out or there already", n_others));
  /* Translators: "42 actors created", "7 merged", "3 left out"; "55 links created", "2 left out or there already" */
  return g_strdup_printf (_ ("%s, %s, %s; %s, %s."), created, merged, left, links, others);
}

/* ---- Actors ---- */

static const char *
explain_reason (const FabImportCandidate *candidate)
{
  gboolean known = candidate->key != 0;

  switch (candidate->reason) {
  case FAB_IMPORT_SAME_ID:
    return _ ("same identifier as “%s” above in the file");
  case FAB_IMPORT_SAME_SIRET:
    return known ? _ ("same SIRET as “%s”") : _ ("same SIRET as “%s” above in the file");
  case FAB_IMPORT_SAME_NAME:
    return known ? _ ("same name as “%s”") : _ ("same name as “%s” above in the file");
  case FAB_IMPORT_SAME_WORDS:
    return known ? _ ("nearly the same name as “%s”") : _ ("nearly the same name as “%s” above in the file");
  case FAB_IMPORT_SAME_SHORT:
    return _ ("short name of “%s”");
  case FAB_IMPORT_CHOSEN:
    /* Translators: the actor of the file is merged with this one of the project, because somebody said so */
    return _ ("“%s”, as you chose");
  case FAB_IMPORT_SAME_DOMAIN:
  default:
    return _ ("same e-mail domain as “%s”");
  }
}

static char *
explain_candidate (FabImportPlan *self, const FabImportCandidate *candidate)
{
  g_autofree char *name =
      fab_text_elide_middle (fab_import_plan_get_candidate_name (self, candidate), MAX_NAME_LETTERS);
  g_autofree char *reason = g_strdup_printf (explain_reason (candidate), name);

  if (candidate->other_siret)
    /* Translators: a reason, such as: same name as “Biocoop” */
    return g_strdup_printf (_ ("%s, but another SIRET"), reason);
  if (candidate->doubtful && candidate->reason != FAB_IMPORT_SAME_DOMAIN)
    /* Translators: a reason, such as: same name as “Biocoop” */
    return g_strdup_printf (_ ("%s, but another territory"), reason);
  return g_steal_pointer (&reason);
}

static const FabImportCandidate *
get_explained (FabImportPlan *self, FabPlanActor *actor)
{
  guint chosen = actor->decision == FAB_IMPORT_MERGE ? actor->candidate : 0;

  return actor->candidates.n > 0
             ? &g_array_index (self->candidates, FabImportCandidate, actor->candidates.first + chosen)
             : NULL;
}

/** fab_import_plan_explain: (transfer full): why an actor is to be merged, or may have to be; "" where there is nothing to say */
char *
fab_import_plan_explain (FabImportPlan *self, guint node)
{
  FabPlanActor *actor = fab_plan_actor (self, node);
  const FabImportCandidate *candidate = get_explained (self, actor);
  g_autofree char *reason = NULL;

  if (actor->name == NULL)
    return g_strdup (_ ("it has no name"));
  if (candidate == NULL || (candidate->reason == FAB_IMPORT_CHOSEN && actor->decision != FAB_IMPORT_MERGE))
    return g_strdup ("");
  reason = explain_candidate (self, candidate);
  if (actor->decision == FAB_IMPORT_CREATE)
    /* Translators: a reason, such as: same e-mail domain as “Biocoop” */
    return g_strdup_printf (_ ("to check: %s"), reason);
  return g_steal_pointer (&reason);
}

/* ---- Links ---- */

static const char *
get_type_name (FabImportPlan *self, FabPlanLink *link)
{
  const FabKnownThing *thing;

  if (link->new_type > 0)
    return g_array_index (self->new_types, FabPlanType, link->new_type - 1).name;
  thing = fab_import_known_get (fab_import_get_known (self->import)->types, link->type);
  return thing != NULL ? thing->name : NULL;
}

/** fab_import_plan_describe_link: (transfer full): "Optim’ism — Biocoop (Livraison)" */
char *
fab_import_plan_describe_link (FabImportPlan *self, guint link)
{
  FabPlanLink *described = fab_plan_link (self, link);
  g_autofree char *source =
      fab_text_elide_middle (fab_import_plan_get_name (self, described->source), MAX_NAME_LETTERS);
  g_autofree char *target =
      fab_text_elide_middle (fab_import_plan_get_name (self, described->target), MAX_NAME_LETTERS);
  const char *type = get_type_name (self, described);

  if (type == NULL)
    return g_strdup_printf ("%s — %s", source, target);
  return g_strdup_printf ("%s — %s (%s)", source, target, type);
}
