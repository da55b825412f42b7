#!/usr/bin/env python3
"""From the start of the program to its first window on the screen, and its resident memory then, beside GNOME Text Editor's.

Both are started in turn on one virtual display, each in a home of its own that has been started in once before.
"""

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from display import Xvfb
from figures import figure, median, run

ROUNDS = int(os.environ.get('BENCH_ROUNDS', 15))
SETTLE = 1.0  # seconds before memory is looked at, as both go on working after the first window

x11 = ctypes.CDLL('libX11.so.6')
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
x11.XPending.argtypes = [ctypes.c_void_p]
x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
SUBSTRUCTURE_NOTIFY = 1 << 19
MAP_NOTIFY = 19


class Mapped:
    """Tells when a window appears on a display: no polling that would take the processor from what is measured."""

    def __init__(self, name):
        self.display = x11.XOpenDisplay(name.encode())
        x11.XSelectInput(self.display, x11.XDefaultRootWindow(self.display), SUBSTRUCTURE_NOTIFY)
        x11.XPending(self.display)

    def forget(self):
        event = (ctypes.c_long * 24)()
        while x11.XPending(self.display):
            x11.XNextEvent(self.display, event)

    def wait(self):
        event = (ctypes.c_long * 24)()
        while True:
            x11.XNextEvent(self.display, event)
            if ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == MAP_NOTIFY:
                return time.monotonic()


def environment(display, home):
    return {**os.environ, 'DISPLAY': display, 'HOME': home, 'XDG_CONFIG_HOME': f'{home}/.config', 'XDG_DATA_HOME': f'{home}/.local/share',
            'XDG_CACHE_HOME': f'{home}/.cache', 'XDG_STATE_HOME': f'{home}/.local/state', 'GSK_RENDERER': 'cairo', 'GDK_BACKEND': 'x11',
            'GSETTINGS_BACKEND': 'keyfile', 'GTK_A11Y': 'none', 'GDK_DEBUG': 'no-portals', 'ADW_DISABLE_PORTAL': '1', 'GIO_USE_VFS': 'local'}


def resident(pid):
    """Resident memory in MiB."""
    for line in Path(f'/proc/{pid}/status').read_text().splitlines():
        if line.startswith('VmRSS:'):
            return int(line.split()[1]) / 1024
    return 0


def start(mapped, command, home, display):
    """(milliseconds to the first window, MiB resident a little later)"""
    mapped.forget()
    begin = time.monotonic()
    process = subprocess.Popen(['dbus-run-session', '--', *command], env=environment(display, home), cwd=home, start_new_session=True,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        seconds = mapped.wait() - begin
        time.sleep(SETTLE)
        found = subprocess.run(['pgrep', '-s', str(process.pid), '-x', Path(command[0]).name[:15]], text=True, capture_output=True).stdout.split()
        return seconds * 1000, resident(int(found[0])) if found else 0
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def main():
    with tempfile.TemporaryDirectory(prefix='fabrique-bench-') as folder, Xvfb('1280x800') as display:
        demo = Path(folder) / 'demo.fabrique'
        run('fabrique-cli', 'demo', demo)
        note = Path(folder) / 'note.txt'
        note.write_text('A note.\n')
        commands = {'Fabrique': ['fabrique', str(demo)], 'Text Editor': ['gnome-text-editor', '--ignore-session', str(note)]}
        homes = {name: str(Path(folder) / name.replace(' ', '-')) for name in commands}
        mapped = Mapped(display.name)
        results = {name: [] for name in commands}
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                Path(homes[name]).mkdir(exist_ok=True)
                result = start(mapped, command, homes[name], display.name)
                if turn:  # the first of each warms the caches
                    results[name].append(result)
    for name, pairs in results.items():
        times = sorted(milliseconds for milliseconds, _ in pairs)
        print(f'{name}: first window after {median(times):.0f} ms ({times[0]:.0f} to {times[-1]:.0f}), '
              f'{median(memory for _, memory in pairs):.0f} MiB resident, {len(pairs)} starts')
    ours, theirs = results['Fabrique'], results['Text Editor']
    figure('start to first window, × Text Editor', median(a[0] / b[0] for a, b in zip(ours, theirs)), 1.0, '×')
    figure('resident memory, × Text Editor', median(a[1] for a in ours) / median(b[1] for b in theirs), 1.2, '×')


if __name__ == '__main__':
    sys.exit(main())
