"""Where a frozen build begins: a script of its own, as the folder of `__main__` would hide libraries of one name."""

import sys

from gridsteward.__main__ import main

sys.exit(main())
