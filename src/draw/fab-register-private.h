/* fab-register-private.h: how a register is held */
#pragma once

#include "fab-register.h"

G_BEGIN_DECLS

struct _FabRegister {
  GArray *entries; /* of FabRegisterEntry, whose strings are its own */
};

G_END_DECLS
