"""The map under fingers, as on a tablet: on an X server with a touchscreen of its own, where there is one."""

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'lib'))

import driver  # noqa: E402
import touch  # noqa: E402

SIZE = (1024, 768)
EMPTY = (860, 640)


@unittest.skipIf(touch.why_not(), f'no touchscreen: {touch.why_not()}')
class Touch(driver.ProgramTest):
    def setUp(self):
        super().setUp()
        self.home = driver.Home(self.locale, animations=True)
        self.addCleanup(self.home.remove)
        self.display = touch.TouchDisplay(f'{SIZE[0]}x{SIZE[1]}', window_manager=True)
        try:
            self.display.__enter__()
        except RuntimeError as error:
            self.skipTest(f'no touchscreen: {error}')
        self.addCleanup(self.display.__exit__)
        self.fingers = touch.Fingers(self.display)
        self.addCleanup(self.fingers.close)

    def open(self):
        program = self.start('--view', 'actors', self.demo(), size=SIZE, display=self.display.name)
        program.settle()
        return program

    def at(self, program, name):
        return program.center(program.find('list item', re.compile(f'^{name}')))

    def tap(self, program, role, name):
        self.fingers.tap(*program.center(program.find(role, name)))
        program.settle()

    def look_at_lorient(self, program):
        self.tap(program, 'combo box', 'All territories')
        program.key('Down', 'Down', 'Down', 'Return')
        program.find('combo box', 'Lorient')
        program.settle(0.5)

    def undoes(self, program, sentence):
        program.find('button', f'Undo\n{sentence}')

    def assert_near(self, point, other, reach=3):
        self.assertTrue(abs(point[0] - other[0]) <= reach and abs(point[1] - other[1]) <= reach, f'{point} is not {other}')

    def test_a_tap_selects_a_held_finger_asks_two_taps_add(self):
        program = self.open()
        self.look_at_lorient(program)
        x, y = self.at(program, 'La Poste')
        self.fingers.tap(x + 14, y - 8)
        program.key('Return')
        program.find('label', 'La Poste')
        program.key('Escape')
        program.settle()
        self.fingers.hold(*EMPTY)
        self.assertEqual(len(program.find_all('menu item')), 4)
        program.key('Escape')
        program.wait_focus('grouping', 'Map of the actors')
        self.fingers.tap(*EMPTY, times=2)
        program.find('text', 'Name')

    def test_one_finger_moves_actors_and_the_map(self):
        program = self.open()
        self.look_at_lorient(program)
        before, other = self.at(program, 'Optim'), self.at(program, 'SNCF')
        self.fingers.drag(before, (before[0] - 60, before[1] + 40))
        self.undoes(program, '“Optim\'ism” moved')
        program.key('ctrl+z')
        program.settle()
        self.assert_near(self.at(program, 'Optim'), before)
        self.fingers.drag(EMPTY, (EMPTY[0] - 50, EMPTY[1] - 30))
        program.settle()
        self.assert_near(self.at(program, 'SNCF'), (other[0] - 50, other[1] - 30))
        self.fingers.flick(EMPTY, (EMPTY[0], EMPTY[1] - 90))
        program.settle(0.5)
        self.assertLess(self.at(program, 'SNCF')[1], other[1] - 30 - 100, 'the map did not go on after the finger')
        program.find('button', 'Undo')

    def test_two_fingers_zoom_about_their_middle(self):
        program = self.open()
        self.look_at_lorient(program)
        middle, other = self.at(program, 'Ville de Lorient'), self.at(program, 'Biocoop')
        self.fingers.pinch(middle, 100, 180)
        program.settle()
        self.assert_near(self.at(program, 'Ville de Lorient'), middle, 8)
        grown = (middle[1] - self.at(program, 'Biocoop')[1]) / (middle[1] - other[1])
        self.assertTrue(1.5 < grown < 2, grown)
        self.fingers.swipe_two((500, 500), (540, 450))
        program.settle()
        self.assert_near(self.at(program, 'Ville de Lorient'), (middle[0] + 40, middle[1] - 50), 12)
        program.find('button', 'Undo')
        self.second_finger_takes_a_drag_back(*self.at(program, 'La Poste'))
        program.settle()
        program.find('button', 'Undo')

    def second_finger_takes_a_drag_back(self, x, y):
        fingers = self.fingers
        fingers.down(0, x, y)
        for step in range(1, 6):
            fingers.move(0, x + 8 * step, y)
        fingers.down(1, x + 160, y)
        for step in range(1, 6):
            fingers.move(1, x + 160 + 12 * step, y)
        fingers.up(1, x + 220, y)
        fingers.up(0, x + 40, y)

    def test_taps_and_boxes_add_while_selecting(self):
        program = self.open()
        self.look_at_lorient(program)
        self.tap(program, 'radio button', re.compile('box'))
        x, y = self.at(program, 'Optim')
        self.fingers.tap(*self.at(program, 'La Poste'))
        program.settle(0.5)
        self.fingers.tap(x, y)
        self.fingers.drag((x - 190, y - 70), (x - 30, y + 10))
        program.settle()
        self.fingers.drag((x, y), (x - 20, y + 30))
        program.find('button', re.compile(r'^Undo\n[3-9] actors moved$'))

    def test_an_actor_is_dragged_from_the_shelf(self):
        program = self.open()
        self.look_at_lorient(program)
        self.tap(program, 'button', 'Actors that are not on this map')
        program.set_text(program.find('entry'), 'banque des')
        program.wait_gone('label', 'Aides-territoires')
        program.settle()
        x, y = program.center(program.find('label', 'Banque des Territoires'))
        self.fingers.drag((x, y + 12), (760, 440), held=0.9)
        self.undoes(program, '“Banque des Territoires” placed on the map')
        program.settle(0.5)
        self.assert_near(self.at(program, 'Banque des Territoires'), (760, 440), 4)
        program.key('ctrl+z')
        program.wait_gone('list item', re.compile('^Banque des Territoires'))


if __name__ == '__main__':
    unittest.main()
