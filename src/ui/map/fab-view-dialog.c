#include "fab-view-dialog.h"

#include <glib/gi18n.h>

#include "fab-map-places.h"
#include "fab-view-edit.h"

struct _FabViewDialog {
  AdwDialog parent_instance;

  AdwEntryRow *name; /* template children */
  GtkTextView *note;
  AdwSwitchRow *own_places;
  GtkWidget *save;

  FabViewKeeper *keeper; /* owned */
  FabRecord *view;       /* owned (nullable): the one to change; none: a new one */
};

G_DEFINE_FINAL_TYPE (FabViewDialog, fab_view_dialog, ADW_TYPE_DIALOG)

static char *
get_name (FabViewDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static char *
get_note (FabViewDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;
  char *note;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (*note == '\0')
    g_clear_pointer (&note, g_free);
  return note;
}

static void
on_changed (FabViewDialog *self)
{
  g_autofree char *name = get_name (self);

  gtk_widget_set_sensitive (self->save, *name != '\0');
}

static gboolean
add (FabViewDialog *self, const FabViewText *text)
{
  g_auto (FabMapLook) look = { 0 };
  FabRecord *view;

  fab_view_keeper_capture (self->keeper, &look);
  view = fab_view_edit_add (fab_view_keeper_get_context (self->keeper), text, &look);
  if (view != NULL)
    fab_view_keeper_take (self->keeper, view);
  return view != NULL;
}

static gboolean
describe (FabViewDialog *self, const FabViewText *text)
{
  return fab_view_edit_describe (fab_view_keeper_get_context (self->keeper), self->view, text);
}

static void
on_save (FabViewDialog *self)
{
  g_autofree char *name = get_name (self);
  g_autofree char *note = get_note (self);
  FabViewText text = { name, note, adw_switch_row_get_active (self->own_places) };

  if (*name != '\0' && (self->view == NULL ? add (self, &text) : describe (self, &text)))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
fab_view_dialog_dispose (GObject *object)
{
  FabViewDialog *self = FAB_VIEW_DIALOG (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (fab_view_dialog_parent_class)->dispose (object);
}

static void
fab_view_dialog_class_init (FabViewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_view_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-view-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabViewDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FabViewDialog, note);
  gtk_widget_class_bind_template_child (widget_class, FabViewDialog, own_places);
  gtk_widget_class_bind_template_child (widget_class, FabViewDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
fab_view_dialog_init (FabViewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (FabViewDialog *self)
{
  const char *note = fab_record_get_text (self->view, FAB_MAP_VIEW_NOTE);
  FabStore *store = fab_context_get_store (fab_view_keeper_get_context (self->keeper));

  adw_dialog_set_title (ADW_DIALOG (self), _ ("View"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), fab_record_get_title (self->view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), note != NULL ? note : "", -1);
  adw_switch_row_set_active (self->own_places, fab_map_places_has_own (store, self->view));
}

/** fab_view_dialog_new: (transfer floating): @view: (nullable): the one to change; %NULL: the picture as it is now becomes a new one */
AdwDialog *
fab_view_dialog_new (FabViewKeeper *keeper, FabRecord *view)
{
  FabViewDialog *self = g_object_new (FAB_TYPE_VIEW_DIALOG, NULL);

  self->keeper = g_object_ref (keeper);
  g_set_object (&self->view, view);
  if (view != NULL)
    fill (self);
  return ADW_DIALOG (self);
}
