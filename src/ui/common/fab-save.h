/* fab-save.h: something written into a file that people choose, off the main thread, and what is said of it then */
#pragma once

#include "fab-context.h"

G_BEGIN_DECLS

/** What is saved. Strings and functions outlive it; @data is the save's own. */
typedef struct {
  const char *failed; /* sentence: "The map could not be exported." */
  /* In a thread: writes to @path. Returns: %FALSE with @error set */
  gboolean (*write) (gpointer data, const char *path, GCancellable *cancellable, GError **error);
  /* Returns: (transfer full): what is said when it is written to a file of that name */
  char *(*tell) (gpointer data, const char *name);
  gpointer data;
  GDestroyNotify free_data;
} FabSave;

void fab_save_ask (FabContext *context, GtkWidget *parent, const char *title, const char *name, const FabSave *save);
void fab_save_ask_folder (FabContext *context, GtkWidget *parent, const char *title,
                          char *(*name_in) (const char *folder), const FabSave *save);

G_END_DECLS
