#include "fab-actor-inspector.h"

#include <glib/gi18n.h>

#include "fab-actor-panel.h"
#include "fab-actors-panel.h"
#include "fab-focus-place.h"
#include "fab-map-edit.h"
#include "fab-path-panel.h"
#include "fab-relation-panel.h"

struct _FabActorInspector {
  AdwBin parent_instance;

  AdwWindowTitle *title; /* template children */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  AdwBin *panel;

  FabContext *context; /* owned */
  FabMapSelection *selection;
  FabPathGuide *guide; /* (nullable) */
  FabRecord *shown;    /* owned (nullable): the single actor or link that the panel is about */
  GtkWidget *name_row; /* borrowed from the panel (nullable) */
  guint refresh_source;
  gboolean rename; /* once the panel is there */
};

G_DEFINE_FINAL_TYPE (FabActorInspector, fab_actor_inspector, ADW_TYPE_BIN)

/* ---- Panels ---- */

static void
take_panel (FabActorInspector *self, GtkWidget *panel, FabRecord *shown, const char *title, const char *subtitle)
{
  gboolean same = shown != NULL && shown == self->shown;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double position = gtk_adjustment_get_value (adjustment);
  g_autoptr (GArray) focus = fab_focus_place_get (GTK_WIDGET (self->panel));

  adw_bin_set_child (self->panel, panel);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_stack_set_visible_child_name (self->stack, panel != NULL ? "panel" : "none");
  g_set_object (&self->shown, shown);
  if (focus != NULL && panel != NULL)
    fab_focus_place_restore (GTK_WIDGET (self->panel), focus);
  else if (focus != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.focus-view", NULL);
  gtk_adjustment_set_value (adjustment, same ? position : 0);
}

static void
show_actor (FabActorInspector *self, FabRecord *actor)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  GtkWidget *panel = fab_actor_panel_new (self->context, self->selection, actor, &self->name_row);

  take_panel (self, panel, actor, fab_record_get_title (actor),
              fab_choices_get_label (kinds, fab_record_get_text (actor, FAB_ACTOR_KIND)));
}

static void
show_relation (FabActorInspector *self, FabRecord *relation)
{
  FabStore *store = fab_context_get_store (self->context);
  FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);
  GtkWidget *panel = fab_relation_panel_new (self->context, self->selection, relation);

  take_panel (self, panel, relation, _ ("Link"), type != NULL ? fab_record_get_title (type) : "");
}

static void
show_actors (FabActorInspector *self, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u actor", "%u actors", n), n);

  take_panel (self, fab_actors_panel_new (self->context, self->selection), NULL, title, "");
}

/* While the two ends or nobody are selected, the paths between them are what there is to read. */
static gboolean
shows_paths (FabActorInspector *self, GPtrArray *actors)
{
  FabRecord *from, *to;

  if (self->guide == NULL || !fab_path_guide_is_active (self->guide))
    return FALSE;
  from = fab_path_guide_get_from (self->guide);
  to = fab_path_guide_get_to (self->guide);
  return (actors->len == 0 && fab_map_selection_get_relation (self->selection) == NULL) ||
         (actors->len == 2 && fab_map_selection_has (self->selection, fab_record_get_key (from)) &&
          fab_map_selection_has (self->selection, fab_record_get_key (to)));
}

static void
show_paths (FabActorInspector *self)
{
  g_autofree char *subtitle = g_strdup_printf ("%s → %s", fab_record_get_title (fab_path_guide_get_from (self->guide)),
                                               fab_record_get_title (fab_path_guide_get_to (self->guide)));

  take_panel (self, fab_path_panel_new (self->guide, self->selection), NULL, _ ("Paths"), subtitle);
}

static void
refresh (FabActorInspector *self)
{
  g_autoptr (GPtrArray) actors = fab_map_selection_get_actors (self->selection);
  FabRecord *relation = fab_map_selection_get_relation (self->selection);

  self->name_row = NULL;
  if (shows_paths (self, actors))
    show_paths (self);
  else if (actors->len == 1)
    show_actor (self, g_ptr_array_index (actors, 0));
  else if (actors->len > 1)
    show_actors (self, actors->len);
  else if (relation != NULL)
    show_relation (self, relation);
  else
    take_panel (self, NULL, NULL, _ ("Inspector"), "");
  if (self->rename && self->name_row != NULL)
    gtk_widget_grab_focus (self->name_row);
  self->rename = FALSE;
}

static void
on_refresh (gpointer data)
{
  FabActorInspector *self = data;

  self->refresh_source = 0;
  refresh (self);
}

static void
queue_refresh (FabActorInspector *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_once (on_refresh, self);
}

/* ---- News ---- */

/* Rows of fields follow by themselves; lists of what is tied are made anew. */
static gboolean
concerns_panel (FabActorInspector *self, const FabChange *change)
{
  switch (change->table) {
  case FAB_TABLE_ACTOR:
    return change->op == FAB_CHANGE_DELETE || self->shown == NULL ||
           (change->field == FAB_ACTOR_NAME && change->record != self->shown);
  case FAB_TABLE_RELATION:
    return change->record != self->shown || change->field == FAB_RELATION_TYPE;
  case FAB_TABLE_RELATION_TYPE:
  case FAB_TABLE_ACTION_ROLE:
  case FAB_TABLE_ACTION:
  case FAB_TABLE_FUNDING:
  case FAB_TABLE_SHOP:
  case FAB_TABLE_ATTENDANCE:
  case FAB_TABLE_MEETING:
  case FAB_TABLE_CONTRIBUTION:
  case FAB_TABLE_MANDATE:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
update_title (FabActorInspector *self)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;

  if (self->shown == NULL || fab_record_get_table_id (self->shown) != FAB_TABLE_ACTOR)
    return;
  adw_window_title_set_title (self->title, fab_record_get_title (self->shown));
  adw_window_title_set_subtitle (self->title,
                                 fab_choices_get_label (kinds, fab_record_get_text (self->shown, FAB_ACTOR_KIND)));
}

static void
on_committed (FabActorInspector *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (concerns_panel (self, g_ptr_array_index (changes, i))) {
      queue_refresh (self);
      return;
    }
  update_title (self);
}

/* ---- The widget ---- */

static void
fab_actor_inspector_dispose (GObject *object)
{
  FabActorInspector *self = FAB_ACTOR_INSPECTOR (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->guide);
  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_actor_inspector_parent_class)->dispose (object);
}

static void
fab_actor_inspector_class_init (FabActorInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_actor_inspector_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorInspector, title);
  gtk_widget_class_bind_template_child (widget_class, FabActorInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, FabActorInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, FabActorInspector, panel);
}

static void
fab_actor_inspector_init (FabActorInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_actor_inspector_set_selection: what to show from now on; to be called once */
void
fab_actor_inspector_set_selection (FabActorInspector *self, FabContext *context, FabMapSelection *selection)
{
  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

/** fab_actor_inspector_set_guide: whose paths are shown while there are any; to be called once */
void
fab_actor_inspector_set_guide (FabActorInspector *self, FabPathGuide *guide)
{
  self->guide = g_object_ref (guide);
  g_signal_connect_object (guide, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
}

/** fab_actor_inspector_rename: puts the keyboard into the name of the actor shown */
void
fab_actor_inspector_rename (FabActorInspector *self)
{
  self->rename = TRUE;
  queue_refresh (self);
}
