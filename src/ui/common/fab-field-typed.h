/* fab-field-typed.h: what a person typed for a field, read as the field's type */
#pragma once

#include "fab-record.h"

G_BEGIN_DECLS

gboolean fab_field_read_typed (const FabField *field, const char *typed, FabValue *value, char **text, GError **error);

G_END_DECLS
