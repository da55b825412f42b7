#include "fab-card.h"

#include <glib/gi18n.h>

#include "fab-funding-bar.h"
#include "fab-status-dot.h"

struct _FabCard {
  GtkWidget parent_instance;

  /* Template children */
  FabStatusDot *dot;
  GtkLabel *title;
  GtkWidget *menu_button;
  GtkLabel *initials;
  GtkLabel *date;
  FabFundingBar *funding;
  GtkWidget *steps;
  GtkLabel *steps_label;
  GtkWidget *notes;
  GtkLabel *notes_label;
  GtkWidget *links;
  GtkLabel *links_label;

  FabRecord *action; /* owned */
};

G_DEFINE_FINAL_TYPE (FabCard, fab_card, GTK_TYPE_WIDGET)

static void
show_count (GtkWidget *box, GtkLabel *label, guint count, const char *tooltip)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_widget_set_visible (box, count > 0);
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (box, tooltip);
}

static void
show_pilot (FabCard *self, const FabActionFacts *facts)
{
  g_autofree char *tooltip = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < facts->pilots->len; i++)
    g_strv_builder_add (names, g_ptr_array_index (facts->pilots, i));
  list = g_strv_builder_end (names);
  joined = g_strjoinv (", ", list);
  tooltip = facts->pilots->len > 0 ? g_strdup_printf (_ ("Pilot: %s"), joined) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->initials), facts->pilots->len > 0);
  gtk_label_set_label (self->initials, facts->initials);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->initials), tooltip);
}

static char *
format_date (FabRecord *action)
{
  const char *start = fab_record_get_text (action, FAB_ACTION_START_DATE);
  const char *end = fab_record_get_text (action, FAB_ACTION_END_DATE);
  FabLanguage language = fab_language_get_default ();
  g_autofree char *date = NULL;

  if (end != NULL && *end != '\0')
    return fab_date_format (end, language);
  if (start == NULL || *start == '\0')
    return g_strdup ("");
  date = fab_date_format (start, language);
  /* Translators: a date from which something runs */
  return g_strdup_printf (_ ("from %s"), date);
}

/* Red is kept for what is late. */
static void
show_date (FabCard *self, const FabActionFacts *facts)
{
  g_autofree char *date = format_date (self->action);
  const char *end = fab_record_get_text (self->action, FAB_ACTION_END_DATE);
  gboolean ends = end != NULL && *end != '\0';
  g_autofree char *tooltip =
      !ends ? NULL : g_strdup_printf (facts->late ? _ ("Late: was due by %s") : _ ("Until %s"), date);

  gtk_label_set_label (self->date, date);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->date), tooltip);
  if (facts->late) {
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "dimmed");
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "dimmed");
  }
}

static void
show_counts (FabCard *self, const FabActionFacts *facts)
{
  g_autofree char *steps = g_strdup_printf ("%u/%u", facts->n_steps_done, facts->n_steps);
  g_autofree char *steps_tip = g_strdup_printf (_ ("%u of %u steps done"), facts->n_steps_done, facts->n_steps);
  g_autofree char *notes_tip =
      g_strdup_printf (ngettext ("%u follow-up note", "%u follow-up notes", facts->n_notes), facts->n_notes);
  guint n_links = facts->n_links + facts->n_documents;
  g_autofree char *links_tip = g_strdup_printf (ngettext ("%u tie", "%u ties", n_links), n_links);

  gtk_widget_set_visible (GTK_WIDGET (self->funding), facts->has_budget && facts->budget > 0);
  fab_funding_bar_set_amounts (self->funding, facts->budget, facts->secured, facts->asked);
  show_count (self->steps, self->steps_label, facts->n_steps, steps_tip);
  gtk_label_set_label (self->steps_label, steps);
  show_count (self->notes, self->notes_label, facts->n_notes, notes_tip);
  show_count (self->links, self->links_label, n_links, links_tip);
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, sentence);
}

/* What a screen reader says after the title. */
static void
describe (FabCard *self, const FabActionFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (self->date));

  append_sentence (text,
                   fab_status_get_label (fab_status_find (fab_record_get_text (self->action, FAB_ACTION_STATUS))));
  append_sentence (text, tooltip != NULL ? tooltip : gtk_label_get_label (self->date));
  append_sentence (text, gtk_widget_get_tooltip_text (GTK_WIDGET (self->initials)));
  if (facts->has_budget)
    append_sentence (text, gtk_widget_get_tooltip_text (GTK_WIDGET (self->funding)));
  if (facts->n_steps > 0)
    append_sentence (text, gtk_widget_get_tooltip_text (self->steps));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fab_record_get_title (self->action), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str,
                                  -1);
}

static void
fab_card_dispose (GObject *object)
{
  FabCard *self = FAB_CARD (object);
  GtkWidget *child;

  g_clear_object (&self->action);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_CARD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fab_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FabCard, dot);
  gtk_widget_class_bind_template_child (widget_class, FabCard, title);
  gtk_widget_class_bind_template_child (widget_class, FabCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FabCard, initials);
  gtk_widget_class_bind_template_child (widget_class, FabCard, date);
  gtk_widget_class_bind_template_child (widget_class, FabCard, funding);
  gtk_widget_class_bind_template_child (widget_class, FabCard, steps);
  gtk_widget_class_bind_template_child (widget_class, FabCard, steps_label);
  gtk_widget_class_bind_template_child (widget_class, FabCard, notes);
  gtk_widget_class_bind_template_child (widget_class, FabCard, notes_label);
  gtk_widget_class_bind_template_child (widget_class, FabCard, links);
  gtk_widget_class_bind_template_child (widget_class, FabCard, links_label);
}

static void
fab_card_class_init (FabCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_card_dispose;
  g_type_ensure (FAB_TYPE_STATUS_DOT);
  g_type_ensure (FAB_TYPE_FUNDING_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fabrique_territoires/Fabrique/ui/fab-card.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "fabcard");
}

static void
fab_card_init (FabCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fab_card_new (void)
{
  return g_object_new (FAB_TYPE_CARD, NULL);
}

/** fab_card_new_gauge: a card as high as cards get: two lines of title, and facts */
GtkWidget *
fab_card_new_gauge (void)
{
  FabCard *self = g_object_new (FAB_TYPE_CARD, NULL);

  gtk_label_set_label (self->title, "X\nX");
  gtk_label_set_label (self->initials, "XX");
  gtk_label_set_label (self->date, "X");
  gtk_label_set_label (self->notes_label, "8");
  return GTK_WIDGET (self);
}

/** fab_card_show: shows @action as it is now; call it again when something of it has changed */
void
fab_card_show (FabCard *self, FabStore *store, FabRecord *action)
{
  g_autoptr (FabActionFacts) facts = fab_action_facts_new (store, action, fab_date_today ());

  g_set_object (&self->action, action);
  fab_status_dot_set_status (self->dot, fab_status_find (fab_record_get_text (action, FAB_ACTION_STATUS)));
  gtk_label_set_label (self->title, fab_record_get_title (action));
  show_pilot (self, facts);
  show_date (self, facts);
  show_counts (self, facts);
  describe (self, facts);
}

/** fab_card_get_action: (transfer none) (nullable) */
FabRecord *
fab_card_get_action (FabCard *self)
{
  return self->action;
}

/** fab_card_set_place: @position: from 1, among the @n_in_column cards */
void
fab_card_set_place (FabCard *self, guint position, guint n_in_column)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int)position,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int)n_in_column, -1);
}

/** fab_card_set_menu_shown: whether the card shows its menu's button, for want of room to drag in */
void
fab_card_set_menu_shown (FabCard *self, gboolean shown)
{
  gtk_widget_set_visible (self->menu_button, shown);
}
