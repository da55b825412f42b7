/* The legend where the map has no room for it, or where text is so large that it would cover the map: a button opens it. */
#include "fab-map-canvas-private.h"
#include "fab-map-legend-rows.h"

#include <glib/gi18n.h>

/* Of a picture that any legend has room in. */
#define ROOM 16000
/* What is left of the map around what the button opens, in pixels. */
#define AROUND 72
/* Of the card, without a row. */
#define EDGE 10
/* A view that is as wide as this, at the usual size of text, has room for two columns. */
#define TWO_COLUMNS 560

/** What is opened, drawn. */
typedef struct {
  FabMapScene *scene;
  FabMapDrawOptions options;
  FabPalette palette;
  guint8 *node_states, *edge_states;
  FabBox box; /* of the legend */
} Drawn;

static void
drawn_free (gpointer data)
{
  Drawn *drawn = data;

  fab_map_scene_unref (drawn->scene);
  g_free (drawn->node_states);
  g_free (drawn->edge_states);
  g_free (drawn);
}

static gboolean
measure (Drawn *drawn)
{
  return fab_map_measure_legend (drawn->scene, &drawn->options, &drawn->box);
}

/* (transfer full) (nullable): laid out for the width of the view: %NULL where there is nothing to explain */
static Drawn *
drawn_new (FabMapCanvas *self)
{
  Drawn *drawn = g_new0 (Drawn, 1);
  double width = gtk_widget_get_width (GTK_WIDGET (self)), most = MAX (width - AROUND, 120);

  drawn->scene = fab_map_scene_ref (self->scene);
  drawn->palette = self->palette;
  drawn->palette.border = fab_color_with_alpha (self->palette.border, 0);
  fab_map_canvas_get_counted (self, &drawn->node_states, &drawn->edge_states);
  fab_map_draw_options_init (&drawn->options, &drawn->palette, ROOM, ROOM);
  drawn->options.show = FAB_MAP_SHOW_LEGEND | FAB_MAP_SHOW_ICONS;
  drawn->options.text_scale = self->legend_scale;
  drawn->options.node_states = drawn->node_states;
  drawn->options.edge_states = drawn->edge_states;
  drawn->options.legend_columns = width >= TWO_COLUMNS * self->legend_scale ? 2 : 1;
  if (!measure (drawn)) {
    drawn_free (drawn);
    return NULL;
  }
  if (drawn->box.right - drawn->box.left > most) {
    drawn->options.text_scale *= most / (drawn->box.right - drawn->box.left);
    measure (drawn);
  }
  return drawn;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Drawn *drawn = data;
  g_autoptr (FabMapPainter) painter = fab_map_painter_new ();

  /* The popover is the card: what there is of its edge is left out. */
  cairo_rectangle (cr, EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE);
  cairo_clip (cr);
  cairo_translate (cr, -drawn->box.left, -drawn->box.top);
  fab_map_painter_draw_legend (painter, cr, drawn->scene, &drawn->options);
}

/* (transfer full): what is drawn, for who can't see it */
static char *
describe (const Drawn *drawn)
{
  g_autoptr (GArray) rows = fab_map_list_legend_rows (drawn->scene, &drawn->options);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    const FabLegendRow *row = &g_array_index (rows, FabLegendRow, i);

    if (row->text == NULL || *row->text == '\0')
      continue;
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", row->text);
    if (row->count > 0)
      g_string_append_printf (text, " %u", row->count);
  }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_area (Drawn *drawn)
{
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *text = describe (drawn);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), drawn->box.right - drawn->box.left);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), drawn->box.bottom - drawn->box.top);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, drawn, drawn_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return area;
}

static void
on_popup (GtkMenuButton *button, gpointer data)
{
  FabMapCanvas *self = data;
  Drawn *drawn = self->scene != NULL ? drawn_new (self) : NULL;
  GtkWidget *popover, *scroller;

  if (drawn == NULL) {
    gtk_menu_button_set_popover (button, NULL);
    return;
  }
  popover = gtk_popover_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MAX (gtk_widget_get_height (GTK_WIDGET (self)) - AROUND, 120));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_area (drawn));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
  gtk_menu_button_set_popover (button, popover);
}

static void
show_button (gpointer data)
{
  FabMapCanvas *self = data;

  self->legend_source = 0;
  if (self->legend_button != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->legend_button), self->show_legend && self->scene != NULL &&
                                                                  fab_map_scene_get_n_nodes (self->scene) > 0 &&
                                                                  !fab_map_canvas_shows_legend (self));
}

/** fab_map_canvas_update_legend_button: there may be more or less room for the legend: not while widgets get their sizes */
void
fab_map_canvas_update_legend_button (FabMapCanvas *self)
{
  if (self->legend_button != NULL && self->legend_source == 0)
    self->legend_source = g_idle_add_once (show_button, self);
}

/** fab_map_canvas_set_legend_button: @button: opens the legend where the map has no room for it, and is only seen there */
void
fab_map_canvas_set_legend_button (FabMapCanvas *self, GtkMenuButton *button)
{
  g_set_weak_pointer (&self->legend_button, button);
  gtk_menu_button_set_create_popup_func (button, on_popup, self, NULL);
  fab_map_canvas_update_legend_button (self);
}

void
fab_map_canvas_dispose_legend (FabMapCanvas *self)
{
  g_clear_handle_id (&self->legend_source, g_source_remove);
  g_clear_weak_pointer (&self->legend_button);
}
