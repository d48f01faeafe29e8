# SPDX-License-Identifier: Apache-2.0
"""Between the code points that anchors count in and the UTF-16 units that Qt counts in."""

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class TextPositions:
    """Positions of one text. Most texts have no wide character at all, and then both counts are the same."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)] if _has_wide(text) else []
        self._wide_qt = [number + before for before, number in enumerate(self._wide)]

    @property
    def has_wide(self) -> bool:
        """Whether the two counts differ anywhere."""
        return bool(self._wide)

    def to_qt(self, point: int) -> int:
        """UTF-16 units before this code point."""
        return point + bisect_left(self._wide, point)

    def from_qt(self, unit: int) -> int:
        """Code points before this UTF-16 unit; inside a pair, the one that the pair makes."""
        return unit - bisect_left(self._wide_qt, unit)


def _has_wide(text: str) -> bool:
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
