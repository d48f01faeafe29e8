# SPDX-License-Identifier: Apache-2.0
"""Where one has been in the window, for going back and forward as in a browser."""

from collections.abc import Callable
from dataclasses import dataclass

MOST = 100


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, and the record that was chosen on it (empty: none)."""

    place: str
    type: str = ""
    id: str = ""


class Visits:
    """The way so far. A new step forgets the steps that were ahead."""

    def __init__(self, changed: Callable[[], object]) -> None:
        self._changed = changed
        self._steps: list[Visit] = []
        self._here = -1

    @property
    def can_go_back(self) -> bool:
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        return self._here < len(self._steps) - 1

    def note(self, visit: Visit) -> None:
        """One is here now. A page becomes the page with its first record, not a second step."""
        here = self._steps[self._here] if self._here >= 0 else None
        if visit == here:
            return
        if here is not None and here.place == visit.place and not here.id:
            self._steps[self._here] = visit
        else:
            del self._steps[self._here + 1 :]
            self._steps.append(visit)
            del self._steps[:-MOST]
            self._here = len(self._steps) - 1
        self._changed()

    def step(self, by: int) -> Visit | None:
        """Goes back (-1) or forward (1); None where there is nothing."""
        if not 0 <= self._here + by < len(self._steps):
            return None
        self._here += by
        self._changed()
        return self._steps[self._here]

    def forget(self) -> None:
        """Another case: nothing of the way is left."""
        self._steps.clear()
        self._here = -1
        self._changed()
