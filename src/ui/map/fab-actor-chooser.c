#include "fab-actor-chooser.h"

#include "fab-actor-picker.h"

struct _FabActorChooser {
  AdwDialog parent_instance;

  FabActorPicker *picker; /* template child */
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabActorChooser, fab_actor_chooser, ADW_TYPE_DIALOG)

static void
on_chosen (FabActorChooser *self, FabRecord *chosen)
{
  g_autoptr (FabRecord) actor = g_object_ref (chosen);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, actor);
}

static void
fab_actor_chooser_class_init (FabActorChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FAB_TYPE_ACTOR_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-actor-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActorChooser, picker);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);

  /** FabActorChooser::chosen: @actor: that one; the dialog has closed */
  signals[CHOSEN] = g_signal_new ("chosen", FAB_TYPE_ACTOR_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, FAB_TYPE_RECORD);
}

static void
fab_actor_chooser_init (FabActorChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_actor_chooser_new: @title: what for; @but: (nullable): who is not offered */
FabActorChooser *
fab_actor_chooser_new (FabStore *store, const char *title, FabRecord *but)
{
  FabActorChooser *self = g_object_new (FAB_TYPE_ACTOR_CHOOSER, "title", title, NULL);

  fab_actor_picker_fill (self->picker, store, but);
  fab_actor_picker_set_single_click (self->picker, TRUE);
  return self;
}
