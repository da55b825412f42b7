#include "fab-path-bar.h"

#include <glib/gi18n.h>

#include "fab-filter-bar.h"

/* Two names and an arrow, in characters; what is longer is cut and is in the tooltip. */
#define CHIP_WIDTH 72

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "fab-small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static const char *
get_name (FabRecord *actor)
{
  const char *name = fab_record_get_text (actor, FAB_ACTOR_SHORT_NAME);

  return name != NULL && *name != '\0' ? name : fab_record_get_title (actor);
}

static GtkWidget *
make_directed_chip (void)
{
  GtkWidget *chip = fab_chip_new (_ ("Along the arrows only"), _ ("Follow the links both ways"), CHIP_WIDTH);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "page.directed-path");
  return chip;
}

/** fab_path_bar_new: (transfer floating): what @guide shows now, to be made anew when that changes */
GtkWidget *
fab_path_bar_new (FabPathGuide *guide)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *chip;
  const FabPaths *paths = fab_path_guide_get_paths (guide);
  guint n = paths->paths->len;
  g_autofree char *said = fab_path_guide_describe (guide), *tooltip = NULL, *place = NULL, *ends = NULL;

  tooltip = g_strdup_printf (_ ("%s: release (Esc)"), said);
  ends = g_strdup_printf (n > 0 ? "%s → %s" : _ ("No path: %s → %s"), get_name (fab_path_guide_get_from (guide)),
                          get_name (fab_path_guide_get_to (guide)));
  chip = fab_chip_new (ends, tooltip, CHIP_WIDTH);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "page.release-path");
  gtk_box_append (GTK_BOX (box), chip);
  if (fab_path_guide_get_directed (guide))
    gtk_box_append (GTK_BOX (box), make_directed_chip ());
  if (n < 2)
    return box;
  /* Translators: the position of a path among several */
  place = g_strdup_printf (paths->more ? _ ("%u of more than %u") : _ ("%u of %u"),
                           fab_path_guide_get_position (guide) + 1, n);
  gtk_box_append (GTK_BOX (box),
                  make_button ("go-previous-symbolic", _ ("Previous path (Page Up)"), "page.previous-path"));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", place, "css-classes",
                                               (const char *[]){ "numeric", "caption", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), make_button ("go-next-symbolic", _ ("Next path (Page Down)"), "page.next-path"));
  return box;
}
