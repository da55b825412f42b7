/* fab-import-plan-notes.c: what to know of a plan before it is carried out, in sentences */
#include <glib/gi18n-lib.h>

#include "fab-import-plan-private.h"
#include "fab-number.h"
#include "fab-text.h"

/* Names in one sentence, and letters of one. */
#define MAX_NAMES        5
#define MAX_NAME_LETTERS 40

/* ---- Names ---- */

/* @n: how often it is there, which is said from 2 on */
static void
append_quoted (GString *list, const char *name, guint n)
{
  g_autofree char *shown = fab_text_elide_middle (name, MAX_NAME_LETTERS);

  if (list->len > 0)
    g_string_append (list, ", ");
  /* Translators: a name in quotation marks, in a list of such */
  g_string_append_printf (list, _ ("“%s”"), shown);
  if (n > 1)
    g_string_append_printf (list, " (%u)", n);
}

/* @counts: (nullable): folded name → how often it is there. Returns: (transfer full): "“a”, “b” (2) and 3 more" */
static char *
quote_counted (GPtrArray *names, GHashTable *counts)
{
  GString *list = g_string_new (NULL);
  guint n = names->len <= MAX_NAMES ? names->len : MAX_NAMES - 1;
  g_autofree char *first = NULL;

  for (guint i = 0; i < n; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *folded = fab_text_fold (name);

    append_quoted (list, name, counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) : 1);
  }
  if (n == names->len)
    return g_string_free_and_steal (list);
  first = g_string_free_and_steal (list);
  /* Translators: a list of names, and how many it goes on with */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", names->len - n), first, names->len - n);
}

static char *
quote (GPtrArray *names)
{
  return quote_counted (names, NULL);
}

/* Names that differ by accents, case and punctuation alone are one. */
static void
add_once (GPtrArray *names, GHashTable *seen, const char *name)
{
  if (g_hash_table_add (seen, fab_text_fold (name)))
    g_ptr_array_add (names, (gpointer)name);
}

/* As add_once(); @counts: folded name → how often it is there */
static void
count_one (GPtrArray *names, GHashTable *counts, const char *name)
{
  char *folded = fab_text_fold (name);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));

  if (n == 0)
    g_ptr_array_add (names, (gpointer)name);
  g_hash_table_replace (counts, folded, GUINT_TO_POINTER (n + 1));
}

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* ---- What is new ---- */

/* Returns: (transfer container) (element-type utf8): the kinds of links that are created */
GPtrArray *
fab_import_plan_list_new_types (FabImportPlan *self)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autofree gboolean *seen = g_new0 (gboolean, self->new_types->len + 1);

  for (guint i = 0; i < self->links->len; i++) {
    FabPlanLink *link = fab_plan_link (self, i);

    if (link->state != FAB_IMPORT_LINK_CREATE || link->new_type == 0 || seen[link->new_type])
      continue;
    seen[link->new_type] = TRUE;
    g_ptr_array_add (names, (gpointer)g_array_index (self->new_types, FabPlanType, link->new_type - 1).name);
  }
  return names;
}

/* Whether something of the actor is written, beside its links. */
static gboolean
is_taken (const FabPlanActor *actor)
{
  return actor->decision == FAB_IMPORT_CREATE ||
         (actor->decision == FAB_IMPORT_MERGE && actor->mode != FAB_IMPORT_AS_IS);
}

/* Returns: (transfer container) (element-type utf8): the tags that are created */
GPtrArray *
fab_import_plan_list_new_tags (FabImportPlan *self)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = set_new ();

  for (guint i = 0; i < self->actors->len; i++) {
    FabPlanActor *actor = fab_plan_actor (self, i);

    for (guint t = 0; t < actor->tags.n && is_taken (actor); t++)
      add_once (names, seen, g_ptr_array_index (self->tags, actor->tags.first + t));
  }
  for (guint i = names->len; i > 0; i--)
    if (fab_import_known_find (fab_import_get_known (self->import)->tags, g_ptr_array_index (names, i - 1)) != NULL)
      g_ptr_array_remove_index (names, i - 1);
  return names;
}

static void
note_new (FabImportPlan *self, GPtrArray *notes)
{
  g_autoptr (GPtrArray) types = fab_import_plan_list_new_types (self);
  g_autoptr (GPtrArray) tags = fab_import_plan_list_new_tags (self);
  g_autofree char *type_names = quote (types), *tag_names = quote (tags);

  if (types->len > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("This kind of link is created: %s.",
                                                       "These kinds of links are created: %s.", types->len),
                                             type_names));
  if (tags->len > 0)
    g_ptr_array_add (
        notes,
        g_strdup_printf (ngettext ("This tag is created: %s.", "These tags are created: %s.", tags->len), tag_names));
}

/* ---- What is not known here ---- */

static char *
tell_strange_territories (FabImportPlan *self, const char *names, gboolean any_new)
{
  const FabKnownThing *usual =
      fab_import_known_get (fab_import_get_known (self->import)->territories, fab_import_get_territory (self->import));

  if (!any_new)
    return g_strdup_printf (_ ("Territories that the project lacks: %s."), names);
  if (usual == NULL)
    return g_strdup_printf (_ ("Territories that the project lacks: %s. New actors that name them get none."), names);
  return g_strdup_printf (_ ("Territories that the project lacks: %s. New actors that name them get “%s”."), names,
                          usual->name);
}

static char *
tell_strange_kinds (FabImportPlan *self, const char *names, gboolean any_new)
{
  const FabChoices *kinds = fab_import_get_field (FAB_DRAFT_NODES, FAB_ACTOR_KIND)->choices;

  if (!any_new)
    return g_strdup_printf (_ ("Kinds of actors that are not known here: %s."), names);
  return g_strdup_printf (_ ("Kinds of actors that are not known here: %s. New actors of these kinds become “%s”."),
                          names, fab_choices_get_label (kinds, fab_import_get_kind (self->import)));
}

static void
note_strange_in (FabImportPlan *self, GPtrArray *notes, gsize offset,
                 char *(*tell) (FabImportPlan *, const char *, gboolean))
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = set_new ();
  g_autofree char *quoted = NULL;
  gboolean any_new = FALSE;

  for (guint i = 0; i < self->actors->len; i++) {
    FabPlanActor *actor = fab_plan_actor (self, i);
    const char *strange = G_STRUCT_MEMBER (const char *, actor, offset);

    if (strange == NULL || !is_taken (actor))
      continue;
    any_new = any_new || (actor->decision == FAB_IMPORT_CREATE && actor->kind == NULL);
    count_one (names, counts, strange);
  }
  if (names->len == 0)
    return;
  quoted = quote_counted (names, counts);
  g_ptr_array_add (notes, tell (self, quoted, any_new));
}

static void
note_strange (FabImportPlan *self, GPtrArray *notes)
{
  note_strange_in (self, notes, G_STRUCT_OFFSET (FabPlanActor, strange_territory), tell_strange_territories);
  note_strange_in (self, notes, G_STRUCT_OFFSET (FabPlanActor, strange_kind), tell_strange_kinds);
}

/* ---- What is not taken ---- */

static void
note_problems (FabImportPlan *self, GPtrArray *notes)
{
  FabDraft *draft = fab_import_get_draft (self->import);

  for (guint i = 0; i < self->problems->len; i++) {
    FabPlanProblem *problem = &g_array_index (self->problems, FabPlanProblem, i);
    g_autofree char *number = fab_number_format (problem->n, fab_language_get_default ());

    g_ptr_array_add (notes, g_strdup_printf (ngettext ("Column “%s”: %s value was left out. %s",
                                                       "Column “%s”: %s values were left out. %s", problem->n),
                                             fab_draft_get_column_name (draft, problem->part, problem->column), number,
                                             problem->why));
  }
}

static gboolean
is_left (FabImportPlan *self, FabDraftPart part, guint column)
{
  FabDraft *draft = fab_import_get_draft (self->import);

  if (fab_import_get_target (self->import, part, column).use != FAB_IMPORT_LEAVE ||
      fab_draft_get_column_meaning (draft, part, column) == FAB_DRAFT_IDENTITY)
    return FALSE;
  for (guint row = 0; row < fab_draft_get_n_rows (draft, part); row++)
    if (fab_draft_get_text (draft, part, row, column) != NULL)
      return TRUE;
  return FALSE;
}

static void
note_left (FabImportPlan *self, GPtrArray *notes)
{
  FabDraft *draft = fab_import_get_draft (self->import);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *quoted = NULL;

  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    for (guint c = 0; c < fab_draft_get_n_columns (draft, part); c++)
      if (is_left (self, part, c))
        g_ptr_array_add (names, (gpointer)fab_draft_get_column_name (draft, part, c));
  if (names->len == 0)
    return;
  quoted = quote (names);
  g_ptr_array_add (
      notes, g_strdup_printf (ngettext ("This column is left out: %s.", "These columns are left out: %s.", names->len),
                              quoted));
}

static void
note_links (FabImportPlan *self, GPtrArray *notes)
{
  FabImportCounts counts;

  fab_import_plan_count (self, &counts);
  if (counts.links[FAB_IMPORT_LINK_THERE] > 0)
    g_ptr_array_add (notes, fab_import_plan_say (counts.links[FAB_IMPORT_LINK_THERE],
                                                 ngettext ("%s link is in the project already.",
                                                           "%s links are in the project already.",
                                                           counts.links[FAB_IMPORT_LINK_THERE])));
  if (counts.links[FAB_IMPORT_LINK_REPEATED] > 0)
    g_ptr_array_add (notes, fab_import_plan_say (counts.links[FAB_IMPORT_LINK_REPEATED],
                                                 ngettext ("%s link is left out: the file has it twice.",
                                                           "%s links are left out: the file has them twice.",
                                                           counts.links[FAB_IMPORT_LINK_REPEATED])));
  if (counts.links[FAB_IMPORT_LINK_OPPOSITE] > 0)
    g_ptr_array_add (
        notes,
        fab_import_plan_say (
            counts.links[FAB_IMPORT_LINK_OPPOSITE],
            ngettext ("%s link is left out: the file has it the other way round too, and its kind has no direction.",
                      "%s links are left out: the file has them the other way round too, and their kind has no "
                      "direction.",
                      counts.links[FAB_IMPORT_LINK_OPPOSITE])));
  if (counts.links[FAB_IMPORT_LINK_SELF] > 0)
    g_ptr_array_add (notes, fab_import_plan_say (counts.links[FAB_IMPORT_LINK_SELF],
                                                 ngettext ("%s link is left out: it ties an actor to itself.",
                                                           "%s links are left out: they tie an actor to itself.",
                                                           counts.links[FAB_IMPORT_LINK_SELF])));
  if (counts.links[FAB_IMPORT_LINK_END_LEFT] > 0)
    g_ptr_array_add (notes, fab_import_plan_say (counts.links[FAB_IMPORT_LINK_END_LEFT],
                                                 ngettext ("%s link is left out with one of its actors.",
                                                           "%s links are left out with one of their actors.",
                                                           counts.links[FAB_IMPORT_LINK_END_LEFT])));
}

/* ---- All of it ---- */

static void
note_personal (FabImportPlan *self, GPtrArray *notes)
{
  guint n = 0;

  for (guint i = 0; i < self->actors->len; i++)
    n += fab_plan_actor (self, i)->personal && is_taken (fab_plan_actor (self, i));
  if (n > 0)
    g_ptr_array_add (
        notes, fab_import_plan_say (
                   n, ngettext ("%s actor comes with what may be about a private person (e-mail, telephone, address, "
                                "name): take only what those concerned have agreed to.",
                                "%s actors come with what may be about private persons (e-mail, telephone, address, "
                                "name): take only what those concerned have agreed to.",
                                n)));
  if (self->n_cut_names > 0)
    g_ptr_array_add (notes,
                     fab_import_plan_say (self->n_cut_names,
                                          ngettext ("%s name is very long and was shortened.",
                                                    "%s names are very long and were shortened.", self->n_cut_names)));
}

/** fab_import_plan_list_notes: (transfer full) (element-type utf8): what to know before importing, in sentences */
GPtrArray *
fab_import_plan_list_notes (FabImportPlan *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  guint n_all = 0;
  const char *const *of_file = fab_draft_get_notes (fab_import_get_draft (self->import), &n_all);
  guint n = 0;

  note_personal (self, notes);
  note_strange (self, notes);
  fab_import_plan_note_left (self, notes);
  note_new (self, notes);
  note_links (self, notes);
  for (guint i = 0; i < self->notes->len; i++)
    g_ptr_array_add (notes, g_strdup (g_ptr_array_index (self->notes, i)));
  note_problems (self, notes);
  note_left (self, notes);
  for (; of_file != NULL && of_file[n] != NULL; n++)
    g_ptr_array_add (notes, g_strdup (of_file[n]));
  if (n_all > n)
    g_ptr_array_add (notes,
                     fab_import_plan_say (n_all - n, ngettext ("… and %s more remark about the file.",
                                                               "… and %s more remarks about the file.", n_all - n)));
  return notes;
}
