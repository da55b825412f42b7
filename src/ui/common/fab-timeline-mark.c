#include "fab-timeline-mark.h"

#include <adwaita.h>

#define WIDTH      14
#define DOT_RADIUS 5.0f
#define LINE_WIDTH 2.0f
#define HALF_GAP   1.0f /* pixels: half of what lies between two rows of a list */

struct _FabTimelineMark {
  GtkWidget parent_instance;

  FabMark mark;
};

G_DEFINE_FINAL_TYPE (FabTimelineMark, fab_timeline_mark, GTK_TYPE_WIDGET)

static void
append_disc (GtkSnapshot *snapshot, const graphene_point_t *center, float radius, const GdkRGBA *color)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (center->x - radius, center->y - radius, 2 * radius, 2 * radius);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_ring (GtkSnapshot *snapshot, const graphene_point_t *center, const GdkRGBA *color)
{
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (center->x - DOT_RADIUS, center->y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS);
  const float widths[4] = { LINE_WIDTH, LINE_WIDTH, LINE_WIDTH, LINE_WIDTH };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring, &bounds, DOT_RADIUS);
  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
}

/* ---- The line ---- */

/* What stands in the list of time: the row around the mark, or the widget that holds it. */
static GtkWidget *
find_row (GtkWidget *mark)
{
  GtkWidget *parent = gtk_widget_get_parent (mark);

  for (GtkWidget *row = parent; row != NULL; row = gtk_widget_get_parent (row))
    if (g_str_equal (gtk_widget_get_css_name (row), "row"))
      return row;
  return parent;
}

static GtkWidget *
find_neighbour (GtkWidget *row, GtkWidget *(*step) (GtkWidget *))
{
  GtkWidget *other = step (row);

  while (other != NULL && (!gtk_widget_get_visible (other) || G_OBJECT_TYPE (other) != G_OBJECT_TYPE (row)))
    other = step (other);
  return other;
}

/* Half of the line between two rows: from the dot to the middle of the gap, so that the halves meet and never overlap. */
static void
append_half (GtkSnapshot *snapshot, GtkWidget *mark, GtkWidget *neighbour, const graphene_point_t *center,
             gboolean upwards, const GdkRGBA *color)
{
  graphene_rect_t own, other;
  float dot = center->y + (upwards ? -DOT_RADIUS : DOT_RADIUS), end;

  if (neighbour == NULL || !gtk_widget_compute_bounds (find_row (mark), mark, &own) ||
      !gtk_widget_compute_bounds (neighbour, mark, &other))
    return;
  end = upwards ? (own.origin.y + other.origin.y + other.size.height) / 2
                : (own.origin.y + own.size.height + other.origin.y) / 2;
  gtk_snapshot_append_color (
      snapshot, color, &GRAPHENE_RECT_INIT (center->x - LINE_WIDTH / 2, MIN (dot, end), LINE_WIDTH, ABS (end - dot)));
}

/* From the row above to the row below; it spares the dot, which may be hollow. */
static void
append_line (GtkSnapshot *snapshot, GtkWidget *mark, const graphene_point_t *center, const GdkRGBA *color)
{
  GtkWidget *row = find_row (mark);

  append_half (snapshot, mark, find_neighbour (row, gtk_widget_get_prev_sibling), center, TRUE, color);
  append_half (snapshot, mark, find_neighbour (row, gtk_widget_get_next_sibling), center, FALSE, color);
}

static void
fab_timeline_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FabTimelineMark *self = FAB_TIMELINE_MARK (widget);
  graphene_point_t center =
      GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) / 2.0f, gtk_widget_get_height (widget) / 2.0f);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  GdkRGBA line;

  gtk_widget_get_color (widget, &line);
  line.alpha *= 0.2f;
  append_line (snapshot, widget, &center, &line);
  if (self->mark == FAB_MARK_FULL)
    append_disc (snapshot, &center, DOT_RADIUS, accent);
  else
    append_ring (snapshot, &center, self->mark == FAB_MARK_HOLLOW ? accent : &line);
}

static void
fab_timeline_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = WIDTH;
}

static void
fab_timeline_mark_class_init (FabTimelineMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = fab_timeline_mark_snapshot;
  widget_class->measure = fab_timeline_mark_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
fab_timeline_mark_init (FabTimelineMark *self)
{
}

/** fab_timeline_mark_new: (transfer floating) */
GtkWidget *
fab_timeline_mark_new (FabMark mark)
{
  FabTimelineMark *self = g_object_new (FAB_TYPE_TIMELINE_MARK, NULL);

  fab_timeline_mark_set (self, mark);
  return GTK_WIDGET (self);
}

/** fab_timeline_mark_set: %FAB_MARK_NONE hides it */
void
fab_timeline_mark_set (FabTimelineMark *self, FabMark mark)
{
  self->mark = mark;
  gtk_widget_set_visible (GTK_WIDGET (self), mark != FAB_MARK_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
