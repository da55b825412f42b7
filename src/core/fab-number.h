/* fab-number.h: numbers and amounts as people write and read them
 *
 * French: 12 500,50 €, 1,5 M€, 35 % (with no-break spaces).  English: €12,500.50, €1.5M, 35%.
 */
#pragma once

#include <glib.h>

#include "fab-language.h"

G_BEGIN_DECLS

/** The largest amount that is read: ten thousand billion euros, in cents. */
#define FAB_NUMBER_MAX_CENTS G_GINT64_CONSTANT (1000000000000000)

char *fab_number_format (gint64 number, FabLanguage language);
char *fab_number_format_real (double number, guint max_decimals, FabLanguage language);
char *fab_number_format_money (gint64 cents, FabLanguage language);
char *fab_number_format_money_short (gint64 cents, FabLanguage language);
char *fab_number_format_percent (double percent, FabLanguage language);
char *fab_number_format_size (guint64 bytes, FabLanguage language);

gboolean fab_number_read (const char *typed, FabLanguage language, double *number, GError **error);
gboolean fab_number_read_integer (const char *typed, FabLanguage language, gint64 *number, GError **error);
gboolean fab_number_read_money (const char *typed, FabLanguage language, gint64 *cents, GError **error);

G_END_DECLS
