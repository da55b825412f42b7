#!/usr/bin/env python3
"""Runs the end-to-end tests of one module, and counts each test once: e2e_main.py MODULE, in the module's folder."""

import sys
import unittest


def own_id(test):
    """The id of the test that a part of a test belongs to."""
    return getattr(test, 'test_case', test).id()


def main(module):
    sys.path.insert(0, '.')
    result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromName(module))
    failed = {own_id(test) for test, _ in result.failures + result.errors} | {own_id(test) for test in result.unexpectedSuccesses}
    skipped = {own_id(test) for test, _ in result.skipped} - failed
    print(f'counts: {result.testsRun - len(failed) - len(skipped)} {len(failed)} {len(skipped)}', flush=True)
    return 0 if result.wasSuccessful() else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
