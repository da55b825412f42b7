#include "fab-section.h"

#include <glib/gi18n.h>

#include "fab-number.h"
#include "fab-territory.h"

struct _FabSection {
  GtkListBoxRow parent_instance;

  const FabSectionInfo *info;
  FabContext *context; /* owned */
  GtkLabel *count;     /* child */
};

G_DEFINE_FINAL_TYPE (FabSection, fab_section, GTK_TYPE_LIST_BOX_ROW)

static void
fab_section_dispose (GObject *object)
{
  g_clear_object (&FAB_SECTION (object)->context);
  G_OBJECT_CLASS (fab_section_parent_class)->dispose (object);
}

static void
fab_section_class_init (FabSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_section_dispose;
}

static void
fab_section_init (FabSection *self)
{
}

static GtkWidget *
make_content (FabSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ (self->info->title));

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "fab-count");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (self->info->icon));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  return box;
}

/** fab_section_new: (transfer floating): a row of the sidebar; @info is static */
GtkWidget *
fab_section_new (const FabSectionInfo *info, FabContext *context)
{
  FabSection *self = g_object_new (FAB_TYPE_SECTION, NULL);

  self->info = info;
  self->context = g_object_ref (context);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), make_content (self));
  fab_section_refresh (self);
  return GTK_WIDGET (self);
}

const FabSectionInfo *
fab_section_get_info (FabSection *self)
{
  return self->info;
}

/** fab_section_refresh: counts again, in the territory that the window looks at */
void
fab_section_refresh (FabSection *self)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  guint count;

  if (self->info->counted == FAB_TABLE_NONE) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (self->info->title), -1);
    return;
  }
  count = fab_territory_count (fab_context_get_store (self->context), fab_context_get_territory (self->context),
                               self->info->counted);
  text = count > 0 ? fab_number_format (count, fab_language_get_default ()) : g_strdup ("");
  spoken = g_strdup_printf ("%s %s", _ (self->info->title), text);
  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
