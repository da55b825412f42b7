/* fab-device.h: the random name of this installation, which tells one computer's edits from another's */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fab_device_get_name (void);

G_END_DECLS
