/* fab-map-canvas-guest.c: an actor that somebody holds over the map, before it is let go there */
#include "fab-map-canvas-private.h"

#define RADIUS 10
#define LINE   2
/* A name stands above the finger that holds it. */
#define NAME_GAP 22

/** fab_map_canvas_hold_guest: @actor: (nullable): shown at @x, @y of the widget; %NULL, or out of the widget: nobody is */
void
fab_map_canvas_hold_guest (FabMapCanvas *self, FabRecord *actor, double x, double y)
{
  FabRecord *guest = gtk_widget_contains (GTK_WIDGET (self), x, y) ? actor : NULL;

  g_set_object (&self->guest, guest);
  self->guest_place = (FabPoint){ x, y };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_disc (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  graphene_point_t center = GRAPHENE_POINT_INIT (self->guest_place.x, self->guest_place.y);
  GdkRGBA color = { self->palette.accent.red, self->palette.accent.green, self->palette.accent.blue, 1 };
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskStroke *stroke = gsk_stroke_new (LINE);
  GskPath *path;

  gsk_path_builder_add_circle (builder, &center, RADIUS);
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  color.alpha = 0.4;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
  gsk_stroke_free (stroke);
  gsk_path_unref (path);
}

static void
snapshot_name (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self), fab_record_get_title (self->guest));
  GdkRGBA paper = { self->palette.background.red, self->palette.background.green, self->palette.background.blue, 0.85 };
  GdkRGBA ink;
  int width, height;
  double x, y;

  gtk_widget_get_color (GTK_WIDGET (self), &ink);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (self->guest_place.x - width / 2.0, 4, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width - 4, 4));
  y = MAX (self->guest_place.y - NAME_GAP - height, 0);
  gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (x - 4, y, width + 8, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/** fab_map_canvas_snapshot_guest: draws it; there must be one */
void
fab_map_canvas_snapshot_guest (FabMapCanvas *self, GtkSnapshot *snapshot)
{
  snapshot_disc (self, snapshot);
  snapshot_name (self, snapshot);
}
