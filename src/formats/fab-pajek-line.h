/* fab-pajek-line.h: a line of a Pajek file as words */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char **words; /* into the line */
  guint n_words;
  guint n_room;
  char *rest;             /* (nullable): all behind the first word, without blanks and quotes around */
  gboolean has_intervals; /* "[1-3,5]": times, which are no words */
} FabPajekLine;

gboolean fab_pajek_line_split (FabPajekLine *self, char *text);
const char *fab_pajek_line_get (const FabPajekLine *self, guint word);
gboolean fab_pajek_line_get_number (const FabPajekLine *self, guint word, double *number);
void fab_pajek_line_clear (FabPajekLine *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FabPajekLine, fab_pajek_line_clear)

G_END_DECLS
