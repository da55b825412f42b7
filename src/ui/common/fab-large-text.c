#include "fab-large-text.h"

/* From this scale of text on a row's title and its value have no room beside each other. */
#define LARGE 1.4
/* Of GtkSettings:gtk-xft-dpi at the usual size. */
#define PLAIN_DPI (96 * 1024)

/* The row itself says what is chosen only once something else is. */
static void
say_chosen (AdwComboRow *row)
{
  gpointer chosen = adw_combo_row_get_selected_item (row);
  const char *more = g_object_get_data (G_OBJECT (row), "fab-more");
  g_autofree char *text = NULL, *markup = NULL;

  if (!adw_combo_row_get_use_subtitle (row) || !GTK_IS_STRING_OBJECT (chosen))
    return;
  text = g_strjoin ("\n", gtk_string_object_get_string (chosen), more, NULL);
  markup = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)) ? markup : text);
}

/** fab_large_text_set_more: @more: (nullable): what is said of the value, below it */
void
fab_large_text_set_more (AdwComboRow *row, const char *more)
{
  g_object_set_data_full (G_OBJECT (row), "fab-more", g_strdup (more), g_free);
  if (adw_combo_row_get_use_subtitle (row))
    say_chosen (row);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
}

static void
follow (AdwComboRow *row)
{
  int dpi = -1;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  adw_combo_row_set_use_subtitle (row, dpi >= LARGE * PLAIN_DPI);
  say_chosen (row);
}

/** fab_large_text_let_wrap: where text is large, the row's value stands below its title, whole, in as many lines as it takes */
void
fab_large_text_let_wrap (AdwComboRow *row)
{
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (follow), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (say_chosen), NULL);
  follow (row);
}
