#include "fab-checklist.h"

#include <glib/gi18n.h>

#include "fab-answer-row.h"
#include "fab-application.h"
#include "fab-charter.h"
#include "fab-number.h"
#include "fab-ring-view.h"

/** A domain of the charter, or the prerequisites, with its rows. */
typedef struct {
  AdwPreferencesGroup *group; /* borrowed */
  FabRingView *ring;          /* borrowed; NULL for the prerequisites */
  GtkLabel *stars;            /* borrowed; NULL for the prerequisites */
  AdwExpanderRow *expander;   /* borrowed; of the prerequisites alone */
} Section;

struct _FabChecklist {
  AdwBin parent_instance;

  GtkStack *stack; /* template children */
  GtkBox *sections;
  FabRingView *ring;
  GtkLabel *level;
  GtkLabel *figures;
  GtkLabel *missing;
  AdwActionRow *state;
  GtkMenuButton *transitions;
  GtkWidget *begin;

  FabContext *context;    /* owned */
  FabRecord *shop;        /* owned */
  FabRecord *application; /* owned */
  GArray *built;          /* of Section */
  GPtrArray *rows;        /* borrowed FabAnswerRows: the score's lines, then its prerequisites */
  GSignalGroup *store_signals;
  gboolean narrow;
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (FabChecklist, fab_checklist, ADW_TYPE_BIN)

/* ---- Which application ---- */

/* The last application of the shop that nobody has renewed. */
static FabRecord *
find_application (FabStore *store, FabRecord *shop)
{
  g_autoptr (GPtrArray) applications =
      fab_store_get_referrers (store, shop, FAB_TABLE_APPLICATION, FAB_APPLICATION_SHOP);
  FabRecord *best = NULL;

  for (guint i = 0; i < applications->len; i++) {
    FabRecord *application = g_ptr_array_index (applications, i);
    g_autoptr (GPtrArray) renewals =
        fab_store_get_referrers (store, application, FAB_TABLE_APPLICATION, FAB_APPLICATION_PREVIOUS);

    if (renewals->len == 0 && (best == NULL || g_strcmp0 (fab_record_get_text (application, FAB_APPLICATION_DATE),
                                                          fab_record_get_text (best, FAB_APPLICATION_DATE)) >= 0))
      best = application;
  }
  return best;
}

/* ---- The score ---- */

static void
show_state (FabChecklist *self)
{
  FabStore *store = fab_context_get_store (self->context);
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;
  g_autoptr (GPtrArray) transitions = fab_application_list_transitions (store, self->application);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < transitions->len; i++) {
    FabTransition *transition = g_ptr_array_index (transitions, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (transition->label, NULL);

    if (transition->allowed)
      g_menu_item_set_action_and_target (item, "checklist.move", "s", transition->state);
    else
      g_menu_item_set_detailed_action (item, "checklist.not-yet");
    if (!transition->allowed && transition->reason != NULL && reasons->len == 0)
      g_string_append (reasons, transition->reason);
    g_menu_append_item (menu, item);
  }
  adw_action_row_set_subtitle (
      self->state, fab_choices_get_label (states, fab_record_get_text (self->application, FAB_APPLICATION_STATE)));
  gtk_menu_button_set_menu_model (self->transitions, G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->transitions), reasons->len > 0 ? reasons->str : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->transitions),
                          transitions->len > 0 && !fab_context_is_read_only (self->context));
}

static char *
describe_figures (const FabCharterScore *score)
{
  g_autofree char *stars = g_strdup_printf (ngettext ("%u star of %u", "%u stars of %u", score->total.stars),
                                            score->total.stars, score->total.stars_applicable);
  g_autofree char *domains =
      g_strdup_printf (ngettext ("%u domain", "%u domains", score->domains_reached), score->domains_reached);
  g_autofree char *percent = fab_number_format_percent (score->percent, fab_language_get_default ());

  return g_strdup_printf ("%s · %s · %s", percent, stars, domains);
}

static void
show_score (FabChecklist *self, const FabCharterScore *score)
{
  g_autofree char *figures = describe_figures (score);
  g_autofree char *missing = fab_charter_score_describe_missing (score);
  double applicable = MAX (1, score->total.stars_applicable);

  gtk_label_set_text (self->level, score->level != NULL ? fab_record_get_title (score->level) : _ ("No level yet"));
  gtk_label_set_text (self->figures, figures);
  gtk_label_set_text (self->missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), *missing != '\0');
  fab_ring_view_set (self->ring, score->total.stars / applicable, 0, figures);
}

static void
show_domain (Section *section, const FabCharterDomainScore *domain)
{
  const FabCharterTally *tally = &domain->tally;
  g_autofree char *stars = g_strdup_printf ("%u / %u ★", tally->stars, tally->stars_applicable);
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u star of %u", "%u stars of %u", tally->stars), tally->stars,
                                             tally->stars_applicable);

  gtk_label_set_text (section->stars, stars);
  fab_ring_view_set (section->ring, tally->stars / MAX (1.0, tally->stars_applicable), 0, spoken);
}

static void
show_prerequisites (FabChecklist *self, const FabCharterScore *score)
{
  Section *section = &g_array_index (self->built, Section, self->built->len - 1);
  g_autofree char *met =
      g_strdup_printf (ngettext ("%u of %u met; stars never make up for one that is missing",
                                 "%u of %u met; stars never make up for one that is missing", score->prerequisites_met),
                       score->prerequisites_met, score->n_prerequisites);

  if (section->expander != NULL)
    adw_expander_row_set_subtitle (section->expander, met);
}

static void
refresh (FabChecklist *self)
{
  g_autoptr (FabCharterScore) score = fab_charter_score_new (fab_context_get_store (self->context), self->application);

  show_state (self);
  show_score (self, score);
  for (guint i = 0; i < MIN (score->n_domains, self->built->len); i++)
    show_domain (&g_array_index (self->built, Section, i), &score->domains[i]);
  if (score->n_prerequisites > 0 && self->built->len > 0)
    show_prerequisites (self, score);
  for (guint i = 0; i < score->n_lines && i < self->rows->len; i++)
    fab_answer_row_refresh (g_ptr_array_index (self->rows, i), &score->lines[i]);
  for (guint i = 0; i < score->n_prerequisites && score->n_lines + i < self->rows->len; i++)
    fab_answer_row_refresh (g_ptr_array_index (self->rows, score->n_lines + i), &score->prerequisites[i]);
}

/* ---- Building ---- */

static Section
add_section (FabChecklist *self, const char *title, gboolean with_score)
{
  Section section = { .group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ()) };
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  GtkWidget *box;

  adw_preferences_group_set_title (section.group, escaped);
  gtk_box_append (self->sections, GTK_WIDGET (section.group));
  if (!with_score)
    return section;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  section.stars = GTK_LABEL (gtk_label_new (NULL));
  section.ring = g_object_new (FAB_TYPE_RING_VIEW, "size", 22, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (section.stars), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (section.stars), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (section.stars));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (section.ring));
  adw_preferences_group_set_header_suffix (section.group, box);
  return section;
}

/* What is met takes one line; what isn't stands open. */
static AdwExpanderRow *
add_expander (Section *section, gboolean expanded)
{
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Prerequisites"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), expanded);
  adw_preferences_group_add (section->group, expander);
  return ADW_EXPANDER_ROW (expander);
}

static void
add_answer (FabChecklist *self, Section *section, FabRecord *charter_action)
{
  FabAnswerRow *row = fab_answer_row_new (self->context, self->application, charter_action);

  fab_answer_row_set_narrow (row, self->narrow);
  if (section->expander != NULL)
    adw_expander_row_add_row (section->expander, GTK_WIDGET (row));
  else
    adw_preferences_group_add (section->group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
build (FabChecklist *self)
{
  g_autoptr (FabCharterScore) score = fab_charter_score_new (fab_context_get_store (self->context), self->application);
  Section prerequisites;

  for (guint i = 0; i < score->n_domains; i++) {
    Section section = add_section (self, fab_record_get_title (score->domains[i].domain), TRUE);

    g_array_append_val (self->built, section);
  }
  for (guint i = 0; i < score->n_lines; i++)
    add_answer (self, &g_array_index (self->built, Section, score->lines[i].item.domain), score->lines[i].action);
  if (score->n_prerequisites == 0)
    return;
  prerequisites = add_section (self, "", FALSE);
  prerequisites.expander = add_expander (&prerequisites, score->prerequisites_met < score->n_prerequisites);
  gtk_box_reorder_child_after (self->sections, GTK_WIDGET (prerequisites.group),
                               gtk_widget_get_ancestor (GTK_WIDGET (self->state), ADW_TYPE_PREFERENCES_GROUP));
  g_array_append_val (self->built, prerequisites);
  for (guint i = 0; i < score->n_prerequisites; i++)
    add_answer (self, &prerequisites, score->prerequisites[i].action);
}

static void
clear (FabChecklist *self)
{
  for (guint i = 0; i < self->built->len; i++)
    gtk_box_remove (self->sections, GTK_WIDGET (g_array_index (self->built, Section, i).group));
  g_array_set_size (self->built, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->application);
}

static void
rebuild (FabChecklist *self)
{
  FabRecord *application =
      self->shop != NULL ? find_application (fab_context_get_store (self->context), self->shop) : NULL;

  clear (self);
  if (application == NULL) {
    gtk_stack_set_visible_child_name (self->stack, self->shop != NULL ? "no-application" : "none");
    return;
  }
  self->application = g_object_ref (application);
  build (self);
  refresh (self);
  gtk_stack_set_visible_child_name (self->stack, "checklist");
}

/* ---- Following the project ---- */

static gboolean
on_refresh (gpointer data)
{
  FabChecklist *self = data;
  FabRecord *application;

  self->refresh_source = 0;
  if (self->shop != NULL && !fab_record_is_alive (self->shop))
    g_clear_object (&self->shop);
  application = self->shop != NULL ? find_application (fab_context_get_store (self->context), self->shop) : NULL;
  if (application == NULL || application != self->application)
    rebuild (self);
  else
    refresh (self);
  return G_SOURCE_REMOVE;
}

static gboolean
touches_charter (FabChange *change)
{
  return change->table == FAB_TABLE_CHARTER_ACTION || change->table == FAB_TABLE_CHARTER_DOMAIN;
}

static void
on_committed (FabChecklist *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (touches_charter (g_ptr_array_index (changes, i))) {
      rebuild (self);
      return;
    }
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (on_refresh, self);
}

/* ---- What the person does ---- */

static void
on_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FabChecklist *self = FAB_CHECKLIST (widget);
  g_autoptr (GError) error = NULL;

  if (!fab_application_move (fab_context_get_store (self->context), self->application,
                             g_variant_get_string (parameter, NULL), fab_date_today (), &error))
    fab_context_report (self->context, _ ("The application stays where it is."), error);
}

static void
on_begin_clicked (FabChecklist *self)
{
  FabStore *store = fab_context_get_store (self->context);
  GListModel *charters = fab_store_get_list (store, FAB_TABLE_CHARTER);
  g_autoptr (FabRecord) charter = g_list_model_get_item (charters, 0);
  g_autofree char *sentence = g_strdup_printf (_ ("Application of “%s” begun"), fab_record_get_title (self->shop));
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  g_autoptr (GError) error = NULL;

  if (charter == NULL) {
    fab_context_tell (self->context, _ ("This project has no charter."));
    return;
  }
  fab_store_begin (store, sentence);
  if (fab_store_insert (store, FAB_TABLE_APPLICATION, &error, FAB_APPLICATION_SHOP, FAB_REF (self->shop),
                        FAB_APPLICATION_CHARTER, FAB_REF (charter), FAB_APPLICATION_STATE, FAB_TEXT ("prospect"),
                        FAB_APPLICATION_DATE, FAB_TEXT (today), -1))
    fab_context_commit (self->context);
  else {
    fab_store_rollback (store);
    fab_context_report (self->context, _ ("The application could not be begun."), error);
  }
}

static void
set_narrow (FabChecklist *self, gboolean narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < self->rows->len; i++)
    fab_answer_row_set_narrow (g_ptr_array_index (self->rows, i), narrow);
}

static void
on_narrow (FabChecklist *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide (FabChecklist *self)
{
  set_narrow (self, FALSE);
}

/* ---- The widget ---- */

static void
fab_checklist_dispose (GObject *object)
{
  FabChecklist *self = FAB_CHECKLIST (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->store_signals);
  g_clear_pointer (&self->built, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->application);
  g_clear_object (&self->shop);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_CHECKLIST);
  G_OBJECT_CLASS (fab_checklist_parent_class)->dispose (object);
}

static void
fab_checklist_class_init (FabChecklistClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_checklist_dispose;
  g_type_ensure (FAB_TYPE_RING_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-checklist.ui");
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, stack);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, sections);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, ring);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, level);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, figures);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, missing);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, state);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, transitions);
  gtk_widget_class_bind_template_child (widget_class, FabChecklist, begin);
  gtk_widget_class_bind_template_callback (widget_class, on_begin_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_install_action (widget_class, "checklist.move", "s", on_move);
}

static void
fab_checklist_init (FabChecklist *self)
{
  self->built = g_array_new (FALSE, TRUE, sizeof (Section));
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (FAB_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (on_committed), self);
}

/** fab_checklist_show: shows the application of @shop, or how to begin one; @shop: (nullable): none */
void
fab_checklist_show (FabChecklist *self, FabContext *context, FabRecord *shop)
{
  if (g_set_object (&self->context, context))
    g_signal_group_set_target (self->store_signals, fab_context_get_store (context));
  gtk_widget_set_sensitive (self->begin, !fab_context_is_read_only (context));
  g_set_object (&self->shop, shop);
  rebuild (self);
}

/** fab_checklist_get_shop: (transfer none) (nullable): the shop that is shown */
FabRecord *
fab_checklist_get_shop (FabChecklist *self)
{
  return self->shop;
}
