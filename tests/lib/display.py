"""A virtual display for the tests, the pictures and the benchmarks."""

import ctypes
import os
import select
import subprocess
import tempfile
import time
from pathlib import Path

# Hardly a binding, so that keys and clicks reach the program; a new window has the focus.
OPENBOX = '''<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <theme><name>Clearlooks</name><keepBorder>no</keepBorder><animateIconify>no</animateIconify></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <resize><drawContents>yes</drawContents><popupShow>Never</popupShow></resize>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
</openbox_config>
'''


class Xvfb:
    """An X server without a screen, and if asked for a window manager and a compositor, for the length of a 'with' block.

    The window manager gives new windows the focus and lets them be resized and closed as on a desktop; with a compositor GTK
    draws its windows as on a desktop, without a frame of its own inside them.
    """

    def __init__(self, size, window_manager=False, dpi=96):
        self.size = size
        self.window_manager = window_manager
        self.dpi = dpi
        self.name = None
        self._processes = []

    def __enter__(self):
        try:
            self._start_server()
            self._set_dpi()
            if self.window_manager:
                self._start_window_manager()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._processes.clear()

    def environment(self):
        return {**os.environ, 'DISPLAY': self.name}

    def _spawn(self, command, **keywords):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True, **keywords)
        self._processes.append(process)
        return process

    def _command(self):
        return ['Xvfb', '-screen', '0', f'{self.size}x24']

    def _start_server(self):
        # The server writes its number to -displayfd when it answers, so there is no number to guess and nothing to poll.
        reader, writer = os.pipe()
        process = self._spawn([*self._command(), '-displayfd', str(writer), '-noreset', '-nolisten', 'tcp'], pass_fds=[writer])
        os.close(writer)
        answer = b''
        with open(reader, 'rb', buffering=0) as pipe:
            while not answer.endswith(b'\n') and select.select([pipe], [], [], 60)[0]:
                part = pipe.read(16)
                if not part:
                    break
                answer += part
        if not answer.strip().isdigit():
            raise RuntimeError(f'{self._command()[0]} did not start (status {process.poll()})')
        self.name = f':{answer.decode().strip()}'

    def _set_dpi(self):
        """The scale of the text, as GTK reads it where no settings daemon runs."""
        if self.dpi != 96:
            subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER', f'Xft.dpi:\t{self.dpi}\n'],
                           env=self.environment(), check=True, stdout=subprocess.DEVNULL)

    def _start_window_manager(self):
        with tempfile.NamedTemporaryFile('w', suffix='.xml', delete=False) as file:
            file.write(OPENBOX)
        try:
            self._start_owner(['openbox', '--sm-disable', '--config-file', file.name], 'WM_S0')
        finally:
            Path(file.name).unlink()
        self._start_owner(['picom', '--backend', 'xrender', '--config', '/dev/null'], '_NET_WM_CM_S0')

    def _start_owner(self, command, selection):
        """Starts a program and waits until it owns the selection that says that it is in charge."""
        process = self._spawn(command, env=self.environment())
        deadline = time.monotonic() + 30
        while not has_owner(self.name, selection):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f'{command[0]} did not start')
            time.sleep(0.02)


def has_owner(display, selection):
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = x11.XOpenDisplay(display.encode())
    if not connection:
        return False
    owner = x11.XGetSelectionOwner(connection, x11.XInternAtom(connection, selection.encode(), False))
    x11.XCloseDisplay(connection)
    return owner != 0
