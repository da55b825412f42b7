"""The map's actors and links, out of the map's menu into files."""

import unittest

import driver


class Export(driver.ProgramTest):
    def choose(self, steps):
        """Opens the demo and chooses a format, so many steps up from the end of the menu of formats, which the last entry but one opens."""
        program = self.start('--view', 'actors', self.demo(), size=(1280, 800))
        program.settle()
        program.press('toggle button', 'Map menu')
        program.settle()
        for key in ('Up', 'Up', 'Return', *['Up'] * steps, 'Return'):
            program.key(key)
            program.settle()
        return program

    def test_writes_graphml(self):
        program = self.choose(2)
        path = self.home.path / 'map.graphml'
        program.set_text(program.find('text', 'Name:', timeout=10), str(path))
        program.key('Return')
        driver.wait_for(path.exists, 'the file')
        program.see(f"{path.read_text().count('<node ')} actors exported to “map.graphml”")

    def test_writes_tables(self):
        program = self.choose(1)
        program.press('button', 'Select', timeout=10)
        path = driver.wait_for(lambda: next(self.home.path.rglob('actors.csv'), None), 'the table of actors')
        program.see('actors exported to “actors.csv”')
        self.assertIn('Ville de Lorient', path.read_text(encoding='utf-8-sig'))
        self.assertTrue(path.with_name('actors-links.csv').read_text(encoding='utf-8-sig').startswith('Source,Target,Type,From,To,Kind,'))


if __name__ == '__main__':
    unittest.main()
