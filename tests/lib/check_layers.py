#!/usr/bin/env python3
"""Checks that each layer includes only what it may: check_layers.py BUILD.

Twice: by reading the #include lines, and by compiling files that break the rule with each layer's own flags, which must fail.
"""

import json
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / 'src'

# What a layer may use besides itself, as DESIGN.md says.
LAYERS = {
    'layout': set(),
    'core': set(),
    'analysis': {'core'},
    'formats': {'core'},
    'draw': {'core', 'layout'},
    'cli': {'core', 'layout', 'analysis', 'formats', 'draw'},
    'ui': {'core', 'layout', 'analysis', 'formats', 'draw'},
}
# System headers that only some layers include.
RESERVED = {
    r'gtk/|gdk/|gsk/|adwaita': {'ui'},
    r'sqlite3': {'core'},
    r'glib|gio/|gobject|gmodule': set(LAYERS) - {'layout'},
    r'cairo|pango': {'draw', 'ui', 'cli'},
    r'igraph': {'analysis'},
    r'librsvg/': {'draw', 'formats', 'ui'},
    r'gdk-pixbuf/': {'draw', 'ui'},
    r'archive|libxml/|json-glib/|xlsxwriter|libical/': {'formats'},
}
# What must not compile, for each layer that is there: (what a file includes, where it must fail).
MISTAKES = [
    ('<gtk/gtk.h>', {'layout', 'core', 'analysis', 'formats', 'draw', 'cli'}),
    ('<adwaita.h>', {'layout', 'core', 'analysis', 'formats', 'draw', 'cli'}),
    ('<cairo.h>', {'layout', 'core', 'analysis', 'formats'}),
    ('<igraph.h>', {'layout', 'core', 'formats', 'draw', 'cli', 'ui'}),
    ('<glib.h>', {'layout'}),
]
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def headers_by_name():
    found = {}
    for header in SOURCE.rglob('*.h'):
        layer = header.relative_to(SOURCE).parts[0]
        found.setdefault(header.name, set()).add(layer)
    return found


def read_includes():
    """The sentences about the #include lines that break the rules."""
    complaints = []
    headers = headers_by_name()
    for name, layers in headers.items():
        if len(layers) > 1:
            complaints.append(f"{name} is in several layers: {', '.join(sorted(layers))}")
    for path in sorted([*SOURCE.rglob('*.[ch]'), *(ROOT / 'tests').rglob('*.[ch]')]):
        relative = path.relative_to(ROOT)
        layer = relative.parts[1] if relative.parts[0] == 'src' else None
        for mark, name in INCLUDE.findall(path.read_text(errors='replace')):
            if '..' in name:
                complaints.append(f'{relative} includes "{name}": a layer is included by bare names')
            if layer not in LAYERS:
                continue
            if mark == '<':
                for pattern, allowed in RESERVED.items():
                    if re.match(pattern, name) and layer not in allowed:
                        complaints.append(f'{relative} includes <{name}>, which is for {", ".join(sorted(allowed))}')
            else:
                owners = headers.get(Path(name).name, set())
                for owner in set() if layer in owners else owners - LAYERS[layer]:
                    complaints.append(f'{relative} includes "{name}", which is of the layer {owner}')
    return complaints


def layer_flags(build):
    """{layer: (folder, the compiler with the flags of one of its files)}"""
    flags = {}
    for entry in json.loads((build / 'compile_commands.json').read_text()):
        source = (Path(entry['directory']) / entry['file']).resolve()
        if not source.is_relative_to(SOURCE):
            continue
        command = shlex.split(entry['command'])
        if command[0].endswith('ccache'):
            command = command[1:]
        for option in ('-o', '-MF', '-MQ', '-c'):
            if option in command:
                index = command.index(option)
                del command[index:index + (1 if option == '-c' else 2)]
        command = [word for word in command if word not in ('-MD', entry['file'])]
        flags.setdefault(source.relative_to(SOURCE).parts[0], (entry['directory'], command))
    return flags


def compiles(where, command, line, scratch):
    file = scratch / 'mistake.c'
    file.write_text(line + '\ntypedef int fab_not_empty;\n')
    return subprocess.run([*command, '-fsyntax-only', '-w', str(file)], cwd=where, capture_output=True).returncode == 0


def try_mistakes(build):
    """The sentences about mistakes that the build would let through."""
    complaints = []
    headers = headers_by_name()
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for layer, (where, command) in sorted(layer_flags(build).items()):
            if layer not in LAYERS:
                continue
            if not compiles(where, command, '#include <stddef.h>', scratch):
                complaints.append(f'the flags of src/{layer} compile nothing')
                continue
            lines = [f'#include {what}' for what, layers in MISTAKES if layer in layers]
            for higher in set(LAYERS) - LAYERS[layer] - {layer}:
                own = sorted(name for name, owners in headers.items() if owners == {higher})
                lines += [f'#include "{name}"' for name in own[:1]]
            for line in lines:
                tried += 1
                if compiles(where, command, line, scratch):
                    complaints.append(f'a file of src/{layer} compiles with {line}')
    print(f'{tried} mistakes were tried')
    return complaints


def main():
    complaints = read_includes() + try_mistakes(Path(sys.argv[1]).resolve())
    print('\n'.join(complaints))
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
