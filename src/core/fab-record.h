/* fab-record.h: one row of a table, held in memory
 *
 * Records are read by everybody and written by the store alone (fab-store.h), within a gesture.  Every field is a
 * read-only GObject property that notifies, so that views can bind to it.
 */
#pragma once

#include <gio/gio.h>

#include "fab-schema.h"

G_BEGIN_DECLS

#define FAB_TYPE_RECORD (fab_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (FabRecord, fab_record, FAB, RECORD, GObject)

struct _FabRecordClass {
  GObjectClass parent_class;

  const FabTable *table;
};

/** The value of one field, for writing and for the change log.  A null value has %is_null set. */
typedef struct {
  FabFieldType type;
  gboolean is_null;
  union {
    gint64 integer;   /* INTEGER, BOOLEAN, TIME, MONEY, REF, ANY */
    double real;      /* REAL */
    const char *text; /* TEXT, DATE, CHOICE; borrowed */
  };
} FabValue;

#define FAB_NULL        ((FabValue){ .is_null = TRUE })
#define FAB_TEXT(s)     ((FabValue){ .type = FAB_FIELD_TEXT, .is_null = (s) == NULL, .text = (s) })
#define FAB_INTEGER(i)  ((FabValue){ .type = FAB_FIELD_INTEGER, .integer = (i) })
#define FAB_BOOLEAN(b)  ((FabValue){ .type = FAB_FIELD_BOOLEAN, .integer = (b) ? 1 : 0 })
#define FAB_REAL(d)     ((FabValue){ .type = FAB_FIELD_REAL, .real = (d) })
#define FAB_REF(record) (fab_value_ref (record))

FabValue fab_value_ref (FabRecord *target);
gboolean fab_value_equal (const FabValue *a, const FabValue *b);

GType fab_record_type_for_table (FabTableId table);

const FabTable *fab_record_get_table (FabRecord *self);
FabTableId fab_record_get_table_id (FabRecord *self);
gint64 fab_record_get_key (FabRecord *self);
gboolean fab_record_is_alive (FabRecord *self);

FabValue fab_record_get_value (FabRecord *self, guint field);
gboolean fab_record_is_null (FabRecord *self, guint field);
const char *fab_record_get_text (FabRecord *self, guint field);
gint64 fab_record_get_integer (FabRecord *self, guint field);
gboolean fab_record_get_boolean (FabRecord *self, guint field);
double fab_record_get_real (FabRecord *self, guint field);
gint64 fab_record_get_ref (FabRecord *self, guint field);

const char *fab_record_get_title (FabRecord *self);

G_END_DECLS
