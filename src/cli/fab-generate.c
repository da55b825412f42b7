#include "fab-generate.h"

#include "fab-demo.h"

#define MOST          1000000
#define N_TOWNS       4
#define AXES_PER_TOWN 5

/* Words that make long and short French names, with every accent. */
static const char *const first_words[] = { "Association", "Collectif",    "Maison",     "Atelier", "Coopérative",
                                           "Régie",       "Ferme",        "Fédération", "Société", "Librairie",
                                           "Épicerie",    "Ressourcerie", "Chambre",    "Agence",  "Groupement",
                                           "Union",       "Brûlerie",     "École" };
static const char *const second_words[] = {
  "des énergies", "du réemploi",         "de l’eau",        "des mobilités douces", "solidaire",
  "du goût",      "des circuits courts", "de la forêt",     "des jardins partagés", "numérique",
  "du vélo",      "de l’œuvre utile",    "des commerçants", "de la réparation",     "citoyenne"
};
static const char *const third_words[] = { "de la vallée", "du Pays haut",  "Sainte-Cécile", "des Trois-Rivières",
                                           "du faubourg",  "de la gare",    "des Vosges",    "du Morbihan",
                                           "de la Bresse", "d’Île-de-Houle" };
static const char *const verbs[] = { "Créer",   "Soutenir",   "Étudier", "Ouvrir",
                                     "Rénover", "Mutualiser", "Former",  "Expérimenter" };

typedef struct {
  FabStore *store;
  GRand *rand;
  const FabGenerateSize *size;
  FabRecord *towns[N_TOWNS];
  FabRecord *axes[N_TOWNS * AXES_PER_TOWN];
  GPtrArray *actors; /* borrowed */
  GPtrArray *types;
} Generator;

#define PICK(self, words) (words)[g_rand_int_range ((self)->rand, 0, G_N_ELEMENTS (words))]

/** fab_generate_size_is_sane: whether the numbers can be made */
gboolean
fab_generate_size_is_sane (const FabGenerateSize *size)
{
  return size->n_actors >= 0 && size->n_actors <= MOST && size->n_relations >= 0 && size->n_relations <= MOST &&
         size->n_actions >= 0 && size->n_actions <= MOST && size->n_shops >= 0 && size->n_shops <= MOST &&
         size->document_bytes >= 0 && size->document_bytes <= G_GINT64_CONSTANT (1) << 30;
}

static FabRecord *
pick_record (Generator *self, GPtrArray *records)
{
  return g_ptr_array_index (records, g_rand_int_range (self->rand, 0, records->len));
}

static const char *
pick_choice (Generator *self, FabTableId table, guint field)
{
  const FabChoices *choices = fab_table_get (table)->fields[field].choices;

  return choices->choices[g_rand_int_range (self->rand, 0, choices->n_choices)].code;
}

static char *
make_name (Generator *self, int number)
{
  return g_strdup_printf ("%s %s %s %d", PICK (self, first_words), PICK (self, second_words), PICK (self, third_words),
                          number);
}

static char *
make_date (Generator *self)
{
  return g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (self->rand, 20, 31),
                          g_rand_int_range (self->rand, 1, 13), g_rand_int_range (self->rand, 1, 29));
}

static gboolean
make_axes (Generator *self, int town, FabRecord *plan, GError **error)
{
  for (int i = 0; i < AXES_PER_TOWN; i++) {
    g_autofree char *name = g_strdup_printf ("Axe %d %s", i + 1, PICK (self, second_words));

    self->axes[town * AXES_PER_TOWN + i] =
        fab_store_insert (self->store, FAB_TABLE_AXIS, error, FAB_AXIS_NAME, FAB_TEXT (name), FAB_AXIS_PLAN,
                          FAB_REF (plan), FAB_AXIS_POSITION, FAB_INTEGER (i), -1);
    if (self->axes[town * AXES_PER_TOWN + i] == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
make_town (Generator *self, int town, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Ville %s %d", PICK (self, third_words), town + 1);
  g_autofree char *plan_name = g_strdup_printf ("Feuille de route %d", town + 1);
  FabRecord *plan;

  self->towns[town] =
      fab_store_insert (self->store, FAB_TABLE_TERRITORY, error, FAB_TERRITORY_NAME, FAB_TEXT (name), -1);
  if (self->towns[town] == NULL)
    return FALSE;
  plan = fab_store_insert (self->store, FAB_TABLE_PLAN, error, FAB_PLAN_NAME, FAB_TEXT (plan_name), FAB_PLAN_TERRITORY,
                           FAB_REF (self->towns[town]), -1);
  return plan != NULL && make_axes (self, town, plan, error);
}

static gboolean
make_actor (Generator *self, int number, GError **error)
{
  g_autofree char *name = make_name (self, number);
  FabRecord *actor = fab_store_insert (
      self->store, FAB_TABLE_ACTOR, error, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
      FAB_TEXT (pick_choice (self, FAB_TABLE_ACTOR, FAB_ACTOR_KIND)), FAB_ACTOR_TERRITORY,
      FAB_REF (self->towns[g_rand_int_range (self->rand, 0, N_TOWNS)]), FAB_ACTOR_STAFF,
      FAB_INTEGER (g_rand_int_range (self->rand, 1, 500)), FAB_ACTOR_THEME, FAB_TEXT (PICK (self, second_words)), -1);

  if (actor != NULL)
    g_ptr_array_add (self->actors, actor);
  return actor != NULL;
}

/* Half of the links go to an end of an earlier one, so that a few actors have many, as on real maps. */
static FabRecord *
pick_busy_actor (Generator *self)
{
  guint limit = g_rand_boolean (self->rand) ? self->actors->len : 1 + self->actors->len / 20;

  return g_ptr_array_index (self->actors, g_rand_int_range (self->rand, 0, limit));
}

static gboolean
make_relation (Generator *self, int number, GError **error)
{
  g_autofree char *date = make_date (self);

  return fab_store_insert (self->store, FAB_TABLE_RELATION, error, FAB_RELATION_SOURCE,
                           FAB_REF (pick_record (self, self->actors)), FAB_RELATION_TARGET,
                           FAB_REF (pick_busy_actor (self)), FAB_RELATION_TYPE,
                           FAB_REF (self->types->len > 0 ? pick_record (self, self->types) : NULL),
                           FAB_RELATION_START_DATE, FAB_TEXT (date), -1) != NULL;
}

static gboolean
make_action (Generator *self, int number, GError **error)
{
  g_autofree char *title = g_strdup_printf ("%s %s %s (%d)", PICK (self, verbs), PICK (self, second_words),
                                            PICK (self, third_words), number);
  g_autofree char *end = make_date (self);
  FabRecord *action =
      fab_store_insert (self->store, FAB_TABLE_ACTION, error, FAB_ACTION_TITLE_, FAB_TEXT (title), FAB_ACTION_AXIS,
                        FAB_REF (self->axes[g_rand_int_range (self->rand, 0, N_TOWNS * AXES_PER_TOWN)]),
                        FAB_ACTION_STATUS, FAB_TEXT (pick_choice (self, FAB_TABLE_ACTION, FAB_ACTION_STATUS)),
                        FAB_ACTION_END_DATE, FAB_TEXT (end), FAB_ACTION_POSITION, FAB_REAL (number), FAB_ACTION_BUDGET,
                        FAB_INTEGER ((gint64)g_rand_int_range (self->rand, 0, 1000000) * 100), -1);

  if (action == NULL || self->actors->len == 0)
    return action != NULL;
  return fab_store_insert (self->store, FAB_TABLE_ACTION_ROLE, error, FAB_ACTION_ROLE_ACTION, FAB_REF (action),
                           FAB_ACTION_ROLE_ROLE, FAB_TEXT ("pilot_structure"), FAB_ACTION_ROLE_ACTOR,
                           FAB_REF (pick_record (self, self->actors)), -1) != NULL;
}

static gboolean
make_shop (Generator *self, int number, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s %s", PICK (self, first_words), PICK (self, third_words));
  FabRecord *shop =
      fab_store_insert (self->store, FAB_TABLE_SHOP, error, FAB_SHOP_NAME, FAB_TEXT (name), FAB_SHOP_TERRITORY,
                        FAB_REF (self->towns[g_rand_int_range (self->rand, 0, N_TOWNS)]), -1);
  FabRecord *charter = fab_store_get_nth (self->store, FAB_TABLE_CHARTER, 0);

  (void)number;
  if (shop == NULL || charter == NULL)
    return shop != NULL;
  return fab_store_insert (self->store, FAB_TABLE_APPLICATION, error, FAB_APPLICATION_SHOP, FAB_REF (shop),
                           FAB_APPLICATION_CHARTER, FAB_REF (charter), FAB_APPLICATION_STATE,
                           FAB_TEXT (pick_choice (self, FAB_TABLE_APPLICATION, FAB_APPLICATION_STATE)), -1) != NULL;
}

static gboolean
make_document (Generator *self, GError **error)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint32 *noise;

  if (self->size->document_bytes == 0)
    return TRUE;
  noise = g_malloc (self->size->document_bytes + 4);
  for (gint64 i = 0; i < self->size->document_bytes / 4; i++)
    noise[i] = g_rand_int (self->rand);
  bytes = g_bytes_new_take (noise, self->size->document_bytes);
  sha256 = fab_store_put_content (self->store, bytes, error);
  return sha256 != NULL &&
         fab_store_insert (self->store, FAB_TABLE_DOCUMENT, error, FAB_DOCUMENT_NAME, FAB_TEXT ("bruit.bin"),
                           FAB_DOCUMENT_SHA256, FAB_TEXT (sha256), -1) != NULL;
}

typedef gboolean (*Make) (Generator *self, int number, GError **error);

static gboolean
repeat (Generator *self, int n, Make make, GError **error)
{
  for (int i = 0; i < n; i++)
    if (!make (self, i, error))
      return FALSE;
  return TRUE;
}

static void
collect_types (Generator *self)
{

  for (guint i = 0; i < fab_store_get_count (self->store, FAB_TABLE_RELATION_TYPE); i++)
    g_ptr_array_add (self->types, g_object_ref (fab_store_get_nth (self->store, FAB_TABLE_RELATION_TYPE, i)));
}

/**
 * fab_generate:
 *
 * Fills an empty project, inside a baseline, with as many things as @size says; the same for the same seed, but for the keys.
 */
gboolean
fab_generate (FabStore *store, const FabGenerateSize *size, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (size->seed);
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_object_unref);
  Generator self = { .store = store, .rand = rand, .size = size, .actors = actors, .types = types };

  if (!fab_project_fill_defaults (store, error))
    return FALSE;
  collect_types (&self);
  return repeat (&self, N_TOWNS, make_town, error) && repeat (&self, size->n_actors, make_actor, error) &&
         (size->n_actors == 0 || repeat (&self, size->n_relations, make_relation, error)) &&
         repeat (&self, size->n_actions, make_action, error) && repeat (&self, size->n_shops, make_shop, error) &&
         make_document (&self, error);
}
