#include "fab-record-row.h"

#include <glib/gi18n.h>

#include "fab-record-dialog.h"
#include "fab-summary-cell.h"
#include "fab-timeline-mark.h"

typedef struct {
  FabContext *context; /* owned */
  FabRecord *record;   /* owned */
  FabDescribe describe;
  FabRecord *target;     /* owned: what the row leads to, or NULL */
  FabTimelineMark *mark; /* children */
  GtkWidget *badge;
  GtkWidget *arrow;
} FabRecordRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (FabRecordRow, fab_record_row, ADW_TYPE_ACTION_ROW)

static FabRecordRowPrivate *
get_private (FabRecordRow *self)
{
  return fab_record_row_get_instance_private (self);
}

/* A hidden mark would still push the title aside. */
static void
show_mark (FabRecordRow *self, FabMark mark)
{
  FabRecordRowPrivate *priv = get_private (self);

  if (priv->mark == NULL && mark != FAB_MARK_NONE) {
    priv->mark = FAB_TIMELINE_MARK (fab_timeline_mark_new (mark));
    adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (priv->mark));
  } else if (priv->mark != NULL) {
    fab_timeline_mark_set (priv->mark, mark);
  }
}

static void
refresh (FabRecordRow *self)
{
  FabRecordRowPrivate *priv = get_private (self);
  FabRecordRowClass *klass = FAB_RECORD_ROW_GET_CLASS (self);
  g_auto (FabSummary) summary = { 0 };

  /* The row of a record that went goes too, soon. */
  if (!fab_record_is_alive (priv->record))
    return;
  fab_summary_fill (&summary, fab_context_get_store (priv->context), priv->record, priv->describe);
  g_set_object (&priv->target, summary.target);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), summary.title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary.subtitle);
  show_mark (self, summary.mark);
  fab_badge_set (priv->badge, &summary);
  gtk_widget_set_visible (priv->arrow, summary.target != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), summary.target != NULL);
  if (klass->refresh != NULL)
    klass->refresh (self, priv->context, priv->record);
}

static void
fab_record_row_activate (AdwActionRow *row)
{
  FabRecordRowPrivate *priv = get_private (FAB_RECORD_ROW (row));

  if (priv->target != NULL)
    fab_context_show_record (priv->context, priv->target);
}

static void
on_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FabRecordRowPrivate *priv = get_private (FAB_RECORD_ROW (widget));

  adw_dialog_present (fab_record_dialog_new (priv->context, priv->record), widget);
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FabRecordRowPrivate *priv = get_private (FAB_RECORD_ROW (widget));

  fab_context_remove (priv->context, priv->record);
}

static void
fab_record_row_dispose (GObject *object)
{
  FabRecordRowPrivate *priv = get_private (FAB_RECORD_ROW (object));

  g_clear_object (&priv->target);
  g_clear_object (&priv->record);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (fab_record_row_parent_class)->dispose (object);
}

static void
fab_record_row_class_init (FabRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_record_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = fab_record_row_activate;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.edit", NULL, on_edit);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.remove", NULL, on_remove);
}

static void
fab_record_row_init (FabRecordRow *self)
{
  FabRecordRowPrivate *priv = get_private (self);

  priv->badge = fab_badge_new ();
  priv->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), priv->badge);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), priv->arrow);
}

/** fab_record_row_new: (transfer floating): a row that says what @describe says, and leads to its target */
GtkWidget *
fab_record_row_new (FabContext *context, FabRecord *record, FabDescribe describe)
{
  return fab_record_row_new_of_type (FAB_TYPE_RECORD_ROW, context, record, describe);
}

/** fab_record_row_new_of_type: (transfer floating): as fab_record_row_new(), for a derived type */
GtkWidget *
fab_record_row_new_of_type (GType type, FabContext *context, FabRecord *record, FabDescribe describe)
{
  FabRecordRow *self = g_object_new (type, NULL);
  FabRecordRowPrivate *priv = get_private (self);

  priv->context = g_object_ref (context);
  priv->record = g_object_ref (record);
  priv->describe = describe;
  if (FAB_RECORD_ROW_GET_CLASS (self)->set_up != NULL)
    FAB_RECORD_ROW_GET_CLASS (self)->set_up (self, context, record);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

FabContext *
fab_record_row_get_context (FabRecordRow *self)
{
  return get_private (self)->context;
}

FabRecord *
fab_record_row_get_record (FabRecordRow *self)
{
  return get_private (self)->record;
}

/**
 * fab_record_row_add_menu:
 * @first: (nullable): a section before the others
 *
 * Adds a menu to edit and remove the record.
 *
 * Returns: (transfer none) (nullable): its button; %NULL in a project that is only read, where rows have no menu
 */
GtkMenuButton *
fab_record_row_add_menu (FabRecordRow *self, GMenuModel *first)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  GtkWidget *button;

  if (fab_context_is_read_only (get_private (self)->context))
    return NULL;
  if (first != NULL)
    g_menu_append_section (menu, NULL, first);
  g_menu_append (last, _ ("Edit…"), "row.edit");
  g_menu_append (last, _ ("Remove"), "row.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu, "valign",
                         GTK_ALIGN_CENTER, "tooltip-text", _ ("More"), NULL);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return GTK_MENU_BUTTON (button);
}
