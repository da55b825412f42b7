/* fab-generate.h: synthetic projects, for measuring */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

typedef struct {
  int n_actors;
  int n_relations;
  int n_actions;
  int n_shops;
  gint64 document_bytes;
  int seed;
} FabGenerateSize;

gboolean fab_generate_size_is_sane (const FabGenerateSize *size);
gboolean fab_generate (FabStore *store, const FabGenerateSize *size, GError **error);

G_END_DECLS
