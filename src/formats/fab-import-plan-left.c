/* fab-import-plan-left.c: what is put where the file says nothing that is known here, and what of its links' directions is lost */
#include <glib/gi18n-lib.h>

#include "fab-import-plan-private.h"
#include "fab-number.h"
#include "fab-text.h"

/* So many are named; the rest is counted. */
#define MAX_NAMED        5
#define MAX_NAME_LETTERS 40

/* ---- Kinds of actors ---- */

static gboolean
has_kind (FabImportPlan *self, const FabPlanActor *actor)
{
  for (guint i = 0; i < actor->cells.n; i++)
    if (g_array_index (self->cells, FabPlanCell, actor->cells.first + i).field == FAB_ACTOR_KIND)
      return TRUE;
  return FALSE;
}

static const char *
get_kind_label (const char *code)
{
  return fab_choices_get_label (fab_import_get_field (FAB_DRAFT_NODES, FAB_ACTOR_KIND)->choices, code);
}

static char *
format_number (guint n)
{
  return fab_number_format (n, fab_language_get_default ());
}

/* "Mairie de Lorient (Local authority), …" */
static void
note_told_kinds (FabImportPlan *self, GPtrArray *notes)
{
  GString *told = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->actors->len; i++) {
    FabPlanActor *actor = fab_plan_actor (self, i);
    g_autofree char *name = actor->kind != NULL ? fab_text_elide_middle (actor->name, MAX_NAME_LETTERS) : NULL;

    if (name == NULL || actor->decision != FAB_IMPORT_CREATE || n++ >= MAX_NAMED)
      continue;
    if (n > 1)
      g_string_append (told, ", ");
    /* Translators: an actor and its kind, in a list */
    g_string_append_printf (told, _ ("“%s” (%s)"), name, get_kind_label (actor->kind));
  }
  if (n > 0 && n <= MAX_NAMED)
    g_ptr_array_add (notes, g_strdup_printf (_ ("Kinds that were told from the actors’ names: %s."), told->str));
  else if (n > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("Kinds that were told from the actors’ names: %s and %u more.",
                                                       "Kinds that were told from the actors’ names: %s and %u more.",
                                                       n - MAX_NAMED),
                                             told->str, n - MAX_NAMED));
  g_string_free (told, TRUE);
}

static void
note_kinds (FabImportPlan *self, GPtrArray *notes)
{
  g_autofree char *number = NULL;
  guint n = 0;

  for (guint i = 0; i < self->actors->len; i++) {
    FabPlanActor *actor = fab_plan_actor (self, i);

    n += actor->decision == FAB_IMPORT_CREATE && actor->kind == NULL && actor->strange_kind == NULL &&
         !has_kind (self, actor);
  }
  note_told_kinds (self, notes);
  number = format_number (n);
  if (n > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("%s new actor without a kind in the file becomes “%s”.",
                                                       "%s new actors without a kind in the file become “%s”.", n),
                                             number, get_kind_label (fab_import_get_kind (self->import))));
}

/* ---- Directions ---- */

/* How many links that are taken have a direction where their kind has none, or the other way round; @type: (out): such a kind */
static guint
count_turned (FabImportPlan *self, gboolean arrows, const char **type)
{
  FabDraft *draft = fab_import_get_draft (self->import);
  guint n = 0;

  for (guint i = 0; i < self->links->len; i++) {
    FabPlanLink *link = fab_plan_link (self, i);
    const FabKnownThing *thing = fab_import_known_get (fab_import_get_known (self->import)->types, link->type);
    guint source, target;
    gboolean directed;

    fab_draft_get_link (draft, i, &source, &target, &directed);
    if (link->state != FAB_IMPORT_LINK_CREATE || directed != arrows ||
        fab_import_plan_is_directed (self, link) == arrows)
      continue;
    n++;
    *type = link->new_type > 0 ? g_array_index (self->new_types, FabPlanType, link->new_type - 1).name
            : thing != NULL    ? thing->name
                               : "–";
  }
  return n;
}

static void
note_directions (FabImportPlan *self, GPtrArray *notes)
{
  const char *type = NULL;
  guint n = count_turned (self, TRUE, &type);
  g_autofree char *lost = format_number (n), *gained = NULL;

  if (fab_draft_is_vague (fab_import_get_draft (self->import)))
    return;
  if (n > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%s link has a direction in the file, but its kind, “%s”, has none: "
                                                "the arrow is lost. Choose a kind with a direction to keep it.",
                                                "%s links have a direction in the file, but their kind, “%s”, has "
                                                "none: the arrows are lost. Choose a kind with a direction to keep "
                                                "them.",
                                                n),
                                      lost, type));
  n = count_turned (self, FALSE, &type);
  gained = format_number (n);
  if (n > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%s link has no direction in the file, but its kind, “%s”, has one: "
                                                "it goes from the first actor to the second.",
                                                "%s links have no direction in the file, but their kind, “%s”, has "
                                                "one: they go from the first actor to the second.",
                                                n),
                                      gained, type));
}

/** fab_import_plan_note_left: adds, in sentences, what is put where the file says nothing, and the directions that get lost */
void
fab_import_plan_note_left (FabImportPlan *self, GPtrArray *notes)
{
  note_kinds (self, notes);
  note_directions (self, notes);
}
