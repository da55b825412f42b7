#include "fab-import-item.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fab-text.h"

#define MAX_LETTERS        120
#define MAX_CHOICE_LETTERS 28

struct _FabImportItem {
  GObject parent_instance;

  FabImportPlan *plan; /* (nullable) owned: of an actor */
  guint node;
  FabImportGroup group;
  char *title;
  char *about; /* (nullable): of what is no actor */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabImportItem, fab_import_item, G_TYPE_OBJECT)

static void
fab_import_item_finalize (GObject *object)
{
  FabImportItem *self = FAB_IMPORT_ITEM (object);

  g_clear_object (&self->plan);
  g_free (self->title);
  g_free (self->about);
  G_OBJECT_CLASS (fab_import_item_parent_class)->finalize (object);
}

static void
fab_import_item_class_init (FabImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_import_item_finalize;

  /** FabImportItem::changed: something else was decided */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_IMPORT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_import_item_init (FabImportItem *self)
{
}

/** fab_import_item_new_note: (transfer full): a remark */
FabImportItem *
fab_import_item_new_note (const char *text)
{
  FabImportItem *self = g_object_new (FAB_TYPE_IMPORT_ITEM, NULL);

  self->group = FAB_IMPORT_GROUP_NOTES;
  self->title = g_strdup (text);
  return self;
}

static FabImportGroup
find_group (FabImportPlan *plan, guint node)
{
  guint n_candidates;

  switch (fab_import_plan_get_decision (plan, node, NULL, NULL)) {
  case FAB_IMPORT_MERGE:
    return FAB_IMPORT_GROUP_MERGED;
  case FAB_IMPORT_LEFT:
    return FAB_IMPORT_GROUP_LEFT;
  case FAB_IMPORT_CREATE:
  default:
    fab_import_plan_get_candidates (plan, node, &n_candidates);
    return n_candidates > 0 ? FAB_IMPORT_GROUP_CHECK : FAB_IMPORT_GROUP_CREATED;
  }
}

/** fab_import_item_new_actor: (transfer full): it stays in the group of what is decided now, whatever is decided later */
FabImportItem *
fab_import_item_new_actor (FabImportPlan *plan, guint node)
{
  FabImportItem *self = g_object_new (FAB_TYPE_IMPORT_ITEM, NULL);
  const char *name = fab_import_plan_get_name (plan, node);

  self->plan = g_object_ref (plan);
  self->node = node;
  self->group = find_group (plan, node);
  self->title = *name != '\0' ? fab_text_elide_middle (name, MAX_LETTERS) : g_strdup (_ ("Without a name"));
  return self;
}

static const char *
explain_link (FabImportLinkState state)
{
  switch (state) {
  case FAB_IMPORT_LINK_THERE:
    return _ ("in the project already");
  case FAB_IMPORT_LINK_REPEATED:
    return _ ("twice in the file");
  case FAB_IMPORT_LINK_OPPOSITE:
    return _ ("in the file the other way round too, and its kind has no direction");
  case FAB_IMPORT_LINK_SELF:
    return _ ("ties an actor to itself");
  default:
    return _ ("one of its actors is left out");
  }
}

/** fab_import_item_new_link: (transfer full): a link that is not taken */
FabImportItem *
fab_import_item_new_link (FabImportPlan *plan, guint link)
{
  FabImportItem *self = g_object_new (FAB_TYPE_IMPORT_ITEM, NULL);

  self->group = FAB_IMPORT_GROUP_LINKS;
  self->title = fab_import_plan_describe_link (plan, link);
  self->about = g_strdup (explain_link (fab_import_plan_get_link_state (plan, link)));
  return self;
}

FabImportGroup
fab_import_item_get_group (FabImportItem *self)
{
  return self->group;
}

/** fab_import_group_get_title: the heading over a group */
const char *
fab_import_group_get_title (FabImportGroup group)
{
  switch (group) {
  case FAB_IMPORT_GROUP_NOTES:
    return _ ("To know");
  case FAB_IMPORT_GROUP_CHECK:
    return _ ("Actors to check");
  case FAB_IMPORT_GROUP_MERGED:
    return _ ("Merged actors");
  case FAB_IMPORT_GROUP_LEFT:
    return _ ("Actors left out");
  case FAB_IMPORT_GROUP_CREATED:
    return _ ("New actors");
  case FAB_IMPORT_GROUP_LINKS:
  default:
    return _ ("Links not taken");
  }
}

const char *
fab_import_item_get_title (FabImportItem *self)
{
  return self->title;
}

/** fab_import_item_describe: (transfer full): the reason, "" where there is none */
char *
fab_import_item_describe (FabImportItem *self)
{
  if (self->plan != NULL)
    return fab_import_plan_explain (self->plan, self->node);
  return g_strdup (self->about != NULL ? self->about : "");
}

/** fab_import_item_matches: whether @folded (fab_text_fold()) is in its title or its reason */
gboolean
fab_import_item_matches (FabImportItem *self, const char *folded)
{
  g_autofree char *about = fab_import_item_describe (self);
  g_autofree char *all = g_strconcat (self->title, " ", about, NULL);
  g_autofree char *text = fab_text_fold (all);

  return strstr (text, folded) != NULL;
}

/* ---- Decisions ---- */

static void
choice_free (gpointer data)
{
  FabImportChoice *choice = data;

  g_free (choice->label);
  g_free (choice);
}

static void
add_choice (GPtrArray *choices, FabImportDecision decision, guint candidate, FabImportMode mode, const char *label)
{
  FabImportChoice *choice = g_new (FabImportChoice, 1);

  *choice = (FabImportChoice){ decision, candidate, mode, g_strdup (label) };
  g_ptr_array_add (choices, choice);
}

static void
add_other_candidate (FabImportItem *self, GPtrArray *choices, guint candidate, const FabImportCandidate *other)
{
  g_autofree char *name =
      fab_text_elide_middle (fab_import_plan_get_candidate_name (self->plan, other), MAX_CHOICE_LETTERS);
  g_autofree char *label = g_strdup_printf (_ ("Complete “%s”"), name);

  add_choice (choices, FAB_IMPORT_MERGE, candidate, FAB_IMPORT_FILL, label);
}

/** fab_import_item_list_choices: (transfer full) (element-type FabImportChoice): what can be decided of an actor; empty for what is none */
GPtrArray *
fab_import_item_list_choices (FabImportItem *self)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  const FabImportCandidate *candidates;
  guint n, chosen, first;

  if (!fab_import_item_can_be_taken (self))
    return choices;
  candidates = fab_import_plan_get_candidates (self->plan, self->node, &n);
  first = fab_import_plan_get_decision (self->plan, self->node, &chosen, NULL) == FAB_IMPORT_MERGE ? chosen : 0;
  add_choice (choices, FAB_IMPORT_CREATE, 0, FAB_IMPORT_FILL, _ ("Create"));
  if (n > 0) {
    /* Translators: what is empty in the actor that is there already is filled */
    add_choice (choices, FAB_IMPORT_MERGE, first, FAB_IMPORT_FILL, _ ("Complete"));
    /* Translators: what the file says replaces what the actor that is there already says */
    add_choice (choices, FAB_IMPORT_MERGE, first, FAB_IMPORT_OVERWRITE, _ ("Overwrite"));
    add_choice (choices, FAB_IMPORT_MERGE, first, FAB_IMPORT_AS_IS, _ ("Links only"));
  }
  add_choice (choices, FAB_IMPORT_LEFT, 0, FAB_IMPORT_FILL, _ ("Leave out"));
  for (guint i = 0; i < n; i++)
    if (i != first)
      add_other_candidate (self, choices, i, &candidates[i]);
  return choices;
}

/** fab_import_item_is_chosen: whether @choice is what is decided */
gboolean
fab_import_item_is_chosen (FabImportItem *self, const FabImportChoice *choice)
{
  guint candidate;
  FabImportMode mode;
  FabImportDecision decision = fab_import_plan_get_decision (self->plan, self->node, &candidate, &mode);

  return choice->decision == decision &&
         (decision != FAB_IMPORT_MERGE || (choice->candidate == candidate && choice->mode == mode));
}

/** fab_import_item_choose: of an actor alone */
void
fab_import_item_choose (FabImportItem *self, FabImportDecision decision, guint candidate, FabImportMode mode)
{
  fab_import_plan_decide (self->plan, self->node, decision, candidate, mode);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** fab_import_item_can_be_taken: whether it is an actor that something can be decided of */
gboolean
fab_import_item_can_be_taken (FabImportItem *self)
{
  return self->plan != NULL && fab_import_plan_can_be_taken (self->plan, self->node);
}

/** fab_import_item_choose_actor: it completes @actor, whether that seemed likely or not */
void
fab_import_item_choose_actor (FabImportItem *self, FabRecord *actor)
{
  guint candidate = fab_import_plan_add_candidate (self->plan, self->node, fab_record_get_key (actor));

  fab_import_item_choose (self, FAB_IMPORT_MERGE, candidate, FAB_IMPORT_FILL);
}

/** fab_import_item_choose_if_possible: of several at once: merging concerns those that are to be merged, or may be */
void
fab_import_item_choose_if_possible (FabImportItem *self, FabImportDecision decision, FabImportMode mode)
{
  guint n, candidate;

  if (!fab_import_item_can_be_taken (self))
    return;
  fab_import_plan_get_candidates (self->plan, self->node, &n);
  fab_import_plan_get_decision (self->plan, self->node, &candidate, NULL);
  if (decision != FAB_IMPORT_MERGE || n > 0)
    fab_import_item_choose (self, decision, candidate, mode);
}
