#include "fab-detail.h"

#include <stdarg.h>

#include "fab-fact-row.h"
#include "fab-field-row.h"
#include "fab-summary-cell.h"

struct _FabDetail {
  AdwBin parent_instance;

  GtkBox *sections; /* template children */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *badge;

  FabContext *context; /* owned */
  FabRecord *record;   /* owned */
  FabDescribe describe;
};

G_DEFINE_FINAL_TYPE (FabDetail, fab_detail, ADW_TYPE_BIN)

static void
refresh (FabDetail *self)
{
  g_auto (FabSummary) summary = { 0 };

  if (!fab_record_is_alive (self->record))
    return;
  fab_summary_fill (&summary, fab_context_get_store (self->context), self->record, self->describe);
  gtk_label_set_text (self->title, summary.title);
  gtk_label_set_text (self->subtitle, summary.subtitle != NULL ? summary.subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), summary.subtitle != NULL && *summary.subtitle != '\0');
  fab_badge_set (self->badge, &summary);
}

static void
fab_detail_dispose (GObject *object)
{
  FabDetail *self = FAB_DETAIL (object);

  g_clear_object (&self->record);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_DETAIL);
  G_OBJECT_CLASS (fab_detail_parent_class)->dispose (object);
}

static void
fab_detail_class_init (FabDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_detail_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, FabDetail, sections);
  gtk_widget_class_bind_template_child (widget_class, FabDetail, title);
  gtk_widget_class_bind_template_child (widget_class, FabDetail, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FabDetail, badge);
}

static void
fab_detail_init (FabDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_detail_new: (transfer floating): the page of @record, headed by what @describe says */
FabDetail *
fab_detail_new (FabContext *context, FabRecord *record, FabDescribe describe)
{
  FabDetail *self = g_object_new (FAB_TYPE_DETAIL, NULL);

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->describe = describe;
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

FabContext *
fab_detail_get_context (FabDetail *self)
{
  return self->context;
}

FabRecord *
fab_detail_get_record (FabDetail *self)
{
  return self->record;
}

/** fab_detail_add: adds a section below the others */
void
fab_detail_add (FabDetail *self, GtkWidget *section)
{
  gtk_box_append (self->sections, section);
}

/** fab_detail_add_text: a long text for reading */
void
fab_detail_add_text (FabDetail *self, guint field, FabMakeLine make_line)
{
  fab_detail_add (self, fab_text_block_new (self->context, self->record, field, make_line));
}

static void
add_rows (FabDetail *self, const char *title, GtkWidget *(*make_row) (FabContext *, FabRecord *, guint), va_list fields)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = title != NULL ? g_markup_escape_text (title, -1) : NULL;
  int field;

  if (escaped != NULL)
    adw_preferences_group_set_title (group, escaped);
  while ((field = va_arg (fields, int)) >= 0)
    adw_preferences_group_add (group, make_row (self->context, self->record, field));
  fab_detail_add (self, GTK_WIDGET (group));
}

/** fab_detail_add_facts: @title: (nullable); @...: fields for reading, then -1 */
void
fab_detail_add_facts (FabDetail *self, const char *title, ...)
{
  va_list fields;

  va_start (fields, title);
  add_rows (self, title, fab_fact_row_new, fields);
  va_end (fields);
}

/** fab_detail_add_fields: @title: (nullable); @...: fields to edit, then -1 */
void
fab_detail_add_fields (FabDetail *self, const char *title, ...)
{
  va_list fields;

  va_start (fields, title);
  add_rows (self, title, fab_field_row_new, fields);
  va_end (fields);
}

/** fab_detail_make_add_button: (transfer floating): a button for the head of a section; calls @add with the page */
GtkWidget *
fab_detail_make_add_button (FabDetail *self, const char *label, void (*add) (FabDetail *self))
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add), self, G_CONNECT_SWAPPED);
  return button;
}

/** fab_detail_list_children: (transfer full): the records of @table whose @field refers to the page's record */
FabChildren *
fab_detail_list_children (FabDetail *self, FabTableId table, guint field)
{
  return fab_children_new (self->context, self->record, table, field);
}

/** fab_detail_add_children: (transfer none): a list with a row for each of @children: (transfer full) */
FabChildGroup *
fab_detail_add_children (FabDetail *self, const char *title, FabChildren *children, FabMakeRow make_row)
{
  GtkWidget *group = fab_child_group_new (self->context, title, G_LIST_MODEL (children), make_row);

  fab_detail_add (self, group);
  return FAB_CHILD_GROUP (group);
}
