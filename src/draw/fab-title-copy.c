#include "fab-title-copy.h"

/** fab_title_block_copy: @from may be %NULL, for an empty one */
void
fab_title_block_copy (FabTitleBlock *to, const FabTitleBlock *from)
{
  *to = (FabTitleBlock){ 0 };
  if (from == NULL)
    return;
  to->title = g_strdup (from->title);
  to->subtitle = g_strdup (from->subtitle);
  to->territory = g_strdup (from->territory);
  to->date = g_strdup (from->date);
  to->source = g_strdup (from->source);
}

/** fab_title_block_clear: frees what fab_title_block_copy() made */
void
fab_title_block_clear (FabTitleBlock *self)
{
  g_free ((char *)self->title);
  g_free ((char *)self->subtitle);
  g_free ((char *)self->territory);
  g_free ((char *)self->date);
  g_free ((char *)self->source);
  *self = (FabTitleBlock){ 0 };
}
