#include "fab-import-identity.h"

#include <string.h>

#include "fab-text.h"

/* Words that say in what form an organisation is registered, folded; and those that only join or begin. */
static const char *const forms[] = {
  "sarl", "sas",  "sasu", "sa",          "eurl", "ei",    "eirl",    "sci", "snc",
  "scop", "scic", "scp",  "selarl",      "gie",  "gip",   "sem",     "spl", "earl",
  "gaec", "epic", "ste",  "association", "asso", "assoc", "societe", "ets", "etablissements",
  "loi",  "1901", "ltd",  "inc",         "gmbh", NULL
};
static const char *const joints[] = { "le", "la", "les", "l", "the", "et", "and", "de", "du", "des", "d", NULL };

/* Words, folded, that stand for another; those of a town only where a name begins with them: “Mairie de Lorient”. */
static const struct {
  const char *word, *meaning;
  gboolean first;
} synonyms[] = {
  { "mairie", "ville", TRUE },
  { "commune", "ville", TRUE },
  { "st", "saint", FALSE },
};

/* "l’" or "d’": what folding would glue to the word that follows. */
static gsize
measure_elision (const char *text)
{
  gsize apostrophe = g_str_has_prefix (text + 1, "'") ? 1 : g_str_has_prefix (text + 1, "’") ? strlen ("’") : 0;

  return apostrophe > 0 && strchr ("lLdD", *text) != NULL ? 1 + apostrophe : 0;
}

/* "Maison de l’économie" is also written "MAISON DE L ECONOMIE". */
static char *
drop_elisions (const char *name)
{
  GString *kept = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = name; p != NULL && *p != '\0';) {
    const char *next = g_utf8_next_char (p);

    if (begins && measure_elision (p) > 0) {
      p += measure_elision (p);
      continue;
    }
    begins = !g_unichar_isalnum (g_utf8_get_char (p));
    g_string_append_len (kept, p, next - p);
    p = next;
  }
  return g_string_free_and_steal (kept);
}

/* Without spaces: people write "Optim’ism", "Optim Ism" and "Centre-ville", "Centreville". */
static void
append_word (GString *key, const char *word)
{
  gboolean first = key->len == 0;

  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (g_str_equal (synonyms[i].word, word) && (first || !synonyms[i].first))
      word = synonyms[i].meaning;
  g_string_append (key, word);
}

/* "S.A.R.L." folds to single letters, which belong together. */
static GStrv
split_words (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint i = 0;; i++) {
    gboolean letter = words[i] != NULL && words[i][0] != '\0' && words[i][1] == '\0' && g_ascii_isalpha (words[i][0]);

    if (letter) {
      g_string_append (letters, words[i]);
      continue;
    }
    if (letters->len > 0)
      g_ptr_array_add (joined, g_strdup (letters->str));
    g_string_truncate (letters, 0);
    if (words[i] == NULL)
      break;
    if (*words[i] != '\0')
      g_ptr_array_add (joined, g_strdup (words[i]));
  }
  g_ptr_array_add (joined, NULL);
  return (GStrv)g_ptr_array_steal (joined, NULL);
}

/**
 * fab_import_identity_of_name:
 *
 * A name without accents, case, punctuation, spaces, articles and legal form: "L’Atelier du vélo (SARL)" gives "ateliervelo". A name that
 * is nothing else stays what it is.
 *
 * Returns: (transfer full): the key, "" for a name without letters
 */
char *
fab_import_identity_of_name (const char *name)
{
  g_autofree char *kept = drop_elisions (name);
  g_autofree char *folded = fab_text_fold (kept);
  g_auto (GStrv) words = split_words (folded);
  GString *key = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (forms, words[i]) && !g_strv_contains (joints, words[i]))
      append_word (key, words[i]);
  if (key->len == 0)
    g_string_assign (key, folded);
  return g_string_free_and_steal (key);
}

/** fab_import_identity_of_siret: (transfer full) (nullable): the 14 digits of a SIRET, %NULL if it isn’t one */
char *
fab_import_identity_of_siret (const char *siret)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = siret; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_c (digits, '?');
  if (digits->len == 14 && strspn (digits->str, "0123456789") == 14)
    return g_string_free_and_steal (digits);
  g_string_free (digits, TRUE);
  return NULL;
}

/* Domains that thousands of people share. */
static gboolean
is_provider (const char *domain)
{
  static const char *const providers[] = { "gmail.com",      "googlemail.com", "hotmail.com",  "hotmail.fr",
                                           "outlook.com",    "outlook.fr",     "live.fr",      "live.com",
                                           "msn.com",        "yahoo.fr",       "yahoo.com",    "ymail.com",
                                           "orange.fr",      "wanadoo.fr",     "free.fr",      "sfr.fr",
                                           "neuf.fr",        "cegetel.net",    "laposte.net",  "bbox.fr",
                                           "numericable.fr", "aol.com",        "icloud.com",   "me.com",
                                           "mac.com",        "gmx.fr",         "gmx.com",      "gmx.net",
                                           "protonmail.com", "proton.me",      "pm.me",        "mailo.com",
                                           "mailo.fr",       "posteo.net",     "riseup.net",   "club-internet.fr",
                                           "aliceadsl.fr",   "infonie.fr",     "dbmail.com",   "netcourrier.com",
                                           "zaclys.net",     "ik.me",          "tutanota.com", NULL };

  return g_strv_contains (providers, domain);
}

/** fab_import_identity_of_email: (transfer full) (nullable): the domain of an organisation's own address; %NULL for a provider's */
char *
fab_import_identity_of_email (const char *email)
{
  const char *at = email != NULL ? strrchr (email, '@') : NULL;
  g_autofree char *domain = at != NULL ? g_ascii_strdown (at + 1, -1) : NULL;

  if (domain == NULL)
    return NULL;
  domain[strspn (domain, "abcdefghijklmnopqrstuvwxyz0123456789.-")] = '\0';
  if (strchr (domain, '.') == NULL || is_provider (domain))
    return NULL;
  return g_steal_pointer (&domain);
}
