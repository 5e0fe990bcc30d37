"""The only room with PySide6."""

import builtins

import PySide6

# PySide6 puts a hook before every later import that reads the module's source for `from __feature__ import …`.
# We never use that, and it costs a tenth of the start: the interpreter's own import comes back.
_plain_import = getattr(builtins, "__orig_import__", None)
if PySide6.__version__ and _plain_import is not None:
    builtins.__import__ = _plain_import
