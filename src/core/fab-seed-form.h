/* fab-seed-form.h: the compact forms of seed files, in which one line is a record */
#pragma once

#include "fab-field.h"

G_BEGIN_DECLS

#define FAB_SEED_FORM_MAX_COLUMNS 5

typedef enum {
  FAB_SEED_KEY_NUMBER, /* "1", "2"…: the record's place, where the table has one */
  FAB_SEED_KEY_COLUMN, /* the value of a column */
  FAB_SEED_KEY_PAIR,   /* "from > to": the columns source and target */
} FabSeedKey;

typedef struct {
  const char *word; /* as in "[steps lorient-1-1]" */
  FabTableId table;
  const char *owner; /* the column that refers to the group's slug; NULL: the slug is only a name */
  FabSeedKey key;
  const char *key_column;                         /* of KEY_COLUMN */
  const char *columns[FAB_SEED_FORM_MAX_COLUMNS]; /* of the parts between bars */
  gboolean list; /* the value lists references, one record each, by the first of the columns that fits */
} FabSeedForm;

const FabSeedForm *fab_seed_form_find (const char *word);

G_END_DECLS
