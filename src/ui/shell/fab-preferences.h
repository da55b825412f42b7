/* fab-preferences.h: what the person prefers, on this computer */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FAB_TYPE_PREFERENCES (fab_preferences_get_type ())
G_DECLARE_FINAL_TYPE (FabPreferences, fab_preferences, FAB, PREFERENCES, AdwPreferencesDialog)

AdwDialog *fab_preferences_new (GSettings *settings);

G_END_DECLS
