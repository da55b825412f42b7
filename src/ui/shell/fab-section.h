/* fab-section.h: one entry of the sidebar, with the count that matters */
#pragma once

#include <adwaita.h>

#include "fab-context.h"

G_BEGIN_DECLS

/** What the sidebar offers. */
typedef struct {
  const char *name;  /* as --view and win.show-view have it */
  const char *title; /* untranslated */
  const char *icon;
  FabTableId counted; /* whose records are counted, or FAB_TABLE_NONE */
  GType (*get_page_type) (void);
} FabSectionInfo;

#define FAB_TYPE_SECTION (fab_section_get_type ())
G_DECLARE_FINAL_TYPE (FabSection, fab_section, FAB, SECTION, GtkListBoxRow)

GtkWidget *fab_section_new (const FabSectionInfo *info, FabContext *context);
const FabSectionInfo *fab_section_get_info (FabSection *self);
void fab_section_refresh (FabSection *self);

G_END_DECLS
