/* fab-vcard-line.h: a vCard file as properties */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One line, unfolded: "item1.EMAIL;TYPE=work:…" */
typedef struct {
  char *name;       /* in capitals, without group */
  char *parameters; /* in capitals, ";TYPE=WORK" */
  char *value;      /* decoded, with its escapes */
} FabVcardLine;

gboolean fab_vcard_line_next (FabVcardLine *self, const char **text);
GPtrArray *fab_vcard_line_split (const FabVcardLine *self, char separator);
char *fab_vcard_line_get_text (const FabVcardLine *self);
void fab_vcard_line_clear (FabVcardLine *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FabVcardLine, fab_vcard_line_clear)

G_END_DECLS
