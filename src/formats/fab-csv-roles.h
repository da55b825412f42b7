/* fab-csv-roles.h: what the rows of a table are: actors, links between two actors, or actors and whom each is tied to */
#pragma once

#include "fab-csv.h"
#include "fab-draft.h"

G_BEGIN_DECLS

typedef enum {
  FAB_CSV_ACTORS, /* a row is an actor */
  FAB_CSV_LINKS,  /* a row is a link: two of its columns name actors */
  FAB_CSV_BOTH, /* a row is an actor; one of its columns names those it is tied to, and what is right of it is about the link */
  FAB_CSV_MATRIX, /* a row is an actor, and each column another one that it may be tied to */
  FAB_CSV_N_SHAPES,
} FabCsvShape;

/** Columns, or %FAB_DRAFT_NONE. */
typedef struct {
  FabCsvShape shape;
  guint id;     /* of actors: what tells them apart, and what a file of links calls them */
  guint source; /* the actor's name, or where a link starts */
  guint target; /* of links, and of both */
} FabCsvRoles;

const char *fab_csv_shape_get_name (FabCsvShape shape);
FabCsvRoles fab_csv_roles_guess (FabCsv *table);
FabDraft *fab_csv_to_draft (FabCsv *table, const FabCsvRoles *roles, FabCsv *links, const FabCsvRoles *links_roles,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
