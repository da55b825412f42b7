#include "fab-action-dialog.h"

#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-header-tools.h"

typedef void (*FillPage) (AdwPreferencesPage *page, FabContext *context, FabRecord *action);

struct _FabActionDialog {
  AdwDialog parent_instance;

  /* Template children */
  AdwViewStack *stack;
  FabHeaderTools *tools;
  GtkWidget *menu_button;
  AdwPreferencesPage *general;
  AdwPreferencesPage *roles;
  AdwPreferencesPage *money;
  AdwPreferencesPage *follow_up;
  AdwPreferencesPage *ties;

  FabContext *context; /* owned */
  FabRecord *action;   /* owned */
  GHashTable *filled;  /* pages that have their rows */
};

G_DEFINE_FINAL_TYPE (FabActionDialog, fab_action_dialog, ADW_TYPE_DIALOG)

static FillPage
find_fill (FabActionDialog *self, GtkWidget *page)
{
  if (page == GTK_WIDGET (self->general))
    return fab_action_fill_general;
  if (page == GTK_WIDGET (self->roles))
    return fab_action_fill_roles;
  if (page == GTK_WIDGET (self->money))
    return fab_action_fill_money;
  return page == GTK_WIDGET (self->follow_up) ? fab_action_fill_follow_up : fab_action_fill_ties;
}

/* Pages get their rows when they are first looked at: the dialog opens at once. */
static void
on_page_changed (FabActionDialog *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->stack);

  if (self->action == NULL || page == NULL || !g_hash_table_add (self->filled, page))
    return;
  find_fill (self, page) (ADW_PREFERENCES_PAGE (page), self->context, self->action);
}

static void
show_title (FabActionDialog *self)
{
  AdwPreferencesPage *const pages[] = { self->roles, self->money, self->follow_up, self->ties };
  const char *title = fab_record_get_title (self->action);

  adw_dialog_set_title (ADW_DIALOG (self), title);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    adw_preferences_page_set_description (pages[i], title);
}

/* Undo, or a removal, may take the action away. */
static void
on_committed (FabActionDialog *self)
{
  if (fab_record_is_alive (self->action))
    show_title (self);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabActionDialog *self = FAB_ACTION_DIALOG (widget);

  fab_context_remove (self->context, self->action);
}

/* What is shown elsewhere is shown without this dialog in front. */
static void
on_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FabActionDialog *self = FAB_ACTION_DIALOG (widget);
  g_autoptr (FabContext) context = g_object_ref (self->context);
  FabRecord *record = fab_store_get_record (fab_context_get_store (context), g_variant_get_int64 (parameter));

  if (record == NULL)
    return;
  g_object_ref (record);
  adw_dialog_force_close (ADW_DIALOG (self));
  fab_context_show_record (context, record);
  g_object_unref (record);
}

static void
fab_action_dialog_dispose (GObject *object)
{
  FabActionDialog *self = FAB_ACTION_DIALOG (object);

  g_clear_object (&self->action);
  g_clear_object (&self->context);
  g_clear_pointer (&self->filled, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_ACTION_DIALOG);
  G_OBJECT_CLASS (fab_action_dialog_parent_class)->dispose (object);
}

static void
fab_action_dialog_class_init (FabActionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_action_dialog_dispose;
  g_type_ensure (FAB_TYPE_HEADER_TOOLS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-action-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, tools);
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, general);
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, roles);
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, money);
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, follow_up);
  gtk_widget_class_bind_template_child (widget_class, FabActionDialog, ties);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
  gtk_widget_class_install_action (widget_class, "record.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "record.show", "x", on_show);
}

static void
fab_action_dialog_init (FabActionDialog *self)
{
  self->filled = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_action_dialog_new: (transfer floating): shows @action and edits it as it is typed; closes when it is removed */
FabActionDialog *
fab_action_dialog_new (FabContext *context, FabRecord *action)
{
  FabActionDialog *self = g_object_new (FAB_TYPE_ACTION_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->action = g_object_ref (action);
  fab_header_tools_set_context (self->tools, context);
  gtk_widget_set_visible (self->menu_button, !fab_context_is_read_only (context));
  gtk_widget_set_visible (GTK_WIDGET (self->tools), !fab_context_is_read_only (context));
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  show_title (self);
  on_page_changed (self);
  return self;
}

/** fab_action_dialog_show_page: @name: "general", "roles", "money", "follow-up" or "ties" */
void
fab_action_dialog_show_page (FabActionDialog *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->stack, name);
}
