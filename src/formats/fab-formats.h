/* fab-formats.h: which files of actors and links can be read and written */
#pragma once

#include "fab-draft.h"

G_BEGIN_DECLS

typedef enum {
  FAB_FORMAT_CSV,
  FAB_FORMAT_GEXF,
  FAB_FORMAT_GRAPHML,
  FAB_FORMAT_PAJEK,
  FAB_FORMAT_KUMU,
  FAB_FORMAT_VCARD,
  FAB_N_FORMATS,
} FabFormat;

const char *fab_format_get_name (FabFormat format);
gboolean fab_format_guess (const char *name, GBytes *bytes, FabFormat *format);

/* A reader gives a whole draft or an error, and touches nothing but its argument; for any thread. */
FabDraft *fab_format_read (FabFormat format, GBytes *bytes, GCancellable *cancellable, GError **error);
FabDraft *fab_gexf_read (GBytes *bytes, GCancellable *cancellable, GError **error);
FabDraft *fab_graphml_read (GBytes *bytes, GCancellable *cancellable, GError **error);
FabDraft *fab_pajek_read (GBytes *bytes, GCancellable *cancellable, GError **error);
FabDraft *fab_kumu_read (GBytes *bytes, GCancellable *cancellable, GError **error);
FabDraft *fab_vcard_read (GBytes *bytes, GCancellable *cancellable, GError **error);

/* A writer gives the file's bytes; the tables for spreadsheets are in fab-graph-csv.h. */
GBytes *fab_gexf_write (FabDraft *draft);
GBytes *fab_graphml_write (FabDraft *draft);

G_END_DECLS
