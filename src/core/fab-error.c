#include "fab-error.h"

G_DEFINE_QUARK (fab - error - quark, fab_error)
