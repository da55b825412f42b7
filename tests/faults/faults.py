#!/usr/bin/env python3
"""Kills the writer, fills its disk, makes its system calls fail, and looks whether anything is lost.

faults.py WRITER [TEST…]: TAP. An edit counts as acknowledged once the writer said so; the document must open at every moment.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

WRITER = os.path.abspath(sys.argv[1])
KILLS = int(os.environ.get('FABRIQUE_KILLS', '100'))
WRITES = int(os.environ.get('FABRIQUE_WRITES', '100'))


class Place:
    """A home and a document of its own."""

    def __init__(self, folder=None):
        self.folder = folder or tempfile.mkdtemp(prefix='fabrique-faults-')
        self.home = os.path.join(self.folder, 'home')
        self.documents = os.path.join(self.folder, 'documents')
        os.makedirs(self.home)
        os.makedirs(self.documents)
        self.document = os.path.join(self.documents, 'plan.fabrique')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, home=None):
        return dict(os.environ, XDG_DATA_HOME=home or self.home, G_DEBUG='fatal-criticals', LC_ALL='C.UTF-8', LANGUAGE='',
                    ASAN_OPTIONS='detect_leaks=0')

    def run(self, *arguments, prefix=(), home=None):
        return subprocess.run([*prefix, WRITER, *arguments], env=self.environment(home), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=120)

    def make(self):
        result = self.run('make', self.document)
        assert result.returncode == 0, result.stdout + result.stderr
        return self

    def in_file(self):
        """What the file itself holds, whatever the sessions know: a copy of it, seen from another home."""
        with tempfile.TemporaryDirectory() as elsewhere:
            copy = os.path.join(elsewhere, 'copy.fabrique')
            shutil.copyfile(self.document, copy)
            result = self.run('list', copy, home=elsewhere)
            assert result.returncode == 0, 'the published file does not open: ' + result.stdout + result.stderr
            return result.stdout.split()

    def recovered(self):
        """What the next start finds."""
        result = self.run('list', self.document)
        assert result.returncode == 0, 'the project does not open again: ' + result.stdout + result.stderr
        return result.stdout.split()

    def sessions(self):
        folder = os.path.join(self.home, 'fabrique', 'sessions')
        return [name for name in os.listdir(folder) if name != '.lock'] if os.path.isdir(folder) else []

    def assert_tidy(self):
        assert os.listdir(self.documents) == ['plan.fabrique'], os.listdir(self.documents)
        assert self.sessions() == [], self.sessions()


def said(result, word):
    return [line.split(' ', 1)[1] for line in result.stdout.splitlines() if line.startswith(word + ' ')]


# ---- kill -9 ----

def kill_once(place, acknowledged, seconds):
    process = subprocess.Popen([WRITER, 'forever', place.document], env=place.environment(), stdout=subprocess.PIPE, text=True)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    output = process.communicate()[0]
    for line in output.splitlines(keepends=True):
        if not line.endswith('\n'):
            continue
        word, value = line.split(' ', 1)
        assert word in ('found', 'edit'), line
        assert word == 'edit' or int(value) >= acknowledged, f'{acknowledged} edits were acknowledged, {value.strip()} found'
        acknowledged = int(value)
    return acknowledged


def test_kill():
    with Place().make() as place:
        acknowledged = 0
        published = 0
        for _ in range(KILLS):
            acknowledged = kill_once(place, acknowledged, random.uniform(0.005, 0.25))
            held = len(place.in_file())
            assert held >= published, 'the file went back in time'
            published = held
        names = place.recovered()
        assert sorted(names, key=int)[:acknowledged] == [str(n + 1) for n in range(acknowledged)]
        assert acknowledged > KILLS, acknowledged
        place.assert_tidy()
        return f'{KILLS} kills, {acknowledged} edits acknowledged, {len(names)} found, {published} published before the last kill'


# ---- System calls that fail ----

def can_trace():
    if shutil.which('strace') is None:
        return False
    return subprocess.run(['strace', '-f', '-o', '/dev/null', 'true'], capture_output=True).returncode == 0


def injected(place, call, error, number, name):
    prefix = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', f'trace={call}', '-e', f'inject={call}:error={error}:when={number}']
    return place.run('once', place.document, name, prefix=prefix)


def check_after_fault(place, result, before, name):
    """Old or new, never anything else; and what was acknowledged is found again."""
    held = place.in_file()
    assert sorted(held) in (sorted(before), sorted(before + [name])), (held, before, name)
    if 'published' in result.stdout.split():
        assert name in held
    if result.returncode != 0:
        sentences = said(result, 'failed')
        assert sentences and sentences[0].rstrip().endswith('.'), result.stdout + result.stderr
    found = place.recovered()
    if name in said(result, 'edit'):
        assert name in found, 'an acknowledged edit is lost'
    assert set(before) <= set(found)
    place.assert_tidy()
    return found


def fail_calls(call, error, count):
    failures = 0
    publishing = 0
    with Place().make() as place:
        before = []
        for number in range(1, count + 1):
            result = injected(place, call, error, number, f'{call}-{number}')
            failures += result.returncode != 0
            publishing += result.returncode != 0 and 'edit' in result.stdout
            before = check_after_fault(place, result, before, f'{call}-{number}')
    return f'{failures}/{count} ({publishing} while publishing)'


def test_eio():
    if not can_trace():
        return 'SKIP strace can not trace here'
    counts = {'pwrite64': WRITES, 'write': 25, 'fsync': 12, 'fdatasync': 12, 'rename': 5, 'renameat': 2, 'renameat2': 2, 'ftruncate': 4}
    told = []
    for call, count in counts.items():
        told.append(f'{call} {fail_calls(call, "EIO", count)}')
    return 'failures said: ' + ', '.join(told)


# ---- Full and read-only disks, in a mount namespace of our own ----

def may_mount(prefix):
    return subprocess.run([*prefix, 'sh', '-c', 'mount -t tmpfs none /mnt && umount /mnt'], capture_output=True).returncode == 0


def in_own_mounts(name):
    """Runs one test of this script where it may mount, and reports what it says."""
    user = [] if os.getuid() == 0 else ['--user', '--map-root-user']
    # Within a changed root the propagation can't be changed: there it is private already.
    prefix = next((p for p in (['unshare', *user, '--mount', '--propagation', how] for how in ('private', 'unchanged')) if may_mount(p)), None)
    if prefix is None:
        return 'SKIP mounting is not permitted here'
    result = subprocess.run([*prefix, sys.executable, os.path.abspath(__file__), WRITER, name], stdout=subprocess.PIPE, text=True)
    line = result.stdout.strip().splitlines()[-1]
    assert result.returncode == 0, line
    return line


def mount(size, folder):
    subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'none', folder], check=True)


def fill(folder, leave):
    """Leaves so many bytes free, no more."""
    free = os.statvfs(folder)
    with open(os.path.join(folder, 'ballast'), 'wb') as ballast:
        ballast.write(b'x' * max(0, free.f_bavail * free.f_frsize - leave))


def inner_full_document():
    with Place() as place:
        mount('8m', place.documents)
        place.make()
        for leave in (0, 4096, 65536, 500000):
            before = place.in_file()
            fill(place.documents, leave)
            result = place.run('once', place.document, f'full-{leave}')
            assert result.returncode == 1 and 'full' in said(result, 'failed')[0], result.stdout
            assert place.in_file() == before
            os.unlink(os.path.join(place.documents, 'ballast'))
            assert f'full-{leave}' in place.recovered()
        place.assert_tidy()
        subprocess.run(['umount', place.documents], check=True)
    return 'the document stayed whole, and the edits were found again'


def inner_full_home():
    with Place() as place:
        mount('12m', place.home)
        place.make()
        for leave in list(range(0, 1600000, 100000)):
            before = place.in_file()
            fill(place.home, leave)
            result = place.run('once', place.document, f'home-{leave}')
            held = place.in_file()
            assert held in (before, before + [f'home-{leave}']) or sorted(held) == sorted(before + [f'home-{leave}']), held
            os.unlink(os.path.join(place.home, 'ballast'))
            found = place.recovered()
            assert f'home-{leave}' in found or f'home-{leave}' not in said(result, 'edit'), result.stdout
        place.assert_tidy()
        subprocess.run(['umount', place.home], check=True)
    return 'no acknowledged edit was lost'


def inner_read_only():
    with Place() as place:
        mount('8m', place.documents)
        place.make()
        before = place.in_file()
        process = subprocess.Popen([WRITER, 'forever', place.document], env=place.environment(), stdout=subprocess.PIPE, text=True)
        time.sleep(0.3)
        # A disk that turns read-only while it is written, as after an error: retried until nobody is writing just then.
        while subprocess.run(['mount', '-o', 'remount,ro', place.documents], capture_output=True).returncode != 0:
            time.sleep(0.01)
        time.sleep(0.3)
        process.kill()
        lines = [line for line in process.communicate()[0].splitlines(keepends=True) if line.startswith('edit ') and line.endswith('\n')]
        assert len(place.in_file()) >= len(before)
        subprocess.run(['mount', '-o', 'remount,rw', place.documents], check=True)
        assert len(place.recovered()) >= len(lines)
        place.assert_tidy()
        subprocess.run(['umount', place.documents], check=True)
    return f'{len(lines)} edits acknowledged, none lost'


def test_full_document():
    return in_own_mounts('inner_full_document')


def test_full_home():
    return in_own_mounts('inner_full_home')


def test_read_only():
    return in_own_mounts('inner_read_only')


TESTS = [test_kill, test_eio, test_full_document, test_full_home, test_read_only]


def report(number, test):
    try:
        told = test()
    except AssertionError as error:
        print(f'not ok {number} {test.__name__}\n# {error}', flush=True)
        return
    if told.startswith('SKIP'):
        print(f'ok {number} {test.__name__} # {told}', flush=True)
    else:
        print(f'# {told}\nok {number} {test.__name__}', flush=True)


def main():
    chosen = sys.argv[2:]
    if chosen and chosen[0].startswith('inner_'):
        try:
            print(globals()[chosen[0]]())
        except AssertionError as error:
            print(error)
            sys.exit(1)
        return
    tests = [test for test in TESTS if not chosen or test.__name__ in chosen]
    print(f'TAP version 13\n1..{len(tests)}', flush=True)
    for number, test in enumerate(tests, 1):
        report(number, test)


main()
