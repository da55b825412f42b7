/* fab-ui-test.h: what the tests of the interface share */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-test.h"

G_BEGIN_DECLS

/** A project in memory, and a window to put widgets in. */
typedef struct {
  char *folder;
  FabStore *store;
  FabContext *context;
  GtkWidget *window;
} FabUiFixture;

void fab_ui_test_init (int *argc, char ***argv);
void fab_ui_test_set_up (FabUiFixture *fixture, gconstpointer with_demo);
void fab_ui_test_tear_down (FabUiFixture *fixture, gconstpointer with_demo);
void fab_ui_test_show (FabUiFixture *fixture, GtkWidget *widget);
void fab_ui_test_settle (void);
void fab_ui_test_wait_gone (gpointer *weak);
GtkWidget *fab_ui_test_find (GtkWidget *root, GType type, guint nth);
GtkWidget *fab_ui_test_find_label (GtkWidget *root, const char *text);

G_END_DECLS
