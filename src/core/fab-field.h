/* fab-field.h: what a record is made of
 *
 * A table is a list of fields, declared once (schema/fab-fields.h).  GObject properties, SQL, CSV headers, the search
 * index, form labels, the change log and merging all follow from that list.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Every table that holds records, in an order in which a reference mostly points upwards. */
typedef enum {
#define FAB_TABLE(CONSTANT, column, Type, label, plural) FAB_TABLE_##CONSTANT,
#include "schema/fab-tables.h"
#undef FAB_TABLE
  FAB_N_TABLES,
  FAB_TABLE_NONE = -1,
} FabTableId;

typedef enum {
  FAB_FIELD_TEXT,
  FAB_FIELD_INTEGER,
  FAB_FIELD_REAL,
  FAB_FIELD_BOOLEAN,
  FAB_FIELD_DATE,   /* text: "2026", "2026-11" or "2026-11-03" */
  FAB_FIELD_TIME,   /* integer: milliseconds since 1970, UTC */
  FAB_FIELD_MONEY,  /* integer: euro cents */
  FAB_FIELD_CHOICE, /* text: the code of one of the field's choices */
  FAB_FIELD_REF,    /* integer: the key of a record of the field's target table */
  FAB_FIELD_ANY,    /* integer: the key of a record of any table */
} FabFieldType;

typedef enum {
  FAB_FIELD_REQUIRED = 1 << 0, /* never null; a required reference takes its record with it when its target goes */
  FAB_FIELD_TITLE = 1 << 1,    /* what the record is called (one field a table) */
  FAB_FIELD_SEARCHED = 1 << 2, /* found by the search across everything */
  FAB_FIELD_PERSONAL = 1 << 3, /* about a private person: left out of anonymous exports */
  FAB_FIELD_LONG = 1 << 4,     /* several lines */
  FAB_FIELD_INTERNAL = 1 << 5, /* kept by the program: not in forms, nor in CSV */
} FabFieldFlags;

/** The longest text that a field takes, in bytes of UTF-8: what a store writes, an intake reads again. */
#define FAB_FIELD_MAX_BYTES (1024 * 1024)

/** One of the values that a choice field takes. */
typedef struct {
  const char *code;  /* as stored */
  const char *label; /* untranslated */
} FabChoice;

/** The values of a choice field, in the order in which they are shown. */
typedef struct {
  const char *name;
  const FabChoice *choices;
  guint n_choices;
} FabChoices;

typedef struct {
  const char *column; /* SQL column and CSV header, e.g. "start_date" */
  FabFieldType type;
  FabTableId target;         /* of a reference */
  const FabChoices *choices; /* of a choice */
  const char *label;         /* untranslated */
  FabFieldFlags flags;
} FabField;

typedef struct {
  FabTableId id;
  const char *name;      /* SQL table, e.g. "action_role" */
  const char *type_name; /* GObject type, e.g. "FabActionRole" */
  const char *label;     /* untranslated, singular */
  const char *plural;    /* untranslated */
  const FabField *fields;
  guint n_fields;
  int title; /* index of the title field, or -1 */
} FabTable;

const FabTable *fab_table_get (FabTableId id);
const FabTable *fab_table_find (const char *name);
int fab_table_find_field (const FabTable *self, const char *column);
const char *fab_table_get_label (const FabTable *self);
const char *fab_table_get_plural (const FabTable *self);

const char *fab_field_get_label (const FabField *self);
gboolean fab_field_is_text (const FabField *self);
gboolean fab_field_is_reference (const FabField *self);

const FabChoice *fab_choices_find (const FabChoices *self, const char *code);
const char *fab_choices_get_label (const FabChoices *self, const char *code);

G_END_DECLS
