#include "fab-yed.h"

#include <string.h>

#include "fab-draft.h"

/** fab_yed_clear: frees what it holds */
void
fab_yed_clear (FabYed *drawing)
{
  g_clear_pointer (&drawing->label, g_free);
}

/**
 * fab_yed_is_key:
 *
 * yEd marks its keys with yfiles.type="nodegraphics", yFiles for HTML with an address in y:attr.uri; what they hold is no attribute.
 *
 * Returns: whether the <key> we are at is one of those
 */
gboolean
fab_yed_is_key (FabXml *xml)
{
  g_autofree char *type = fab_xml_get (xml, "yfiles.type");
  g_autofree char *address = fab_xml_get (xml, "y:attr.uri");
  g_autofree char *kind = fab_xml_get (xml, "attr.type");

  return type != NULL || (address != NULL && kind == NULL);
}

static void
take_label (FabYed *drawing, char *label)
{
  if (drawing->label == NULL && label != NULL && *label != '\0')
    drawing->label = label;
  else
    g_free (label);
}

/* <y:Geometry x y width height/>, or <y:RectD X Y Width Height/> */
static void
take_box (FabXml *xml, FabYed *drawing)
{
  gboolean html = fab_xml_is (xml, "RectD");
  double width = 0, height = 0, x, y;

  if (drawing->placed || !fab_xml_get_number (xml, html ? "X" : "x", &x) ||
      !fab_xml_get_number (xml, html ? "Y" : "y", &y))
    return;
  fab_xml_get_number (xml, html ? "Width" : "width", &width);
  fab_xml_get_number (xml, html ? "Height" : "height", &height);
  drawing->x = x + width / 2;
  drawing->y = y + height / 2;
  drawing->placed = TRUE;
}

static void
read_element (FabXml *xml, FabYed *drawing)
{
  int depth = fab_xml_get_depth (xml);

  drawing->is_drawing = TRUE;
  if (fab_xml_is (xml, "NodeLabel") || fab_xml_is (xml, "EdgeLabel") || fab_xml_is (xml, "Label.Text")) {
    take_label (drawing, fab_xml_read_text (xml));
    return;
  }
  if (fab_xml_is (xml, "Label"))
    take_label (drawing, fab_xml_get (xml, "Text"));
  else if (fab_xml_is (xml, "Geometry") || fab_xml_is (xml, "RectD"))
    take_box (xml, drawing);
  while (fab_xml_next_child (xml, depth))
    read_element (xml, drawing);
}

/**
 * fab_yed_read:
 * @drawing: (out caller-allocates): what was found of a drawing
 *
 * Reads the <data> we are at: either it holds elements, which are a drawing, or text, which is a value.
 *
 * Returns: (transfer full): the text, without blanks around
 */
char *
fab_yed_read (FabXml *xml, FabYed *drawing)
{
  GString *text = g_string_new (NULL);
  int depth = fab_xml_get_depth (xml);

  while (fab_xml_next_child_or_text (xml, depth, text))
    read_element (xml, drawing);
  return g_strstrip (g_string_free_and_steal (text));
}
