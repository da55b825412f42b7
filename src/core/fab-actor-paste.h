/* fab-actor-paste.h: a table from a spreadsheet's clipboard, as actors that may be added */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabActorPaste FabActorPaste;

/** A line of the table. */
typedef struct {
  char *name;
  char *kind;                      /* (nullable): code */
  char *unknown_kind;              /* (nullable): what stands there and is none */
  char *texts[FAB_ACTOR_N_FIELDS]; /* (nullable): what stands in the other columns */
  gboolean known;                  /* an actor of that name is there already, or further up in the table */
  gboolean wanted;                 /* to be added; at first: those that are not known */
} FabPastedActor;

FabActorPaste *fab_actor_paste_read (FabStore *store, const char *text, GError **error);
void fab_actor_paste_free (FabActorPaste *self);
guint fab_actor_paste_get_n (FabActorPaste *self);
FabPastedActor *fab_actor_paste_get (FabActorPaste *self, guint index);
gboolean fab_actor_paste_insert (FabActorPaste *self, FabStore *store, FabRecord *territory, const char *usual_kind,
                                 GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabActorPaste, fab_actor_paste_free)

G_END_DECLS
