/* fab-graph-export.h: a project's actors and links as a draft, for the writers */
#pragma once

#include "fab-draft.h"
#include "fab-map-filter.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** All zero: every actor and link with all fields that are not about private persons, at the places of the map of everything. */
typedef struct {
  FabRecord *territory;     /* (nullable): its actors and those tied to them */
  FabRecord *view;          /* (nullable): places are those of this map view */
  const FabMapMatch *match; /* (nullable): only these actors and links */
  gboolean anonymous;       /* kinds in place of names, and nothing that tells who it is */
  gboolean personal;        /* with e-mail, telephone and address */
} FabGraphExportOptions;

FabDraft *fab_draft_new_from_store (FabStore *store, const FabGraphExportOptions *options, GError **error);

G_END_DECLS
