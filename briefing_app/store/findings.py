# SPDX-License-Identifier: Apache-2.0
"""What the checks of a case file share: a finding, and the report that collects findings and tells how far it is."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_PER_RULE = 50
RESTORE = "Restore the latest backup with “briefing restore”, and keep this file until you know what is lost."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a case file that does not hold. ``rule`` is stable, for scripts; ``place`` says where."""

    rule: str
    place: str
    message: str
    remedy: str


class Stopped(Exception):
    """The person asked to stop."""


@dataclass(slots=True)
class Notes:
    """Collects findings; of one rule only the first so many, the rest as a number."""

    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    total: int = 0
    done: int = 0
    found: list[Finding] = field(default_factory=list)
    _count: Counter[str] = field(default_factory=Counter)

    def add(self, rule: str, place: str, message: str, remedy: str = RESTORE) -> None:
        self._count[rule] += 1
        if self._count[rule] <= MOST_PER_RULE:
            self.found.append(Finding(rule, place, message, remedy))

    def step(self, count: int = 1) -> None:
        """Notes that ``count`` more things were looked at. Raises Stopped."""
        if self.cancelled is not None and self.cancelled():
            raise Stopped
        self.done += count
        if self.progress is not None:
            self.progress(min(self.done, self.total), self.total)

    def all(self) -> list[Finding]:
        more = [
            Finding(rule, "", f"{count - MOST_PER_RULE:,} more findings of this kind", RESTORE)
            for rule, count in self._count.items()
            if count > MOST_PER_RULE
        ]
        return self.found + more
