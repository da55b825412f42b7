#include "fab-kept-states-dialog.h"

#include <glib/gi18n.h>

#include "fab-date.h"
#include "fab-keep-dialog.h"
#include "fab-map-snapshot.h"
#include "fab-record-dialog.h"

struct _FabKeptStatesDialog {
  AdwDialog parent_instance;

  AdwToastOverlay *toasts; /* template children */
  GtkStack *stack;
  GtkListBox *list;

  FabContext *context; /* owned */
};

enum {
  PROP_0,
  PROP_CAN_EDIT,
  N_PROPS,
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabKeptStatesDialog, fab_kept_states_dialog, ADW_TYPE_DIALOG)

static FabStore *
get_store (FabKeptStatesDialog *self)
{
  return fab_context_get_store (self->context);
}

static gboolean
can_edit (FabKeptStatesDialog *self)
{
  return self->context != NULL && !fab_context_is_read_only (self->context);
}

/* ---- Rows ---- */

static FabRecord *
get_record (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "fab-snapshot");
}

static void
on_edit (FabKeptStatesDialog *self, GtkWidget *button)
{
  adw_dialog_present (fab_record_dialog_new (self->context, get_record (button)), GTK_WIDGET (self));
}

static void
on_undo (FabKeptStatesDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!fab_store_undo (get_store (self), &error))
    fab_context_report (self->context, _ ("This could not be undone."), error);
}

/* The window's own message would be behind this dialog. */
static void
on_remove (FabKeptStatesDialog *self, GtkWidget *button)
{
  FabRecord *snapshot = get_record (button);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” removed"), fab_record_get_title (snapshot));
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!fab_store_remove (get_store (self), sentence, snapshot, &error)) {
    fab_context_report (self->context, _ ("This could not be removed."), error);
    return;
  }
  toast = adw_toast_new (sentence);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static GtkWidget *
make_button (FabKeptStatesDialog *self, FabRecord *snapshot, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "fab-snapshot", g_object_ref (snapshot), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static char *
describe (FabKeptStatesDialog *self, FabRecord *snapshot)
{
  FabRecord *meeting = fab_store_get_target (get_store (self), snapshot, FAB_SNAPSHOT_MEETING);
  g_autofree char *text = fab_date_to_text (fab_map_snapshot_get_date (get_store (self), snapshot));
  g_autofree char *date = text != NULL ? fab_date_format_long (text, fab_language_get_default ()) : g_strdup ("");

  if (meeting == NULL || g_str_equal (fab_record_get_title (meeting), fab_record_get_title (snapshot)))
    return g_steal_pointer (&date);
  return *date != '\0' ? g_strdup_printf ("%s · %s", date, fab_record_get_title (meeting))
                       : g_strdup (fab_record_get_title (meeting));
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  FabKeptStatesDialog *self = data;
  FabRecord *snapshot = item;
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *subtitle = describe (self, snapshot);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fab_record_get_title (snapshot));
  adw_action_row_set_subtitle (row, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _ ("Show it on the map"));
  g_object_set_data_full (G_OBJECT (row), "fab-snapshot", g_object_ref (snapshot), g_object_unref);
  if (can_edit (self)) {
    adw_action_row_add_suffix (
        row, make_button (self, snapshot, "document-edit-symbolic", _ ("Rename and edit"), G_CALLBACK (on_edit)));
    adw_action_row_add_suffix (
        row, make_button (self, snapshot, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (on_remove)));
  }
  return GTK_WIDGET (row);
}

static void
on_row (FabKeptStatesDialog *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_record (row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_add (FabKeptStatesDialog *self)
{
  adw_dialog_present (ADW_DIALOG (fab_keep_dialog_new (self->context, NULL)), GTK_WIDGET (self));
}

/* There are few: they are listed anew after each change, the latest first. */
static int
compare_snapshots (gconstpointer a, gconstpointer b)
{
  return fab_date_compare_texts (fab_record_get_text (*(FabRecord **)b, FAB_SNAPSHOT_DATE),
                                 fab_record_get_text (*(FabRecord **)a, FAB_SNAPSHOT_DATE));
}

static void
refresh (FabKeptStatesDialog *self)
{
  GListModel *all = fab_store_get_list (get_store (self), FAB_TABLE_SNAPSHOT);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (all, i));
  g_ptr_array_sort (sorted, compare_snapshots);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < sorted->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (sorted, i), self));
  gtk_stack_set_visible_child_name (self->stack, sorted->len > 0 ? "list" : "empty");
}

static void
on_committed (FabKeptStatesDialog *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    FabTableId table = ((const FabChange *)g_ptr_array_index (changes, i))->table;

    if (table == FAB_TABLE_SNAPSHOT || table == FAB_TABLE_MEETING) {
      refresh (self);
      return;
    }
  }
}

/* ---- The dialog ---- */

static void
fab_kept_states_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAN_EDIT)
    g_value_set_boolean (value, can_edit (FAB_KEPT_STATES_DIALOG (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fab_kept_states_dialog_dispose (GObject *object)
{
  g_clear_object (&FAB_KEPT_STATES_DIALOG (object)->context);
  G_OBJECT_CLASS (fab_kept_states_dialog_parent_class)->dispose (object);
}

static void
fab_kept_states_dialog_class_init (FabKeptStatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_kept_states_dialog_dispose;
  G_OBJECT_CLASS (klass)->get_property = fab_kept_states_dialog_get_property;
  /** FabKeptStatesDialog:can-edit: whether the project may be written */
  properties[PROP_CAN_EDIT] =
      g_param_spec_boolean ("can-edit", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  /** FabKeptStatesDialog::chosen: somebody wants to see that state on the map */
  signals[CHOSEN] = g_signal_new ("chosen", FAB_TYPE_KEPT_STATES_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, FAB_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-kept-states-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabKeptStatesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, FabKeptStatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FabKeptStatesDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
fab_kept_states_dialog_init (FabKeptStatesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_kept_states_dialog_new: (transfer floating) */
FabKeptStatesDialog *
fab_kept_states_dialog_new (FabContext *context)
{
  FabKeptStatesDialog *self = g_object_new (FAB_TYPE_KEPT_STATES_DIALOG, NULL);

  self->context = g_object_ref (context);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_EDIT]);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
