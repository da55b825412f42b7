#include "fab-view-button.h"

#include <glib/gi18n.h>

#include "fab-view-edit.h"
#include "fab-view-row.h"

struct _FabViewButton {
  AdwBin parent_instance;

  GtkMenuButton *button; /* template children */
  GtkLabel *name;
  GtkWidget *icon;
  GtkPopover *popover;
  GtkListBox *list;
  GtkWidget *changed;

  FabViewKeeper *keeper; /* owned */
  GSignalGroup *signals;
};

enum {
  PROP_0,
  PROP_COMPACT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FabViewButton, fab_view_button, ADW_TYPE_BIN)

/* ---- The list ---- */

static void
on_done (FabViewButton *self)
{
  gtk_popover_popdown (self->popover);
}

static gint64
get_key (GtkListBoxRow *row)
{
  return FAB_IS_VIEW_ROW (row) ? fab_record_get_key (fab_view_row_get_view (FAB_VIEW_ROW (row))) : 0;
}

static void
on_row_activated (FabViewButton *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "views.show", "x", get_key (row));
  on_done (self);
}

static GtkWidget *
make_whole_map_row (FabViewButton *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("The whole map"), "activatable", TRUE, NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (mark, "accent");
  gtk_widget_set_visible (mark, fab_view_keeper_get_view (self->keeper) == NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  return row;
}

static gboolean
is_up_to_date (FabViewButton *self, GPtrArray *views)
{
  for (guint i = 0; i < views->len; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i + 1);

    if (row == NULL || !FAB_IS_VIEW_ROW (row) || fab_view_row_get_view (FAB_VIEW_ROW (row)) != views->pdata[i])
      return FALSE;
  }
  return gtk_list_box_get_row_at_index (self->list, views->len > 0 ? views->len + 1 : 0) == NULL;
}

/* The row that the keyboard is on is found again after it was moved. */
static void
fill (FabViewButton *self, GPtrArray *views)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)), *found = NULL;
  gint64 key = focus != NULL ? get_key (GTK_LIST_BOX_ROW (focus)) : 0;

  gtk_list_box_remove_all (self->list);
  if (views->len > 0)
    gtk_list_box_append (self->list, make_whole_map_row (self));
  for (guint i = 0; i < views->len; i++) {
    GtkWidget *row = fab_view_row_new (self->keeper, g_ptr_array_index (views, i));

    gtk_list_box_append (self->list, row);
    if (key != 0 && get_key (GTK_LIST_BOX_ROW (row)) == key)
      found = row;
  }
  if (found != NULL)
    gtk_widget_grab_focus (found);
}

static void
refresh_list (FabViewButton *self)
{
  g_autoptr (GPtrArray) views = fab_view_list (fab_context_get_store (fab_view_keeper_get_context (self->keeper)));
  GtkListBoxRow *row;

  if (!is_up_to_date (self, views)) {
    fill (self, views);
    return;
  }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (FAB_IS_VIEW_ROW (row))
      fab_view_row_refresh (FAB_VIEW_ROW (row));
}

/* ---- The button ---- */

static void
refresh (FabViewButton *self)
{
  FabRecord *view = fab_view_keeper_get_view (self->keeper);
  gboolean changed = fab_view_keeper_is_changed (self->keeper);
  const char *title = view != NULL ? fab_record_get_title (view) : _ ("Views");
  /* Translators: the name of a view, with a mark that says that the picture was changed since */
  g_autofree char *marked = changed ? g_strdup_printf (C_ ("changed view", "%s •"), title) : g_strdup (title);
  g_autofree char *said = NULL;

  if (view == NULL)
    said = g_strdup (_ ("Views of the map"));
  else
    said = g_strdup_printf (changed ? _ ("View: %s, changed since it was saved") : _ ("View: %s"), title);
  gtk_label_set_text (self->name, marked);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_visible (self->changed,
                          changed && !fab_context_is_read_only (fab_view_keeper_get_context (self->keeper)));
  if (gtk_menu_button_get_active (self->button))
    refresh_list (self);
}

/* The rows are made when they are looked at. */
static void
on_opened (FabViewButton *self)
{
  if (self->keeper == NULL || !gtk_menu_button_get_active (self->button))
    return;
  gtk_list_box_remove_all (self->list);
  refresh_list (self);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->popover), GTK_DIR_TAB_FORWARD);
}

static void
fab_view_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabViewButton *self = FAB_VIEW_BUTTON (object);

  switch (id) {
  case PROP_COMPACT:
    g_value_set_boolean (value, !gtk_widget_get_visible (GTK_WIDGET (self->name)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_view_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FabViewButton *self = FAB_VIEW_BUTTON (object);

  switch (id) {
  case PROP_COMPACT:
    gtk_widget_set_visible (GTK_WIDGET (self->name), !g_value_get_boolean (value));
    gtk_widget_set_visible (self->icon, !g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_view_button_dispose (GObject *object)
{
  FabViewButton *self = FAB_VIEW_BUTTON (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->keeper);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_VIEW_BUTTON);
  G_OBJECT_CLASS (fab_view_button_parent_class)->dispose (object);
}

static void
fab_view_button_class_init (FabViewButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fab_view_button_get_property;
  object_class->set_property = fab_view_button_set_property;
  object_class->dispose = fab_view_button_dispose;

  /** FabViewButton:compact: only the icon */
  properties[PROP_COMPACT] =
      g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-view-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FabViewButton, button);
  gtk_widget_class_bind_template_child (widget_class, FabViewButton, name);
  gtk_widget_class_bind_template_child (widget_class, FabViewButton, icon);
  gtk_widget_class_bind_template_child (widget_class, FabViewButton, popover);
  gtk_widget_class_bind_template_child (widget_class, FabViewButton, list);
  gtk_widget_class_bind_template_child (widget_class, FabViewButton, changed);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
}

static void
fab_view_button_init (FabViewButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (FAB_TYPE_VIEW_KEEPER);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (refresh), self);
}

/** fab_view_button_set_keeper: whose views are offered */
void
fab_view_button_set_keeper (FabViewButton *self, FabViewKeeper *keeper)
{
  g_set_object (&self->keeper, keeper);
  g_signal_group_set_target (self->signals, keeper);
  refresh (self);
}

/** fab_view_button_popup: opens the list of views */
void
fab_view_button_popup (FabViewButton *self)
{
  gtk_menu_button_popup (self->button);
}
