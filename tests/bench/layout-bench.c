/* The sub-command 'layout' as a program of its own, for tests/bench/layout.py */
#include "fab-cli-layout.h"

int
main (int argc, char **argv)
{
  return fab_cli_layout (argc, argv);
}
