#include "fab-funding-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fab-number.h"

#define HEIGHT 4
#define WIDTH  32

struct _FabFundingBar {
  GtkWidget parent_instance;

  gint64 budget;
  gint64 secured;
  gint64 asked;
};

G_DEFINE_FINAL_TYPE (FabFundingBar, fab_funding_bar, GTK_TYPE_WIDGET)

static void
fab_funding_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static float
get_share (FabFundingBar *self, gint64 amount)
{
  return self->budget > 0 ? CLAMP ((double) amount / self->budget, 0, 1) : 0;
}

static void
append_part (GtkSnapshot *snapshot, GdkRGBA color, float alpha, float width, float height)
{
  color.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
fab_funding_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FabFundingBar *self = FAB_FUNDING_BAR (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GskRoundedRect pill;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gsk_rounded_rect_init_from_rect (&pill, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) {
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
    gtk_snapshot_scale (snapshot, -1, 1);
  }
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  append_part (snapshot, color, 0.15, width, height);
  append_part (snapshot, color, 0.3, width * get_share (self, self->secured + self->asked), height);
  append_part (snapshot, color, 0.75, width * get_share (self, self->secured), height);
  gtk_snapshot_pop (snapshot);
}

static void
fab_funding_bar_class_init (FabFundingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = fab_funding_bar_measure;
  widget_class->snapshot = fab_funding_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "fundingbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fab_funding_bar_init (FabFundingBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
fab_funding_bar_new (void)
{
  return g_object_new (FAB_TYPE_FUNDING_BAR, NULL);
}

/** fab_funding_bar_set_amounts: in cents */
void
fab_funding_bar_set_amounts (FabFundingBar *self, gint64 budget, gint64 secured, gint64 asked)
{
  FabLanguage language = fab_language_get_default ();
  g_autofree char *whole = fab_number_format_money_short (budget, language);
  g_autofree char *found = fab_number_format_money_short (secured, language);
  /* Translators: amounts of money, as in "€12,000 funded of €20,000" */
  g_autofree char *text = g_strdup_printf (_("%s funded of %s"), found, whole);

  self->budget = budget;
  self->secured = secured;
  self->asked = asked;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
