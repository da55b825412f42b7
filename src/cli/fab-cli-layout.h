/* fab-cli-layout.h: the sub-command 'layout' */
#pragma once

/* Returns: 0 done, 1 failed, 2 usage, 3 the data say no */
int fab_cli_layout (int argc, char **argv);
