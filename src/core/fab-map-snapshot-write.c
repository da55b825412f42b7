/* fab-map-snapshot-write.c: a moment of the map as text */
#include "fab-map-snapshot-private.h"

static void
append_value (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    switch (*p) {
    case '\t':
      g_string_append (out, "\\t");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    default:
      g_string_append_c (out, *p);
    }
  }
}

/** fab_moment_part_find_target: the part whose rows a field refers to, or %FAB_MOMENT_N_PARTS */
FabMomentPart
fab_moment_part_find_target (const FabField *field)
{
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    if (field->type == FAB_FIELD_REF && fab_moment_part_get_table (p)->id == field->target)
      return p;
  return FAB_MOMENT_N_PARTS;
}

/* The columns that any row has a value in. */
static GArray *
find_columns (FabMapMoment *self, FabMomentPart part)
{
  guint n = fab_moment_part_get_table (part)->n_fields;
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *used = g_new0 (gboolean, n);

  for (guint i = 0; i < fab_map_moment_get_n (self, part); i++)
    for (guint f = 0; f < n; f++)
      used[f] |= fab_map_moment_get (self, part, i)->values[f] != NULL;
  for (guint f = 0; f < n; f++)
    if (used[f])
      g_array_append_val (columns, f);
  return columns;
}

/** What is known while writing. */
typedef struct {
  GString *out;
  FabMapMoment *moment;
  GHashTable *numbers[FAB_MOMENT_N_PARTS]; /* gint64 → how many rows are before it, + 1 */
} Writer;

/* Keys are long and random: what a reference names is written as "#" and its number within its part. */
static void
append_field (Writer *self, const FabField *field, const char *text)
{
  FabMomentPart target = fab_moment_part_find_target (field);
  gint64 key = target < FAB_MOMENT_N_PARTS ? g_ascii_strtoll (text, NULL, 10) : 0;
  guint number = key != 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers[target], &key)) : 0;

  if (number > 0)
    g_string_append_printf (self->out, "#%u", number - 1);
  else
    append_value (self->out, text);
}

/* Places are found by their actors: their own keys are nobody's. */
static void
append_row (Writer *self, FabMomentPart part, guint index, const GArray *columns)
{
  const FabField *fields = fab_moment_part_get_table (part)->fields;
  const FabMomentRow *row = fab_map_moment_get (self->moment, part, index);
  guint last = columns->len;

  while (last > 0 && row->values[g_array_index (columns, guint, last - 1)] == NULL)
    last--;
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, part == FAB_MOMENT_PLACES ? index + 1 : row->key);
  for (guint c = 0; c < last; c++) {
    guint field = g_array_index (columns, guint, c);

    g_string_append_c (self->out, '\t');
    if (row->values[field] != NULL)
      append_field (self, &fields[field], row->values[field]);
  }
  g_string_append_c (self->out, '\n');
}

static void
append_part (Writer *self, FabMomentPart part)
{
  const FabTable *table = fab_moment_part_get_table (part);
  guint n = fab_map_moment_get_n (self->moment, part);
  g_autoptr (GArray) columns = find_columns (self->moment, part);

  if (n == 0)
    return;
  g_string_append_printf (self->out, "[%s]\tkey", table->name);
  for (guint c = 0; c < columns->len; c++)
    g_string_append_printf (self->out, "\t%s", table->fields[g_array_index (columns, guint, c)].column);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < n; i++)
    append_row (self, part, i, columns);
}

static GHashTable *
number_rows (FabMapMoment *moment, FabMomentPart part)
{
  GHashTable *numbers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < fab_map_moment_get_n (moment, part); i++)
    g_hash_table_insert (numbers, (gpointer)&fab_map_moment_get (moment, part, i)->key, GUINT_TO_POINTER (i + 1));
  return numbers;
}

/** fab_map_moment_to_text: (transfer full) */
char *
fab_map_moment_to_text (FabMapMoment *self)
{
  Writer writer = { .out = g_string_new (FAB_MAP_SNAPSHOT_MAGIC "\n"), .moment = self };

  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    writer.numbers[p] = number_rows (self, p);
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    append_part (&writer, p);
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++)
    g_hash_table_unref (writer.numbers[p]);
  return g_string_free (writer.out, FALSE);
}
