#include "fab-key-figure.h"

#include "fab-text-block.h"

/* What stands before and between the digits of a number: a sign, a separator, a blank that doesn't break. */
static gboolean
is_between_digits (gunichar character)
{
  return character == ' ' || character == 0xa0 || character == 0x202f || character == 0x2212 || character == ',' ||
         character == '.' || character == '+' || character == '-' || character == '/';
}

static gsize
skip_unit (const char *text)
{
  static const char *const units[] = { "%", "k€", "M€", "Md€", "€", "m²", "ha", NULL };
  const char *unit = text;

  while (g_unichar_isspace (g_utf8_get_char (unit)))
    unit = g_utf8_next_char (unit);
  for (guint i = 0; units[i] != NULL; i++) {
    gsize length = strlen (units[i]);

    if (g_str_has_prefix (unit, units[i]) && !g_unichar_isalnum (g_utf8_get_char (unit + length)))
      return unit + length - text;
  }
  return 0;
}

/**
 * fab_key_figure_measure:
 *
 * Finds the figure that a line begins with: "17", "4 000 m²", "−15,85 %", "32,1 %".  A blank between digits belongs to it.
 *
 * Returns: the figure's length in bytes; 0 where the line begins with a word
 */
gsize
fab_key_figure_measure (const char *line)
{
  const char *end = line; /* after the last digit */

  for (const char *c = line; g_unichar_isdigit (g_utf8_get_char (c)) || is_between_digits (g_utf8_get_char (c));
       c = g_utf8_next_char (c))
    if (g_unichar_isdigit (g_utf8_get_char (c)))
      end = g_utf8_next_char (c);
  if (end == line || g_unichar_isalpha (g_utf8_get_char (end)))
    return 0;
  return end - line + skip_unit (end);
}

/** fab_key_figure_new: (transfer floating): a line such as "17 third places in the park", its figure large: a #FabMakeLine */
GtkWidget *
fab_key_figure_new (const char *line)
{
  gsize length = fab_key_figure_measure (line);
  g_autofree char *figure = g_strstrip (g_strndup (line, length));
  g_autofree char *rest = g_strstrip (g_strdup (line + length));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", length > 0 ? figure : "•", "xalign", 1.0f, "width-chars", 7, NULL);

  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "accent");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), fab_text_block_paragraph (rest));
  return box;
}
