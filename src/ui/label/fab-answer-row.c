#include "fab-answer-row.h"

#include <glib/gi18n.h>

struct _FabAnswerRow {
  AdwPreferencesRow parent_instance;

  GtkLabel *title; /* template children */
  GtkLabel *evidence;
  GtkLabel *stars;
  AdwToggleGroup *answers;
  GtkToggleButton *validate;
  GtkBox *tools;

  FabContext *context;       /* owned */
  FabRecord *application;    /* owned */
  FabRecord *charter_action; /* owned */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (FabAnswerRow, fab_answer_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_answered (FabAnswerRow *self)
{
  FabAnswerValue value = fab_answer_value_from_code (adw_toggle_group_get_active_name (self->answers));
  g_autoptr (GError) error = NULL;

  if (self->refreshing)
    return;
  if (!fab_charter_answer (fab_context_get_store (self->context), self->application, self->charter_action, value,
                           &error))
    fab_context_report (self->context, _ ("The answer could not be kept."), error);
}

static void
on_validate_toggled (FabAnswerRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->refreshing)
    return;
  if (!fab_charter_validate (fab_context_get_store (self->context), self->application, self->charter_action,
                             gtk_toggle_button_get_active (self->validate), &error))
    fab_context_report (self->context, _ ("The answer could not be validated."), error);
}

static void
fab_answer_row_dispose (GObject *object)
{
  FabAnswerRow *self = FAB_ANSWER_ROW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->application);
  g_clear_object (&self->charter_action);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_ANSWER_ROW);
  G_OBJECT_CLASS (fab_answer_row_parent_class)->dispose (object);
}

static void
fab_answer_row_class_init (FabAnswerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_answer_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-answer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FabAnswerRow, title);
  gtk_widget_class_bind_template_child (widget_class, FabAnswerRow, evidence);
  gtk_widget_class_bind_template_child (widget_class, FabAnswerRow, stars);
  gtk_widget_class_bind_template_child (widget_class, FabAnswerRow, answers);
  gtk_widget_class_bind_template_child (widget_class, FabAnswerRow, validate);
  gtk_widget_class_bind_template_child (widget_class, FabAnswerRow, tools);
  gtk_widget_class_bind_template_callback (widget_class, on_validate_toggled);
}

static void
fab_answer_row_init (FabAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->answers, "notify::active-name", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
}

static void
show_stars (FabAnswerRow *self, guint n)
{
  g_autoptr (GString) stars = g_string_new (NULL);
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u star", "%u stars", n), n);

  for (guint i = 0; i < n; i++)
    g_string_append (stars, "★");
  gtk_label_set_text (self->stars, stars->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stars), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_action (FabAnswerRow *self)
{
  const char *code = fab_record_get_text (self->charter_action, FAB_CHARTER_ACTION_CODE);
  const char *evidence = fab_record_get_text (self->charter_action, FAB_CHARTER_ACTION_EVIDENCE);
  const char *name = fab_record_get_title (self->charter_action);
  g_autofree char *title = code != NULL ? g_strdup_printf ("%s · %s", code, name) : g_strdup (name);
  g_autofree char *proof = evidence != NULL ? g_strdup_printf (_ ("Evidence: %s"), evidence) : NULL;

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->evidence, proof != NULL ? proof : "");
  gtk_widget_set_visible (GTK_WIDGET (self->evidence), proof != NULL);
  show_stars (self, fab_record_get_integer (self->charter_action, FAB_CHARTER_ACTION_STARS));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/** fab_answer_row_new: (transfer floating): the row of one charter action in the checklist of @application */
FabAnswerRow *
fab_answer_row_new (FabContext *context, FabRecord *application, FabRecord *charter_action)
{
  FabAnswerRow *self = g_object_new (FAB_TYPE_ANSWER_ROW, NULL);

  self->context = g_object_ref (context);
  self->application = g_object_ref (application);
  self->charter_action = g_object_ref (charter_action);
  gtk_widget_set_sensitive (GTK_WIDGET (self->answers), !fab_context_is_read_only (context));
  show_action (self);
  return self;
}

/** fab_answer_row_refresh: shows the answer as it stands */
void
fab_answer_row_refresh (FabAnswerRow *self, const FabCharterLine *line)
{
  gboolean done = line->item.value == FAB_ANSWER_DONE;

  self->refreshing = TRUE;
  adw_toggle_group_set_active_name (self->answers, fab_answer_value_to_code (line->item.value));
  gtk_toggle_button_set_active (self->validate, done && line->item.validated);
  gtk_widget_set_sensitive (GTK_WIDGET (self->validate), done && !fab_context_is_read_only (self->context));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->validate),
                               done ? _ ("You have seen that this is done: only then does it count")
                                    : _ ("Only what is done can be validated"));
  self->refreshing = FALSE;
}

/** fab_answer_row_set_narrow: in a narrow window the button goes below, so that the four answers keep their words */
void
fab_answer_row_set_narrow (FabAnswerRow *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->answers), narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->answers), "fab-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->answers), "fab-narrow");
}
