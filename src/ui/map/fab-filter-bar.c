#include "fab-filter-bar.h"

#include <glib/gi18n.h>

#include "fab-map-filter-terms.h"

/* More chips than that nobody looks through. */
#define MAX_CHIPS 40
/* Longer ones are cut, in characters. */
#define CHIP_WIDTH 32

struct _FabFilterBar {
  AdwBin parent_instance;

  GtkLabel *count; /* template children */
  AdwBin *first;
  GtkBox *chips;
  GtkWidget *reset;

  FabActorFilter *filter; /* owned */
  FabMapModel *model;
  GPtrArray *terms; /* (nullable): what the chips stand for, in their order */
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (FabFilterBar, fab_filter_bar, ADW_TYPE_BIN)

/* ---- Chips ---- */

/** fab_chip_new: (transfer floating): a button that takes away what @label says; @width: in characters, at most */
GtkWidget *
fab_chip_new (const char *label, const char *tooltip, int width)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *text = gtk_label_new (label), *icon = gtk_image_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), width);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "fab-chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

static guint
get_position (GtkWidget *chip)
{
  guint position = 0;

  while ((chip = gtk_widget_get_prev_sibling (chip)) != NULL)
    position++;
  return position;
}

/* The next chip, or else the one before, is where the keyboard goes on. */
static void
on_chip (FabFilterBar *self, GtkWidget *chip)
{
  g_autoptr (FabMapFilter) value = fab_map_filter_copy (fab_actor_filter_get_value (self->filter));
  GtkWidget *next = gtk_widget_get_next_sibling (chip);

  fab_map_filter_remove_term (value, g_ptr_array_index (self->terms, get_position (chip)));
  if (next == NULL)
    next = gtk_widget_get_prev_sibling (chip);
  fab_actor_filter_set_value (self->filter, value);
}

static void
add_chip (FabFilterBar *self, const FabMapTerm *term)
{
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove the filter “%s”"), term->label);
  GtkWidget *chip = fab_chip_new (term->label, tooltip, CHIP_WIDTH);

  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, chip);
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (((FabMapTerm *)g_ptr_array_index (a, i))->label, ((FabMapTerm *)g_ptr_array_index (b, i))->label))
      return FALSE;
  return TRUE;
}

/* Where the keyboard is on a chip it stays at that place. */
static void
make_chips (FabFilterBar *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->chips)), *child;
  guint position = focused != NULL ? get_position (focused) : 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = 0; i < MIN (self->terms->len, MAX_CHIPS); i++)
    add_chip (self, g_ptr_array_index (self->terms, i));
  if (focused == NULL)
    return;
  child = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
  while (position-- > 0 && child != NULL && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  gtk_widget_grab_focus (child != NULL ? child : self->reset);
}

/* ---- How many are left ---- */

static guint
count_left (FabFilterBar *self)
{
  FabMapScene *scene = fab_map_model_get_scene (self->model);
  const FabMapMatch *match = fab_actor_filter_get_match (self->filter);
  guint n = 0;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++)
    n += fab_map_match_has_actor (match, fab_map_scene_get_node (scene, v)->key);
  return n;
}

static void
show_count (FabFilterBar *self)
{
  guint all = fab_map_scene_get_n_nodes (fab_map_model_get_scene (self->model)), left = count_left (self);
  /* Translators: how many actors a filter leaves of how many */
  g_autofree char *text = g_strdup_printf (ngettext ("%u actor of %u", "%u actors of %u", left), left, all);

  if (g_str_equal (gtk_label_get_text (self->count), text))
    return;
  gtk_label_set_text (self->count, text);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
refresh (FabFilterBar *self)
{
  gboolean active = fab_actor_filter_is_active (self->filter), same;
  g_autoptr (GPtrArray) terms = NULL;

  gtk_widget_set_visible (self->reset, active);
  gtk_widget_set_visible (GTK_WIDGET (self->count), active);
  gtk_widget_set_visible (GTK_WIDGET (self), active || gtk_widget_get_visible (GTK_WIDGET (self->first)));
  terms =
      fab_map_filter_list_terms (fab_actor_filter_get_value (self->filter), fab_actor_filter_get_store (self->filter));
  same = is_same (self->terms, terms);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  self->terms = g_steal_pointer (&terms);
  if (!same)
    make_chips (self);
  if (active)
    show_count (self);
}

static void
on_refresh (gpointer data)
{
  FabFilterBar *self = data;

  self->refresh_source = 0;
  refresh (self);
}

static void
queue_refresh (FabFilterBar *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_once (on_refresh, self);
}

static void
on_reset (FabFilterBar *self)
{
  fab_actor_filter_reset (self->filter);
}

/* ---- The widget ---- */

static void
fab_filter_bar_dispose (GObject *object)
{
  FabFilterBar *self = FAB_FILTER_BAR (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->filter);
  g_clear_object (&self->model);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  G_OBJECT_CLASS (fab_filter_bar_parent_class)->dispose (object);
}

static void
fab_filter_bar_class_init (FabFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_filter_bar_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FabFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, FabFilterBar, first);
  gtk_widget_class_bind_template_child (widget_class, FabFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, FabFilterBar, reset);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
}

static void
fab_filter_bar_init (FabFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_filter_bar_set_filter: what is shown, and how many actors there are without it; to be called once */
void
fab_filter_bar_set_filter (FabFilterBar *self, FabActorFilter *filter, FabMapModel *model)
{
  self->filter = g_object_ref (filter);
  self->model = g_object_ref (model);
  g_signal_connect_object (filter, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/** fab_filter_bar_set_first: @first: (nullable): what stands before the chips; the bar shows for its sake too */
void
fab_filter_bar_set_first (FabFilterBar *self, GtkWidget *first)
{
  adw_bin_set_child (self->first, first);
  gtk_widget_set_visible (GTK_WIDGET (self->first), first != NULL);
  refresh (self);
}
