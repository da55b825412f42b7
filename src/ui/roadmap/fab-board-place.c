/* fab-board-place.c: where the board's children stand, and the ground beneath them */
#include "fab-board-private.h"

/* Widths are for letters of the usual size and grow with them, as cards do in height. */
#define COLUMN_WIDTH 268
#define MAX_WIDTH    340
#define NARROW_WIDTH 44
#define GAP          12
#define CARD_GAP     8
#define BOTTOM       12

/* ---- Layout ---- */

/* How much larger letters are than usual: columns widen with them. */
static double
get_text_scale (FabBoard *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 1, 2) : 1;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_lane_header_height (FabBoard *self)
{
  return self->lane_headers->len > 0 ? measure_height (g_ptr_array_index (self->lane_headers, 0), -1) : 0;
}

static void
set_metrics (FabBoard *self)
{
  double scale = get_text_scale (self);
  int gauge = measure_height (GTK_WIDGET (self->gauge), COLUMN_WIDTH * scale);
  FabBoardMetrics metrics = {
    .card_height = gauge,
    .lane_header = get_lane_header_height (self),
    .column_width = COLUMN_WIDTH * scale,
    .max_width = MAX_WIDTH * scale,
    .narrow_width = NARROW_WIDTH * scale,
    .gap = GAP,
    .card_gap = CARD_GAP,
    .bottom = BOTTOM,
  };

  fab_board_layout_set_metrics (self->layout, &metrics);
  self->header_height = 0;
  for (guint c = 0; c < FAB_N_STATUSES; c++)
    self->header_height = MAX (self->header_height, measure_height (self->column_headers[c], -1));
  if (fab_board_layout_get_single (self->layout) >= 0)
    self->header_height = 0; /* the page's own switcher says which column it is */
}

static void
configure_adjustment (FabBoard *self, GtkOrientation orientation, double upper, double page)
{
  GtkAdjustment *adjustment = fab_scroll_area_get_adjustment (FAB_SCROLL_AREA (self), orientation);
  double value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - page));

  gtk_adjustment_configure (adjustment, value, 0, upper, page * 0.1, page * 0.9, page);
}

static void
allocate (GtkWidget *child, double x, double y, double width, double height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, MAX (width, minimum), height }, -1);
}

static void
allocate_cards (FabBoard *self, double dx, double dy)
{
  GHashTableIter iter;
  gpointer action, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &action, &card)) {
    FabBoardPlace place;
    FabBoardRect rect;
    gboolean shown =
        fab_roadmap_model_find (self->model, action, &place) && fab_board_layout_get_card (self->layout, place, &rect);

    gtk_widget_set_child_visible (card, shown);
    if (!shown)
      continue;
    fab_card_set_place (card, place.index + 1,
                        fab_roadmap_model_get_lane (self->model, place.lane)->columns[place.column]->len);
    allocate (card, rect.x - dx, rect.y - dy, rect.width, rect.height);
  }
}

/* A folded column is a strip, and its head reads from top to bottom; among lanes there is no room for that. */
static void
allocate_narrow_header (FabBoard *self, GtkWidget *header, double x, double width)
{
  int length;

  if (fab_board_layout_get_n_lanes (self->layout) > 1) {
    allocate (header, x, 0, width, self->header_height);
    return;
  }
  gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &length, NULL, NULL);
  gtk_widget_allocate (
      header, length, width, -1,
      gsk_transform_rotate (gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x + width, CARD_GAP)), 90));
}

static void
allocate_column_headers (FabBoard *self, double dx)
{
  for (guint c = 0; c < FAB_N_STATUSES; c++) {
    GtkWidget *header = self->column_headers[c];
    double x, width;

    gtk_widget_set_child_visible (header, fab_board_layout_get_single (self->layout) < 0);
    if (fab_board_layout_get_single (self->layout) >= 0)
      continue;
    fab_board_layout_get_column (self->layout, c, &x, &width);
    if (fab_board_layout_is_narrow (self->layout, c))
      allocate_narrow_header (self, header, x - dx, width);
    else
      allocate (header, x - dx, 0, width, self->header_height);
  }
}

/* The header of the lane that is scrolled through stays at the top, until the next one pushes it out. */
static void
allocate_lane_headers (FabBoard *self, double dy, double width)
{
  int height = get_lane_header_height (self);

  for (guint l = 0; l < self->lane_headers->len; l++) {
    double y, lane_height, top;

    fab_board_layout_get_lane (self->layout, l, &y, &lane_height);
    top = CLAMP (dy + self->header_height, y, y + MAX (0, lane_height - height));
    allocate (g_ptr_array_index (self->lane_headers, l), 0, top - dy, width, height);
  }
}

static void
allocate_mark (FabBoard *self, double dx, double dy)
{
  FabBoardRect rect;

  gtk_widget_set_child_visible (self->mark, self->dropping);
  if (!self->dropping)
    return;
  fab_board_layout_get_mark (self->layout, self->drop_place, &rect);
  allocate (self->mark, rect.x - dx, rect.y - dy, rect.width, rect.height);
}

static void
allocate_children (FabBoard *self, int width)
{
  double dx = fab_scroll_area_get_value (FAB_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);
  double dy = fab_scroll_area_get_value (FAB_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL) - self->header_height;

  allocate_cards (self, dx, dy);
  allocate_mark (self, dx, dy);
  allocate_column_headers (self, dx);
  allocate_lane_headers (self, dy, width);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

void
fab_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FabBoard *self = FAB_BOARD (widget);

  if (self->model == NULL)
    return;
  set_metrics (self);
  fab_board_layout_place (self->layout, width, height - self->header_height);
  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL, fab_board_layout_get_width (self->layout), width);
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL, fab_board_layout_get_height (self->layout),
                        height - self->header_height);
  fab_board_update_cards (self);
  allocate_children (self, width);
}

void
fab_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 4 * COLUMN_WIDTH : 400;
}

/* ---- Drawing ---- */

/* A column's ground shows how far it reaches, so that one sees where a card may be dropped. */
static void
append_ground (FabBoard *self, GtkSnapshot *snapshot, FabBoardRect rect, float alpha)
{
  GskRoundedRect ground;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (rect.x, rect.y, rect.width, rect.height);
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= alpha;
  gsk_rounded_rect_init_from_rect (&ground, &bounds, 12);
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_cells (FabBoard *self, GtkSnapshot *snapshot)
{
  double dx = fab_scroll_area_get_value (FAB_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);
  double dy = fab_scroll_area_get_value (FAB_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL) - self->header_height;

  for (guint l = 0; l < fab_board_layout_get_n_lanes (self->layout); l++)
    for (guint c = 0; c < FAB_N_STATUSES; c++) {
      gboolean target = self->dropping && self->drop_place.lane == l && self->drop_place.column == c;
      FabBoardRect rect;

      if (!fab_board_layout_get_cell (self->layout, l, c, &rect))
        continue;
      rect.x -= dx;
      rect.y -= dy;
      if (fab_board_layout_is_narrow (self->layout, c) && fab_board_layout_get_n_lanes (self->layout) == 1) {
        rect.height += rect.y;
        rect.y = 0;
      }
      if (rect.y < gtk_widget_get_height (GTK_WIDGET (self)) && rect.y + rect.height > 0)
        append_ground (self, snapshot, rect, target ? 0.08 : 0.04);
    }
}

void
fab_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FabBoard *self = FAB_BOARD (widget);

  if (self->model != NULL)
    snapshot_cells (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/* ---- Scrolling ---- */

/** fab_board_to_content: %FALSE on the columns' headers */
gboolean
fab_board_to_content (FabBoard *self, double x, double y, double *content_x, double *content_y)
{
  *content_x = x + fab_scroll_area_get_value (FAB_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);
  *content_y =
      MAX (0, y - self->header_height) + fab_scroll_area_get_value (FAB_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
  return y >= self->header_height;
}

/** fab_board_scroll_to: brings a card into sight, beneath what stays at the top */
void
fab_board_scroll_to (FabBoard *self, FabBoardPlace place)
{
  GtkAdjustment *across = fab_scroll_area_get_adjustment (FAB_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = fab_scroll_area_get_adjustment (FAB_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
  FabBoardRect rect;

  fab_board_layout_place (self->layout, gtk_widget_get_width (GTK_WIDGET (self)),
                          gtk_widget_get_height (GTK_WIDGET (self)) - self->header_height);
  if (gtk_widget_get_width (GTK_WIDGET (self)) == 0 || !fab_board_layout_get_card (self->layout, place, &rect))
    return;
  gtk_adjustment_set_upper (across, fab_board_layout_get_width (self->layout));
  gtk_adjustment_set_upper (down, fab_board_layout_get_height (self->layout));
  gtk_adjustment_clamp_page (across, rect.x - GAP, rect.x + rect.width + GAP);
  gtk_adjustment_clamp_page (down, rect.y - CARD_GAP - get_lane_header_height (self), rect.y + rect.height + CARD_GAP);
}
