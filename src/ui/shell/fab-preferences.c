#include "fab-preferences.h"

#include <glib/gi18n.h>

struct _FabPreferences {
  AdwPreferencesDialog parent_instance;

  AdwComboRow *color_scheme; /* template child */
  AdwEntryRow *author_name;  /* template child */
  GSettings *settings;       /* owned */
};

G_DEFINE_FINAL_TYPE (FabPreferences, fab_preferences, ADW_TYPE_PREFERENCES_DIALOG)

static gboolean
scheme_to_position (GValue *value, GVariant *variant, gpointer data)
{
  static const char *const schemes[] = { "system", "light", "dark" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_strcmp0 (g_variant_get_string (variant, NULL), schemes[i]) == 0)
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
position_to_scheme (const GValue *value, const GVariantType *type, gpointer data)
{
  static const char *const schemes[] = { "system", "light", "dark" };
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[position]) : NULL;
}

static void
fab_preferences_dispose (GObject *object)
{
  g_clear_object (&FAB_PREFERENCES (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), FAB_TYPE_PREFERENCES);
  G_OBJECT_CLASS (fab_preferences_parent_class)->dispose (object);
}

static void
fab_preferences_class_init (FabPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, FabPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, FabPreferences, author_name);
}

static void
fab_preferences_init (FabPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fab_preferences_new: (transfer floating): the dialog, bound to @settings */
AdwDialog *
fab_preferences_new (GSettings *settings)
{
  FabPreferences *self = g_object_new (FAB_TYPE_PREFERENCES, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme, "selected", G_SETTINGS_BIND_DEFAULT,
                                scheme_to_position, position_to_scheme, NULL, NULL);
  g_settings_bind (settings, "author-name", self->author_name, "text", G_SETTINGS_BIND_DEFAULT);
  return ADW_DIALOG (self);
}
