#include "fab-device.h"

#include <string.h>

/**
 * fab_device_get_name:
 *
 * Returns: (transfer full): a random name, made at the first call and kept in the user's data folder; it says nothing of the person
 */
char *
fab_device_get_name (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "fabrique", NULL);
  g_autofree char *path = g_build_filename (folder, "device", NULL);
  g_autofree char *name = NULL;

  if (g_file_get_contents (path, &name, NULL, NULL) && g_strstrip (name)[0] != '\0' && strlen (name) <= 64 &&
      g_str_is_ascii (name))
    return g_steal_pointer (&name);
  g_free (name);
  name = g_uuid_string_random ();
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, name, -1, NULL); /* without it the next start merely has another name */
  return g_steal_pointer (&name);
}
