#include <string.h>

#include <glib.h>

#include "fab-text.h"

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = fab_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folds ("Optim'ism", "optimism");
  assert_folds ("Optim’ism", "optimism");
  assert_folds ("Saint-Dié-des-Vosges", "saint die des vosges");
  assert_folds ("  L’Œuvre — ÇÀ & là !  ", "loeuvre ca la");
  assert_folds ("e\314\201cole", "ecole"); /* decomposed */
  assert_folds ("300 m²", "300 m2");
  assert_folds ("eﬃcace ÆØß İ", "efficace aeoss i");
  assert_folds ("50 % (2026)", "50 2026");
  assert_folds ("«!?»", "");
  assert_folds ("", "");
  assert_folds (NULL, "");
  assert_folds ("a\377b", "a b");
}

static void
test_fold_is_stable (void)
{
  const char *texts[] = { "Maison d’économie solidaire", "CŒUR de ville / « axe 2 »", "ﷺ", "ǅ Ω ß 日本" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *once = fab_text_fold (texts[i]);

    assert_folds (once, once);
  }
}

static void
test_fold_append (void)
{
  g_autoptr (GString) buffer = g_string_new ("x");

  fab_text_append_folded (buffer, " É");
  g_assert_cmpstr (buffer->str, ==, "xe"); /* no space is owed to what was there before */
}

static void
test_origins (void)
{
  const char *text = "«Œuf», l'été";
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *folded = fab_text_fold_with_origins (text, origins);
  const char *found = strstr (folded, "ete");

  g_assert_cmpstr (folded, ==, "oeuf lete");
  g_assert_cmpuint (origins->len, ==, strlen (folded));
  g_assert_cmpstr (text + g_array_index (origins, guint32, found - folded), ==, "été");
  g_assert_cmpuint (g_array_index (origins, guint32, 0), ==, strlen ("«"));
  g_assert_cmpuint (g_array_index (origins, guint32, 1), ==, strlen ("«"));
  for (guint i = 1; i < origins->len; i++)
    g_assert_cmpuint (g_array_index (origins, guint32, i - 1), <=, g_array_index (origins, guint32, i));
}

static void
test_order (void)
{
  const char *sorted[] = { "", "Axe 2", "Axe 10", "Axe 10 bis", "cote", "côte", "Éclair", "eclairage", "Œuf", "Zone" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++) {
      int order = fab_text_compare (sorted[i], sorted[j]);

      g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
    }
  g_assert_cmpint (fab_text_compare ("EN 007", "EN 7 a"), <, 0);
  g_assert_cmpint (fab_text_compare ("", NULL), ==, 0);
}

static void
assert_initials (const char *name, const char *expected)
{
  g_autofree char *initials = fab_text_initials (name);

  g_assert_cmpstr (initials, ==, expected);
}

static void
test_initials (void)
{
  assert_initials ("CA du Beauvaisis", "CB");
  assert_initials ("Ville de Saint-Dié-des-Vosges", "VV");
  assert_initials ("La Poste", "P");
  assert_initials ("ADEME", "AD");
  assert_initials ("Lorient", "L");
  assert_initials ("L’Usinerie", "U");
  assert_initials ("Optim'ism", "O");
  assert_initials ("école d’architecture", "ÉA");
  assert_initials ("La", "");
  assert_initials ("— (!)", "");
  assert_initials (NULL, "");
}

static void
assert_elided (const char *text, guint max, const char *expected)
{
  g_autofree char *elided = fab_text_elide_middle (text, max);

  g_assert_cmpstr (elided, ==, expected);
  g_assert_cmpint (g_utf8_strlen (elided, -1), <=, MAX (max, 1));
}

static void
test_elide (void)
{
  assert_elided ("Manger mieux", 12, "Manger mieux");
  assert_elided ("Manger mieux", 7, "Man…eux");
  assert_elided ("Manger mieux", 11, "Mange…mieux");
  assert_elided ("ééééé", 4, "éé…é");
  assert_elided ("abcdef", 1, "…");
  assert_elided ("abcdef", 0, "…");
  assert_elided ("abe\314\201ef", 4, "ab…f");
  assert_elided ("aabbe\314\201", 4, "aa…"); /* an accent never stands without its letter */
}

static void
assert_cleaned (const char *bytes, gssize length, const char *expected)
{
  g_autofree char *clean = fab_text_clean (bytes, length);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_cleaned ("caf\351", -1, "caf\357\277\275");
  assert_cleaned ("e\314\201te\314\201", -1, "été");
  assert_cleaned ("a\r\nb\rc\nd\te", -1, "a\nb\nc\nd\te");
  assert_cleaned ("\357\273\277a\001\033[0mb\177\302\205c", -1, "a[0mbc");
  assert_cleaned ("a\0b", 3, "a\357\277\275b");
  assert_cleaned ("", 0, "");
}

static void
assert_typeset (const char *text, const char *expected)
{
  g_autofree char *set = fab_text_typeset (text, FAB_LANGUAGE_FRENCH);
  g_autofree char *again = fab_text_typeset (set, FAB_LANGUAGE_FRENCH);
  g_autofree char *english = fab_text_typeset (text, FAB_LANGUAGE_ENGLISH);

  g_assert_cmpstr (set, ==, expected);
  g_assert_cmpstr (again, ==, expected);
  g_assert_cmpstr (english, ==, text);
}

#define N FAB_TEXT_NARROW_NBSP
#define W FAB_TEXT_NBSP

static void
test_typeset (void)
{
  assert_typeset ("Qui porte ? Personne !", "Qui porte" N "? Personne" N "!");
  assert_typeset ("Qui porte? Personne!", "Qui porte" N "? Personne" N "!");
  assert_typeset ("Axes : deux ; un", "Axes" W ": deux" N "; un");
  assert_typeset ("Axes: deux", "Axes" W ": deux");
  assert_typeset ("« Manger mieux »", "«" W "Manger mieux" W "»");
  assert_typeset ("«Manger mieux» ?", "«" W "Manger mieux" W "»" N "?");
  assert_typeset ("Quoi ?!", "Quoi" N "?!");
  assert_typeset ("12 € et 35 %, 5%", "12" W "€ et 35" N "%, 5%");
  assert_typeset ("à 12:30, https://exemple.fr/?a=b;c", "à 12:30, https://exemple.fr/?a=b;c");
  assert_typeset ("(?) !", "(?)" N "!");
  assert_typeset ("<b>&amp;</b> &#233; x", "<b>&amp;</b> &#233; x");
  assert_typeset ("? !\n: a", "? !\n: a");
  assert_typeset ("", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold/stable", test_fold_is_stable);
  g_test_add_func ("/text/fold/append", test_fold_append);
  g_test_add_func ("/text/fold/origins", test_origins);
  g_test_add_func ("/text/order", test_order);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/text/elide", test_elide);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/typeset", test_typeset);
  return g_test_run ();
}
