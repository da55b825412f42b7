#include "fab-draft-values.h"

#include <math.h>

/** fab_draft_is_true: of a boolean */
gboolean
fab_draft_is_true (const char *text)
{
  return g_ascii_strcasecmp (text, "true") == 0 || g_str_equal (text, "1");
}

/** fab_draft_is_real: whether all of it is one finite number, with a point */
gboolean
fab_draft_is_real (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (number);
}

static gboolean
fits (FabDraftType type, const char *text)
{
  switch (type) {
  case FAB_DRAFT_INTEGER:
    return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL);
  case FAB_DRAFT_REAL:
    return fab_draft_is_real (text);
  case FAB_DRAFT_BOOLEAN:
    return fab_draft_is_true (text) || g_ascii_strcasecmp (text, "false") == 0 || g_str_equal (text, "0");
  case FAB_DRAFT_TEXT:
  case FAB_DRAFT_DATE:
  default:
    return TRUE;
  }
}

/** fab_draft_find_types: (transfer full): of each column what it says that it is, or text where a text of it is something else */
FabDraftType *
fab_draft_find_types (FabDraft *draft, FabDraftPart part)
{
  guint n_rows = fab_draft_get_n_rows (draft, part), n = fab_draft_get_n_columns (draft, part);
  FabDraftType *types = g_new (FabDraftType, n + 1);

  for (guint i = 0; i < n; i++) {
    types[i] = fab_draft_get_column_type (draft, part, i);
    for (guint row = 0; row < n_rows && types[i] != FAB_DRAFT_TEXT; row++) {
      const char *text = fab_draft_get_text (draft, part, row, i);

      if (text != NULL && !fits (types[i], text))
        types[i] = FAB_DRAFT_TEXT;
    }
  }
  return types;
}

/** fab_draft_append_xml: text for an element or an attribute; what XML has no letter for becomes U+FFFD */
void
fab_draft_append_xml (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '&')
      g_string_append (out, "&amp;");
    else if (c == '<')
      g_string_append (out, "&lt;");
    else if (c == '>')
      g_string_append (out, "&gt;");
    else if (c == '"')
      g_string_append (out, "&quot;");
    else if (c == '\n' || c == '\t')
      g_string_append_printf (out, "&#%u;", c); /* which attributes would lose */
    else
      g_string_append_unichar (out, c < 0x20 || c == 0xfffe || c == 0xffff ? 0xfffd : c);
  }
}

/** fab_draft_type_get_name: as GEXF and GraphML call it */
const char *
fab_draft_type_get_name (FabDraftType type)
{
  switch (type) {
  case FAB_DRAFT_INTEGER:
    return "long";
  case FAB_DRAFT_REAL:
    return "double";
  case FAB_DRAFT_BOOLEAN:
    return "boolean";
  case FAB_DRAFT_TEXT:
  case FAB_DRAFT_DATE:
  default:
    return "string";
  }
}
