#include "fab-presentation-pointer.h"

/* The light's radius, as a share of the smaller side. */
#define RADIUS 0.2
#define DOT    7

struct _FabPresentationPointer {
  GtkWidget parent_instance;

  double x, y;
};

G_DEFINE_FINAL_TYPE (FabPresentationPointer, fab_presentation_pointer, GTK_TYPE_WIDGET)

static void
draw_dot (FabPresentationPointer *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA red = { 0.93f, 0.2f, 0.23f, 1 };
  graphene_rect_t box = GRAPHENE_RECT_INIT (self->x - DOT, self->y - DOT, 2 * DOT, 2 * DOT);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &box, DOT);
  gtk_snapshot_append_outset_shadow (snapshot, &round, &red, 0, 0, 2, 10);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &red, &box);
  gtk_snapshot_pop (snapshot);
}

static void
fab_presentation_pointer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GskColorStop stops[] = { { 0, { 0, 0, 0, 0 } }, { 0.82f, { 0, 0, 0, 0 } }, { 1, { 0, 0, 0, 0.55f } } };
  FabPresentationPointer *self = FAB_PRESENTATION_POINTER (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double radius = RADIUS * MIN (width, height);

  gtk_snapshot_append_radial_gradient (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                       &GRAPHENE_POINT_INIT (self->x, self->y), radius, radius, 0, 1, stops,
                                       G_N_ELEMENTS (stops));
  draw_dot (self, snapshot);
}

static void
fab_presentation_pointer_class_init (FabPresentationPointerClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = fab_presentation_pointer_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
fab_presentation_pointer_init (FabPresentationPointer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** fab_presentation_pointer_move: @x, @y: in the widget's pixels */
void
fab_presentation_pointer_move (FabPresentationPointer *self, double x, double y)
{
  self->x = x;
  self->y = y;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
