#include "fab-map-values.h"

#include "fab-palette.h"
#include "fab-text.h"

#include <glib/gi18n-lib.h>

/** Kinds' colours from the one that stands out most; slate is the last, because it is near to that of "Other". */
static const guint tone_order[FAB_N_KIND_COLORS] = { 0, 3, 5, 2, 4, 6, 7, 9, 1, 8 };

typedef struct {
  char *folded;
  char *name;
  guint count;
  guint tone;
} Value;

struct _FabMapValues {
  GHashTable *by_text; /* folded text → Value */
  GPtrArray *values;   /* of Value, owned */
  guint max_tones;
};

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->folded);
  g_free (value->name);
  g_free (value);
}

/** fab_map_values_new: at most @max_tones values get a colour of their own, and never more than there are colours */
FabMapValues *
fab_map_values_new (guint max_tones)
{
  FabMapValues *self = g_new0 (FabMapValues, 1);

  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->max_tones = MIN (max_tones, FAB_N_KIND_COLORS);
  return self;
}

void
fab_map_values_free (FabMapValues *self)
{
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static char *
fold (const char *text)
{
  g_autofree char *folded = fab_text_fold (text != NULL ? text : "");

  return g_strdup (g_strstrip (folded));
}

/** fab_map_values_see: counts a value; %NULL and blanks are not said */
void
fab_map_values_see (FabMapValues *self, const char *text)
{
  g_autofree char *folded = fold (text);
  Value *value = g_hash_table_lookup (self->by_text, folded);

  if (*folded == '\0')
    return;
  if (value == NULL) {
    value = g_new0 (Value, 1);
    value->name = g_strstrip (g_strdup (text));
    value->folded = g_steal_pointer (&folded);
    g_hash_table_insert (self->by_text, value->folded, value);
    g_ptr_array_add (self->values, value);
  }
  value->count++;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *p = a, *q = b;

  if (p->count != q->count)
    return p->count > q->count ? -1 : 1;
  return fab_text_compare (p->name, q->name);
}

/** fab_map_values_settle: gives tones to the most frequent values */
void
fab_map_values_settle (FabMapValues *self)
{
  guint n = self->values->len, n_own = n <= self->max_tones ? n : self->max_tones - 1;

  g_ptr_array_sort_values (self->values, compare_values);
  for (guint i = 0; i < n; i++)
    ((Value *)g_ptr_array_index (self->values, i))->tone = i < n_own ? tone_order[i] : FAB_TONE_OTHER;
}

/** fab_map_values_get_tone: a value's tone, %FAB_TONE_OTHER or %FAB_TONE_UNSAID */
guint
fab_map_values_get_tone (FabMapValues *self, const char *text)
{
  g_autofree char *folded = fold (text);
  Value *value = g_hash_table_lookup (self->by_text, folded);

  return value != NULL ? value->tone : FAB_TONE_UNSAID;
}

/** fab_map_values_add_classes: the rows of the legend: the values with a tone, "Other", "Not said" */
void
fab_map_values_add_classes (FabMapValues *self, FabMapSceneBuilder *builder, FabMapAspect aspect)
{
  for (guint i = 0; i < self->values->len; i++) {
    const Value *value = g_ptr_array_index (self->values, i);

    if (value->tone != FAB_TONE_OTHER)
      fab_map_scene_builder_add_class (builder, aspect, &(FabMapClass){ .name = value->name, .tone = value->tone });
  }
  fab_map_scene_builder_add_class (builder, aspect,
                                   &(FabMapClass){ .name = C_ ("value in a legend", "Other"), .tone = FAB_TONE_OTHER });
  fab_map_scene_builder_add_class (
      builder, aspect, &(FabMapClass){ .name = C_ ("value in a legend", "Not said"), .tone = FAB_TONE_UNSAID });
}
