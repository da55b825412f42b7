/* fab-actors-page-focus.c: where the keyboard goes on the page: from part to part with F6, and back to the view when what it was on went */
#include "fab-actors-page-private.h"

/* ---- To the view ---- */

/** fab_actors_page_focus_view: gives the keyboard to the map, the list or the matrix, whichever is shown */
void
fab_actors_page_focus_view (FabActorsPage *self)
{
  if (fab_actors_page_is_map (self))
    gtk_widget_grab_focus (GTK_WIDGET (fab_map_pane_get_canvas (self->pane)));
  else if (fab_actors_page_is_matrix (self))
    gtk_widget_grab_focus (GTK_WIDGET (fab_matrix_pane_get_canvas (self->matrix)));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_focus_view (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fab_actors_page_focus_view (data);
}

static GtkWidget *
get_focus (FabActorsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
has_focus (FabActorsPage *self, gpointer part)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/* The sidebar goes with the keyboard in it: it goes on in the view. */
static void
on_sidebar (FabActorsPage *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split) &&
      (get_focus (self) == NULL || has_focus (self, self->sidebars)))
    fab_actors_page_focus_view (self);
}

/* ---- From part to part ---- */

static gboolean
enter (FabActorsPage *self, gpointer part)
{
  if (part == self->stack) {
    fab_actors_page_focus_view (self);
    return TRUE;
  }
  return gtk_widget_get_mapped (part) && gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

/* The bar at the top, the view, and what is beside it; after the last comes the first. The parameter is 1 or -1. */
static void
on_next_part (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorsPage *self = data;
  gpointer parts[] = { self->header, self->stack, self->sidebars };
  int n = adw_overlay_split_view_get_show_sidebar (self->split) ? 3 : 2, now = 1, by = g_variant_get_int32 (parameter);

  for (int i = 0; i < n; i++)
    if (has_focus (self, parts[i]))
      now = i;
  for (int i = 1; i <= n; i++)
    if (enter (self, parts[((now + by * i) % n + n) % n]))
      return;
}

static const GActionEntry entries[] = {
  { "focus-view", on_focus_view },
  { "next-part", on_next_part, "i" },
};

static void
add_shortcut (GtkEventController *controller, guint key, GdkModifierType modifiers, int by)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new ("page.next-part"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (by));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/** fab_actors_page_add_focus: after the page's actions are there */
void
fab_actors_page_add_focus (FabActorsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (on_sidebar), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_MANAGED);
  add_shortcut (controller, GDK_KEY_F6, 0, 1);
  add_shortcut (controller, GDK_KEY_F6, GDK_SHIFT_MASK, -1);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
