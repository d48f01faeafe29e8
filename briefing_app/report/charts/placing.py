# SPDX-License-Identifier: Apache-2.0
"""Puts labels where they cover nothing. Plain geometry in points, y upwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def shared(self, other: "Box") -> float:
        """The area that the two have in common."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return width * height if width > 0 and height > 0 else 0.0

    def outside(self, frame: "Box") -> float:
        """How far it stands out of the frame."""
        over = (frame.left - self.left, frame.bottom - self.bottom, self.right - frame.right, self.top - frame.top)
        return sum(max(0.0, distance) for distance in over)


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants to stand at the point ``x``, ``y``."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands; ``far`` if a line should lead to it."""

    box: Box
    far: bool


_NEAR = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_DISTANCES = (7.0, 13.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0)
_LINE_WEIGHT = 2.0


def place(wishes: Sequence[Wish], points: Sequence[Box], lines: Sequence[Box], frame: Box) -> list[Place]:
    """A place for each label: beside its point if there is room, else further off.

    ``points`` must not be covered, ``lines`` rather not. The labels with the most around them choose first.
    """
    order = sorted(range(len(wishes)), key=lambda i: (-_crowd(wishes, i), i))
    found: dict[int, Place] = {}
    for index in order:
        taken = [place.box for place in found.values()]
        found[index] = min(
            _candidates(wishes[index]),
            key=lambda option: _cost(option[1], option[0], taken, points, lines, frame),
        )[0]
    return [found[index] for index in range(len(wishes))]


def spread(wanted: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Middles of stacked things, upwards in their order, as near to where they want to be as can be without one
    covering another. Those that would are pooled (isotonic regression)."""
    offsets = [0.0]
    for before, after in pairwise(sizes):
        offsets.append(offsets[-1] + (before + after) / 2)
    pools: list[tuple[float, int]] = []  # sum and number
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before_total, before_count = pools.pop()
            total, count = total + before_total, count + before_count
        pools.append((total, count))
    level = [total / count for total, count in pools for _ in range(count)]
    return [base + offset for base, offset in zip(level, offsets, strict=True)]


def _crowd(wishes: Sequence[Wish], index: int) -> int:
    own = wishes[index]
    return sum(abs(own.x - other.x) < own.width and abs(own.y - other.y) < 40 for other in wishes)


def _candidates(wish: Wish) -> Iterator[tuple[Place, float]]:
    """Boxes around the point with what each costs by itself: the nearer and the earlier in the list the better."""
    for ring, distance in enumerate(_DISTANCES):
        for rank, (across, up) in enumerate(_NEAR):
            reach = distance * 0.75 if across and up else distance
            x = wish.x + across * (reach + wish.width / 2)
            y = wish.y + up * (reach * (1 if across else 0.9) + wish.height / 2)
            box = Box(x - wish.width / 2, y - wish.height / 2, x + wish.width / 2, y + wish.height / 2)
            yield Place(box, ring > 1), ring * 14.0 + rank * 1.5


def _cost(
    own: float, option: Place, taken: Sequence[Box], points: Sequence[Box], lines: Sequence[Box], frame: Box
) -> float:
    box = option.box
    cost = own + 1000 * box.outside(frame)
    cost += 50 * sum(box.shared(other) for other in taken)
    cost += 20 * sum(box.shared(other) for other in points)
    return cost + _LINE_WEIGHT * sum(box.shared(other) for other in lines)
