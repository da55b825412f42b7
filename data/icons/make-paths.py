#!/usr/bin/env python3
"""Writes the paths of some icons as a C table: make-paths.py OUTPUT ICON.svg…

Each icon has one <path> in a box of 16 × 16, whose 'd' uses only absolute M, L, C and Z, and is filled by the even-odd rule.
The output has a line '[FAB_GLYPH_NAME] = "path",' for each, to be included between the braces of an array.
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

GRAMMAR = re.compile(r'(M( -?[\d.]+){2}( (L( -?[\d.]+){2}|C( -?[\d.]+){6}))* Z ?)+')


def path_of(file):
    svg = ET.parse(file).getroot()
    paths = svg.findall('{http://www.w3.org/2000/svg}path')
    if svg.get('viewBox') != '0 0 16 16' or len(paths) != 1 or not GRAMMAR.fullmatch(paths[0].get('d')):
        sys.exit(f'{file}: not one path of M, L, C and Z in a box of 16 × 16')
    return paths[0].get('d')


output, *files = map(Path, sys.argv[1:])
output.write_text(''.join(f'[FAB_GLYPH_{file.stem.replace("-", "_").upper()}] = "{path_of(file)}",\n' for file in files))
