# SPDX-License-Identifier: Apache-2.0
"""Heights of many things that stand under one another, some of them only estimated: where each begins, and which
one stands at a place. Both questions, and a correction, take time with the logarithm of their number."""

from collections.abc import Sequence


class Heights:
    """Whole pixels, kept as a binary indexed tree."""

    def __init__(self, heights: Sequence[int] = ()) -> None:
        self._heights = list(heights)
        self._tree = [0, *self._heights]
        for place in range(1, len(self._tree)):
            parent = place + (place & -place)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[place]
        self._top = 1 << (len(self._heights).bit_length() - 1) if self._heights else 0
        self.total = sum(self._heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, number: int) -> int:
        return self._heights[number]

    def correct(self, number: int, height: int) -> int:
        """Sets one height; returns by how much it grew."""
        change = height - self._heights[number]
        if change:
            self._heights[number] = height
            self.total += change
            place = number + 1
            while place < len(self._tree):
                self._tree[place] += change
                place += place & -place
        return change

    def before(self, number: int) -> int:
        """Where this one begins."""
        total, place = 0, number
        while place:
            total += self._tree[place]
            place -= place & -place
        return total

    def at(self, y: float) -> int:
        """Which one stands there: the first above all of them, the last below."""
        place, step = 0, self._top
        while step:
            following = place + step
            if following < len(self._tree) and self._tree[following] <= y:
                place = following
                y -= self._tree[following]
            step >>= 1
        return max(0, min(place, len(self._heights) - 1))
