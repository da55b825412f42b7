#!/usr/bin/env python3
"""Checks that each symbolic icon named in the sources is in the program's own set, and drawn as it must be: check_icons.py ICONS SOURCES"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

icons, sources = map(Path, sys.argv[1:])
complaints = []
own = {path.stem: path for path in (icons / 'symbolic').glob('*.svg')}
for name, path in own.items():
    svg = ET.parse(path).getroot()
    if (svg.get('width'), svg.get('height'), svg.get('viewBox')) != ('16', '16', '0 0 16 16'):
        complaints.append(f'{path}: not 16 × 16')
    if [element for element in svg.iter() if element.get('style') or element.get('class') or element.get('stroke')]:
        complaints.append(f'{path}: has a style, a class or a stroke')
used = set()
for path in [*sources.rglob('*.c'), *sources.rglob('*.h'), *sources.rglob('*.blp')]:
    for name in re.findall(r'["\'](fab-[a-z0-9-]+-symbolic)["\']', path.read_text(errors='replace')):
        used.add(name)
        if name not in own:
            complaints.append(f'{path}: no icon is called {name}')
print('\n'.join(sorted(complaints)))
print(f'{len(own)} icons, {len(own.keys() - used)} not named in the sources: {", ".join(sorted(own.keys() - used))}')
sys.exit(1 if complaints else 0)
