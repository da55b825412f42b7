#include "fab-summary-cell.h"

#include "fab-timeline-mark.h"

struct _FabSummaryCell {
  GtkBox parent_instance;

  FabTimelineMark *mark; /* children */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *badge;
};

G_DEFINE_FINAL_TYPE (FabSummaryCell, fab_summary_cell, GTK_TYPE_BOX)

/* ---- The badge ---- */

/** fab_badge_new: (transfer floating): a word or two in a pill */
GtkWidget *
fab_badge_new (void)
{
  return g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, "visible", FALSE, NULL);
}

/** fab_badge_set: shows the summary's badge, or hides @badge where it has none */
void
fab_badge_set (GtkWidget *badge, const FabSummary *summary)
{
  const char *classes[] = { "fab-badge", summary->badge_style, NULL };

  gtk_widget_set_visible (badge, summary->badge != NULL);
  gtk_label_set_text (GTK_LABEL (badge), summary->badge != NULL ? summary->badge : "");
  gtk_widget_set_css_classes (badge, classes);
}

/* ---- The cell ---- */

static void
fab_summary_cell_class_init (FabSummaryCellClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
fab_summary_cell_init (FabSummaryCell *self)
{
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE,
                                   "margin-top", 6, "margin-bottom", 6, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->mark = FAB_TIMELINE_MARK (fab_timeline_mark_new (FAB_MARK_NONE));
  self->title = add_label (texts);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_lines (self->title, 2);
  self->subtitle = add_label (texts);
  self->badge = fab_badge_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), self->badge);
}

/** fab_summary_cell_new: (transfer floating) */
GtkWidget *
fab_summary_cell_new (void)
{
  return g_object_new (FAB_TYPE_SUMMARY_CELL, NULL);
}

/** fab_summary_cell_set: shows @summary */
void
fab_summary_cell_set (FabSummaryCell *self, const FabSummary *summary)
{
  fab_timeline_mark_set (self->mark, summary->mark);
  gtk_label_set_text (self->title, summary->title);
  gtk_label_set_text (self->subtitle, summary->subtitle != NULL ? summary->subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), summary->subtitle != NULL && *summary->subtitle != '\0');
  fab_badge_set (self->badge, summary);
}
