/* fab-xml.h: an XML file read element by element, whatever is in it
 *
 * Nothing outside the file is ever opened: document types are refused before the parser sees them, so there are no entities, external or growing.
 * A reader walks the tree by fab_xml_next_child () and looks at the end once, with fab_xml_end (), whether all went well.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FabXml FabXml;

FabXml *fab_xml_new (GBytes *bytes, GCancellable *cancellable, GError **error);
void fab_xml_free (FabXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabXml, fab_xml_free)

gboolean fab_xml_next_child (FabXml *self, int depth);
gboolean fab_xml_next_child_or_text (FabXml *self, int depth, GString *text);
int fab_xml_get_depth (FabXml *self);
gboolean fab_xml_is (FabXml *self, const char *name);
const char *fab_xml_get_name (FabXml *self);
char *fab_xml_get (FabXml *self, const char *attribute);
gboolean fab_xml_get_number (FabXml *self, const char *attribute, double *number);
char *fab_xml_read_text (FabXml *self);
void fab_xml_stop (FabXml *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean fab_xml_end (FabXml *self, GError **error);

G_END_DECLS
