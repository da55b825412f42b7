"""The window as a person meets it: welcome, views, search, undo, what is kept when the program or the power goes."""

import re
import signal
import unittest

import driver
from driver import run

VIEWS = ('overview', 'actors', 'roadmap', 'label', 'process', 'solutions', 'funding', 'deliverables')


def dump(path):
    return run('fabrique-cli', 'dump', str(path))


class Welcome(driver.ProgramTest):
    def test_offers_a_new_project_and_the_demo(self):
        program = self.start()
        program.find('button', 'New project…')
        program.find('button', 'Open a project…')
        program.press('button', 'Explore the demo project')
        program.find('list item', re.compile('^Overview'))

    def test_says_why_a_file_is_refused(self):
        path = self.home.path / 'letter.fabrique'
        path.write_text('Dear Madam,\n')
        program = self.start(path)
        program.find('button', 'Explore the demo project', showing=False)
        program.see('letter.fabrique')
        self.assertEqual(path.read_text(), 'Dear Madam,\n')

    def test_closing_the_window_ends_the_program(self):
        program = self.start()
        program.close()
        self.assertEqual(program.wait_end(), 0)


class French(driver.ProgramTest):
    locale = 'fr_FR.UTF-8'

    def test_speaks_french(self):
        program = self.start()
        program.find('button', 'Nouveau projet…')


class Views(driver.ProgramTest):
    def look(self, view, width, height):
        with self.start('--view', view, self.file, size=(width, height)) as program:
            program.settle()
            self.assertEqual(program.geometry()[2:], (width, height))
            program.close()
            self.assertEqual(program.wait_end(), 0)
            self.assertEqual(program.complaints(), [])

    def test_fit_a_narrow_window(self):
        self.file = self.demo()
        for view in VIEWS:
            with self.subTest(view):
                self.look(view, 360, 640)

    def test_fit_a_wide_window(self):
        self.file = self.demo()
        for view in VIEWS:
            with self.subTest(view):
                self.look(view, 1200, 760)

    def test_are_reached_by_keyboard(self):
        program = self.start(self.demo())
        program.find('list item', re.compile('^Overview'))
        program.key('alt+4')
        program.find('list item', 'Biocoop')
        program.key('alt+3')
        program.find('list', 'Board of actions')

    def test_sidebar_shows_what_it_says(self):
        """Arrows open what they go to, and Tab leaves the sidebar at once."""
        program = self.start(self.demo())
        program.click(program.find('list item', re.compile('^Overview')))
        program.key('Down', 'Down')
        program.find('list', 'Board of actions')
        program.key('Tab')
        program.settle()
        self.assertNotEqual(program.focused().get_role_name(), 'list item')


class Search(driver.ProgramTest):
    def test_finds_without_accents_and_goes_there(self):
        program = self.start(self.demo())
        program.find('list item', re.compile('^Overview'))
        program.key('ctrl+k')
        program.wait_focus('entry', 'Search everything')
        program.type('epicerie du m')
        program.find('list item', 'Épicerie du Marché', within=program.find('list', 'Results'))
        program.key('Down', 'Return')
        program.find('grouping', 'Épicerie du Marché')


class Kept(driver.ProgramTest):
    """An answer of a shop's checklist, changed, undone, and after the program was killed."""

    def setUp(self):
        super().setUp()
        self.file = self.demo()
        self.before = dump(self.file)

    def change_an_answer(self, program):
        answers = program.find('grouping', re.compile('^EN1 '))
        program.press('radio button', 'Not done', within=answers)

    def wait_written(self, program, expected):
        driver.wait_for(lambda: expected(dump(self.file)), 'the file written anew')
        return dump(self.file)

    def test_a_change_is_in_the_file_within_seconds_and_can_be_undone(self):
        program = self.start('--view', 'label', self.file)
        self.change_an_answer(program)
        self.wait_written(program, lambda text: text != self.before)
        program.key('ctrl+z')
        self.wait_written(program, lambda text: text == self.before)

    def test_a_change_is_written_when_the_session_ends(self):
        program = self.start('--view', 'label', self.file)
        self.change_an_answer(program)
        program.settle()
        program.kill(signal.SIGTERM)
        self.assertNotEqual(dump(self.file), self.before)

    def test_a_change_survives_a_kill(self):
        program = self.start('--view', 'label', self.file)
        self.change_an_answer(program)
        program.settle()
        program.kill(signal.SIGKILL)
        again = self.start('--view', 'label', self.file)
        answers = again.find('grouping', re.compile('^EN1 '))
        button = again.find('radio button', 'Not done', within=answers)
        self.assertTrue(driver.is_checked(button))
        again.close()
        again.wait_end()
        self.assertNotEqual(dump(self.file), self.before)

    def test_the_same_file_again_raises_its_window(self):
        first = self.start(self.file)
        first.find('list item', re.compile('^Overview'))
        second = self.start(self.file, ready=False)
        self.assertEqual(second.wait_end(), 0)
        self.assertEqual(len(first.frames()), 1)


if __name__ == '__main__':
    unittest.main()
