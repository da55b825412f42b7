#include "fab-actor-chooser.h"

#include "fab-actor-candidates.h"

struct _FabActorChooser {
  AdwDialog parent_instance;

  GtkSearchEntry *search; /* template children */
  GtkListView *list;

  FabActorFilter *filter; /* owned */
  GtkSingleSelection *actors;
  FabRecord *but;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorChooser, fab_actor_chooser, ADW_TYPE_DIALOG)

static void
on_search (FabActorChooser *self)
{
  fab_actor_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
choose (FabActorChooser *self, guint position)
{
  g_autoptr (FabRecord) actor = g_list_model_get_item (G_LIST_MODEL (self->actors), position);

  if (actor == NULL) {
    gtk_widget_error_bell (GTK_WIDGET (self->search));
    return;
  }
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, actor);
}

static void
on_activate (FabActorChooser *self, guint position)
{
  choose (self, position);
}

/* Enter takes the first that is found, once the last letter was looked for. */
static void
on_enter (FabActorChooser *self)
{
  on_search (self);
  choose (self, 0);
}

static void
fab_actor_chooser_dispose (GObject *object)
{
  FabActorChooser *self = FAB_ACTOR_CHOOSER (object);

  g_clear_object (&self->actors);
  g_clear_object (&self->filter);
  g_clear_object (&self->but);
  G_OBJECT_CLASS (fab_actor_chooser_parent_class)->dispose (object);
}

static void
fab_actor_chooser_class_init (FabActorChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_actor_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorChooser, search);
  gtk_widget_class_bind_template_child (widget_class, FabActorChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);

  /** FabActorChooser::chosen: @actor: that one; the dialog has closed */
  signals[CHOSEN] = g_signal_new ("chosen", FAB_TYPE_ACTOR_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, FAB_TYPE_RECORD);
}

static void
fab_actor_chooser_init (FabActorChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

/** fab_actor_chooser_new: @title: what for; @but: (nullable): who is not offered */
FabActorChooser *
fab_actor_chooser_new (FabStore *store, const char *title, FabRecord *but)
{
  FabActorChooser *self = g_object_new (FAB_TYPE_ACTOR_CHOOSER, "title", title, NULL);

  g_set_object (&self->but, but);
  self->actors = fab_actor_candidates_show (self->list, store, but, &self->filter);
  return self;
}
