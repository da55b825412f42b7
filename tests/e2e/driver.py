"""Drives the program as a person would: looks for things by what a screen reader says of them, presses, types, looks.

    class MapTest(driver.ProgramTest):
        def test_adds_an_actor(self):
            program = self.start(self.demo())
            program.press('button', 'Add actor')
            program.type('Optim’ism')
            program.key('Return')
            program.find('list item', 'Optim’ism')

Each program has a home of its own, made empty and removed with the test; settings are kept in it.  Each wait has an end.
Roles are AT-SPI's role names ('button', 'toggle button', 'text', 'label', 'list item', 'tab', 'dialog'…).
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

APPLICATION_ID = 'io.github.fabrique_territoires.Fabrique'
PATIENCE = float(os.environ.get('FABRIQUE_PATIENCE', 20))
PAUSE = 0.05
BUILD = Path(os.environ.get('FABRIQUE_BUILD', 'build')).resolve()


class NotFound(AssertionError):
    pass


def wait_for(condition, what, timeout=PATIENCE):
    """Calls condition until it gives something true, and returns that; fails saying what after timeout seconds."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            result = condition()
        except GLib.Error:  # an accessible that died while we looked at it
            result = None
        if result:
            return result
        if time.monotonic() > deadline:
            raise NotFound(f'not within {timeout:g} s: {what}')
        time.sleep(PAUSE)


def run(*command, **keywords):
    return subprocess.run(command, check=True, text=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=60, **keywords).stdout


def make_demo(path):
    """Writes the demo project to path and returns it."""
    run('fabrique-cli', 'demo', str(path))
    return path


class Home:
    """A home folder with nothing in it, and the environment of somebody who has just logged in there."""

    def __init__(self, locale='C.UTF-8', animations=False, settings=None):
        self.path = Path(tempfile.mkdtemp(prefix='fabrique-home-'))
        self.locale = locale
        toolkit = self.path / '.config' / 'gtk-4.0' / 'settings.ini'
        toolkit.parent.mkdir(parents=True)
        toolkit.write_text(f'[Settings]\ngtk-enable-animations={str(animations).lower()}\ngtk-cursor-blink=false\n'
                           'gtk-decoration-layout=:close\ngtk-font-name=Inter 11\n')
        if settings:  # {key: value as GVariant text} of the program's GSettings
            keyfile = self.path / '.config' / 'glib-2.0' / 'settings' / 'keyfile'
            keyfile.parent.mkdir(parents=True)
            lines = [f'[{APPLICATION_ID.replace(".", "/")}]', *(f'{key}={value}' for key, value in settings.items())]
            keyfile.write_text('\n'.join(lines) + '\n')

    def environment(self, **more):
        home = {name: str(self.path / folder) for name, folder in (
            ('XDG_CONFIG_HOME', '.config'), ('XDG_DATA_HOME', '.local/share'),
            ('XDG_CACHE_HOME', '.cache'), ('XDG_STATE_HOME', '.local/state'))}
        language = self.locale.split('.')[0].split('_')[0]
        return {**os.environ, 'HOME': str(self.path), **home,
                'LC_ALL': self.locale, 'LANG': self.locale, 'LANGUAGE': '' if language == 'C' else language,
                'GSETTINGS_BACKEND': 'keyfile', 'GTK_A11Y': 'atspi', 'GSK_RENDERER': 'cairo', 'GDK_BACKEND': 'x11',
                'GDK_DEBUG': 'no-portals', 'ADW_DISABLE_PORTAL': '1', 'GIO_USE_VFS': 'local', **more}

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Program:
    """The program, started with arguments; a context manager that ends it."""

    def __init__(self, *arguments, home, size=None, dark=False, command='fabrique', display=None, environment=None):
        scheme = 'prefer-dark' if dark else 'default'
        self.environment = home.environment(ADW_DEBUG_COLOR_SCHEME=scheme, **(environment or {}))
        if display:
            self.environment['DISPLAY'] = display
        number, name = tempfile.mkstemp(prefix='log-', dir=home.path)
        self._log = Path(name)
        with open(number, 'wb') as log:
            self.process = subprocess.Popen([command, *map(str, arguments)], env=self.environment, stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log, start_new_session=True, cwd=home.path)
        self._size = size
        self._window = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    # -- Its life

    @property
    def log(self):
        """What it said on its standard output and error."""
        return self._log.read_text(errors='replace')

    def complaints(self):
        """The warnings and worse that it logged, each once, without what differs from one time to the next."""
        marks = ('-WARNING **', '-CRITICAL **', '-ERROR **', 'AddressSanitizer', 'runtime error:')
        lines = [line for line in self.log.splitlines() if any(mark in line for mark in marks)]
        return list(dict.fromkeys(re.sub(r'^\(.*?\): |\d\d:\d\d:[\d.]+: |0x[0-9a-f]+ ?', '', line) for line in lines))

    def alive(self):
        return self.process.poll() is None

    def wait_ready(self, timeout=PATIENCE):
        """Waits for the first window to be on the screen with something in it."""
        try:
            wait_for(lambda: not self.alive() or self._map_window(), 'a window on the screen', timeout)
            if self.alive() and self.environment['GTK_A11Y'] == 'atspi':
                wait_for(lambda: not self.alive() or self.frames(), 'a window in the accessibility tree', timeout)
        except NotFound as error:
            raise NotFound(f'{error}\n{self.log}') from None
        if not self.alive():
            raise NotFound(f'the program ended with status {self.process.returncode}:\n{self.log}')
        if self._size:
            self.resize(*self._size)
        return self

    def wait_end(self, timeout=PATIENCE):
        """Waits for it to end by itself, and returns its exit status."""
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise NotFound(f'the program was still running after {timeout:g} s') from None

    def kill(self, number=signal.SIGKILL):
        """Sends a signal, as a power cut or a system that logs out would, and waits for the end."""
        if self.alive():
            os.killpg(self.process.pid, number)
        return self.wait_end()

    def end(self):
        if self.alive():
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    # -- Looking

    def application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            try:
                if child and child.get_process_id() == self.process.pid:
                    return child
            except GLib.Error:
                continue
        return None

    def frames(self):
        """The accessibles of its windows."""
        application = self.application()
        return children(application) if application else []

    def find_all(self, role=None, name=None, within=None, showing=True):
        """Every accessible of that role and name (text, or a compiled pattern that matches some of it) that can be seen."""
        found = []
        for root in [within] if within else self.frames():
            for accessible in walk(root, showing):
                if matches(accessible, role, name):
                    found.append(accessible)
        return found

    def find(self, role=None, name=None, within=None, showing=True, timeout=PATIENCE):
        """The first of find_all, waited for."""
        found = self._wait(lambda: self.find_all(role, name, within, showing), f'{role or "something"} called {name!r}', timeout)
        return found[0]

    def see(self, text, timeout=PATIENCE):
        """Waits for a text to be on the screen as some accessible's name or content, or a part of it."""
        return self._wait(lambda: any(text in content for content in self.texts()), f'the text {text!r}', timeout)

    def wait_gone(self, role=None, name=None, within=None, timeout=PATIENCE):
        self._wait(lambda: not self.find_all(role, name, within), f'no more {role} called {name!r}', timeout)

    def texts(self):
        """Everything that can be read on the screen."""
        return [text for frame in self.frames() for accessible in walk(frame, True) for text in contents(accessible) if text]

    def tree(self):
        """The accessibility tree as lines of text, for a person who wonders why something was not found."""
        lines = []

        def add(accessible, depth):
            states = ''.join(mark for mark, state in (('f', Atspi.StateType.FOCUSED), ('c', Atspi.StateType.CHECKED))
                             if accessible.get_state_set().contains(state))
            role, content = accessible.get_role_name(), ' '.join(dict.fromkeys(filter(None, contents(accessible))))
            if content or states or role not in ('panel', 'grouping', 'filler'):
                lines.append(f"{'  ' * depth}{role} {content!r} {states}".rstrip())
                depth += 1
            for child in children(accessible):
                if is_showing(child):
                    add(child, depth)
        for frame in self.frames():
            add(frame, 0)
        return '\n'.join(lines)

    def focused(self):
        for frame in self.frames():
            for accessible in walk(frame, True):
                if accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return accessible
        return None

    def wait_focus(self, role=None, name=None, timeout=PATIENCE):
        def focus():
            accessible = self.focused()
            return accessible if accessible and matches(accessible, role, name) else None
        return self._wait(focus, f'the focus on {role} {name!r}', timeout)

    def focused_within(self, root):
        """What has the focus under an accessible that may say that it has it too, as a grid does for its cells."""
        for accessible in walk(root, True):
            if accessible != root and accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
                return accessible
        return None

    def events(self, kind):
        """With it, what an assistive technology is told meanwhile: see Events."""
        return Events(kind, self.process.pid)

    # -- Acting

    def press(self, role, name, within=None, timeout=PATIENCE):
        """Activates a button, a row or the like, as assistive technology does."""
        accessible = self.find(role, name, within, timeout=timeout)
        actions = accessible.get_action_iface()
        if not actions or accessible.get_n_actions() == 0:
            self.click(accessible)
        elif not actions.do_action(0):
            raise NotFound(f'{role} {name!r} did not take the press')
        return accessible

    def set_text(self, accessible, text):
        """Replaces the text of an entry, whatever the characters."""
        editable = accessible.get_editable_text_iface()
        if not editable:
            raise NotFound(f'{accessible.get_role_name()} {accessible.get_name()!r} takes no text')
        editable.set_text_contents(text)

    def center(self, accessible):
        """The middle of an accessible, in the pixels of the screen."""
        box = accessible.get_extents(Atspi.CoordType.WINDOW)
        x, y, _, _ = self.geometry()
        return x + box.x + box.width // 2, y + box.y + box.height // 2

    def click(self, where, button=1, times=1):
        """Clicks on an accessible, or on a point of the screen."""
        x, y = self._point(where)
        self.xdotool('mousemove', '--sync', x, y)
        self.xdotool('click', '--repeat', times, '--delay', 60, button)

    def drag(self, start, end, steps=8, button=1):
        """Drags from one accessible or point to another, slowly enough to be a drag."""
        (x0, y0), (x1, y1) = self._point(start), self._point(end)
        self.xdotool('mousemove', '--sync', x0, y0, 'mousedown', button)
        for step in range(1, steps + 1):
            self.xdotool('mousemove', x0 + (x1 - x0) * step // steps, y0 + (y1 - y0) * step // steps)
            time.sleep(0.03)
        time.sleep(0.1)
        self.xdotool('mouseup', button)

    def scroll(self, where, clicks):
        """Turns the wheel: down for a positive number of clicks."""
        x, y = self._point(where)
        self.xdotool('mousemove', '--sync', x, y)
        self.xdotool('click', '--repeat', abs(clicks), '--delay', 20, 5 if clicks > 0 else 4)

    def key(self, *keys):
        """Presses keys, one after the other: 'Tab', 'ctrl+z', 'shift+F10'."""
        self.xdotool('key', '--clearmodifiers', '--delay', 40, *keys)

    def type(self, text):
        """Types a text.  ASCII only: for other characters the server's keyboard would change under the program; see set_text."""
        if not text.isascii():
            raise ValueError(f'{text!r} cannot be typed on this keyboard: use set_text')
        self.xdotool('type', '--delay', 15, text)

    def activate(self, action, parameter=None):
        """Activates an exported action by its name with prefix, 'app.about' or 'win.undo', as a desktop's shell may."""
        prefix, name = action.split('.', 1)
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        path = '/' + APPLICATION_ID.replace('.', '/') + ('' if prefix == 'app' else '/window/1')
        parameters = [parameter] if parameter else []
        bus.call_sync(APPLICATION_ID, path, 'org.gtk.Actions', 'Activate', GLib.Variant('(sava{sv})', (name, parameters, {})),
                      None, Gio.DBusCallFlags.NO_AUTO_START, int(PATIENCE * 1000), None)

    # -- The window

    def window(self):
        """The X window, waited for."""
        return self._wait(self._map_window, 'a window on the screen')

    def geometry(self):
        """(x, y, width, height) of the window on the screen."""
        lines = run('xdotool', 'getwindowgeometry', '--shell', self.window(), env=self.environment).split()
        values = dict(line.split('=') for line in lines)
        return tuple(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def resize(self, width, height):
        """Gives the window a size; it may keep a larger one if its content does not fit."""
        self.xdotool('windowsize', self.window(), width, height)
        try:
            wait_for(lambda: self.geometry()[2:] == (width, height), 'the new size', 3)
        except NotFound:
            pass
        self.settle()
        return self.geometry()[2:]

    def close(self):
        """Asks the window to close, through the window manager."""
        self.key('alt+F4')

    def settle(self, quiet=0.25, timeout=PATIENCE):
        """Waits until the picture has stayed the same for a while."""
        deadline = time.monotonic() + timeout
        last, since = None, time.monotonic()
        while time.monotonic() < deadline and self.alive():
            picture = self._pixels()
            if picture != last:
                last, since = picture, time.monotonic()
            elif time.monotonic() - since >= quiet:
                return
            time.sleep(PAUSE)

    def picture(self, path):
        """Photographs the window, with the menus over it, into a PNG file."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        x, y, width, height = self.geometry()
        run('import', '-silent', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '+repage', str(path), env=self.environment)

    # -- Inside

    def xdotool(self, *arguments):
        return run('xdotool', *map(str, arguments), env=self.environment)

    def _wait(self, condition, what, timeout=PATIENCE):
        try:
            return wait_for(lambda: not self.alive() or condition(), what, timeout) if self.alive() else self._ended(what)
        except NotFound as error:
            raise NotFound(f'{error}\nThe window shows:\n{self._tree_or_reason()}\n{self.log}') from None
        finally:
            if not self.alive():
                self._ended(what)

    def _ended(self, what):
        raise NotFound(f'the program ended (status {self.process.returncode}) before: {what}\n{self.log}')

    def _tree_or_reason(self):
        try:
            return self.tree()
        except GLib.Error as error:
            return str(error)

    def _point(self, where):
        return self.center(where) if isinstance(where, Atspi.Accessible) else where

    def _map_window(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--all', '--pid', str(self.process.pid), '--name', '.'],
                               env=self.environment, text=True, capture_output=True, stdin=subprocess.DEVNULL).stdout.split()
        if found and self._window not in found:
            self._window = found[-1]
        return self._window if found else None

    def _pixels(self):
        return subprocess.run(['import', '-silent', '-window', 'root', 'rgb:-'], env=self.environment, capture_output=True).stdout


class Events:
    """The events of a kind ('object:state-changed:focused', 'object:announcement'…) that a program sends: a context manager."""

    def __init__(self, kind, pid):
        self._kind, self._pid, self._got = kind, pid, []
        self._listener = Atspi.EventListener.new(self._take)

    def _take(self, event):
        try:
            if event.source.get_process_id() == self._pid:
                self._got.append((event.source.get_name(), event.detail1, event.any_data))
        except GLib.Error:  # it died meanwhile
            pass

    def __enter__(self):
        self._listener.register(self._kind)
        return self

    def __exit__(self, *_):
        self._listener.deregister(self._kind)

    def all(self):
        """(name of the source, detail, data) of what came until now."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self._got

    def names(self):
        """The names of the sources of what came to be, in order."""
        return [name for name, detail, _ in self.all() if detail]


# -- Accessibles

def children(accessible):
    found = (accessible.get_child_at_index(index) for index in range(accessible.get_child_count()))
    return [child for child in found if child]


def is_showing(accessible):
    states = accessible.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) or states.contains(Atspi.StateType.VISIBLE)


def walk(accessible, showing=True):
    """The accessible and everything under it, in reading order."""
    if showing and not is_showing(accessible):
        return
    yield accessible
    try:
        below = children(accessible)
    except GLib.Error:
        return
    for child in below:
        yield from walk(child, showing)


def matches(accessible, role, name):
    try:
        if role and accessible.get_role_name() != role:
            return False
        if name is None:
            return True
        own = accessible.get_name() or ''
        return bool(name.search(own)) if hasattr(name, 'search') else own == name
    except GLib.Error:
        return False


def is_checked(accessible):
    states = accessible.get_state_set()
    return states.contains(Atspi.StateType.CHECKED) or states.contains(Atspi.StateType.PRESSED)


def text_of(accessible):
    """The text of an entry or a text view."""
    iface = accessible.get_text_iface()
    return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface)) if iface else ''


def contents(accessible):
    try:
        return accessible.get_name(), text_of(accessible)
    except GLib.Error:
        return ()


# -- Tests

class ProgramTest(unittest.TestCase):
    """A test that starts the program; what it starts is ended, and its warnings fail the test."""

    locale = 'C.UTF-8'
    maxDiff = None

    def setUp(self):
        self.home = Home(self.locale)
        self.addCleanup(self.home.remove)

    def demo(self, name='demo.fabrique'):
        return make_demo(self.home.path / name)

    def start(self, *arguments, home=None, ready=True, **keywords):
        program = Program(*arguments, home=home or self.home, **keywords)
        self.addCleanup(self._finish, program)
        return program.wait_ready() if ready else program

    def _finish(self, program):
        if self._failed() and program.alive():
            path = BUILD / 'e2e' / f'{self.id()}.png'
            try:
                program.picture(path)
                print(f'The window of the failed test is in {path}')
            except (NotFound, subprocess.SubprocessError):
                pass
        program.end()
        self.assertEqual(program.complaints(), [], 'the program complained')

    def _failed(self):
        return any(error for _, error in getattr(self._outcome, 'errors', ())) or not getattr(self._outcome, 'success', True)
