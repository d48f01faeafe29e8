# SPDX-License-Identifier: Apache-2.0
"""The reader with a text of 1 MB and 5,000 claimed passages: for how long each thing one does holds the window up."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.generate import words_of
from benchmarks.measure import Figure, quantiles, timed
from benchmarks.window import HELD_UP, application, held_up
from briefing_app.services.browse import Highlight

if TYPE_CHECKING:
    from briefing_app.ui.panels.reader import Reader

CHARACTERS: Final = 1_000_000
PASSAGES: Final = 5_000
_STEPS = 100
_STANCES = ("supports", "contradicts", "context")


@dataclass(frozen=True, slots=True)
class Line:
    """A heading of the generated text."""

    start: int
    level: int


def long_text(characters: int) -> tuple[str, list[Line]]:
    """Paragraphs of 20 to 140 words, every fifth in Arabic, under a heading now and then; and the headings."""
    chance = random.Random(7)
    parts: list[str] = []
    headings = []
    size = 0
    while size < characters:
        number = len(parts)
        if number % 25 == 0:
            headings.append(Line(size, 2))
            part = " ".join(chance.choices(words_of("Latin"), k=4)).capitalize()
        else:
            words = words_of("Arabic" if number % 5 == 0 else "Latin")
            part = " ".join(chance.choices(words, k=chance.randint(20, 140))).capitalize() + "."
        parts.append(part)
        size += len(part) + 2
    return "\n\n".join(parts), headings


def passages(text: str, number: int) -> list[Highlight]:
    """So many marked passages of 60 to 150 characters, spread over the text, some over one another."""
    chance = random.Random(8)
    step = max(1, len(text) // max(1, number))
    return [
        Highlight(
            place, min(len(text), place + chance.randint(60, 150)), _STANCES[count % 3], f"claim-{count}",
            f"citation-{count}", f"Claim {count} says of the convoy what the ministry said of the harbour.", "B2",
        )
        for count, place in enumerate(range(0, step * number, step))
    ]  # fmt: skip


@contextmanager
def shown_reader(text: str, headings: list[Line], marked: list[Highlight]) -> "Iterator[Reader]":
    """A reader with this text, in sight, all of it measured; gone afterwards."""
    from briefing_app.ui.panels.reader import Reader

    app = application()
    reader = Reader()
    reader.resize(900, 800)
    reader.show()
    reader.set_text(text, headings)
    reader.set_highlights(marked)
    held_up(lambda: None, lambda: reader.is_measured)
    try:
        yield reader
    finally:
        reader.close()
        reader.deleteLater()
        app.processEvents()


def run(folder: Path, scale: float) -> list[Figure]:
    """Opening, scrolling, hovering, selecting, changing the type, finding."""
    text, headings = long_text(max(5_000, round(CHARACTERS * scale)))
    marked = passages(text, max(20, round(PASSAGES * scale)))
    with shown_reader("", [], []) as reader:
        figures = _opening(reader, text, headings, marked)
        figures += _moving(reader)
        figures += _finding(text)
    return figures


def _opening(reader: "Reader", text: str, headings: list[Line], marked: list[Highlight]) -> list[Figure]:
    def show() -> None:
        reader.set_text(text, headings)
        reader.set_highlights(marked)

    reader.grab()
    pieces = held_up(show, lambda: reader.is_measured)
    return [
        Figure(f"text of {len(text):,} characters and {len(marked):,} passages set", pieces[0] * 1000, "ms", HELD_UP),
        Figure("until its start is in sight", sum(pieces[:2]) * 1000, "ms", 2 * HELD_UP),
        Figure("longest piece until every height is known", max(pieces) * 1000, "ms", HELD_UP),
        Figure("all pieces together", sum(pieces) * 1000, "ms"),
    ]


def _moving(reader: "Reader") -> list[Figure]:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    bar, view = reader.verticalScrollBar(), reader.viewport()
    chance = random.Random(9)
    control = Qt.KeyboardModifier.ControlModifier

    def at_random() -> None:
        bar.setValue(chance.randrange(max(1, bar.maximum())))

    def hover() -> None:
        QTest.mouseMove(view, QPoint(chance.randrange(view.width()), chance.randrange(view.height())))

    acts: dict[str, Callable[[], Any]] = {
        "a scroll by three lines": lambda: bar.setValue(bar.value() + 78),
        "a jump anywhere": at_random,
        "the pointer moved": hover,
        "the next passage gone to": lambda: reader.step_mark(1),
        "a selection longer by a word": lambda: QTest.keyClick(
            reader, Qt.Key.Key_Right, control | Qt.KeyboardModifier.ShiftModifier
        ),
        "everything selected": lambda: QTest.keyClick(reader, Qt.Key.Key_A, control),
        "the end gone to": lambda: QTest.keyClick(reader, Qt.Key.Key_End, control),
    }
    figures = []
    for name, act in acts.items():
        figures += _worst(name, act, _STEPS)
    figures += _worst("the type larger or smaller", lambda: reader.set_type_size(33 - reader.type_size), 6)
    figures += _worst("the pane wider or narrower", lambda: reader.resize(1500 - reader.width(), 800), 6)
    return figures


def _worst(name: str, act: Callable[[], Any], times: int) -> list[Figure]:
    """Median and longest piece of what an act makes the window do at once."""
    pieces = [max(held_up(act)) for _ in range(times)]
    return [
        Figure(f"{name}, median", quantiles(pieces)[0], "ms"),
        Figure(f"{name}, longest", max(pieces) * 1000, "ms", HELD_UP),
    ]


def _finding(text: str) -> list[Figure]:
    from briefing_app.domain.finding import SearchableText

    made = timed(lambda: SearchableText(text), 5)
    searchable = SearchableText(text)
    return [
        Figure("text prepared for finding (beside the window), median", quantiles(made)[0], "ms"),
        Figure("a letter found, longest", max(timed(lambda: searchable.find("e"), 10)) * 1000, "ms", HELD_UP),
        Figure("a word found, longest", max(timed(lambda: searchable.find("convoy"), 10)) * 1000, "ms", HELD_UP),
    ]
