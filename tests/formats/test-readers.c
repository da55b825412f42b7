/* What each reader makes of good files. */
#include <string.h>

#include "formats-fixture.h"

static void
test_gexf (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_GEXF,
      "<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz' "
      "version='1.3'><meta><creator>x</creator></meta>"
      "<graph mode='dynamic' defaultedgetype='directed' timeformat='date'>"
      "<attributes class='node'><attribute id='0' title='Nature' "
      "type='string'><default>association</default></attribute>"
      "<attribute id='1' title='Effectif' type='integer'/></attributes>"
      "<attributes class='edge'><attribute id='0' title='Montant' type='double'/></attributes>"
      "<nodes><node id='a' label='Ville' start='2020-01-23' end='2021-07'><attvalues><attvalue for='0' "
      "value='commune'/>"
      "<attvalue for='1' value='12'/><attvalue for='9' value='?'/></attvalues><viz:position x='10' y='-20' "
      "z='0'/><viz:size value='3'/>"
      "<nodes><node id='b' label='Service'><spells><spell start='2020'/><spell "
      "end='2022-05-01T10:00:00'/></spells></node></nodes>"
      "<edges><edge source='a' target='b'/></edges></node><node id='c' pid='a'/></nodes>"
      "<edges><edge id='0' source='a' target='c' type='mutual' weight='2.5' kind='finance' label='Bail'><attvalues>"
      "<attvalue for='0' value='1500.5' start='2020'/></attvalues></edge></edges></graph></gexf>");

  fab_test_assert_counts (draft, 3, 2);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "Nature"), ==, "commune");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "Nature"), ==, "association");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "Effectif"), ==, "12");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "start"), ==, "2020-01-23");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "end"), ==, "2021-07");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "start"), ==, "2020");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "end"), ==, "2022-05-01");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "parent"), ==, "Ville");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 2, "parent"), ==, "a");
  fab_test_assert_place (draft, 0, 10, 20);
  fab_test_assert_link (draft, 0, "a", "b", TRUE);
  fab_test_assert_link (draft, 1, "a", "c", FALSE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "weight"), ==, "2.5");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "kind"), ==, "finance");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "label"), ==, "Bail");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "Montant"), ==, "1500.5");
  g_assert_cmpint (fab_draft_get_column_type (draft, FAB_DRAFT_NODES, 1), ==, FAB_DRAFT_INTEGER);
  g_assert_cmpuint (fab_draft_find_column (draft, FAB_DRAFT_LINKS, FAB_DRAFT_KIND), !=, FAB_DRAFT_NONE);
  fab_test_assert_note (
      draft, "2 actors were inside another one: they stand beside it now, and the column “parent” names the other.");
  fab_test_assert_note (draft, "Values that change over time were left out, but for the last one.");
  fab_test_assert_note (draft, "Colours, sizes and shapes were left out: on a map they follow from what an actor is.");
  fab_test_assert_note (draft, "1 value of an attribute that the file does not declare was left out.");
}

/* The drafts of GEXF differ in their namespaces, and 1.1 has no prefix for places. */
static void
test_gexf_versions (void)
{
  const char *files[] = {
    "<gexf xmlns='http://www.gexf.net/1.1draft' xmlns:viz='http://www.gexf.net/1.1draft/viz' version='1.1'><graph "
    "type='static'>"
    "<nodes><node id='1' label='A'><viz:position x='1' y='-2'/></node></nodes></graph></gexf>",
    "<gexf xmlns='http://www.gexf.net/1.2draft' xmlns:viz='http:///www.gexf.net/1.1draft/viz' version='1.2'><graph>"
    "<nodes count='1'><node id='1' label='A'><viz:position x='1' y='-2' "
    "z='0.0'></viz:position></node></nodes></graph></gexf>",
    "<gexf><graph><nodes><node id='1' label='A'><position x='1' y='-2'/></node></nodes></graph></gexf>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (FabDraft) draft = fab_test_read_text (FAB_FORMAT_GEXF, files[i]);

    fab_test_assert_counts (draft, 1, 0);
    fab_test_assert_place (draft, 0, 1, 2);
    g_assert_cmpuint (g_strv_length ((GStrv)fab_draft_get_notes (draft, NULL)), ==, 0);
  }
}

static void
test_graphml (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_GRAPHML,
      "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><key id='d0' for='node' attr.name='label' "
      "attr.type='string'/>"
      "<key id='d1' for='node' attr.name='kind' attr.type='string'><default>shop</default></key>"
      "<key id='d2' for='edge' attr.name='weight' attr.type='double'/><key id='d3' for='all' attr.name='note'/>"
      "<key id='x' for='node' attr.name='x' attr.type='float'/><key id='y' for='node' attr.name='y' attr.type='float'/>"
      "<graph id='G' edgedefault='undirected'><data key='d3'>of the graph</data>"
      "<node id='a'><data key='d0'>A <![CDATA[<b>]]></data><data key='x'>1.5</data><data key='y'>2</data><port "
      "name='p'/>"
      "<graph edgedefault='directed'><node id='b'><data key='d1'>state</data></node><edge source='b' "
      "target='a'/></graph></node>"
      "<edge source='a' target='b'><data key='d2'>3</data><data key='d3'>hello</data></edge>"
      "<edge source='a' target='b' directed='true'/><hyperedge><endpoint node='a'/></hyperedge></graph></graphml>");

  fab_test_assert_counts (draft, 2, 3);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "A <b>");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "kind"), ==, "shop");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "kind"), ==, "state");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "parent"), ==, "a");
  fab_test_assert_place (draft, 0, 1.5, -2);
  fab_test_assert_link (draft, 0, "b", "a", TRUE);
  fab_test_assert_link (draft, 1, "a", "b", FALSE);
  fab_test_assert_link (draft, 2, "a", "b", TRUE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "weight"), ==, "3");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "note"), ==, "hello");
  fab_test_assert_note (draft, "1 link between more than two actors was left out.");
  fab_test_assert_note (draft, "Ports (where links touch an actor’s drawing) were left out.");
}

static void
test_yed (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_GRAPHML,
      "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml'>"
      "<key for='node' id='d5' attr.name='description' attr.type='string'/><key for='node' id='d6' "
      "yfiles.type='nodegraphics'/>"
      "<key for='edge' id='d10' yfiles.type='edgegraphics'/><key for='graphml' id='d7' yfiles.type='resources'/>"
      "<graph edgedefault='directed' id='G'><node id='n0'><data key='d5'>Une ville</data><data key='d6'><y:ShapeNode>"
      "<y:Geometry height='30.0' width='100.0' x='50.0' y='20.0'/><y:Fill color='#FFCC00'/>"
      "<y:NodeLabel alignment='center'>Ville\nde "
      "Lorient<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel></y:NodeLabel>"
      "<y:NodeLabel>second</y:NodeLabel><y:Shape type='rectangle'/></y:ShapeNode></data></node>"
      "<node id='n1' yfiles.foldertype='group'><data key='d6'><y:ProxyAutoBoundsNode><y:Realizers "
      "active='0'><y:GroupNode>"
      "<y:Geometry height='10' width='10' x='0' y='0'/><y:NodeLabel>Groupe</y:NodeLabel></y:GroupNode><y:GroupNode>"
      "<y:Geometry height='50' width='50' x='0' "
      "y='0'/></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data></node>"
      "<edge id='e0' source='n0' target='n1'><data key='d10'><y:PolyLineEdge><y:Path "
      "sx='0.0'/><y:EdgeLabel>finance</y:EdgeLabel>"
      "</y:PolyLineEdge></data></edge></graph><data key='d7'><y:Resources/></data></graphml>");

  fab_test_assert_counts (draft, 2, 1);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "Ville\nde Lorient");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "description"), ==, "Une ville");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "label"), ==, "Groupe");
  g_assert_cmpuint (fab_draft_get_n_columns (draft, FAB_DRAFT_NODES), ==, 2);
  fab_test_assert_place (draft, 0, 100, 35);
  fab_test_assert_place (draft, 1, 5, 5);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 0, "label"), ==, "finance");
}

static void
test_pajek (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_PAJEK, "% a comment\n*Network A town\n*Vertices 4\n1 \"CA du Beauvaisis\" 0.25 0.5 0.5 box ic Red\n2 "
                        "Region 0.1 0.2\n  4 \"with [2020]\"\n"
                        "*Arcs :1 \"finance\"\n1 2 3.5 l \"aid\" c Blue\n*Edges :2 partnership\n2 3\n*Arcslist :1 "
                        "\"finance\"\n4 1 2\n*Edgeslist\n1 4\n"
                        "*Partition Circle\n*Vertices 4\n1\n2\n2\n1\n*Vector Budget\n*Vertices 4\n0.5\n1\n2\n3\n");

  fab_test_assert_counts (draft, 4, 5);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "CA du Beauvaisis");
  g_assert_null (fab_test_get (draft, FAB_DRAFT_NODES, 2, "label"));
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 3, "label"), ==, "with [2020]");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 2, "Circle"), ==, "2");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "Budget"), ==, "0.5");
  fab_test_assert_place (draft, 0, 250, 500);
  fab_test_assert_link (draft, 0, "1", "2", TRUE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 0, "weight"), ==, "3.5");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 0, "label"), ==, "aid");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 0, "relation"), ==, "finance");
  fab_test_assert_link (draft, 1, "2", "3", FALSE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "relation"), ==, "partnership");
  fab_test_assert_link (draft, 3, "4", "2", TRUE);
  g_assert_null (fab_test_get (draft, FAB_DRAFT_LINKS, 4, "relation"));
}

static void
test_pajek_matrix (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_PAJEK, "*Vertices 3\n*Matrix :1 \"Same\"\n0 1 0\n1 0 2\n0 2 0\n"
                        "*Matrix :2 \"One way\"\n0 1 0\n0 0 0\n-3 0 0\n*Matrix\n0 0 0\n0 0 0\n0 0 0\n");
  g_autoptr (FabDraft) modes = fab_test_read_text (FAB_FORMAT_PAJEK, "*Vertices 5 2\n1 a\n*Matrix\n1 0 1\n0 1 0\n");

  fab_test_assert_counts (draft, 3, 4);
  fab_test_assert_link (draft, 0, "1", "2", FALSE);
  fab_test_assert_link (draft, 1, "2", "3", FALSE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "weight"), ==, "2");
  fab_test_assert_link (draft, 2, "1", "2", TRUE);
  fab_test_assert_link (draft, 3, "3", "1", TRUE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 3, "relation"), ==, "One way");
  fab_test_assert_counts (modes, 5, 3);
  fab_test_assert_link (modes, 1, "1", "5", FALSE);
  g_assert_cmpstr (fab_test_get (modes, FAB_DRAFT_NODES, 2, "mode"), ==, "2");
}

/* A link may say of which relation it is; a doubled quote is one. */
static void
test_pajek_prefixes (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_PAJEK, "*Vertices 3\n1 \"La \"\"Fabrique\"\"\" 0.5 0.5\n2 \"\"\n*Arcs :3 \"Three\"\n1 2\n"
                        "*Arcs\n3: 2 1 2\n7: 2 3\n1 3\n");

  fab_test_assert_counts (draft, 3, 4);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "La \"Fabrique\"");
  fab_test_assert_link (draft, 1, "2", "1", TRUE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "relation"), ==, "Three");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 1, "weight"), ==, "2");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 2, "relation"), ==, "7");
  g_assert_null (fab_test_get (draft, FAB_DRAFT_LINKS, 3, "relation"));
  fab_test_refuse_text (FAB_FORMAT_PAJEK, "*Vertices 3\n*Matrix\n0 1 0\n0 0 1\n",
                        "This Pajek file is cut: at line 5 its matrix stops after 2 of 3 rows.");
  fab_test_refuse_text (FAB_FORMAT_PAJEK, "*Vertices 2\n*Matrix\n0 1\n0\n",
                        "This Pajek file is damaged at line 4: the row of the matrix has 1 values instead of 2.");
}

static void
test_pajek_networks (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_PAJEK, "*Vertices 2\n*Edges\n1 2\n*Network other\n*Vertices 3\n1 x\n*Edges\n1 3\n");

  fab_test_assert_counts (draft, 2, 1);
  fab_test_assert_note (draft, "The file holds several networks: the first was read.");
}

static void
test_kumu (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_KUMU,
      "{\"elements\":[{\"_id\":\"e1\",\"attributes\":{\"label\":\"Ville\",\"element "
      "type\":\"Collectivité\",\"tags\":[\"a\",\"b\"],\"n\":3,"
      "\"r\":0.5,\"ok\":true,\"none\":null,\"odd\":{\"x\":1}}},{\"label\":\"Région\",\"type\":\"État\"}],"
      "\"connections\":[{\"from\":\"e1\",\"to\":\"Région\",\"direction\":\"mutual\",\"attributes\":{\"connection "
      "type\":\"finance\"}},"
      "{\"from\":\"Région\",\"to\":\"Ville\"}],\"loops\":[{\"label\":\"R1\"}],"
      "\"maps\":[{\"elements\":[{\"element\":\"e1\",\"position\":{\"x\":12,\"y\":-3.5}}]}]}");

  fab_test_assert_counts (draft, 2, 2);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "Ville");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "tags"), ==, "a, b");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "n"), ==, "3");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "r"), ==, "0.5");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "ok"), ==, "true");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "type"), ==, "État");
  fab_test_assert_link (draft, 0, "e1", "Région", FALSE);
  fab_test_assert_link (draft, 1, "Région", "e1", TRUE);
  fab_test_assert_place (draft, 0, 12, -3.5);
  fab_test_assert_note (draft, "1 loop was left out: a loop is a way through links, not a link.");
  fab_test_assert_note (draft, "1 value that is neither text nor a list of texts was left out.");
}

static void
test_vcard (void)
{
  g_autoptr (FabDraft) draft = fab_test_read_text (
      FAB_FORMAT_VCARD,
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Dupuis;Camille;;;\r\nFN:Camille Dupuis\r\nORG:Optim'ism;Atelier v\r\n "
      "élo\r\nTITLE:Directrice\r\n"
      "EMAIL;TYPE=INTERNET,WORK:contact@example.org\r\nitem1.TEL;TYPE=WORK,VOICE:00 00 00 00 00\r\n"
      "ADR;TYPE=WORK:;;1 rue du Port\\, "
      "fond;Lorient;;56100;France\r\nURL:https://example.org\r\nCATEGORIES:vélo,insertion\r\n"
      "NOTE:Une ligne\\net une autre\r\nPHOTO;ENCODING=b:AAAA\r\n AAAA\r\nEND:VCARD\r\n"
      "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Région Bretagne\r\nTEL;VALUE=uri:tel:+00-000\r\nEND:VCARD\r\n"
      "begin:vcard\nversion:2.1\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Andr=E9\nN:Andr\nORG;CHARSET=UTF-8;"
      "ENCODING=QUOTED-PRINTABLE:=\n"
      "OPTIM=E2=80=99=\nISM\nEMAIL:accueil@example.org\nend:vcard\n"
      "BEGIN:VCARD\nVERSION:3.0\nN:Seule;Anne\nFN:Anne Seule\nEND:VCARD\n");

  fab_test_assert_counts (draft, 2, 0);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "ORG"), ==, "Optim'ism");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "FN"), ==, "Camille Dupuis (Directrice), André");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "EMAIL"), ==, "contact@example.org, accueil@example.org");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "ADR"), ==, "1 rue du Port, fond, 56100 Lorient, France");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "CATEGORIES"), ==, "vélo,insertion");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "NOTE"), ==, "Une ligne\net une autre");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "ORG"), ==, "Région Bretagne");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "TEL"), ==, "+00-000");
  for (guint i = 0; i < fab_draft_get_n_columns (draft, FAB_DRAFT_NODES); i++) {
    const char *name = fab_draft_get_column_name (draft, FAB_DRAFT_NODES, i);
    static const char *const public[] = { "ORG", "URL", "CATEGORIES", NULL };

    g_assert_cmpint (fab_draft_get_column_personal (draft, FAB_DRAFT_NODES, i), !=, g_strv_contains (public, name));
  }
  fab_test_assert_note (
      draft, "2 cards name a person beside the organisation. Actors are organisations, and persons are named only "
             "if they agree: the names are left out, unless you say where the column “FN” goes.");
  fab_test_assert_note (draft, "1 person whose card names no organisation was left out: actors are organisations.");
  fab_test_refuse_text (FAB_FORMAT_VCARD, "BEGIN:VCARD\nN:Seule;Anne\nFN:Anne Seule\nEND:VCARD\n",
                        "This address book names persons, but no organisation: actors are organisations.");
}

static void
assert_guess (const char *name, const char *text, FabFormat expected)
{
  g_autoptr (GBytes) bytes = fab_test_text (text);
  FabFormat format = FAB_N_FORMATS;

  g_assert_cmpint (fab_format_guess (name, bytes, &format), ==, expected != FAB_N_FORMATS);
  g_assert_cmpint (format, ==, expected);
}

static void
test_guess (void)
{
  g_autoptr (GBytes) wide = fab_test_encode ("<?xml version='1.0'?><gexf/>", "UTF-16");
  FabFormat format;

  assert_guess ("a.csv", "<?xml version='1.0'?>\n<!-- x --><gexf xmlns=''>", FAB_FORMAT_GEXF);
  assert_guess (NULL, "\357\273\277<graphml>", FAB_FORMAT_GRAPHML);
  assert_guess ("a.txt", "*Network x\r\n*Vertices 3", FAB_FORMAT_PAJEK);
  assert_guess ("a", "{\n \"elements\": []}", FAB_FORMAT_KUMU);
  assert_guess ("contacts", "BEGIN:VCARD\n", FAB_FORMAT_VCARD);
  assert_guess ("Acteurs.CSV", "nom;type\n", FAB_FORMAT_CSV);
  assert_guess ("acteurs", "nom;type\n", FAB_N_FORMATS);
  assert_guess ("a.pdf", "%PDF-1.7", FAB_N_FORMATS);
  assert_guess ("a.gexf", "", FAB_FORMAT_GEXF);
  g_assert_true (fab_format_guess (NULL, wide, &format));
  g_assert_cmpint (format, ==, FAB_FORMAT_GEXF);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readers/gexf", test_gexf);
  g_test_add_func ("/readers/gexf-versions", test_gexf_versions);
  g_test_add_func ("/readers/graphml", test_graphml);
  g_test_add_func ("/readers/yed", test_yed);
  g_test_add_func ("/readers/pajek", test_pajek);
  g_test_add_func ("/readers/pajek-matrix", test_pajek_matrix);
  g_test_add_func ("/readers/pajek-prefixes", test_pajek_prefixes);
  g_test_add_func ("/readers/pajek-networks", test_pajek_networks);
  g_test_add_func ("/readers/kumu", test_kumu);
  g_test_add_func ("/readers/vcard", test_vcard);
  g_test_add_func ("/readers/guess", test_guess);
  return g_test_run ();
}
