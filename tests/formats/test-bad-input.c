/* Each reader on what nobody should send. */
#include <string.h>

#include "formats-fixture.h"

#define DOCTYPE_SENTENCE                                                                                          \
  "This file brings its own document type (<!DOCTYPE …>), which can make a program read other files or fill its " \
  "memory: it is "                                                                                                \
  "refused. Take that line out if you trust the file."
#define CUT_SENTENCE "This file stops before its end: it was cut when it was saved or copied."
#define GEXF(nodes, edges) \
  "<?xml version='1.0'?><gexf version='1.3'><graph><nodes>" nodes "</nodes><edges>" edges "</edges></graph></gexf>"

static void
test_external_entity (void)
{
  const char *file = "<?xml version='1.0'?>\n<!-- a -->\n<!DOCTYPE gexf [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
                     "<gexf><graph><nodes><node id='a' label='&x;'/></nodes></graph></gexf>";

  fab_test_refuse_text (FAB_FORMAT_GEXF, file, DOCTYPE_SENTENCE);
  fab_test_refuse_text (FAB_FORMAT_GRAPHML, file, DOCTYPE_SENTENCE);
}

static void
test_external_dtd (void)
{
  fab_test_refuse_text (FAB_FORMAT_GRAPHML,
                        "<?xml version='1.0'?><!DOCTYPE graphml SYSTEM 'http://localhost:1/graphml.dtd'><graphml/>",
                        DOCTYPE_SENTENCE);
}

static void
test_billion_laughs (void)
{
  g_autoptr (GString) file = g_string_new ("<?xml version='1.0'?><!DOCTYPE gexf [<!ENTITY l0 'lol'>");

  for (guint i = 1; i < 10; i++)
    g_string_append_printf (file, "<!ENTITY l%u '&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;'>", i, i - 1, i - 1,
                            i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (file, "]><gexf>&l9;</gexf>");
  fab_test_refuse_text (FAB_FORMAT_GEXF, file->str, DOCTYPE_SENTENCE);
}

/* A document type where none may be is not XML either. */
static void
test_late_doctype (void)
{
  fab_test_refuse_text (FAB_FORMAT_GEXF, "<gexf>\n<!DOCTYPE gexf [<!ENTITY x 'y'>]></gexf>",
                        "This file is damaged at line 2: what is there is not XML.");
  fab_test_refuse_text (FAB_FORMAT_GEXF, GEXF ("<node id='a' label='&other;'/>", ""),
                        "This file is damaged at line 1: what is there is not XML.");
}

static char *
repeat (const char *start, const char *text, guint n)
{
  GString *out = g_string_new (start);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free_and_steal (out);
}

static void
test_deep (void)
{
  g_autofree char *gexf = repeat ("<gexf><graph>", "<nodes><node id='a'>", 300000);
  g_autofree char *graphml = repeat ("<graphml>", "<graph><node>", 300000);
  g_autofree char *plain = repeat ("<gexf>", "<a>", 300000);
  g_autofree char *json = repeat ("{\"elements\":", "[", 300000);
  g_autofree char *objects = repeat ("{\"elements\":", "{\"a\":", 300000);
  const char *xml_sentence = "This file nests its elements more than 100 deep, which no file of actors does.";
  const char *json_sentence = "This file nests its values more than 100 deep, which no file of actors does.";

  fab_test_refuse_text (FAB_FORMAT_GEXF, gexf, xml_sentence);
  fab_test_refuse_text (FAB_FORMAT_GRAPHML, graphml, xml_sentence);
  fab_test_refuse_text (FAB_FORMAT_GEXF, plain, xml_sentence);
  fab_test_refuse_text (FAB_FORMAT_KUMU, json, json_sentence);
  fab_test_refuse_text (FAB_FORMAT_KUMU, objects, json_sentence);
}

/* Brackets in what some parsers take for comments would not be counted. */
static void
test_hidden_depth (void)
{
  g_autofree char *json = repeat ("{\"elements\": /* \" */ ", "[", 1000);

  fab_test_refuse_text (FAB_FORMAT_KUMU, json, "This file is not JSON.");
}

static void
test_missing_nodes (void)
{
  g_autoptr (FabDraft) gexf = fab_test_read_text (
      FAB_FORMAT_GEXF,
      GEXF ("<node id='a'/>", "<edge source='a' target='z'/><edge source='a' target='a'/><edge target='a'/>"));
  g_autoptr (FabDraft) graphml = fab_test_read_text (
      FAB_FORMAT_GRAPHML, "<graphml><graph><edge source='y' target='a'/><node id='a'/></graph></graphml>");
  g_autoptr (FabDraft) kumu = fab_test_read_text (
      FAB_FORMAT_KUMU,
      "{\"elements\":[{\"label\":\"a\"}],\"connections\":[{\"from\":\"a\",\"to\":\"b\"},{\"from\":3}]}");
  g_autoptr (FabDraft) pajek = fab_test_read_text (FAB_FORMAT_PAJEK, "*Vertices 2\n*Arcs\n1 3\n1 2\nx y\n");

  fab_test_assert_counts (gexf, 1, 1);
  fab_test_assert_note (gexf, "The link from “a” to “z” was left out: the file has no actor “z”.");
  fab_test_assert_note (gexf, "A link that has only one end was left out: “a”.");
  fab_test_assert_counts (graphml, 1, 0);
  fab_test_assert_note (graphml, "The link from “y” to “a” was left out: the file has no actor “y”.");
  fab_test_assert_counts (kumu, 1, 0);
  fab_test_assert_note (kumu, "The link from “a” to “b” was left out: the file has no actor “b”.");
  fab_test_assert_counts (pajek, 2, 1);
  fab_test_assert_note (pajek, "The link from “1” to “3” was left out: the file has no actor “3”.");
}

static void
test_same_ids (void)
{
  const char *sentence = "1 actor has an identifier that an earlier one has: the links go to the earlier one.";
  g_autoptr (FabDraft) gexf =
      fab_test_read_text (FAB_FORMAT_GEXF, GEXF ("<node id='a' label='A'/><node id='a' label='B'/>", ""));
  g_autoptr (FabDraft) kumu = fab_test_read_text (FAB_FORMAT_KUMU, "{\"elements\":[{\"_id\":\"a\"},{\"_id\":\"a\"}]}");

  fab_test_assert_counts (gexf, 2, 0);
  g_assert_cmpuint (fab_draft_get_n_same_id (gexf), ==, 1);
  fab_test_assert_note (gexf, sentence);
  fab_test_assert_note (kumu, sentence);
}

static void
test_places (void)
{
  g_autoptr (FabDraft) gexf = fab_test_read_text (
      FAB_FORMAT_GEXF,
      GEXF ("<node id='a'><position x='NaN' y='1'/></node><node id='b'><position x='1e308' y='-1e308'/></node>"
            "<node id='c'><position x='3' y='4'/></node><node id='d'><position x='inf' y='0'/></node>"
            "<node id='e'><position x='left' y='0'/></node>",
            ""));
  g_autoptr (FabDraft) graphml = fab_test_read_text (
      FAB_FORMAT_GRAPHML, "<graphml><key id='x' attr.name='x' attr.type='float'/><key id='y' attr.name='y' "
                          "attr.type='float'/><graph><node id='a'>"
                          "<data key='x'>1e308</data><data key='y'>NaN</data></node></graph></graphml>");
  double x, y;

  fab_test_assert_place (gexf, 2, 3, -4);
  g_assert_false (fab_draft_get_place (gexf, 0, &x, &y));
  fab_test_assert_note (gexf, "The places of 3 actors are not ones on a map: they will be laid out anew.");
  fab_test_assert_note (graphml, "The place of 1 actor is not one on a map: it will be laid out anew.");
}

static void
test_million (void)
{
  const char *sentence =
      "This file holds 1,000,000 actors, and a map of more than 50,000 can be neither drawn nor read. Keep the part "
      "of it that matters, in the program that it comes from, and import that.";
  g_autofree char *gexf = repeat ("<gexf><graph><nodes>", "<node id='n'/>", 1000000);
  g_autofree char *whole = g_strconcat (gexf, "</nodes></graph></gexf>", NULL);
  g_autofree char *kumu = repeat ("{\"elements\":[", "{},", 999999);
  g_autofree char *json = g_strconcat (kumu, "{}]}", NULL);

  fab_test_refuse_text (FAB_FORMAT_GEXF, whole, sentence);
  fab_test_refuse_text (FAB_FORMAT_KUMU, json, sentence);
  fab_test_refuse_text (FAB_FORMAT_PAJEK, "*Vertices 1000000\n", sentence);
}

/* A few bytes that ask for much. */
static void
test_large_promises (void)
{
  g_autofree char *standard = g_strnfill (90000, 'x');
  g_autoptr (GString) file = g_string_new (NULL);
  g_autoptr (FabDraft) draft = NULL;

  fab_test_refuse_text (FAB_FORMAT_PAJEK, "*Vertices 4294967295\n",
                        "This file holds 4,294,967,295 actors, and a map of more than 50,000 can be neither drawn nor "
                        "read. Keep the part "
                        "of it that matters, in the program that it comes from, and import that.");
  fab_test_refuse_text (FAB_FORMAT_PAJEK, "*Vertices -1\n", "This Pajek file is damaged at line 1.");
  /* A default of 90 kB for each of 20 000 nodes would be 1.8 GB. */
  g_string_append_printf (file, "<graphml><key id='k' for='node' attr.name='k'><default>%s</default></key><graph>",
                          standard);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (file, "<node id='%u'/>", i);
  g_string_append (file, "</graph></graphml>");
  draft = fab_test_read_text (FAB_FORMAT_GRAPHML, file->str);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 19999, "k"), ==, standard);
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) file = g_string_new ("<graphml>");
  g_autoptr (FabDraft) draft = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (file, "<key id='k%u' for='node' attr.name='n%u'><default>d</default></key>", i, i);
  g_string_append (file, "<graph><node id='a'><data key='k4999'>v</data></node></graph></graphml>");
  draft = fab_test_read_text (FAB_FORMAT_GRAPHML, file->str);
  g_assert_cmpuint (fab_draft_get_n_columns (draft, FAB_DRAFT_NODES), ==, FAB_DRAFT_MAX_COLUMNS);
  fab_test_assert_note (draft, "4800 columns were left out: there are more than can be kept.");
}

/* Every file that is cut anywhere is refused with a sentence, or is read because only blanks are missing. */
static void
check_cuts (FabFormat format, const char *whole)
{
  g_autoptr (GError) expected = NULL;
  gsize length = strlen (whole);

  for (gsize i = 1; i < length; i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (whole, i);
    g_autoptr (GError) error = NULL;
    g_autoptr (FabDraft) draft = fab_format_read (format, bytes, NULL, &error);

    if (draft != NULL)
      g_error ("%.*s was read", (int)i, whole);
    g_assert_nonnull (error);
    if (i > 40)
      g_assert_cmpstr (error->message, ==, CUT_SENTENCE);
  }
}

static void
test_cut (void)
{
  check_cuts (FAB_FORMAT_GEXF,
              GEXF ("<!-- x --><node id='a' label='é &amp; &#233;'><attvalues></attvalues></node><?pi x?>",
                    "<edge source='a' target='a'/>"));
  check_cuts (FAB_FORMAT_GRAPHML,
              "<?xml version='1.0' encoding='UTF-8'?><graphml><key id='k' for='all'/><graph><node id='a'><data "
              "key='k'><![CDATA[x]]> y</data></node></graph></graphml>");
  check_cuts (FAB_FORMAT_KUMU, "{\"elements\":[{\"label\":\"Un \\\" deux\"},{\"label\":\"b\",\"x\":[1,2.5,true,null]}],"
                               "\"connections\":[{\"from\":\"b\"}]}");
  check_cuts (FAB_FORMAT_VCARD, "BEGIN:VCARD\r\nVERSION:3.0\r\nORG:Optim\r\nTEL:0\r\nEND:VCARD");
}

static void
test_encodings (void)
{
  const char *file = "<?xml version='1.0' encoding='%s'?><gexf><graph><nodes><node id='é' label='Saint-Dié "
                     "œuvre'/></nodes></graph></gexf>";
  const char *encodings[] = { "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-15", "WINDOWS-1252" };
  g_autofree char *latin = g_strdup_printf (file, "ISO-8859-1");
  g_autofree char *lying = g_strdup_printf (file, "UTF-8");
  g_autofree char *unknown = g_strdup_printf (file, "X-KLINGON");
  g_autoptr (GBytes) mixed = fab_test_encode (lying, "WINDOWS-1252");

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autofree char *text = g_strdup_printf (file, encodings[i]);
    g_autoptr (GBytes) bytes = fab_test_encode (text, encodings[i]);
    g_autoptr (FabDraft) draft = fab_test_read (FAB_FORMAT_GEXF, bytes);

    g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "Saint-Dié œuvre");
  }
  fab_test_refuse (FAB_FORMAT_GEXF, mixed,
                   "This file says that it is encoded in UTF-8, and at line 1 it is not: it was saved in another "
                   "encoding, or damaged.");
  fab_test_refuse_text (FAB_FORMAT_GEXF, unknown, "This file is in an encoding that is not known here: X-KLINGON.");
  g_assert_nonnull (latin);
}

/* Files without a declaration. */
static void
test_guessed_encodings (void)
{
  const char *file = "*Vertices 2\r\n1 \"Œuvre d’été\"\r\n2 \"b\"\r\n*Edges\r\n1 2";
  const char *encodings[] = { "UTF-8", "UTF-16", "WINDOWS-1252" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autoptr (GBytes) bytes = fab_test_encode (file, encodings[i]);
    g_autoptr (FabDraft) draft = fab_test_read (FAB_FORMAT_PAJEK, bytes);

    fab_test_assert_counts (draft, 2, 1);
    g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "Œuvre d’été");
  }
}

static void
test_byte_order_mark (void)
{
  g_autoptr (FabDraft) gexf = fab_test_read_text (FAB_FORMAT_GEXF, "\357\273\277" GEXF ("<node id='a'/>", ""));
  g_autoptr (FabDraft) kumu = fab_test_read_text (FAB_FORMAT_KUMU, "\357\273\277{\"elements\":[{\"label\":\"a\"}]}");
  g_autoptr (FabDraft) pajek = fab_test_read_text (FAB_FORMAT_PAJEK, "\357\273\277*Vertices 1\n1 a");
  g_autoptr (FabDraft) vcard = fab_test_read_text (FAB_FORMAT_VCARD, "\357\273\277BEGIN:VCARD\nORG:a\nEND:VCARD\n");

  fab_test_assert_counts (gexf, 1, 0);
  fab_test_assert_counts (kumu, 1, 0);
  fab_test_assert_counts (pajek, 1, 0);
  fab_test_assert_counts (vcard, 1, 0);
}

static void
test_zero_bytes (void)
{
  static const char gexf[] = "<gexf><graph><nodes><node id='a\0b'/></nodes></graph></gexf>";
  static const char pajek[] = "*Vertices 1\n1 \"a\0b\"\n";
  g_autoptr (GBytes) xml = g_bytes_new_static (gexf, sizeof gexf - 1);
  g_autoptr (GBytes) net = g_bytes_new_static (pajek, sizeof pajek - 1);
  const char *sentence = "This file holds zero bytes: it is not text, or it was damaged.";

  fab_test_refuse (FAB_FORMAT_GEXF, xml, sentence);
  for (FabFormat format = FAB_FORMAT_PAJEK; format <= FAB_FORMAT_VCARD; format++)
    fab_test_refuse (format, net, sentence);
}

static void
test_names (void)
{
  g_autofree char *name = g_strnfill (10000, 'n');
  g_autofree char *file = g_strdup_printf (
      GEXF ("<node id='a' label='&lt;b>bold&lt;/b> &amp;amp; %%s'/><node id='b' label='%s'/>", ""), name);
  g_autoptr (FabDraft) draft = fab_test_read_text (FAB_FORMAT_GEXF, file);

  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "label"), ==, "<b>bold</b> &amp; %s");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "label"), ==, name);
}

static void
test_links (void)
{
  g_autofree char *edges = repeat ("*Vertices 2\n*Edges\n1 1\n", "1 2\n", 500);
  g_autoptr (FabDraft) draft = fab_test_read_text (FAB_FORMAT_PAJEK, edges);

  fab_test_assert_counts (draft, 2, 501);
  fab_test_assert_link (draft, 0, "1", "1", FALSE);
}

static void
test_empty (void)
{
  for (FabFormat format = FAB_FORMAT_GEXF; format < FAB_N_FORMATS; format++)
    fab_test_refuse_text (format, "", "This file is empty.");
  fab_test_refuse_text (FAB_FORMAT_GEXF, "<gexf/>", "This file holds no actor.");
  fab_test_refuse_text (FAB_FORMAT_GEXF, " \n", "This file is not XML.");
  fab_test_refuse_text (FAB_FORMAT_GRAPHML, "<graphml><graph/></graphml>", "This file holds no actor.");
  fab_test_refuse_text (FAB_FORMAT_KUMU, "{\"elements\":[]}", "This file holds no actor.");
  fab_test_refuse_text (FAB_FORMAT_PAJEK, "*Vertices 0", "This file holds no actor.");
}

static void
test_other_formats (void)
{
  fab_test_refuse_text (FAB_FORMAT_GEXF, "<graphml/>", "This file is not GEXF: it begins with <graphml>.");
  fab_test_refuse_text (FAB_FORMAT_GRAPHML, "<svg xmlns='x'/>", "This file is not GraphML: it begins with <svg>.");
  fab_test_refuse_text (FAB_FORMAT_GEXF, "{\"elements\":[]}", "This file is not XML.");
  fab_test_refuse_text (FAB_FORMAT_KUMU, "a;b\n1;2\n", "This file is damaged near line 1: what is there is not JSON.");
  fab_test_refuse_text (FAB_FORMAT_KUMU, "{\"elements\":\n[],\n a }",
                        "This file is damaged near line 2: what is there is not JSON.");
  fab_test_refuse_text (FAB_FORMAT_KUMU, "12", "This file is not Kumu’s: it has no list “elements”.");
  fab_test_refuse_text (FAB_FORMAT_KUMU, "[1,2]", "This file is not Kumu’s: it has no list “elements”.");
  fab_test_refuse_text (FAB_FORMAT_PAJEK, "a;b\n1;2\n", "This file is not Pajek’s: it has no line “*Vertices”.");
  fab_test_refuse_text (FAB_FORMAT_VCARD, "a;b\n1;2\n", "This file holds no vCard.");
}

static void
test_cancelled (void)
{
  g_autofree char *gexf = repeat ("<gexf><graph><nodes>", "<node id='n'/>", 10000);
  g_autoptr (GBytes) bytes = fab_test_text (gexf);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (fab_gexf_read (bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bad-input/external-entity", test_external_entity);
  g_test_add_func ("/bad-input/external-dtd", test_external_dtd);
  g_test_add_func ("/bad-input/billion-laughs", test_billion_laughs);
  g_test_add_func ("/bad-input/late-doctype", test_late_doctype);
  g_test_add_func ("/bad-input/deep", test_deep);
  g_test_add_func ("/bad-input/hidden-depth", test_hidden_depth);
  g_test_add_func ("/bad-input/missing-nodes", test_missing_nodes);
  g_test_add_func ("/bad-input/same-ids", test_same_ids);
  g_test_add_func ("/bad-input/places", test_places);
  g_test_add_func ("/bad-input/million", test_million);
  g_test_add_func ("/bad-input/large-promises", test_large_promises);
  g_test_add_func ("/bad-input/many-attributes", test_many_attributes);
  g_test_add_func ("/bad-input/cut", test_cut);
  g_test_add_func ("/bad-input/encodings", test_encodings);
  g_test_add_func ("/bad-input/guessed-encodings", test_guessed_encodings);
  g_test_add_func ("/bad-input/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/bad-input/zero-bytes", test_zero_bytes);
  g_test_add_func ("/bad-input/names", test_names);
  g_test_add_func ("/bad-input/links", test_links);
  g_test_add_func ("/bad-input/empty", test_empty);
  g_test_add_func ("/bad-input/other-formats", test_other_formats);
  g_test_add_func ("/bad-input/cancelled", test_cancelled);
  return g_test_run ();
}
