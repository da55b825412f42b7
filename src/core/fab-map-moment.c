#include "fab-map-moment-private.h"

#include <glib/gi18n-lib.h>

#include "fab-number.h"
#include "fab-record-private.h"

struct _FabMapMoment {
  gatomicrefcount references;
  FabMapMoment *base;                     /* (nullable): whose rows these are */
  GStringChunk *strings;                  /* without a base */
  GPtrArray *rows[FAB_MOMENT_N_PARTS];    /* of FabMomentRow */
  GHashTable *by_key[FAB_MOMENT_N_PARTS]; /* gint64 → FabMomentRow */
};

G_DEFINE_BOXED_TYPE (FabMapMoment, fab_map_moment, fab_map_moment_ref, fab_map_moment_unref)

static const FabTableId tables[FAB_MOMENT_N_PARTS] = {
  [FAB_MOMENT_TERRITORIES] = FAB_TABLE_TERRITORY, [FAB_MOMENT_TYPES] = FAB_TABLE_RELATION_TYPE,
  [FAB_MOMENT_MEETINGS] = FAB_TABLE_MEETING,      [FAB_MOMENT_ACTORS] = FAB_TABLE_ACTOR,
  [FAB_MOMENT_RELATIONS] = FAB_TABLE_RELATION,    [FAB_MOMENT_PLACES] = FAB_TABLE_MAP_POSITION,
};

/** fab_moment_part_get_table: the table whose records these are */
const FabTable *
fab_moment_part_get_table (FabMomentPart part)
{
  return fab_table_get (tables[part]);
}

/* ---- Making ---- */

/** fab_map_moment_new: (transfer full): without anything yet */
FabMapMoment *
fab_map_moment_new (void)
{
  FabMapMoment *self = g_new0 (FabMapMoment, 1);

  g_atomic_ref_count_init (&self->references);
  self->strings = g_string_chunk_new (4096);
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++) {
    self->rows[p] = g_ptr_array_new_with_free_func (g_free);
    self->by_key[p] = g_hash_table_new (g_int64_hash, g_int64_equal);
  }
  return self;
}

FabMapMoment *
fab_map_moment_ref (FabMapMoment *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fab_map_moment_unref (FabMapMoment *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++) {
    g_hash_table_unref (self->by_key[p]);
    g_ptr_array_unref (self->rows[p]);
  }
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->base, fab_map_moment_unref);
  g_free (self);
}

static void
take (FabMapMoment *self, FabMomentPart part, FabMomentRow *row)
{
  g_ptr_array_add (self->rows[part], row);
  g_hash_table_insert (self->by_key[part], &row->key, row);
}

/** fab_map_moment_add: a new row without values, which is the moment's */
FabMomentRow *
fab_map_moment_add (FabMapMoment *self, FabMomentPart part, gint64 key)
{
  guint n = fab_moment_part_get_table (part)->n_fields;
  FabMomentRow *row = g_malloc0 (sizeof (FabMomentRow) + n * sizeof (char *));

  row->key = key;
  take (self, part, row);
  return row;
}

/** fab_map_moment_set: @text: (nullable): the value as text: numbers as digits, a reference as a key */
void
fab_map_moment_set (FabMapMoment *self, FabMomentRow *row, guint field, const char *text)
{
  row->values[field] = text != NULL && *text != '\0' ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/* ---- From a store ---- */

/* What a state of the map is made of: neither long texts nor what is about private persons. */
static gboolean
keeps (FabMomentPart part, guint field)
{
  FabFieldFlags flags = fab_moment_part_get_table (part)->fields[field].flags;

  switch (part) {
  case FAB_MOMENT_TERRITORIES:
    return field == FAB_TERRITORY_NAME;
  case FAB_MOMENT_MEETINGS:
    return field == FAB_MEETING_NAME || field == FAB_MEETING_DATE;
  case FAB_MOMENT_PLACES:
    return field != FAB_MAP_POSITION_VIEW;
  case FAB_MOMENT_ACTORS:
    return field != FAB_ACTOR_LOGO && !(flags & (FAB_FIELD_LONG | FAB_FIELD_PERSONAL));
  default:
    return !(flags & (FAB_FIELD_LONG | FAB_FIELD_PERSONAL));
  }
}

/* What goes from one project to another: all but bytes that are not here. */
static gboolean
copies (FabMomentPart part, guint field)
{
  if (part == FAB_MOMENT_ACTORS)
    return field != FAB_ACTOR_LOGO;
  return part == FAB_MOMENT_RELATIONS || keeps (part, field);
}

static void
set_from_record (FabMapMoment *self, FabMomentRow *row, FabRecord *record, guint field)
{
  FabValue value = fab_record_get_value (record, field);
  const FabField *declared = &fab_record_get_table (record)->fields[field];
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (value.is_null)
    return;
  if (fab_field_is_text (declared)) {
    fab_map_moment_set (self, row, field, value.text);
    return;
  }
  if (declared->type == FAB_FIELD_REAL)
    g_ascii_formatd (digits, sizeof digits, "%.2f", value.real);
  else
    g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value.integer);
  fab_map_moment_set (self, row, field, digits);
}

static void
take_record (FabMapMoment *self, FabMomentPart part, FabRecord *record, gboolean (*wanted) (FabMomentPart, guint))
{
  FabMomentRow *row;

  if (g_hash_table_contains (self->by_key[part], &(gint64){ fab_record_get_key (record) }))
    return;
  row = fab_map_moment_add (self, part, fab_record_get_key (record));
  for (guint f = 0; f < fab_record_get_table (record)->n_fields; f++)
    if (wanted (part, f))
      set_from_record (self, row, record, f);
}

/** fab_map_moment_new_from_store: (transfer full): all actors and links of the project, as they are now, whatever their dates */
FabMapMoment *
fab_map_moment_new_from_store (FabStore *store)
{
  FabMapMoment *self = fab_map_moment_new ();

  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++) {

    for (guint i = 0; i < fab_store_get_count (store, tables[p]); i++) {
      FabRecord *record = fab_store_get_nth (store, tables[p], i);

      if (p != FAB_MOMENT_PLACES || fab_record_is_null (record, FAB_MAP_POSITION_VIEW))
        take_record (self, p, record, keeps);
    }
  }
  return self;
}

static void
take_target (FabMapMoment *self, FabStore *store, FabMomentPart part, FabRecord *record, guint field)
{
  FabRecord *target = fab_store_get_target (store, record, field);

  if (target != NULL)
    take_record (self, part, target, copies);
}

static void
take_referrers (FabMapMoment *self, FabStore *store, FabMomentPart part, FabRecord *actor, guint field)
{
  g_autoptr (GPtrArray) records = fab_store_get_referrers (store, actor, tables[part], field);

  for (guint i = 0; i < records->len; i++) {
    FabRecord *record = g_ptr_array_index (records, i);

    if (part == FAB_MOMENT_PLACES && !fab_record_is_null (record, FAB_MAP_POSITION_VIEW))
      continue;
    if (part == FAB_MOMENT_RELATIONS) {
      if (fab_map_moment_find (self, FAB_MOMENT_ACTORS, fab_record_get_ref (record, FAB_RELATION_TARGET)) == NULL)
        continue;
      take_target (self, store, FAB_MOMENT_TYPES, record, FAB_RELATION_TYPE);
    }
    take_record (self, part, record, copies);
  }
}

/** fab_map_moment_new_from_actors: (transfer full): @actors with all their fields, their places, and the links among them */
FabMapMoment *
fab_map_moment_new_from_actors (FabStore *store, GPtrArray *actors)
{
  FabMapMoment *self = fab_map_moment_new ();

  for (guint i = 0; i < actors->len; i++) {
    take_record (self, FAB_MOMENT_ACTORS, g_ptr_array_index (actors, i), copies);
    take_target (self, store, FAB_MOMENT_TERRITORIES, g_ptr_array_index (actors, i), FAB_ACTOR_TERRITORY);
  }
  for (guint i = 0; i < actors->len; i++) {
    take_referrers (self, store, FAB_MOMENT_RELATIONS, g_ptr_array_index (actors, i), FAB_RELATION_SOURCE);
    take_referrers (self, store, FAB_MOMENT_PLACES, g_ptr_array_index (actors, i), FAB_MAP_POSITION_ACTOR);
  }
  return self;
}

/* ---- Reading ---- */

guint
fab_map_moment_get_n (FabMapMoment *self, FabMomentPart part)
{
  return self->rows[part]->len;
}

const FabMomentRow *
fab_map_moment_get (FabMapMoment *self, FabMomentPart part, guint index)
{
  return g_ptr_array_index (self->rows[part], index);
}

/** fab_map_moment_find: (nullable): the row of the record with that key */
const FabMomentRow *
fab_map_moment_find (FabMapMoment *self, FabMomentPart part, gint64 key)
{
  return g_hash_table_lookup (self->by_key[part], &key);
}

/** fab_moment_row_get_text: (nullable): never empty */
const char *
fab_moment_row_get_text (const FabMomentRow *self, guint field)
{
  return self->values[field];
}

/** fab_moment_row_get_integer: a number, a truth or a reference's key; 0: none */
gint64
fab_moment_row_get_integer (const FabMomentRow *self, guint field)
{
  return self->values[field] != NULL ? g_ascii_strtoll (self->values[field], NULL, 10) : 0;
}

double
fab_moment_row_get_real (const FabMomentRow *self, guint field)
{
  return self->values[field] != NULL ? g_ascii_strtod (self->values[field], NULL) : 0;
}

/**
 * fab_moment_row_make_record:
 *
 * Returns: (transfer full): a record of no store with the key and the values of that time, for what looks at records. What it refers to is found
 *   in the store of today, if it is still there
 */
FabRecord *
fab_moment_row_make_record (const FabMomentRow *self, FabMomentPart part)
{
  const FabTable *table = fab_moment_part_get_table (part);
  FabRecord *record = fab_record_new (table, self->key);

  for (guint f = 0; f < table->n_fields; f++) {
    FabValue value = { .type = table->fields[f].type, .is_null = self->values[f] == NULL };

    if (fab_field_is_text (&table->fields[f]))
      value.text = self->values[f];
    else if (value.type == FAB_FIELD_REAL)
      value.real = fab_moment_row_get_real (self, f);
    else
      value.integer = fab_moment_row_get_integer (self, f);
    fab_record_put (record, f, &value);
  }
  return record;
}

/* ---- At a date ---- */

static FabDate
get_date (const FabMomentRow *row, guint field)
{
  return row->values[field] != NULL ? fab_date_from_text (row->values[field]) : FAB_DATE_NONE;
}

static gboolean
contains (FabDate vague, FabDate precise)
{
  return fab_date_compare (fab_date_first_day (vague), fab_date_first_day (precise)) <= 0 &&
         fab_date_compare (fab_date_last_day (precise), fab_date_last_day (vague)) <= 0;
}

/**
 * fab_map_moment_get_since:
 *
 * Returns: since when a link is there: its own date; the date of the meeting that it came from where it has none, or where that says the
 *   same more precisely ("2020", at the meeting of March 2020)
 */
FabDate
fab_map_moment_get_since (FabMapMoment *self, const FabMomentRow *relation)
{
  FabDate own = get_date (relation, FAB_RELATION_START_DATE);
  const FabMomentRow *meeting =
      fab_map_moment_find (self, FAB_MOMENT_MEETINGS, fab_moment_row_get_integer (relation, FAB_RELATION_MEETING));
  FabDate heard = meeting != NULL ? get_date (meeting, FAB_MEETING_DATE) : FAB_DATE_NONE;

  if (!fab_date_is_set (own))
    return heard;
  return fab_date_is_set (heard) && contains (own, heard) ? heard : own;
}

/* Dates known to the month or the year begin with their first day, and end with their last. */
static gboolean
is_within (FabDate start, FabDate end, FabDate day)
{
  return (!fab_date_is_set (start) || fab_date_compare (fab_date_first_day (start), day) <= 0) &&
         (!fab_date_is_set (end) || fab_date_compare (day, fab_date_last_day (end)) <= 0);
}

static FabMapMoment *
narrow (FabMapMoment *self)
{
  FabMapMoment *narrowed = g_new0 (FabMapMoment, 1);

  g_atomic_ref_count_init (&narrowed->references);
  narrowed->base = fab_map_moment_ref (self);
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++) {
    gboolean whole = p < FAB_MOMENT_ACTORS || p == FAB_MOMENT_PLACES;

    narrowed->rows[p] = whole ? g_ptr_array_ref (self->rows[p]) : g_ptr_array_new ();
    narrowed->by_key[p] = whole ? g_hash_table_ref (self->by_key[p]) : g_hash_table_new (g_int64_hash, g_int64_equal);
  }
  return narrowed;
}

static gboolean
has_ends (FabMapMoment *self, const FabMomentRow *relation)
{
  return fab_map_moment_find (self, FAB_MOMENT_ACTORS, fab_moment_row_get_integer (relation, FAB_RELATION_SOURCE)) &&
         fab_map_moment_find (self, FAB_MOMENT_ACTORS, fab_moment_row_get_integer (relation, FAB_RELATION_TARGET));
}

/**
 * fab_map_moment_at:
 * @date: its last day counts
 *
 * What has no date has always been there. A link needs both its actors.
 *
 * Returns: (transfer full): the actors and links of @self that were there at @date
 */
FabMapMoment *
fab_map_moment_at (FabMapMoment *self, FabDate date)
{
  FabMapMoment *then = narrow (self);
  FabDate day = fab_date_last_day (date);

  for (guint i = 0; i < self->rows[FAB_MOMENT_ACTORS]->len; i++) {
    FabMomentRow *actor = g_ptr_array_index (self->rows[FAB_MOMENT_ACTORS], i);

    if (is_within (get_date (actor, FAB_ACTOR_START_DATE), get_date (actor, FAB_ACTOR_END_DATE), day))
      take (then, FAB_MOMENT_ACTORS, actor);
  }
  for (guint i = 0; i < self->rows[FAB_MOMENT_RELATIONS]->len; i++) {
    FabMomentRow *link = g_ptr_array_index (self->rows[FAB_MOMENT_RELATIONS], i);

    if (has_ends (then, link) &&
        is_within (fab_map_moment_get_since (self, link), get_date (link, FAB_RELATION_END_DATE), day))
      take (then, FAB_MOMENT_RELATIONS, link);
  }
  return then;
}

/* ---- Of a territory ---- */

static gboolean
is_of (FabMapMoment *self, gint64 actor, gint64 territory)
{
  const FabMomentRow *row = fab_map_moment_find (self, FAB_MOMENT_ACTORS, actor);

  return row != NULL && fab_moment_row_get_integer (row, FAB_ACTOR_TERRITORY) == territory;
}

static gboolean
touches (FabMapMoment *self, const FabMomentRow *link, gint64 territory)
{
  return is_of (self, fab_moment_row_get_integer (link, FAB_RELATION_SOURCE), territory) ||
         is_of (self, fab_moment_row_get_integer (link, FAB_RELATION_TARGET), territory);
}

/* Its actors, those tied to them, and those that somebody put on its map. */
static void
choose_actors (FabMapMoment *self, gint64 territory, GHashTable *chosen)
{
  for (guint i = 0; i < self->rows[FAB_MOMENT_ACTORS]->len; i++) {
    const FabMomentRow *actor = g_ptr_array_index (self->rows[FAB_MOMENT_ACTORS], i);

    if (fab_moment_row_get_integer (actor, FAB_ACTOR_TERRITORY) == territory)
      g_hash_table_add (chosen, g_memdup2 (&actor->key, sizeof actor->key));
  }
  for (guint i = 0; i < self->rows[FAB_MOMENT_RELATIONS]->len; i++) {
    const FabMomentRow *link = g_ptr_array_index (self->rows[FAB_MOMENT_RELATIONS], i);

    if (!touches (self, link, territory))
      continue;
    for (guint e = 0; e < 2; e++) {
      gint64 end = fab_moment_row_get_integer (link, e == 0 ? FAB_RELATION_SOURCE : FAB_RELATION_TARGET);

      g_hash_table_add (chosen, g_memdup2 (&end, sizeof end));
    }
  }
  for (guint i = 0; i < self->rows[FAB_MOMENT_PLACES]->len; i++) {
    const FabMomentRow *place = g_ptr_array_index (self->rows[FAB_MOMENT_PLACES], i);
    gint64 actor = fab_moment_row_get_integer (place, FAB_MAP_POSITION_ACTOR);

    if (fab_moment_row_get_integer (place, FAB_MAP_POSITION_TERRITORY) == territory &&
        fab_moment_row_get_integer (place, FAB_MAP_POSITION_PINNED))
      g_hash_table_add (chosen, g_memdup2 (&actor, sizeof actor));
  }
}

/**
 * fab_map_moment_of_territory:
 * @other: (nullable): another moment that @self is compared with
 * @territory: a key; 0: everything
 *
 * Returns: (transfer full): what the map of that territory shows of @self: its actors, those tied to them or put there by hand, and the
 *   links among all these; and, so that nobody seems to have come or gone who only was tied, those that it shows of @other
 */
FabMapMoment *
fab_map_moment_of_territory (FabMapMoment *self, FabMapMoment *other, gint64 territory)
{
  g_autoptr (GHashTable) chosen = NULL;
  FabMapMoment *there;

  if (territory == 0)
    return fab_map_moment_ref (self);
  there = narrow (self);
  chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  choose_actors (self, territory, chosen);
  if (other != NULL)
    choose_actors (other, territory, chosen);
  for (guint i = 0; i < self->rows[FAB_MOMENT_ACTORS]->len; i++) {
    FabMomentRow *actor = g_ptr_array_index (self->rows[FAB_MOMENT_ACTORS], i);

    if (g_hash_table_contains (chosen, &actor->key))
      take (there, FAB_MOMENT_ACTORS, actor);
  }
  for (guint i = 0; i < self->rows[FAB_MOMENT_RELATIONS]->len; i++) {
    FabMomentRow *link = g_ptr_array_index (self->rows[FAB_MOMENT_RELATIONS], i);

    if (has_ends (there, link))
      take (there, FAB_MOMENT_RELATIONS, link);
  }
  return there;
}

/* ---- For people ---- */

static char *
describe_reference (FabMapMoment *self, const FabField *field, gint64 key)
{
  for (guint p = 0; p < FAB_MOMENT_N_PARTS; p++) {
    const FabMomentRow *target = tables[p] == field->target ? fab_map_moment_find (self, p, key) : NULL;

    if (target != NULL)
      return g_strdup (target->values[fab_moment_part_get_table (p)->title]);
  }
  return NULL;
}

/** fab_map_moment_describe: (transfer full) (nullable): a value as people read it; %NULL where there is none */
char *
fab_map_moment_describe (FabMapMoment *self, FabMomentPart part, const FabMomentRow *row, guint field,
                         FabLanguage language)
{
  const FabField *declared = &fab_moment_part_get_table (part)->fields[field];
  const char *text = row->values[field];

  if (text == NULL)
    return NULL;
  switch (declared->type) {
  case FAB_FIELD_DATE:
    return fab_date_format (text, language);
  case FAB_FIELD_CHOICE:
    return g_strdup (fab_choices_get_label (declared->choices, text));
  case FAB_FIELD_MONEY:
    return fab_number_format_money (fab_moment_row_get_integer (row, field), language);
  case FAB_FIELD_BOOLEAN:
    return g_strdup (fab_moment_row_get_integer (row, field) ? _ ("Yes") : _ ("No"));
  case FAB_FIELD_INTEGER:
    return fab_number_format (fab_moment_row_get_integer (row, field), language);
  case FAB_FIELD_REF:
    return describe_reference (self, declared, fab_moment_row_get_integer (row, field));
  default:
    return g_strdup (text);
  }
}
