"""Shares in whole per cent, as people read them: 100 % means all, 0 % means none."""


def percent(part: float, of: float = 1) -> int:
    """Return a share in whole per cent; one that is not all never reads 100, one that is not nothing never 0.

    `of` is more than 0 and no less than `part`. Six overdue among 1,590 are no “100 % in time”.
    """
    if part <= 0:
        return 0
    return 100 if part >= of else min(99, max(1, round(100 * part / of)))
