#!/usr/bin/env python3
"""A keystroke in the search over 100 000 texts."""

import re

from figures import build, figure, run

out = run(*build('tests/bench/search-bench'))
print(out, end='')
middle, longest = re.search(r'keystroke: median ([\d.]+) ms, max ([\d.]+) ms', out).groups()
figure('search keystroke over 100 000 texts: median', float(middle), 10, 'ms')
figure('search keystroke over 100 000 texts: longest', float(longest), 10, 'ms')
