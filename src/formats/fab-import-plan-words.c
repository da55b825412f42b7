/* fab-import-plan-words.c: a plan in sentences */
#include <glib/gi18n-lib.h>

#include "fab-import-plan-private.h"
#include "fab-import-read.h"
#include "fab-number.h"
#include "fab-text.h"

#define MAX_NAME_LETTERS 60

/* ---- Counting ---- */

static void
count_new (FabImportPlan *self, FabImportCounts *counts)
{
  g_autofree gboolean *types = g_new0 (gboolean, self->new_types->len + 1);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->links->len; i++) {
    FabPlanLink *link = fab_plan_link (self, i);

    if (link->state == FAB_IMPORT_LINK_CREATE && link->new_type > 0 && !types[link->new_type]) {
      types[link->new_type] = TRUE;
      counts->new_types++;
    }
  }
  for (guint i = 0; i < self->actors->len; i++) {
    FabPlanActor *actor = fab_plan_actor (self, i);

    for (guint t = 0; t < actor->tags.n && actor->decision != FAB_IMPORT_LEFT; t++)
      g_hash_table_add (tags, g_ptr_array_index (self->tags, actor->tags.first + t));
  }
  counts->new_tags = 0;
  if (g_hash_table_size (tags) > 0) {
    GHashTableIter iter;
    gpointer tag;

    g_hash_table_iter_init (&iter, tags);
    while (g_hash_table_iter_next (&iter, &tag, NULL))
      counts->new_tags += fab_import_known_find (fab_import_get_known (self->import)->tags, tag) == NULL;
  }
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

static char *
format_number (guint n)
{
  return fab_number_format (n, fab_language_get_default ());
}

static char *
say (guint n, const char *format)
{
  g_autofree char *number = format_number (n);

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
  created = say (counts.actors[FAB_IMPORT_CREATE],
                 ngettext ("%s actor created", "%s actors created", counts.actors[FAB_IMPORT_CREATE]));
  merged = say (counts.actors[FAB_IMPORT_MERGE], ngettext ("%s merged", "%s merged", counts.actors[FAB_IMPORT_MERGE]));
  left = say (counts.actors[FAB_IMPORT_LEFT], ngettext ("%s left out", "%s left out", counts.actors[FAB_IMPORT_LEFT]));
  if (self->links->len == 0)
    /* Translators: "42 actors created", "7 merged", "3 left out" */
    return g_strdup_printf (_ ("%s, %s, %s."), created, merged, left);
  links = say (counts.links[FAB_IMPORT_LINK_CREATE],
               ngettext ("%s link created", "%s links created", counts.links[FAB_IMPORT_LINK_CREATE]));
  others = say (n_others, ngettext ("%s left out or there already", "%s left out or there already", n_others));
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
    return known ? _ ("same name as “%s”, but for the legal form")
                 : _ ("same name as “%s” above in the file, but for the legal form");
  case FAB_IMPORT_SAME_SHORT:
    return _ ("short name of “%s”");
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

  if (candidate->doubtful && candidate->reason != FAB_IMPORT_SAME_DOMAIN)
    /* Translators: a reason, such as: same name as “Biocoop” */
    return g_strdup_printf (_ ("%s, but another SIRET or another territory"), reason);
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
  if (candidate == NULL)
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

/* ---- Notes ---- */

static void
note_problems (FabImportPlan *self, GPtrArray *notes)
{
  FabDraft *draft = fab_import_get_draft (self->import);

  for (guint i = 0; i < self->problems->len; i++) {
    FabPlanProblem *problem = &g_array_index (self->problems, FabPlanProblem, i);
    g_autofree char *number = format_number (problem->n);

    g_ptr_array_add (notes, g_strdup_printf (ngettext ("Column “%s”: %s value was left out. %s",
                                                       "Column “%s”: %s values were left out. %s", problem->n),
                                             fab_draft_get_column_name (draft, problem->part, problem->column), number,
                                             problem->why));
  }
}

static void
note_counts (FabImportPlan *self, GPtrArray *notes)
{
  FabImportCounts counts;

  fab_import_plan_count (self, &counts);
  if (fab_import_is_personal (self->import))
    g_ptr_array_add (
        notes,
        g_strdup (_ ("E-mail addresses, telephone numbers and addresses may be those of private persons: take only "
                     "what those concerned have agreed to.")));
  if (self->n_cut_names > 0)
    g_ptr_array_add (
        notes, say (self->n_cut_names, ngettext ("%s name is very long and was shortened.",
                                                 "%s names are very long and were shortened.", self->n_cut_names)));
  if (self->n_unknown_territories > 0)
    g_ptr_array_add (notes, say (self->n_unknown_territories,
                                 ngettext ("%s actor names a territory that the project lacks, and gets the usual one.",
                                           "%s actors name a territory that the project lacks, and get the usual one.",
                                           self->n_unknown_territories)));
  if (counts.new_types > 0)
    g_ptr_array_add (notes, say (counts.new_types, ngettext ("%s kind of link is created.",
                                                             "%s kinds of links are created.", counts.new_types)));
  if (counts.new_tags > 0)
    g_ptr_array_add (notes,
                     say (counts.new_tags, ngettext ("%s tag is created.", "%s tags are created.", counts.new_tags)));
}

static void
note_links (FabImportPlan *self, GPtrArray *notes)
{
  FabImportCounts counts;

  fab_import_plan_count (self, &counts);
  if (counts.links[FAB_IMPORT_LINK_THERE] > 0)
    g_ptr_array_add (notes, say (counts.links[FAB_IMPORT_LINK_THERE],
                                 ngettext ("%s link is in the project already.", "%s links are in the project already.",
                                           counts.links[FAB_IMPORT_LINK_THERE])));
  if (counts.links[FAB_IMPORT_LINK_REPEATED] > 0)
    g_ptr_array_add (
        notes, say (counts.links[FAB_IMPORT_LINK_REPEATED], ngettext ("%s link is left out: the file has it twice.",
                                                                      "%s links are left out: the file has them twice.",
                                                                      counts.links[FAB_IMPORT_LINK_REPEATED])));
  if (counts.links[FAB_IMPORT_LINK_SELF] > 0)
    g_ptr_array_add (
        notes, say (counts.links[FAB_IMPORT_LINK_SELF], ngettext ("%s link is left out: it ties an actor to itself.",
                                                                  "%s links are left out: they tie an actor to itself.",
                                                                  counts.links[FAB_IMPORT_LINK_SELF])));
  if (counts.links[FAB_IMPORT_LINK_END_LEFT] > 0)
    g_ptr_array_add (
        notes, say (counts.links[FAB_IMPORT_LINK_END_LEFT], ngettext ("%s link is left out with one of its actors.",
                                                                      "%s links are left out with one of their actors.",
                                                                      counts.links[FAB_IMPORT_LINK_END_LEFT])));
}

/** fab_import_plan_list_notes: (transfer full) (element-type utf8): what to know before importing, in sentences */
GPtrArray *
fab_import_plan_list_notes (FabImportPlan *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  guint n_all = 0;
  const char *const *of_file = fab_draft_get_notes (fab_import_get_draft (self->import), &n_all);
  guint n = 0;

  note_counts (self, notes);
  note_links (self, notes);
  for (guint i = 0; i < self->notes->len; i++)
    g_ptr_array_add (notes, g_strdup (g_ptr_array_index (self->notes, i)));
  note_problems (self, notes);
  for (; of_file != NULL && of_file[n] != NULL; n++)
    g_ptr_array_add (notes, g_strdup (of_file[n]));
  if (n_all > n)
    g_ptr_array_add (notes, say (n_all - n, ngettext ("… and %s more remark about the file.",
                                                      "… and %s more remarks about the file.", n_all - n)));
  return notes;
}
