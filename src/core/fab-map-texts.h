/* fab-map-texts.h: the texts of actors without accents and case, kept for the next question */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabMapTexts FabMapTexts;

FabMapTexts *fab_map_texts_new (FabStore *store);
void fab_map_texts_free (FabMapTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapTexts, fab_map_texts_free)

const char *fab_map_texts_get (FabMapTexts *self, FabRecord *actor);
gboolean fab_map_texts_has_words (FabMapTexts *self, FabRecord *actor, char **words);
void fab_map_texts_take_changes (FabMapTexts *self, GPtrArray *changes);

char **fab_map_texts_split (const char *text);

G_END_DECLS
