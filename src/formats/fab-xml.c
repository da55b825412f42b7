#include "fab-xml.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>

#include "fab-draft.h"
#include "fab-encoding.h"
#include "fab-error.h"

/* No file of actors is nested like this; the parser's own limit is 256. */
#define MAX_DEPTH 100
/* How many nodes are read between two looks at the cancellable. */
#define NODES_PER_LOOK 2048

struct _FabXml {
  char *text;
  gsize length;
  xmlTextReader *reader;
  GCancellable *cancellable; /* (nullable) */
  GError *error;             /* the first */
  guint n_read;
};

static void
set_error (FabXml *self, char *sentence)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (FAB_ERROR, FAB_ERROR_INVALID, sentence);
  g_free (sentence);
}

/* ---- What is refused before parsing ---- */

static const char *
skip_to (const char *text, const char *mark)
{
  const char *found = strstr (text, mark);

  return found != NULL ? found + strlen (mark) : text + strlen (text);
}

/* Where the root element or a document type starts, behind the declaration, comments and processing instructions. */
static const char *
skip_prolog (const char *text)
{
  for (;;) {
    text += strspn (text, " \t\r\n");
    if (g_str_has_prefix (text, "<?"))
      text = skip_to (text, "?>");
    else if (g_str_has_prefix (text, "<!--"))
      text = skip_to (text, "-->");
    else
      return text;
  }
}

static gboolean
check_prolog (const char *text, GError **error)
{
  const char *root = skip_prolog (text);

  if (g_ascii_strncasecmp (root, "<!DOCTYPE", 9) == 0) {
    g_set_error_literal (
        error, FAB_ERROR, FAB_ERROR_INVALID,
        _ ("This file brings its own document type (<!DOCTYPE …>), which can make a program read other files or fill "
           "its memory: it is refused. Take that line out if you trust the file."));
    return FALSE;
  }
  if (*root != '<') {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This file is not XML."));
    return FALSE;
  }
  return TRUE;
}

/* ---- Making ---- */

/* What ends the text in the middle of a tag has no ">" at its end; what ends it between tags has an error of its own. */
static gboolean
is_cut (FabXml *self, const xmlError *error)
{
  gsize length = self->length;

  while (length > 0 && g_ascii_isspace (self->text[length - 1]))
    length--;
  switch (error->code) {
  case XML_ERR_DOCUMENT_END:
  case XML_ERR_TAG_NOT_FINISHED:
  case XML_ERR_CDATA_NOT_FINISHED:
  case XML_ERR_COMMENT_NOT_FINISHED:
  case XML_ERR_PI_NOT_FINISHED:
    return TRUE;
  default:
    return length > 0 && self->text[length - 1] != '>';
  }
}

static void
on_error (void *data, xmlErrorPtr error)
{
  FabXml *self = data;

  if (error->level <= XML_ERR_WARNING || error->domain == XML_FROM_NAMESPACE)
    return;
  if (is_cut (self, error))
    set_error (self, g_strdup (_ ("This file stops before its end: it was cut when it was saved or copied.")));
  else
    set_error (self, g_strdup_printf (_ ("This file is damaged at line %d: what is there is not XML."), error->line));
}

/**
 * fab_xml_new:
 * @cancellable: (nullable): looked at while reading
 *
 * Returns: (transfer full): a reader before the root element; or %NULL with %FAB_ERROR_INVALID
 */
FabXml *
fab_xml_new (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabXml) self = g_new0 (FabXml, 1);

  if (!fab_encoding_check_size (bytes, error))
    return NULL;
  self->text = fab_encoding_decode_xml (bytes, &self->length, error);
  if (self->text == NULL || !check_prolog (self->text, error))
    return NULL;
  g_set_object (&self->cancellable, cancellable);
  /* Our text is UTF-8 by now, whatever it says of itself. Entities are kept unread, nothing is fetched, the limits hold. */
  self->reader = xmlReaderForMemory (self->text, (int)self->length, NULL, "UTF-8",
                                     XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA);
  if (self->reader == NULL) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_FAILED, _ ("This file could not be read."));
    return NULL;
  }
  xmlTextReaderSetStructuredErrorHandler (self->reader, on_error, self);
  return g_steal_pointer (&self);
}

/** fab_xml_free: ends it */
void
fab_xml_free (FabXml *self)
{
  if (self->reader != NULL)
    xmlFreeTextReader (self->reader);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->text);
  g_free (self);
}

/* ---- Reading ---- */

static gboolean
read_node (FabXml *self)
{
  if (self->error != NULL)
    return FALSE;
  if (++self->n_read % NODES_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  if (xmlTextReaderRead (self->reader) != 1 || self->error != NULL)
    return FALSE;
  if (xmlTextReaderDepth (self->reader) > MAX_DEPTH) {
    set_error (self,
               g_strdup_printf (_ ("This file nests its elements more than %d deep, which no file of actors does."),
                                MAX_DEPTH));
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_at (FabXml *self, int type, int depth)
{
  return xmlTextReaderNodeType (self->reader) == type && xmlTextReaderDepth (self->reader) == depth;
}

static gboolean
is_text (FabXml *self)
{
  switch (xmlTextReaderNodeType (self->reader)) {
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
  case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
  case XML_READER_TYPE_WHITESPACE:
    return TRUE;
  default:
    return FALSE;
  }
}

/**
 * fab_xml_next_child_or_text:
 * @depth: of the element whose children are wanted, by fab_xml_get_depth(); -1 for the root element
 * @text: (nullable): where text before the child goes, not that inside of other children
 *
 * As fab_xml_next_child().
 */
gboolean
fab_xml_next_child_or_text (FabXml *self, int depth, GString *text)
{
  if (self->error != NULL)
    return FALSE;
  if (is_at (self, XML_READER_TYPE_ELEMENT, depth) && xmlTextReaderIsEmptyElement (self->reader))
    return FALSE;
  while (read_node (self)) {
    if (is_at (self, XML_READER_TYPE_END_ELEMENT, depth))
      return FALSE;
    if (is_at (self, XML_READER_TYPE_ELEMENT, depth + 1))
      return TRUE;
    if (text != NULL && is_text (self) && fab_xml_get_depth (self) == depth + 1 && text->len <= FAB_DRAFT_MAX_TEXT)
      g_string_append (text, (const char *)xmlTextReaderConstValue (self->reader));
  }
  return FALSE;
}

/**
 * fab_xml_next_child:
 * @depth: of the element whose children are wanted, by fab_xml_get_depth(); -1 for the root element
 *
 * Goes to the next element in it, past whatever was not read of the one before. To be called until it returns %FALSE.
 *
 * Returns: whether there is one
 */
gboolean
fab_xml_next_child (FabXml *self, int depth)
{
  return fab_xml_next_child_or_text (self, depth, NULL);
}

/** fab_xml_get_depth: of the element we are at; that of the root is 0 */
int
fab_xml_get_depth (FabXml *self)
{
  return xmlTextReaderDepth (self->reader);
}

/** fab_xml_get_name: of the element we are at, without the prefix of its namespace: programs use many */
const char *
fab_xml_get_name (FabXml *self)
{
  const xmlChar *name = xmlTextReaderConstLocalName (self->reader);

  return name != NULL ? (const char *)name : "";
}

/** fab_xml_is: whether the element we are at is called so */
gboolean
fab_xml_is (FabXml *self, const char *name)
{
  return strcmp (fab_xml_get_name (self), name) == 0;
}

/** fab_xml_get: (transfer full) (nullable): an attribute of the element we are at */
char *
fab_xml_get (FabXml *self, const char *attribute)
{
  xmlChar *value = xmlTextReaderGetAttribute (self->reader, (const xmlChar *)attribute);
  char *copy = g_strdup ((const char *)value);

  xmlFree (value);
  return copy;
}

/** fab_xml_get_number: whether there is such an attribute, and it starts like a number */
gboolean
fab_xml_get_number (FabXml *self, const char *attribute, double *number)
{
  g_autofree char *value = fab_xml_get (self, attribute);
  char *end;

  if (value == NULL)
    return FALSE;
  *number = g_ascii_strtod (value, &end);
  return end != value;
}

/**
 * fab_xml_read_text:
 *
 * Reads to the end of the element we are at.
 *
 * Returns: (transfer full): the text in it, without blanks around; not that of elements in it
 */
char *
fab_xml_read_text (FabXml *self)
{
  int depth = fab_xml_get_depth (self);
  GString *text = g_string_new (NULL);

  while (fab_xml_next_child_or_text (self, depth, text))
    ;
  return g_strstrip (g_string_free_and_steal (text));
}

/** fab_xml_stop: makes the reading end with a sentence of ours, unless it ended with another before */
void
fab_xml_stop (FabXml *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (self, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/** fab_xml_end: reads what is left; whether the whole file was well-formed, otherwise %FAB_ERROR_INVALID or %G_IO_ERROR_CANCELLED */
gboolean
fab_xml_end (FabXml *self, GError **error)
{
  while (read_node (self))
    ;
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
