"""A touchscreen without hardware, for the tests: Xorg with its 'dummy' screen and its 'inputtest' input driver.

    with TouchDisplay('1024x768', window_manager=True) as display:
        fingers = Fingers(display)
        fingers.tap(100, 200)
        fingers.pinch((500, 400), 100, 240)

Needs the packages xserver-xorg-core and xserver-xorg-video-dummy; why_not() says what is missing.  The driver's protocol is that of
xf86-input-inputtest-protocol.h, version 1.1.
"""

import math
import shutil
import socket
import struct
import tempfile
import time
from pathlib import Path

from display import Xvfb

DUMMY = Path('/usr/lib/xorg/modules/drivers/dummy_drv.so')
INPUTTEST = Path('/usr/lib/xorg/modules/input/inputtest_drv.so')

CONFIGURATION = '''
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "BlankTime" "0"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "{width}x{height}" {clock} {width} {width_1} {width_2} {width_3} {height} {height_1} {height_2} {height_3}
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "{width}x{height}"
    Virtual {width} {height}
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "fingers"
  Driver "inputtest"
  Option "SocketPath" "{socket}"
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "fingers" "SendCoreEvents"
EndSection
'''


def why_not():
    """What is missing for a TouchDisplay, as a sentence; None: nothing."""
    if not shutil.which('Xorg') or not INPUTTEST.exists():
        return 'there is no Xorg with the driver inputtest (package xserver-xorg-core)'
    if not DUMMY.exists():
        return 'Xorg has no dummy screen (package xserver-xorg-video-dummy)'
    return None


class TouchDisplay(Xvfb):
    """As Xvfb, with a touchscreen."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix='fabrique-touch-')
        self.socket = Path(self._folder.name) / 'fingers'
        self._configuration = Path(self._folder.name) / 'xorg.conf'
        width, height = map(int, self.size.split('x'))
        self._configuration.write_text(CONFIGURATION.format(
            socket=self.socket, width=width, width_1=width + 48, width_2=width + 160, width_3=width + 320,
            height=height, height_1=height + 3, height_2=height + 9, height_3=height + 31, clock=width * height * 60 // 800000))
        return super().__enter__()

    def __exit__(self, *reason):
        super().__exit__(*reason)
        self._folder.cleanup()

    def _command(self):
        return ['Xorg', '-config', str(self._configuration), '-logfile', str(self._configuration.with_suffix('.log')), '-novtswitch',
                '-sharevts']


class Fingers:
    """Up to ten fingers on the screen of a TouchDisplay.  Points are in its pixels."""

    VERSION, WAIT, TOUCH = 0, 1, 6
    BEGIN, UPDATE, END = 18, 19, 20
    FINEST = 0xffff  # both axes of the device go from 0 to that, whatever the screen
    STEP = 0.016

    def __init__(self, display):
        self._size = tuple(map(int, display.size.split('x')))
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(str(display.socket))
        self._send(self.VERSION, struct.pack('@HH', 1, 1))
        self._receive()

    def close(self):
        self._socket.close()

    # -- One finger

    def down(self, finger, x, y):
        self._touch(finger, self.BEGIN, x, y)

    def move(self, finger, x, y):
        self._touch(finger, self.UPDATE, x, y)

    def up(self, finger, x, y):
        self._touch(finger, self.END, x, y)

    def tap(self, x, y, times=1):
        for _ in range(times):
            self.hold(x, y, 0.05)
            time.sleep(0.06)

    def hold(self, x, y, seconds=0.8):
        """Presses for so long: by default long enough for a menu."""
        self.down(0, x, y)
        time.sleep(seconds)
        self.up(0, x, y)

    def drag(self, start, end, seconds=0.4, rest=0.15, held=0):
        """Goes from one point to the other; @rest: how long it stays there, so that nothing goes on by itself; @held: before it sets out."""
        self._follow([lambda share: between(start, end, share)], seconds, rest, held)

    def flick(self, start, end, seconds=0.12):
        """Goes there fast and leaves while moving."""
        self.drag(start, end, seconds, 0)

    # -- Two fingers

    def pinch(self, center, before, after, seconds=0.4, shift=(0, 0)):
        """Two fingers around a point, @before pixels from one another, then @after; the point is shifted on the way."""
        def finger(side):
            def at(share):
                half = side * (before + (after - before) * share) / 2
                return center[0] + shift[0] * share + half, center[1] + shift[1] * share
            return at
        self._follow([finger(-1), finger(1)], seconds, 0.1, 0)

    def swipe_two(self, start, end, apart=120, seconds=0.4):
        """Two fingers beside each other go from one point to the other."""
        self.pinch(start, apart, apart, seconds, (end[0] - start[0], end[1] - start[1]))

    # -- Inside

    def _follow(self, ways, seconds, rest, held):
        for finger, way in enumerate(ways):
            self.down(finger, *way(0))
        time.sleep(held)
        steps = max(math.ceil(seconds / self.STEP), 1)
        for step in range(1, steps + 1):
            time.sleep(self.STEP)
            for finger, way in enumerate(ways):
                self.move(finger, *way(step / steps))
        time.sleep(rest)
        for finger, way in enumerate(ways):
            self.up(finger, *way(1))

    def _touch(self, finger, kind, x, y):
        axes = [value * self.FINEST / (side - 1) for value, side in zip((x, y), self._size)]
        # The valuators are 8-byte aligned in the event: 8 bytes of header, finger, kind, then whether unaccelerated ones follow, and a mask.
        self._send(self.TOUCH, struct.pack('=III8s4x128d', finger, kind, 0, bytes([0b11]), *axes, *[0.0] * 126))
        self._wait()

    def _send(self, kind, body):
        self._socket.sendall(struct.pack('@II', 8 + len(body), kind) + body)

    def _wait(self):
        """Until the server has taken what was sent."""
        self._send(self.WAIT, b'')
        self._receive()

    def _receive(self):
        length, _ = struct.unpack('@II', self._socket.recv(8))
        while length > 8:
            length -= len(self._socket.recv(length - 8))


def between(a, b, share):
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
