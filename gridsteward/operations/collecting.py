"""Reading a whole area makes a million objects that all stay: the garbage collector only gets in the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting(*, for_good: bool = False) -> Iterator[None]:
    """Hold the garbage collector while much is read (a fifth of the time of a ledger, a seventh of candidates).

    What is read once and `for_good` it does not look at afterwards either: that would stop every thread, the window's
    too, for a tenth of a second. It goes all the same when nobody holds it any more: only rings need the collector.
    """
    held = not gc.isenabled()  # a start holds it too
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if not held:
            gc.enable()
