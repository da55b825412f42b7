#include "fab-matrix-legend.h"

#include <glib/gi18n.h>

#include "fab-ring.h"

#define SWATCH 12

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  fab_draw_rounded_rectangle (cr, 0, 0, width, height, 3);
  fab_color_set_source (*(FabColor *)data, cr);
  cairo_fill (cr);
}

static GtkWidget *
make_swatch (FabColor color)
{
  GtkWidget *swatch = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), SWATCH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), SWATCH);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch, g_memdup2 (&color, sizeof color), g_free);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return swatch;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_style (AdwWrapBox *box, FabMatrix *matrix, guint style, const FabPalette *palette)
{
  const FabMatrixStyle *declared = fab_matrix_get_style (matrix, style);
  FabColor color = fab_matrix_get_style_color (matrix, style, palette);
  g_autofree char *text = g_strdup_printf ("%s  %u", fab_matrix_get_style_label (matrix, style), declared->n_links);
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (declared->wished)
    color = fab_color_mix (palette->background, color, 0.4f);
  gtk_box_append (GTK_BOX (item), make_swatch (color));
  gtk_box_append (GTK_BOX (item), make_label (text));
  adw_wrap_box_append (box, item);
}

/** fab_matrix_legend_fill: @matrix: (nullable): whose colours are explained in @box */
void
fab_matrix_legend_fill (AdwWrapBox *box, FabMatrix *matrix, const FabPalette *palette)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
  if (matrix == NULL || fab_matrix_get_n_links (matrix) == 0)
    return;
  if (fab_matrix_get_what (matrix) == FAB_MATRIX_OF_KINDS) {
    GtkWidget *label = make_label (_ ("Figure: number of links. Shade and percentage: share of the possible links"));

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    adw_wrap_box_append (box, label);
    return;
  }
  for (guint s = 0; s < fab_matrix_get_n_styles (matrix); s++)
    add_style (box, matrix, s, palette);
}
