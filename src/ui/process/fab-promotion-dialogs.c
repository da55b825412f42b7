#include "fab-promotion-dialogs.h"

#include <glib/gi18n.h>

#include "fab-name-dialog.h"
#include "fab-promotion.h"
#include "fab-roadmap.h"
#include "fab-territory.h"

/** What is asked for. */
typedef struct {
  FabContext *context;     /* owned */
  FabRecord *contribution; /* owned */
  GPtrArray *axes;         /* of an action: where it may go */
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->context);
  g_object_unref (question->contribution);
  g_ptr_array_unref (question->axes);
  g_free (question);
}

static Question *
ask (FabNameDialog *dialog, FabContext *context, FabRecord *contribution, GCallback answered)
{
  Question *question = g_new (Question, 1);
  g_autofree char *name = fab_promotion_suggest_name (fab_record_get_title (contribution));

  *question = (Question){ g_object_ref (context), g_object_ref (contribution),
                          g_ptr_array_new_with_free_func (g_object_unref) };
  fab_name_dialog_set_name (dialog, name);
  g_signal_connect_data (dialog, "chosen", answered, question, free_question, 0);
  return question;
}

static void
go_there (Question *question, FabRecord *made)
{
  if (made != NULL)
    fab_context_show_record (question->context, made);
}

/* ---- An actor ---- */

static const FabChoices *
get_actor_kinds (void)
{
  return fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
}

static void
on_actor_named (FabNameDialog *dialog, Question *question)
{
  const char *kind = get_actor_kinds ()->choices[fab_name_dialog_get_choice (dialog, 0)].code;

  go_there (question, fab_promotion_make_actor (question->context, question->contribution,
                                                fab_name_dialog_get_name (dialog), kind));
}

/** fab_promotion_ask_for_actor: asks for the name and kind of the actor that @contribution becomes */
void
fab_promotion_ask_for_actor (GtkWidget *parent, FabContext *context, FabRecord *contribution)
{
  FabNameDialog *dialog = fab_name_dialog_new (_ ("Make an actor of it"), _ ("Name"));
  const FabChoices *kinds = get_actor_kinds ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  guint association = fab_choices_find (kinds, "association") - kinds->choices;

  for (guint i = 0; i < kinds->n_choices; i++)
    g_strv_builder_add (builder, fab_choices_get_label (kinds, kinds->choices[i].code));
  labels = g_strv_builder_end (builder);
  ask (dialog, context, contribution, G_CALLBACK (on_actor_named));
  fab_name_dialog_add_choice (dialog, _ ("Kind"), (const char *const *)labels, association);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/* ---- An action ---- */

static void
on_action_named (FabNameDialog *dialog, Question *question)
{
  guint choice = question->axes->len > 0 ? fab_name_dialog_get_choice (dialog, 0) : 0;
  FabRecord *axis = choice < question->axes->len ? g_ptr_array_index (question->axes, choice) : NULL;

  go_there (question, fab_promotion_make_action (question->context, question->contribution,
                                                 fab_name_dialog_get_name (dialog), axis));
}

/* "Lorient · 2. Use public procurement": several roadmaps may have axes of one name. */
static char *
name_axis (FabStore *store, FabRecord *axis)
{
  FabRecord *territory = fab_territory_of (store, axis);
  const char *code = fab_record_get_text (axis, FAB_AXIS_CODE);

  return g_strconcat (territory != NULL ? fab_record_get_title (territory) : "", territory != NULL ? " · " : "",
                      code != NULL ? code : "", code != NULL ? ". " : "", fab_record_get_title (axis), NULL);
}

/* The axes of the contribution's territory, or of all; adds their names to @names. */
static void
gather_axes (FabStore *store, FabRecord *contribution, GPtrArray *axes, GStrvBuilder *names)
{
  FabRecord *territory = fab_territory_of (store, contribution);
  GListModel *plans = fab_store_get_list (store, FAB_TABLE_PLAN);

  for (guint p = 0; p < g_list_model_get_n_items (plans); p++) {
    g_autoptr (FabRecord) plan = g_list_model_get_item (plans, p);
    g_autoptr (GPtrArray) own = fab_roadmap_list_axes (store, plan);

    if (!fab_territory_shows (store, territory, plan))
      continue;
    for (guint a = 0; a < own->len; a++) {
      g_ptr_array_add (axes, g_object_ref (g_ptr_array_index (own, a)));
      g_strv_builder_take (names, name_axis (store, g_ptr_array_index (own, a)));
    }
  }
}

/** fab_promotion_ask_for_action: asks for the title and the axis of the action that @contribution becomes */
void
fab_promotion_ask_for_action (GtkWidget *parent, FabContext *context, FabRecord *contribution)
{
  FabNameDialog *dialog = fab_name_dialog_new (_ ("Make an action of it"), _ ("Title"));
  Question *question = ask (dialog, context, contribution, G_CALLBACK (on_action_named));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  gather_axes (fab_context_get_store (context), contribution, question->axes, builder);
  names = g_strv_builder_end (builder);
  if (question->axes->len > 0)
    fab_name_dialog_add_choice (dialog, _ ("Axis"), (const char *const *)names, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
