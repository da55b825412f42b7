#include "fab-formats.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-encoding.h"

/* How much of a file is looked at. */
#define LOOKED_AT 4096

/** fab_format_get_name: as people call it */
const char *
fab_format_get_name (FabFormat format)
{
  switch (format) {
  case FAB_FORMAT_CSV:
    return _ ("Table (CSV)");
  case FAB_FORMAT_GEXF:
    return _ ("GEXF (Gephi)");
  case FAB_FORMAT_GRAPHML:
    return _ ("GraphML (yEd, igraph, NetworkX)");
  case FAB_FORMAT_PAJEK:
    return _ ("Pajek");
  case FAB_FORMAT_KUMU:
    return _ ("Kumu (JSON)");
  case FAB_FORMAT_VCARD:
    return _ ("Address book (vCard)");
  case FAB_N_FORMATS:
  default:
    return NULL;
  }
}

/* (transfer full): its first letters, whatever the encoding: zero bytes are taken out, which makes Latin letters of UTF-16 */
static char *
get_start (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GString *start = g_string_new (NULL);

  for (gsize i = 0; i < MIN (size, LOOKED_AT); i++)
    if (data[i] > 0)
      g_string_append_c (start, data[i]);
  return g_string_free_and_steal (start);
}

static gboolean
has_word (const char *start, const char *word)
{
  g_autofree char *folded = g_ascii_strdown (start, -1);

  return strstr (folded, word) != NULL;
}

static gboolean
guess_by_content (const char *start, FabFormat *format)
{
  start += strspn (start, " \t\r\n");
  if (*start == '<' && has_word (start, "<gexf"))
    *format = FAB_FORMAT_GEXF;
  else if (*start == '<' && has_word (start, "<graphml"))
    *format = FAB_FORMAT_GRAPHML;
  else if (*start == '{' && has_word (start, "\"elements\""))
    *format = FAB_FORMAT_KUMU;
  else if (g_ascii_strncasecmp (start, "begin:vcard", 11) == 0)
    *format = FAB_FORMAT_VCARD;
  else if ((*start == '*' || *start == '%') && (has_word (start, "*vertices") || has_word (start, "*network")))
    *format = FAB_FORMAT_PAJEK;
  else
    return FALSE;
  return TRUE;
}

static gboolean
guess_by_name (const char *name, FabFormat *format)
{
  static const struct {
    const char *suffix;
    FabFormat format;
  } suffixes[] = {
    { ".csv", FAB_FORMAT_CSV },   { ".tsv", FAB_FORMAT_CSV },     { ".tab", FAB_FORMAT_CSV },
    { ".txt", FAB_FORMAT_CSV },   { ".gexf", FAB_FORMAT_GEXF },   { ".graphml", FAB_FORMAT_GRAPHML },
    { ".net", FAB_FORMAT_PAJEK }, { ".paj", FAB_FORMAT_PAJEK },   { ".json", FAB_FORMAT_KUMU },
    { ".vcf", FAB_FORMAT_VCARD }, { ".vcard", FAB_FORMAT_VCARD },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i].suffix)) {
      *format = suffixes[i].format;
      return TRUE;
    }
  return FALSE;
}

/**
 * fab_format_guess:
 * @name: (nullable): the file's name
 * @bytes: (nullable): what it holds
 *
 * By what is in it, then by its name: a wrong name does not matter where the content speaks.
 *
 * Returns: whether it is one of those we know
 */
gboolean
fab_format_guess (const char *name, GBytes *bytes, FabFormat *format)
{
  g_autofree char *start = bytes != NULL ? get_start (bytes) : NULL;

  return (start != NULL && guess_by_content (start, format)) || (name != NULL && guess_by_name (name, format));
}

/**
 * fab_format_read:
 * @format: any but %FAB_FORMAT_CSV, which needs to be told more
 * @cancellable: (nullable): ends the reading
 *
 * Returns: (transfer full): as the format's own reader
 */
FabDraft *
fab_format_read (FabFormat format, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  switch (format) {
  case FAB_FORMAT_GEXF:
    return fab_gexf_read (bytes, cancellable, error);
  case FAB_FORMAT_GRAPHML:
    return fab_graphml_read (bytes, cancellable, error);
  case FAB_FORMAT_PAJEK:
    return fab_pajek_read (bytes, cancellable, error);
  case FAB_FORMAT_KUMU:
    return fab_kumu_read (bytes, cancellable, error);
  case FAB_FORMAT_VCARD:
    return fab_vcard_read (bytes, cancellable, error);
  case FAB_FORMAT_CSV:
  case FAB_N_FORMATS:
  default:
    g_return_val_if_reached (NULL);
  }
}
