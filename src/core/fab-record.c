#include "fab-record.h"

#include <string.h>

#include "fab-record-private.h"

/* The values lie behind the instance, one cell a field, so that a record costs one allocation and its strings. */
typedef union {
  gint64 integer;
  double real;
  char *text; /* owned, or a choice's static code */
} Cell;

typedef struct {
  gint64 key;
  guint64 present; /* bit f: field f isn't null */
  gboolean alive;
  Cell cells[];
} Row;

enum {
  PROP_0,
  PROP_KEY,
  PROP_DISPLAY_NAME,
  N_PROPS,
};

static GParamSpec *base_properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE (FabRecord, fab_record, G_TYPE_OBJECT)

/* The fields' properties come after the base class's. */
#define PROPERTY_OF(field) (N_PROPS + (field))
#define FIELD_OF(property) ((property) - N_PROPS)

static Row *
row_of (FabRecord *self)
{
  return (Row *)((char *)self + sizeof (FabRecord));
}

static const FabTable *
table_of (FabRecord *self)
{
  return G_TYPE_INSTANCE_GET_CLASS (self, FAB_TYPE_RECORD, FabRecordClass)->table;
}

static gboolean
is_present (Row *row, guint field)
{
  return (row->present >> field) & 1;
}

/* A choice's known codes are kept as the static string: many records share few values. */
static char *
keep_text (const FabField *field, const char *text)
{
  const FabChoice *choice = field->choices != NULL ? fab_choices_find (field->choices, text) : NULL;

  return choice != NULL ? (char *)choice->code : g_strdup (text);
}

static void
drop_text (const FabField *field, char *text)
{
  const FabChoice *choice = field->choices != NULL ? fab_choices_find (field->choices, text) : NULL;

  if (choice == NULL)
    g_free (text);
}

static void
fab_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabRecord *self = FAB_RECORD (object);

  switch (id) {
  case PROP_KEY:
    g_value_set_int64 (value, fab_record_get_key (self));
    return;
  case PROP_DISPLAY_NAME:
    g_value_set_string (value, fab_record_get_title (self));
    return;
  default:
    break;
  }
  switch (G_PARAM_SPEC_VALUE_TYPE (pspec)) {
  case G_TYPE_STRING:
    g_value_set_string (value, fab_record_get_text (self, FIELD_OF (id)));
    break;
  case G_TYPE_BOOLEAN:
    g_value_set_boolean (value, fab_record_get_boolean (self, FIELD_OF (id)));
    break;
  case G_TYPE_DOUBLE:
    g_value_set_double (value, fab_record_get_real (self, FIELD_OF (id)));
    break;
  case G_TYPE_INT64:
    g_value_set_int64 (value, fab_record_get_integer (self, FIELD_OF (id)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_record_finalize (GObject *object)
{
  Row *row = row_of (FAB_RECORD (object));
  const FabTable *table = table_of (FAB_RECORD (object));

  for (guint f = 0; f < table->n_fields; f++)
    if (is_present (row, f) && fab_field_is_text (&table->fields[f]))
      drop_text (&table->fields[f], row->cells[f].text);
  G_OBJECT_CLASS (fab_record_parent_class)->finalize (object);
}

static void
fab_record_class_init (FabRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_record_get_property;
  object_class->finalize = fab_record_finalize;

  base_properties[PROP_KEY] =
      g_param_spec_int64 ("key", NULL, NULL, G_MININT64, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  base_properties[PROP_DISPLAY_NAME] =
      g_param_spec_string ("display-name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, base_properties);
}

static void
fab_record_init (FabRecord *self)
{
}

static GParamSpec *
make_property (const FabField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type) {
  case FAB_FIELD_TEXT:
  case FAB_FIELD_DATE:
  case FAB_FIELD_CHOICE:
    return g_param_spec_string (field->column, NULL, NULL, NULL, flags);
  case FAB_FIELD_REAL:
    return g_param_spec_double (field->column, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  case FAB_FIELD_BOOLEAN:
    return g_param_spec_boolean (field->column, NULL, NULL, FALSE, flags);
  default:
    return g_param_spec_int64 (field->column, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  }
}

static void
table_class_init (gpointer klass, gpointer data)
{
  const FabTable *table = data;

  ((FabRecordClass *)klass)->table = table;
  G_OBJECT_CLASS (klass)->get_property = fab_record_get_property;
  for (guint f = 0; f < table->n_fields; f++)
    g_object_class_install_property (klass, PROPERTY_OF (f), make_property (&table->fields[f]));
}

static GType
register_table (const FabTable *table)
{
  GTypeInfo info = {
    .class_size = sizeof (FabRecordClass),
    .class_init = table_class_init,
    .class_data = table,
    .instance_size = sizeof (FabRecord) + sizeof (Row) + table->n_fields * sizeof (Cell),
  };

  g_assert (table->n_fields <= 64);
  return g_type_register_static (FAB_TYPE_RECORD, table->type_name, &info, G_TYPE_FLAG_FINAL);
}

/**
 * fab_record_type_for_table:
 *
 * Returns: the type of the records of a table, such as FabActor; each of its fields is a read-only property
 */
GType
fab_record_type_for_table (FabTableId table)
{
  static gsize types[FAB_N_TABLES];

  if (g_once_init_enter (&types[table]))
    g_once_init_leave (&types[table], register_table (fab_table_get (table)));
  return types[table];
}

/* ---- For the store ---- */

/* A record of @table without any value yet. */
FabRecord *
fab_record_new (const FabTable *table, gint64 key)
{
  FabRecord *self = g_object_new (fab_record_type_for_table (table->id), NULL);
  Row *row = row_of (self);

  row->key = key;
  return self;
}

/* Writes a value, copying text, without notifying. The caller has checked that it fits the field. */
void
fab_record_put (FabRecord *self, guint field, const FabValue *value)
{
  Row *row = row_of (self);
  const FabField *declared = &table_of (self)->fields[field];
  char *old = is_present (row, field) && fab_field_is_text (declared) ? row->cells[field].text : NULL;

  if (value->is_null) {
    row->present &= ~(G_GUINT64_CONSTANT (1) << field);
    row->cells[field].integer = 0;
  } else {
    row->present |= G_GUINT64_CONSTANT (1) << field;
    if (fab_field_is_text (declared))
      row->cells[field].text = keep_text (declared, value->text);
    else if (declared->type == FAB_FIELD_REAL)
      row->cells[field].real = value->real;
    else
      row->cells[field].integer = value->integer;
  }
  if (old != NULL)
    drop_text (declared, old);
}

void
fab_record_set_alive (FabRecord *self, gboolean alive)
{
  row_of (self)->alive = alive;
}

void
fab_record_notify_field (FabRecord *self, guint field)
{
  const FabTable *table = table_of (self);

  g_object_notify (G_OBJECT (self), table->fields[field].column);
  if ((int)field == table->title)
    g_object_notify_by_pspec (G_OBJECT (self), base_properties[PROP_DISPLAY_NAME]);
}

/* ---- For everybody ---- */

/** fab_value_ref: a reference to @target, null where that is %NULL */
FabValue
fab_value_ref (FabRecord *target)
{
  if (target == NULL)
    return FAB_NULL;
  return (FabValue){ .type = FAB_FIELD_REF, .integer = fab_record_get_key (target) };
}

/** fab_value_equal: whether two values of one field are the same */
gboolean
fab_value_equal (const FabValue *a, const FabValue *b)
{
  if (a->is_null || b->is_null)
    return a->is_null == b->is_null;
  switch (a->type) {
  case FAB_FIELD_TEXT:
  case FAB_FIELD_DATE:
  case FAB_FIELD_CHOICE:
    return strcmp (a->text, b->text) == 0;
  case FAB_FIELD_REAL:
    return memcmp (&a->real, &b->real, sizeof a->real) == 0;
  default:
    return a->integer == b->integer;
  }
}

const FabTable *
fab_record_get_table (FabRecord *self)
{
  return table_of (self);
}

FabTableId
fab_record_get_table_id (FabRecord *self)
{
  return table_of (self)->id;
}

/** fab_record_get_key: the record's random 63-bit key, unique over all tables and all copies of the project */
gint64
fab_record_get_key (FabRecord *self)
{
  return row_of (self)->key;
}

/** fab_record_is_alive: whether the record is in the project; one that was deleted keeps its values */
gboolean
fab_record_is_alive (FabRecord *self)
{
  return row_of (self)->alive;
}

/** fab_record_get_value: the field's value; text is borrowed until the record changes */
FabValue
fab_record_get_value (FabRecord *self, guint field)
{
  Row *row = row_of (self);
  FabValue value = { .type = table_of (self)->fields[field].type, .is_null = !is_present (row, field) };

  if (value.is_null)
    return value;
  if (fab_field_is_text (&table_of (self)->fields[field]))
    value.text = row->cells[field].text;
  else if (value.type == FAB_FIELD_REAL)
    value.real = row->cells[field].real;
  else
    value.integer = row->cells[field].integer;
  return value;
}

gboolean
fab_record_is_null (FabRecord *self, guint field)
{
  return !is_present (row_of (self), field);
}

/** fab_record_get_text: (nullable): a text, date or choice; borrowed until the record changes */
const char *
fab_record_get_text (FabRecord *self, guint field)
{
  Row *row = row_of (self);

  g_return_val_if_fail (fab_field_is_text (&table_of (self)->fields[field]), NULL);
  return is_present (row, field) ? row->cells[field].text : NULL;
}

/** fab_record_get_integer: an integer, amount in cents, time or key; 0 for null */
gint64
fab_record_get_integer (FabRecord *self, guint field)
{
  return row_of (self)->cells[field].integer;
}

/** fab_record_get_boolean: %FALSE for null */
gboolean
fab_record_get_boolean (FabRecord *self, guint field)
{
  return row_of (self)->cells[field].integer != 0;
}

/** fab_record_get_real: 0 for null */
double
fab_record_get_real (FabRecord *self, guint field)
{
  return row_of (self)->cells[field].real;
}

/** fab_record_get_ref: the key of the record referred to, 0 for null */
gint64
fab_record_get_ref (FabRecord *self, guint field)
{
  return row_of (self)->cells[field].integer;
}

/** fab_record_get_title: what the record is called; "" where its table has no title field */
const char *
fab_record_get_title (FabRecord *self)
{
  const FabTable *table = table_of (self);
  const char *title = table->title >= 0 ? fab_record_get_text (self, table->title) : NULL;

  return title != NULL ? title : "";
}
