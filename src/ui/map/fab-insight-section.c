#include "fab-insight-section.h"

#include <glib/gi18n.h>

#include "fab-finding-row.h"
#include "fab-focus-place.h"

#define MAX_AT_FIRST 5
/* More sentences of one topic nobody reads, and each is a widget. */
#define MAX_ROWS 200

struct _FabInsightSection {
  GtkBox parent_instance;

  FabTopic topic;
  FabStore *store;     /* owned */
  GPtrArray *findings; /* owned: FabFinding */
  GtkListBox *list;    /* child */
  gboolean all;        /* somebody asked for the others */
};

enum {
  SHOW_RECORD,
  SHOW_FINDING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabInsightSection, fab_insight_section, GTK_TYPE_BOX)

static void
on_show_record (FabInsightSection *self, FabRecord *record)
{
  g_signal_emit (self, signals[SHOW_RECORD], 0, record);
}

static GtkWidget *
new_definition (FabInsightSection *self)
{
  const char *title = fab_topic_get_title (self->topic);
  g_autofree char *tooltip = g_strdup_printf (_ ("%s: what it means"), title);
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", fab_topic_get_definition (self->topic), "wrap", TRUE, "max-width-chars",
                    40, "xalign", 0.0f, "css-classes", (const char *[]){ "fab-definition", NULL }, NULL);
  GtkWidget *popover = g_object_new (GTK_TYPE_POPOVER, "child", label, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "help-about-symbolic", "popover", popover,
                                    "has-frame", FALSE, "valign", GTK_ALIGN_CENTER, "tooltip-text", tooltip, NULL);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
  return button;
}

static GtkWidget *
new_header (FabInsightSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", fab_topic_get_title (self->topic), "xalign", 0.0f,
                                   "hexpand", TRUE, "wrap", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "css-classes", (const char *[]){ "heading", NULL }, NULL);

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_definition (self));
  return box;
}

/* ---- Rows ---- */

static void
add_none (FabInsightSection *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fab_topic_get_none (self->topic));
  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static void
add_finding (FabInsightSection *self, guint i)
{
  GtkWidget *row;

  if (fab_finding_is_none (g_ptr_array_index (self->findings, i))) {
    add_none (self);
    return;
  }
  row = fab_finding_row_new (self->store, g_ptr_array_index (self->findings, i));

  g_signal_connect_object (row, "show-record", G_CALLBACK (on_show_record), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
add_more (FabInsightSection *self, guint n)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (self->list, row);
}

static void
fill (FabInsightSection *self)
{
  guint max = self->all ? MAX_ROWS : MAX_AT_FIRST;
  guint n = self->findings->len <= max + 1 ? self->findings->len : max;

  gtk_list_box_remove_all (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  for (guint i = 0; i < n; i++)
    add_finding (self, i);
  if (n < self->findings->len && !self->all)
    add_more (self, self->findings->len - n);
}

/* Going on reads on: the focus goes to the first sentence that was not there. */
static void
show_all (FabInsightSection *self)
{
  GtkListBoxRow *next;

  self->all = TRUE;
  fill (self);
  next = gtk_list_box_get_row_at_index (self->list, MAX_AT_FIRST);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
on_row_activated (FabInsightSection *self, GtkListBoxRow *row)
{
  if (FAB_IS_FINDING_ROW (row))
    g_signal_emit (self, signals[SHOW_FINDING], 0, fab_finding_row_get_finding (FAB_FINDING_ROW (row)));
  else if (ADW_IS_BUTTON_ROW (row))
    show_all (self);
}

/* ---- The widget ---- */

static void
fab_insight_section_dispose (GObject *object)
{
  FabInsightSection *self = FAB_INSIGHT_SECTION (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (fab_insight_section_parent_class)->dispose (object);
}

static void
fab_insight_section_class_init (FabInsightSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_insight_section_dispose;

  /** FabInsightSection::show-record: somebody wants to see one record */
  signals[SHOW_RECORD] = g_signal_new ("show-record", FAB_TYPE_INSIGHT_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, FAB_TYPE_RECORD);
  /** FabInsightSection::show-finding: somebody wants to see all that a finding is about */
  signals[SHOW_FINDING] = g_signal_new ("show-finding", FAB_TYPE_INSIGHT_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, FAB_TYPE_FINDING);
}

static void
fab_insight_section_init (FabInsightSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

/** fab_insight_section_new: (transfer floating): a topic, with no findings yet */
GtkWidget *
fab_insight_section_new (FabStore *store, FabTopic topic)
{
  FabInsightSection *self = g_object_new (FAB_TYPE_INSIGHT_SECTION, NULL);

  self->store = g_object_ref (store);
  self->topic = topic;
  self->list = GTK_LIST_BOX (g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "css-classes",
                                           (const char *[]){ "boxed-list", NULL }, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fab_topic_get_title (topic), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), new_header (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  return GTK_WIDGET (self);
}

/** fab_insight_section_set_findings: @findings: (element-type FabFinding): those of the topic; without any, the section is not to be seen */
void
fab_insight_section_set_findings (FabInsightSection *self, GPtrArray *findings)
{
  g_autoptr (GArray) focus = fab_focus_place_get (GTK_WIDGET (self->list));

  g_ptr_array_unref (self->findings);
  self->findings = g_ptr_array_ref (findings);
  fill (self);
  fab_focus_place_restore (GTK_WIDGET (self->list), focus);
}
