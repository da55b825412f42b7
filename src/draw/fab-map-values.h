/* fab-map-values.h: the values that the actors of a map have for one aspect, the most frequent ones first
 *
 * Free text is compared without accents and case. As many values get a tone as there are; the others are "Other", and what nobody said is that.
 */
#pragma once

#include "fab-map-scene.h"

G_BEGIN_DECLS

typedef struct _FabMapValues FabMapValues;

FabMapValues *fab_map_values_new (guint max_tones);
void fab_map_values_free (FabMapValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapValues, fab_map_values_free)

void fab_map_values_see (FabMapValues *self, const char *value);
void fab_map_values_settle (FabMapValues *self);
guint fab_map_values_get_tone (FabMapValues *self, const char *value);
void fab_map_values_add_classes (FabMapValues *self, FabMapSceneBuilder *builder, FabMapAspect aspect);

G_END_DECLS
