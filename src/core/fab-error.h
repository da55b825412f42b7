/* fab-error.h: what can go wrong with a project */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FAB_ERROR (fab_error_quark ())

typedef enum {
  FAB_ERROR_FAILED,
  FAB_ERROR_NOT_A_PROJECT, /* another kind of file */
  FAB_ERROR_DAMAGED,       /* a project whose content can't be trusted */
  FAB_ERROR_NEWER,         /* made by a newer major version */
  FAB_ERROR_READ_ONLY,     /* this project can't be written here */
  FAB_ERROR_CHANGED,       /* somebody else changed the file since it was read */
  FAB_ERROR_INVALID,       /* a value that a field doesn't take */
  FAB_ERROR_BUSY,          /* open in another instance */
  FAB_ERROR_NOT_FOUND,
  FAB_ERROR_DATABASE, /* SQLite said no: disk full, I/O error */
} FabError;

GQuark fab_error_quark (void);

G_END_DECLS
