/* fab-actor-list-menu.c: what can be done to the rows selected: their menu, its actions, the clipboard's keys, grouping */
#include <stdlib.h>

#include <glib/gi18n.h>

#include "fab-actor-list-private.h"
#include "fab-map-edit.h"
#include "fab-record-sort.h"

static const guint settable[] = { FAB_ACTOR_KIND, FAB_ACTOR_TERRITORY, FAB_ACTOR_PROFILE, FAB_ACTOR_SCALE,
                                  FAB_ACTOR_PLAN_PARTNER };

/* ---- One value for all rows ---- */

/* Arguments: field; code, key as text, or "" for none. */
static void
on_set (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorList *self = data;
  g_autoptr (GPtrArray) actors = fab_actor_list_get_selected (self);
  FabValue value = FAB_NULL;
  const char *text;
  guint field;
  FabRecord *target;

  g_variant_get (parameter, "(u&s)", &field, &text);
  if (actors->len == 0 || field >= FAB_ACTOR_N_FIELDS)
    return;
  if (*text != '\0')
    switch (fab_table_get (FAB_TABLE_ACTOR)->fields[field].type) {
    case FAB_FIELD_REF:
      target = fab_store_get_record (fab_actor_list_get_store (self), g_ascii_strtoll (text, NULL, 10));
      if (target == NULL)
        return;
      value = FAB_REF (target);
      break;
    case FAB_FIELD_BOOLEAN:
      value = FAB_BOOLEAN (g_str_equal (text, "yes"));
      break;
    default:
      value = FAB_TEXT (text);
    }
  fab_map_edit_set_all (fab_actor_list_get_context (self), actors, field, value);
}

static void
append_value (GMenu *menu, guint field, const char *label, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "list.set", "(us)", field, value);
  g_menu_append_item (menu, item);
}

static void
append_records (FabActorList *self, GMenu *menu, guint field)
{
  const FabField *declared = &fab_table_get (FAB_TABLE_ACTOR)->fields[field];
  g_autoptr (GListModel) sorted =
      fab_record_sort_new (fab_store_get_list (fab_actor_list_get_store (self), declared->target));

  for (guint i = 0; i < g_list_model_get_n_items (sorted); i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (sorted, i);
    g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, fab_record_get_key (record));

    append_value (menu, field, fab_record_get_title (record), key);
  }
}

static GMenu *
make_values (FabActorList *self, guint field)
{
  const FabField *declared = &fab_table_get (FAB_TABLE_ACTOR)->fields[field];
  GMenu *menu = g_menu_new ();

  if (declared->type == FAB_FIELD_REF)
    append_records (self, menu, field);
  for (guint i = 0; declared->choices != NULL && i < declared->choices->n_choices; i++) {
    const char *code = declared->choices->choices[i].code;

    append_value (menu, field, fab_choices_get_label (declared->choices, code), code);
  }
  if (declared->type == FAB_FIELD_BOOLEAN) {
    append_value (menu, field, _ ("Yes"), "yes");
    append_value (menu, field, _ ("No"), "no");
  }
  if (!(declared->flags & FAB_FIELD_REQUIRED))
    append_value (menu, field, C_ ("choice", "Not said"), "");
  return menu;
}

static GMenu *
make_set_menu (FabActorList *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (settable); i++) {
    g_autoptr (GMenu) values = make_values (self, settable[i]);

    g_menu_append_submenu (menu, fab_field_get_label (&fab_table_get (FAB_TABLE_ACTOR)->fields[settable[i]]),
                           G_MENU_MODEL (values));
  }
  return menu;
}

/* ---- The menu ---- */

static GMenuModel *
make_menu (FabActorList *self)
{
  guint n = fab_map_selection_get_n_actors (self->selection);
  /* Translators: what follows is a list of fields, such as "Kind" and "Territory" */
  g_autofree char *set = g_strdup_printf (ngettext ("_Set for %u actor", "_Set for %u actors", n), n);
  g_autoptr (GMenu) open = g_menu_new (), edit = g_menu_new (), clipboard = g_menu_new (), end = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (open, _ ("_Open"), "page.open");
  g_menu_append (open, _ ("Show on the _map"), "list.show-on-map");
  g_menu_append (edit, _ ("Add a _link…"), "page.add-link");
  g_menu_append (edit, _ ("_Duplicate"), "page.duplicate");
  if (n > 0 && !fab_context_is_read_only (fab_actor_list_get_context (self))) {
    g_autoptr (GMenu) values = make_set_menu (self);

    g_menu_append_submenu (edit, set, G_MENU_MODEL (values));
  }
  g_menu_append (clipboard, _ ("_Copy"), "list.copy");
  g_menu_append (clipboard, _ ("_Paste"), "list.paste");
  g_menu_append (clipboard, _ ("Select _all"), "page.select-all");
  g_menu_append (end, _ ("_Remove"), "page.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

/* A row that is not selected is, before anything is done to it. */
static void
select_actor (FabActorList *self, FabRecord *actor)
{
  if (actor != NULL && !fab_map_selection_has (self->selection, fab_record_get_key (actor)))
    fab_map_selection_set_actor (self->selection, actor);
}

static void
popup (FabActorList *self, GtkWidget *at, double x, double y)
{
  g_autoptr (GMenuModel) model = make_menu (self);
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  fab_actor_list_show_popover (self, menu, at, x, y);
}

static FabRecord *
find_actor_at (FabActorList *self, double x, double y)
{
  for (guint i = 0; i < self->cells->len; i++) {
    GtkWidget *cell = g_ptr_array_index (self->cells, i), *frame = gtk_widget_get_parent (cell);
    graphene_rect_t bounds;

    if (gtk_widget_get_mapped (cell) && gtk_widget_compute_bounds (frame, GTK_WIDGET (self->view), &bounds) &&
        y >= bounds.origin.y && y < bounds.origin.y + bounds.size.height)
      return fab_actor_cell_get_actor (FAB_ACTOR_CELL (cell));
  }
  return NULL;
}

static void
on_secondary (GtkGestureClick *click, int n_press, double x, double y, FabActorList *self)
{
  FabRecord *actor = find_actor_at (self, x, y);

  if (actor == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  select_actor (self, actor);
  popup (self, GTK_WIDGET (self->view), x, y);
}

static void
on_menu (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorList *self = data;
  FabActorCell *cell = fab_actor_list_get_focused_cell (self);

  if (cell == NULL)
    return;
  select_actor (self, fab_actor_cell_get_actor (cell));
  popup (self, GTK_WIDGET (cell), 12, gtk_widget_get_height (GTK_WIDGET (cell)));
}

static void
on_show_on_map (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorList *self = data;
  g_autoptr (GPtrArray) actors = fab_actor_list_get_selected (self);

  if (actors->len == 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.view", "s", "map");
  fab_context_show_record (fab_actor_list_get_context (self), g_ptr_array_index (actors, 0));
}

/* ---- The clipboard ---- */

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FabActorList *self = data;
  g_autofree char *text = fab_actor_list_copy_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabActorList) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->model != NULL)
    fab_actor_list_paste_text (self, text != NULL ? text : "");
}

static void
on_paste (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (data), NULL, on_pasted, g_object_ref (data));
}

/* ---- Setting up ---- */

static const GActionEntry entries[] = {
  { "set", on_set, "(us)" }, { "menu", on_menu },   { "show-on-map", on_show_on_map },
  { "copy", on_copy },       { "paste", on_paste },
};

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

void
fab_actor_list_add_menu (FabActorList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "paste")),
                               !fab_context_is_read_only (fab_actor_list_get_context (self)));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (self->actions));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_secondary), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  add_key (keys, "<Control>c|<Control>Insert", "list.copy");
  add_key (keys, "<Control>v|<Shift>Insert", "list.paste");
  add_key (keys, "Menu|<Shift>F10", "list.menu");
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}
