#!/usr/bin/env python3
"""Checks that the help says the same in each language: check_help.py HELP.  Same pages, same elements in the same order, same ids and links."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

KEPT = ('id', 'type', 'xref', 'group', 'href')


def skeleton(element):
    """The element without its words.  A <key> may be translated; what is marked within a sentence may stand elsewhere in it."""
    attributes = {name: element.get(name) for name in KEPT if element.get(name)}
    tag = element.tag.rpartition('}')[2]
    children = [skeleton(child) for child in element]
    return tag, attributes, sorted(children, key=repr) if tag == 'p' else children


def pages(folder):
    return {path.name: skeleton(ET.parse(path).getroot()) for path in folder.glob('*.page')}


def main():
    root = Path(sys.argv[1])
    original = pages(root / 'C')
    complaints = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name != 'C'):
        translated = pages(folder)
        complaints += [f'{folder}/{name} is missing' for name in original.keys() - translated.keys()]
        complaints += [f'{folder}/{name} has no original' for name in translated.keys() - original.keys()]
        complaints += [f'{folder}/{name} is not made as its original' for name in original.keys() & translated.keys()
                       if original[name] != translated[name]]
    listed = set((root / 'meson.build').read_text().split("'"))
    complaints += [f'help/meson.build does not install {name}' for name in original if name.removesuffix('.page') not in listed]
    print('\n'.join(sorted(complaints)))
    return 1 if complaints or not original else 0


if __name__ == '__main__':
    sys.exit(main())
