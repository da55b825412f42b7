#include "fab-focus-place.h"

static guint
get_position (GtkWidget *widget)
{
  guint position = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    position++;
  return position;
}

/**
 * fab_focus_place_get:
 *
 * Returns: (transfer full) (nullable): the way from @root down to the widget that has the focus, as positions among siblings; %NULL where
 *   the focus is elsewhere
 */
GArray *
fab_focus_place_get (GtkWidget *root)
{
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;
  GArray *place;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return NULL;
  place = g_array_new (FALSE, FALSE, sizeof (guint));
  for (GtkWidget *widget = focus; widget != root; widget = gtk_widget_get_parent (widget)) {
    guint position = get_position (widget);

    g_array_prepend_val (place, position);
  }
  return place;
}

/* The child at that position, or the last one where there are fewer. */
static GtkWidget *
find_child (GtkWidget *parent, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (child != NULL && position-- > 0 && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/** fab_focus_place_restore: @place: (nullable): puts the keyboard there, or as near as may be, now that @root has other widgets */
void
fab_focus_place_restore (GtkWidget *root, GArray *place)
{
  GtkWidget *widget = root;

  if (place == NULL)
    return;
  for (guint i = 0; i < place->len; i++) {
    GtkWidget *child = find_child (widget, g_array_index (place, guint, i));

    if (child == NULL)
      break;
    widget = child;
  }
  while (widget != NULL && !gtk_widget_grab_focus (widget) && widget != root)
    widget = gtk_widget_get_parent (widget);
}
