/* fab-date.h: dates of which the day, or the month too, may be unknown
 *
 * Stored as ISO text: "2026", "2026-11" or "2026-11-03".  What depends on today takes it as an argument.
 */
#pragma once

#include <glib.h>

#include "fab-language.h"

G_BEGIN_DECLS

#define FAB_DATE_MIN_YEAR 1000
#define FAB_DATE_MAX_YEAR 9999

/** A date known to the day, to the month (day 0) or to the year (month 0 too).  Year 0: no date. */
typedef struct {
  guint16 year;
  guint8 month;
  guint8 day;
} FabDate;

#define FAB_DATE_NONE ((FabDate){ 0 })

/* Values */
gboolean fab_date_parse (const char *text, FabDate *date);
FabDate fab_date_from_text (const char *text);
char *fab_date_to_text (FabDate date);
gboolean fab_date_is_valid (const char *text);
gboolean fab_date_is_set (FabDate date);
FabDate fab_date_today (void);
FabDate fab_date_of_time (gint64 milliseconds);

FabDate fab_date_first_day (FabDate date);
FabDate fab_date_last_day (FabDate date);
int fab_date_compare (FabDate a, FabDate b);
int fab_date_compare_texts (const char *a, const char *b);
int fab_date_days_between (FabDate from, FabDate to);
FabDate fab_date_add_days (FabDate date, int days);
FabDate fab_date_add_months (FabDate date, int months);

/* What people read */
char *fab_date_format (const char *text, FabLanguage language);
char *fab_date_format_long (const char *text, FabLanguage language);
char *fab_date_format_relative (const char *text, FabDate today, FabLanguage language);
char *fab_date_format_range (const char *start, const char *end, FabLanguage language);
char *fab_date_format_time (gint64 milliseconds, FabLanguage language);

/* What people type */
char *fab_date_read (const char *typed, FabDate today, GError **error);

G_END_DECLS
