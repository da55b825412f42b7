/* fab-schema.h: the fields' constants, such as FAB_ACTOR_NAME, one enum a table */
#pragma once

#include "fab-field.h"
#include "schema/fab-fields.h"

G_BEGIN_DECLS

/** The version of the schema that this program writes.  A newer minor only adds: it opens read-only; a newer major is refused. */
#define FAB_SCHEMA_MAJOR 1
#define FAB_SCHEMA_MINOR 0
/** As stored in user_version. */
#define FAB_SCHEMA_VERSION (FAB_SCHEMA_MAJOR * 1000 + FAB_SCHEMA_MINOR)

/** 'Fabr': SQLite's application_id of a project, at byte 68 of the file. */
#define FAB_SQLITE_APPLICATION_ID 0x46616272

#define FAB_FIELD_CONSTANT(T, CONSTANT, column, kind, label, flags) FAB_##T##_##CONSTANT,
#define FAB_TABLE(T, name, Type, label, plural) \
  typedef enum { FAB_##T##_FIELDS (FAB_FIELD_CONSTANT, T) FAB_##T##_N_FIELDS } Type##Field;
#include "schema/fab-tables.h"
#undef FAB_TABLE

G_END_DECLS
