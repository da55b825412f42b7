#include "fab-import-names.h"

#include <string.h>

#include "fab-schema.h"
#include "fab-text.h"

/* All words are folded (fab_text_fold()): lower case, no accents, no apostrophes; a bar ends each. A column is recognised when
 * its name is one of them, or starts with one and goes on with another word. Earlier lines win. */
typedef struct {
  guint field;
  const char *words;
} FieldWords;

static const FieldWords actor_words[] = {
  { FAB_ACTOR_SHORT_NAME, "sigle|acronyme|nom court|nom abrege|short name|abbreviation|acronym|" },
  { FAB_ACTOR_SIRET, "siret|n siret|no siret|numero siret|numero de siret|siren|n siren|" },
  { FAB_ACTOR_EMAIL, "courriel|email|e mail|mail|mel|adresse mail|adresse email|adresse e mail|adresse electronique|"
                     "adresse de courriel|" },
  { FAB_ACTOR_PHONE, "telephone|tel|phone|mobile|portable|numero de telephone|n de telephone|" },
  { FAB_ACTOR_WEBSITE, "site web|site internet|site|url|website|web|page web|" },
  { FAB_ACTOR_ADDRESS, "adresse|adr|address|adresse postale|" },
  { FAB_ACTOR_STAFF, "effectif|effectifs|salaries|nombre de salaries|nb salaries|nb de salaries|staff|employees|etp|"
                     "nombre d employes|" },
  { FAB_ACTOR_TERRITORY, "territoire|territoires|commune|communes|nom commune|nom de la "
                         "commune|ville|localite|epci|intercommunalite|territory|town|city|"
                         "municipality|nomcom|commune nom|" },
  { FAB_ACTOR_THEME,
    "theme|thematique|thematiques|domaine|secteur|secteur d activite|activite|secteur dactivite|sector|topic|" },
  { FAB_ACTOR_PROFILE, "profil|profile|posture|" },
  { FAB_ACTOR_SCALE, "echelle|scale|niveau|niveau territorial|" },
  { FAB_ACTOR_INFLUENCE, "influence|pouvoir|power|" },
  { FAB_ACTOR_INTEREST, "interet|interest|" },
  { FAB_ACTOR_START_DATE,
    "depuis|actif depuis|active since|date de creation|creation|debut|date de debut|start|start date|since|" },
  { FAB_ACTOR_END_DATE, "jusqua|actif jusqua|active until|fin|date de fin|end|end date|until|" },
  { FAB_ACTOR_PLAN_PARTNER,
    "membre du groupe|groupe de travail|membre du groupe de travail|member of the working group|" },
  { FAB_ACTOR_DESCRIPTION,
    "description|commentaire|commentaires|remarque|remarques|note|notes|presentation|missions|mission|"
    "observation|observations|comment|comments|bio|" },
  { FAB_ACTOR_KIND, "type|categorie|kind|nature|category|famille|type dacteur|type de structure|nature juridique|"
                    "statut juridique|forme juridique|college|" },
  { FAB_ACTOR_NAME,
    "nom|structure|organisme|raison sociale|denomination|acteur|name|label|organisation|organization|actor|"
    "intitule|libelle|enseigne|etablissement|entreprise|fn|full name|nom complet|" },
};

static const FieldWords relation_words[] = {
  { FAB_RELATION_STRENGTH, "force|poids|weight|intensite|strength|importance|frequence|" },
  { FAB_RELATION_AMOUNT, "montant|amount|budget|somme|" },
  { FAB_RELATION_START_DATE, "depuis|debut|date de debut|start|start date|since|date|annee|" },
  { FAB_RELATION_END_DATE, "jusqua|fin|date de fin|end|end date|until|" },
  { FAB_RELATION_TYPE,
    "relation|relations|type de lien|nature du lien|type de relation|nature de la relation|nature|lien|type|kind|"
    "relationship|categorie|connection type|kind of link|" },
  { FAB_RELATION_LABEL, "label|objet|intitule|libelle|a propos de|about|sujet|what it is about|objet du lien|" },
  { FAB_RELATION_NOTES,
    "notes|note|commentaire|commentaires|remarque|remarques|description|observations|comment|comments|" },
};

static const char tag_words[] = "tag|tags|etiquette|etiquettes|mots cles|mot cle|mots clefs|keywords|keyword|";

static const struct {
  FabImportRole role;
  const char *words;
} role_words[] = {
  { FAB_IMPORT_ROLE_ID, "id|identifiant|identifier|uid|ref|reference|code|numero|node id|" },
  { FAB_IMPORT_ROLE_SOURCE,
    "source|de|from|acteur 1|acteur a|acteur source|structure 1|organisme 1|emetteur|origine|porteur|" },
  { FAB_IMPORT_ROLE_TARGET,
    "target|vers|to|cible|lie a|liee a|est lie a|lien avec|en lien avec|relie a|reliee a|acteur 2|acteur b|"
    "acteur cible|structure 2|organisme 2|destinataire|destination|partenaire|partenaires|avec|linked to|"
    "connected to|beneficiaire|acteur lie|acteurs lies|travaille avec|" },
};

/* ---- Columns ---- */

/* Whether @folded is one of @words or, unless @whole, one of them and more words after it. */
static gboolean
is_among (const char *words, const char *folded, gboolean whole)
{
  gsize length = strlen (folded);

  for (const char *word = words; *word != '\0'; word += strcspn (word, "|") + 1) {
    gsize n = strcspn (word, "|");

    if (n == length && memcmp (word, folded, n) == 0)
      return TRUE;
    if (!whole && n < length && n > 2 && memcmp (word, folded, n) == 0 && folded[n] == ' ')
      return TRUE;
  }
  return FALSE;
}

static const FieldWords *
get_words (FabDraftPart part, guint *n)
{
  *n = part == FAB_DRAFT_NODES ? G_N_ELEMENTS (actor_words) : G_N_ELEMENTS (relation_words);
  return part == FAB_DRAFT_NODES ? actor_words : relation_words;
}

static const FabTable *
get_table (FabDraftPart part)
{
  return fab_table_get (part == FAB_DRAFT_NODES ? FAB_TABLE_ACTOR : FAB_TABLE_RELATION);
}

/* As our own exports name it: the column, or its label. */
static gboolean
is_own_name (const FabField *field, const char *folded)
{
  g_autofree char *column = fab_text_fold (field->column);
  g_autofree char *label = fab_text_fold (fab_field_get_label (field));

  return g_str_equal (column, folded) || g_str_equal (label, folded);
}

static gboolean
find_field (FabDraftPart part, const char *folded, gboolean whole, guint *field)
{
  guint n;
  const FieldWords *words = get_words (part, &n);

  for (guint i = 0; i < n; i++)
    if ((whole && is_own_name (&get_table (part)->fields[words[i].field], folded)) ||
        is_among (words[i].words, folded, whole)) {
      *field = words[i].field;
      return TRUE;
    }
  return FALSE;
}

/** fab_import_names_guess: what a column of that name holds; a whole name counts before the start of one */
FabImportTarget
fab_import_names_guess (FabDraftPart part, const char *name)
{
  g_autofree char *folded = fab_text_fold (name);
  FabImportTarget target = { FAB_IMPORT_FIELD, 0 };

  if (*folded != '\0') {
    if (find_field (part, folded, TRUE, &target.field))
      return target;
    if (part == FAB_DRAFT_NODES && is_among (tag_words, folded, FALSE))
      return (FabImportTarget){ FAB_IMPORT_TAG, 0 };
    if (find_field (part, folded, FALSE, &target.field))
      return target;
  }
  return (FabImportTarget){ FAB_IMPORT_LEAVE, 0 };
}

/** fab_import_names_guess_role: whether a column of that name tells rows apart, or names an end of a link */
FabImportRole
fab_import_names_guess_role (const char *name)
{
  g_autofree char *folded = fab_text_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (role_words); i++)
    if (is_among (role_words[i].words, folded, TRUE))
      return role_words[i].role;
  return FAB_IMPORT_ROLE_NONE;
}

/**
 * fab_import_names_get_fields:
 * @n: (out): how many
 *
 * Returns: (array length=n): the fields that a column may go to, in the order of the schema
 */
const guint *
fab_import_names_get_fields (FabDraftPart part, guint *n)
{
  static const guint actor_fields[] = {
    FAB_ACTOR_NAME,        FAB_ACTOR_SHORT_NAME, FAB_ACTOR_KIND,     FAB_ACTOR_TERRITORY,    FAB_ACTOR_THEME,
    FAB_ACTOR_PROFILE,     FAB_ACTOR_SCALE,      FAB_ACTOR_STAFF,    FAB_ACTOR_INFLUENCE,    FAB_ACTOR_INTEREST,
    FAB_ACTOR_SIRET,       FAB_ACTOR_WEBSITE,    FAB_ACTOR_EMAIL,    FAB_ACTOR_PHONE,        FAB_ACTOR_ADDRESS,
    FAB_ACTOR_DESCRIPTION, FAB_ACTOR_START_DATE, FAB_ACTOR_END_DATE, FAB_ACTOR_PLAN_PARTNER,
  };
  static const guint relation_fields[] = {
    FAB_RELATION_TYPE,       FAB_RELATION_LABEL,    FAB_RELATION_STRENGTH, FAB_RELATION_AMOUNT,
    FAB_RELATION_START_DATE, FAB_RELATION_END_DATE, FAB_RELATION_NOTES,
  };

  *n = part == FAB_DRAFT_NODES ? G_N_ELEMENTS (actor_fields) : G_N_ELEMENTS (relation_fields);
  return part == FAB_DRAFT_NODES ? actor_fields : relation_fields;
}

/* ---- Values ---- */

static const struct {
  const char *list; /* of choices */
  const char *code;
  const char *words;
} choice_words[] = {
  { "actor_kind", "local_authority",
    "collectivite|collectivites|collectivite territoriale|collectivite locale|mairie|commune|ville|agglomeration|agglo|"
    "communaute de communes|communaute dagglomeration|communaute "
    "urbaine|epci|intercommunalite|departement|region|metropole|"
    "syndicat mixte|conseil departemental|conseil regional|local authority|municipality|pays|petr|pnr|local "
    "government|" },
  { "actor_kind", "state",
    "etat|letat|services de letat|ministere|prefecture|agence|agence de letat|agence nationale|operateur|operateur de "
    "letat|"
    "etablissement public|ddt|dreal|ademe|state|public agency|public|secteur public|" },
  { "actor_kind", "chamber", "chambre|chambres|consulaire|cci|cma|chamber|" },
  { "actor_kind", "landlord", "bailleur|hlm|oph|office hlm|landlord|social landlord|" },
  { "actor_kind", "developer",
    "spl|sem|epf|amenageur|amenageurs|societe publique locale|societe deconomie mixte|developer|" },
  { "actor_kind", "shop", "commerce|commerces|commercant|commercants|boutique|magasin|shop|restaurant|restaurateur|" },
  { "actor_kind", "citizens",
    "collectif|collectifs|citoyen|citoyens|habitant|habitants|groupe citoyen|citizen|citizens|" },
  { "actor_kind", "research",
    "universite|ecole|recherche|enseignement|enseignement superieur|formation|lycee|cfa|laboratoire|organisme de "
    "formation|"
    "centre de formation|institut|university|school|research|training|education|" },
  { "actor_kind", "association",
    "asso|assos|assoc|association|associations|association loi 1901|loi 1901|ess|economie sociale|economie sociale et "
    "solidaire|ong|"
    "cooperative|scop|scic|structure dinsertion|entreprise dinsertion|fondation|mutuelle|federation|nonprofit|non "
    "profit|ngo|"
    "foundation|charity|" },
  { "actor_kind", "company",
    "entreprise|entreprises|societe|pme|tpe|eti|sarl|sas|sasu|sa|eurl|ei|secteur "
    "prive|prive|company|companies|business|firm|"
    "industrie|industriel|artisan|startup|start up|exploitation agricole|agriculteur|" },
  { "actor_profile", "pioneer", "pionnier|pionniers|pionniere|pionnieres|moteur|leader|pioneer|" },
  { "actor_profile", "follower", "suiveur|suiveurs|suiveuse|suiveuses|interesse|interessee|follower|" },
  { "actor_profile", "to_convince", "a convaincre|reticent|reticente|oppose|opposee|to convince|" },
  { "actor_scale", "local", "local|locale|communal|intercommunal|departemental|" },
  { "actor_scale", "regional", "regional|regionale|" },
  { "actor_scale", "national", "national|nationale|" },
};

static const char *
find_own_choice (const FabChoices *choices, const char *folded)
{
  for (guint i = 0; i < choices->n_choices; i++) {
    const char *code = choices->choices[i].code;
    g_autofree char *folded_code = fab_text_fold (code);
    g_autofree char *label = fab_text_fold (fab_choices_get_label (choices, code));
    g_autofree char *english = fab_text_fold (choices->choices[i].label);

    if (g_str_equal (folded, folded_code) || g_str_equal (folded, label) || g_str_equal (folded, english))
      return code;
  }
  return NULL;
}

/**
 * fab_import_names_guess_kind:
 * @name: of an actor
 *
 * Only what leaves no doubt is told: "Mairie de Lorient", "CCI du Morbihan", "SARL Dupont".
 *
 * Returns: (nullable): the code of a kind of actor
 */
const char *
fab_import_names_guess_kind (const char *name)
{
  static const struct {
    const char *code;
    const char *words;
  } kinds[] = {
    { "local_authority", "mairie|mairies|ville de|commune de|communaute de communes|communaute dagglomeration|"
                         "communaute d agglomeration|communaute urbaine|conseil departemental|conseil regional|"
                         "departement du|departement de|region|metropole de|agglomeration|syndicat mixte|petr|pnr|" },
    { "state", "prefecture|sous prefecture|ministere|ddt|ddtm|dreal|draaf|ademe|cerema|anct|anah|" },
    { "chamber", "cci|cma|chambre de metiers|chambre dagriculture|chambre d agriculture|chambre de commerce|"
                 "chambre des metiers|chambre consulaire|" },
    { "landlord", "office public de lhabitat|office public de l habitat|oph|opac|" },
    { "developer", "spl|sem|epf|epfl|societe publique locale|" },
    { "research", "universite|lycee|cfa|iut|greta|laboratoire|" },
    { "association", "association|asso|scop|scic|amap|" },
    { "citizens", "collectif|" },
    { "company", "sarl|sas|sasu|eurl|" },
  };
  const FabChoices *choices = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  g_autofree char *folded = fab_text_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (is_among (kinds[i].words, folded, FALSE))
      return fab_choices_find (choices, kinds[i].code)->code;
  return NULL;
}

/** fab_import_names_find_choice: (nullable): the code that @text means, by its label or another word for it */
const char *
fab_import_names_find_choice (const FabChoices *choices, const char *text)
{
  g_autofree char *folded = fab_text_fold (text);
  const char *own = *folded != '\0' ? find_own_choice (choices, folded) : NULL;

  if (own != NULL || *folded == '\0')
    return own;
  for (guint whole = 2; whole > 0; whole--)
    for (guint i = 0; i < G_N_ELEMENTS (choice_words); i++)
      if (g_str_equal (choice_words[i].list, choices->name) && is_among (choice_words[i].words, folded, whole == 2))
        return choice_words[i].code;
  return NULL;
}
