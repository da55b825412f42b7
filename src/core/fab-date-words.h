/* fab-date-words.h: the words of dates in both languages, for fab-date-format.c and fab-date-read.c only
 *
 * They are data rather than translated messages, because people type dates in either language whatever the interface's
 * is, and because the locale's own names (strftime) follow another setting than the translations.
 */
#pragma once

#include <glib.h>

#include "fab-language.h"

G_BEGIN_DECLS

typedef enum {
  FAB_DATE_UNIT_DAY,
  FAB_DATE_UNIT_MONTH,
  FAB_DATE_UNIT_YEAR,
  FAB_DATE_N_UNITS,
} FabDateUnit;

/** Names from January and from Monday, and patterns, after the Unicode locale data (CLDR). */
typedef struct {
  const char *months[12];
  const char *short_months[12];
  const char *weekdays[7];
  const char *near_days[5]; /* from the day before yesterday to the day after tomorrow; %NULL: in numbers */
  const char *current[FAB_DATE_N_UNITS];
  const char *ahead[FAB_DATE_N_UNITS][2]; /* one, several: %d */
  const char *past[FAB_DATE_N_UNITS][2];
  const char *since_day, *since; /* %s */
  const char *until_day, *until;
  const char *at_time; /* date, time */
} FabDateWords;

const FabDateWords *fab_date_words_get (FabLanguage language);

G_END_DECLS
