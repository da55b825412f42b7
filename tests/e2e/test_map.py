"""The map as a person meets it: built by keyboard alone, edited by mouse, read by a screen reader."""

import re
import unittest

import driver
from driver import Atspi, run


def records(path, table):
    """How many records of a table are in the document, as soon as they are there."""
    return len(re.findall(rf'^\[{table} ', run('fabrique-cli', 'dump', str(path)), re.M))


class Map(driver.ProgramTest):
    def open(self, path):
        program = self.start('--view', 'actors', path, size=(1280, 800))
        program.settle()
        return program

    def undoes(self, program, sentence):
        """Waits until the button says that undoing would undo that."""
        program.find('button', f'Undo\n{sentence}')

    def test_is_built_by_keyboard_alone(self):
        path = self.home.path / 'new.fabrique'
        run('fabrique-cli', 'new', str(path))
        program = self.open(path)
        for name in ('Recyclerie', 'Marche couvert'):
            program.key('ctrl+n')
            program.find('text', 'Name')
            program.settle()
            program.type(name)
            program.key('Return')
            self.undoes(program, f'Actor “{name}” added')
            program.settle(0.5)
            for _ in range(2):  # the keyboard is on the new actor, and stays there when a step is undone
                program.key('alt+Right')
                self.undoes(program, f'“{name}” moved')
                program.key('ctrl+z')
                self.undoes(program, f'Actor “{name}” added')
        program.key('ctrl+l')
        program.find('button', 'Add')
        program.settle()
        program.type('recycl')
        program.settle(0.5)
        program.key('Return')
        self.undoes(program, '“Marche couvert” linked to “Recyclerie”')
        program.find('list item', re.compile('^Recyclerie, .*, 1 link$'))
        program.key('ctrl+z')
        program.find('list item', re.compile('^Recyclerie, .*, 0 links$'))

    def add_by_mouse(self, program, name):
        """Double-clicks (or what else was done) brought the dialog: only the name is typed."""
        entry = program.find('text', 'Name')
        program.settle()
        program.click(entry)
        program.type(name)
        program.click(program.find('button', 'Add'))
        self.undoes(program, f'Actor “{name}” added')
        program.settle(0.5)

    def disc(self, program, name):
        return program.find('list item', re.compile(f'^{name},'))

    def rim(self, program, name):
        """Just outside an actor's disc, to the right."""
        disc = self.disc(program, name)
        x, y = program.center(disc)
        return x + disc.get_extents(Atspi.CoordType.WINDOW).width // 2 + 3, y

    def test_is_built_by_mouse_alone(self):
        path = self.home.path / 'new.fabrique'
        run('fabrique-cli', 'new', str(path))
        program = self.open(path)
        for name, place in (('Recyclerie', (600, 300)), ('Mairie', (850, 420))):
            program.click(place, times=2)
            self.add_by_mouse(program, name)
            program.settle(0.5)
            x, y = program.center(self.disc(program, name))
            self.assertLess(abs(x - place[0]) + abs(y - place[1]), 60, f'{name} stands where it was put')
        program.drag(self.rim(program, 'Mairie'), self.disc(program, 'Recyclerie'))
        self.undoes(program, '“Mairie” linked to “Recyclerie”')
        program.settle(0.5)
        x, y = self.rim(program, 'Recyclerie')
        program.drag((x, y), (x, y + 260))
        self.add_by_mouse(program, 'Drive fermier')
        program.find('list item', re.compile('^Recyclerie, .*, 2 links$'))
        x, y = program.center(self.disc(program, 'Mairie'))
        program.drag((x, y), (x + 60, y - 90))
        self.undoes(program, '“Mairie” moved')
        program.settle(0.5)
        program.click(self.disc(program, 'Drive fermier'))
        program.click(program.find('button', 'Remove this actor'))
        program.wait_gone('list item', re.compile('^Drive fermier,'))
        program.key('ctrl+z')
        self.disc(program, 'Drive fermier')
        program.key('ctrl+shift+z')
        program.wait_gone('list item', re.compile('^Drive fermier,'))
        toast = program.find('label', re.compile('^Done again: .*Drive fermier'))
        program.wait_gone('label', re.compile('^Undone: '))
        self.assertTrue(driver.is_showing(toast))
        program.click(program.find('button', re.compile('^Undo\n')))
        self.disc(program, 'Drive fermier')

    def test_keys_walk_move_and_remove(self):
        program = self.open(self.demo())
        town = program.find('list item', re.compile('^Ville de Lorient,'))
        program.click(town)
        program.settle()
        program.key('alt+Right', 'alt+Down')
        self.undoes(program, '“Ville de Lorient” moved')
        program.key('Delete')
        self.undoes(program, '“Ville de Lorient” removed')
        program.wait_gone('list item', re.compile('^Ville de Lorient,'))
        program.key('ctrl+z')
        program.find('list item', re.compile('^Ville de Lorient,'))

    def test_mouse_links_and_moves(self):
        program = self.open(self.demo())
        disc = program.find('list item', re.compile('^Optim'))
        x, y = program.center(disc)
        program.drag((x, y), (x + 40, y + 50))
        self.undoes(program, '“Optim\'ism” moved')
        program.key('ctrl+z')
        program.settle()
        program.click(program.find('list item', re.compile('^Optim')), times=2)
        program.find('label', 'Optim\'ism')

    def test_narrow_dialogs_take_the_keyboard(self):
        """As sheets at the bottom, too: what is typed goes into the name."""
        program = self.start('--view', 'actors', self.demo(), size=(360, 720))
        program.settle()
        for keys in ('ctrl+n', 'ctrl+shift+s'):
            program.key(keys)
            program.wait_focus('text', 'Name')
            program.key('Escape')
            program.settle(0.6)

    def test_an_actor_is_dragged_from_the_shelf(self):
        program = self.open(self.demo())
        program.click(program.find('combo box', 'All territories'))
        program.settle()
        program.key('Down', 'Down', 'Down', 'Return')
        program.find('combo box', 'Lorient')
        program.settle(0.5)
        program.click(program.find('button', 'Actors that are not on this map'))
        program.settle()
        program.type('banque des')
        program.wait_gone('label', 'Aides-territoires')
        program.settle()
        x, y = program.center(program.find('label', 'Banque des Territoires'))
        program.drag((x, y + 12), (860, 420))
        self.undoes(program, '“Banque des Territoires” placed on the map')
        self.disc(program, 'Banque des Territoires')
        program.key('ctrl+z')
        program.wait_gone('list item', re.compile('^Banque des Territoires,'))

    def test_a_box_selects_and_a_row_aligns(self):
        program = self.open(self.demo())
        x, y = program.center(program.find('list item', re.compile('^Optim')))
        program.xdotool('keydown', 'shift')
        program.drag((x - 60, y - 60), (x + 60, y + 60))
        program.xdotool('keyup', 'shift')
        program.settle()
        program.press('button', 'Align in a row')
        program.find('button', re.compile(r'^Undo\n\d+ actors moved$'))
        program.key('ctrl+z')
        program.find('button', 'Undo')

    def test_a_menu_gives_the_focus_back(self):
        program = self.open(self.demo())
        program.click((1000, 700), button=3)
        program.wait_focus('menu item')
        program.key('Escape')
        program.wait_focus('grouping', 'Map of the actors')

    def test_dialogs_with_a_search_find_best_and_close(self):
        """What is called so comes before what only mentions it, and Escape closes though the search has the keyboard."""
        program = self.open(self.demo())
        program.click(program.find('list item', re.compile('^Optim')))
        for keys, typed, best in (('ctrl+l', 'logidia', 'Logidia'), ('ctrl+shift+p', 'ville de lorient', 'Ville de Lorient')):
            program.key(keys)
            program.settle()
            program.type(typed)
            found = program.find('list', 'Actors')
            driver.wait_for(lambda: driver.children(found)[0].get_name() == best, f'{best} first')
            program.key('Escape')
            program.wait_gone('list', 'Actors')
        program.key('ctrl+k')
        program.find('entry', 'Search everything')
        program.settle()
        program.key('Escape')
        program.wait_gone('entry', 'Search everything')

    def test_the_keyboard_goes_with_the_eyes(self):
        """What a key opens takes the keyboard, and what closes gives it back to the map."""
        program = self.open(self.demo())
        program.click(program.find('list item', re.compile('^Optim')))
        for keys, role, name in (('ctrl+f', 'entry', 'Search actors'), ('Escape', 'grouping', 'Map of the actors'),
                                 ('ctrl+t', 'button', 'Earlier'), ('ctrl+t', 'grouping', 'Map of the actors'),
                                 ('ctrl+shift+c', 'combo box', 'Colour'), ('Escape', 'toggle button', 'Appearance of the map'),
                                 ('ctrl+b', 'list item', 'The whole map'), ('Escape', 'toggle button', 'Views of the map')):
            program.key(keys)
            program.wait_focus(role, name)

    def test_search_dims_and_flies(self):
        program = self.open(self.demo())
        program.key('ctrl+f')
        program.settle()
        program.type('optimism')
        program.settle(0.5)
        program.key('Return')
        program.find('label', 'Optim\'ism')

    def open_matrix(self, program):
        program.press('page tab', 'Matrix')
        return program.find('table', 'Matrix of the links')

    def test_matrix_is_read_cell_by_cell(self):
        program = self.open(self.demo())
        grid = self.open_matrix(program)
        row = program.find('table row', 'Ville de Lorient', within=grid)
        program.find('row header', re.compile('^Ville de Lorient, .*, [0-9]+ links$'), within=row)
        cell = program.find('table cell', re.compile('^Ville de Lorient [^→,]+$'), within=row)
        names = program.find('table row', 'Columns', within=grid)
        program.find(None, re.compile('^Ville de Lorient, '), within=names)
        with program.events('object:state-changed:focused') as events:
            program.click(cell)
            program.key('Right', 'Left', 'ctrl+Home')
            first = driver.wait_for(lambda: program.focused_within(grid), 'a cell with the focus')
            said = first.get_name()
            driver.wait_for(lambda: said in events.names(), f'the focus told of {said!r}, not only {events.names()}')
        self.assertEqual(first.get_role_name(), 'table cell')
        self.assertIn(cell.get_name(), events.names())


if __name__ == '__main__':
    unittest.main()
