# SPDX-License-Identifier: Apache-2.0
"""The window at work in a large case: a scripted session over all pages, how long each thing takes and what jerks.

Times run from the act to the first rows, painted. A gap is a time in which the window took no event; the stacks of
those beyond 50 ms are written to the standard error.
"""

import gc
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.furnish import furnish
from benchmarks.generate import Size, thing_id
from benchmarks.measure import SOURCES, Figure, generated, quantiles, timed
from benchmarks.playing import Play, Took, in_sight, playing, resident_megabytes
from benchmarks.window import HELD_UP
from briefing_app.services.browse import GROUPINGS, SORTS, ClaimQuery
from briefing_app.services.bulk import BulkEdit
from briefing_app.services.session import CaseSession

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.ui.panels.claim_list import ClaimList

PAGE_MS, JUMP_MS, SORT_MS, FIRST_MS, FOLLOWED_MS = 100.0, 40.0, 40.0, 100.0, 150.0
GROWTH_MB: Final = 20.0
WARM_UP, ACTIONS = 200, 1_000
_WORDS = ("convoy harbour", "ministry", "grain shipment", "évacuation", "talks resumed")
_FILTERS = (
    ("kind", "figure"), ("heading", "Economy"), ("place", "Northport"), ("stance", "contradicts"), ("reliability", "B"),
    ("finding", "ungraded"), ("status", "withdrawn"),
)  # fmt: skip
_GROUPS = ("heading", "tag", "place", "month")
_SEARCHES = ("convoy", "harbour closed", "تقرير", "港口", "Northport", "crossing 17")


def run(folder: Path, scale: float) -> list[Figure]:
    """Every page in turn, then a thousand actions while memory is watched."""
    size = Size(max(2, round(SOURCES * scale)))
    path = generated(folder, size.sources)
    report = furnish(path, size)
    return play_case(path, folder, size, report)


def play_case(path: Path, folder: Path, size: Size, report: str) -> list[Figure]:
    """The session over a case that is made already."""
    rounds = 20 if size.claims >= 5_000 else 2
    with playing(path, folder) as play:
        session = Session(play, size, report, rounds)
        figures = [session.open(path), *session.pages(), *session.sources(), *session.claims(path)]
        session.assessments()
        figures += session.reports()
        session.history()
        figures += [*session.searching(), *session.edits()]
        figures += session.many_actions(WARM_UP if rounds > 2 else 5, ACTIONS if rounds > 2 else 20)
        for part in play.gaps:
            play.tell_stack(part)
        figures += [figure for part in play.gaps for figure in _longest(play, part)]
    return figures


def _longest(play: Play, part: str) -> list[Figure]:
    gap, what = play.worst(part)
    name = f"longest gap, {part}" if what == part else f"longest gap, {part} ({what})"
    busiest, where = max(play.gaps[part], key=lambda found: found[0].busy)
    return [
        Figure(name, gap.seconds * 1000, "ms", HELD_UP),
        Figure(f"most at work in a gap, {part} ({where})", busiest.busy * 1000, "ms"),
    ]


def _high(name: str, took: list[Took], goal: float | None = None) -> list[Figure]:
    """The 95th percentile of what steps took, and of what they needed of a processor."""
    return [
        Figure(f"{name}, 95 %", quantiles([one.seconds for one in took])[1], "ms", goal),
        Figure(f"{name}, at work, 95 %", quantiles([one.worked for one in took])[1], "ms"),
    ]


def _middle(took: list[Took]) -> float:
    return quantiles([one.seconds for one in took])[0]


class Session:
    """What a person does, page by page."""

    def __init__(self, play: Play, size: Size, report: str, rounds: int) -> None:
        self.play, self.size, self.report, self.rounds = play, size, report, rounds
        self.window = play.window
        self.chance = random.Random(5)
        self.answers = 0
        self.window.claims.list.settled.connect(self._count_answer)

    def _count_answer(self) -> None:
        self.answers += 1

    def open(self, path: Path) -> Figure:
        """The case opened; what is made beside it afterwards is waited for."""
        window = self.window
        took = self.play.step(
            "opening", "opening", lambda: window.open_case(path), lambda: in_sight(window.sources.list)
        )
        return Figure("case opened, to the first sources", took.seconds * 1000, "ms")

    # Pages

    def _is_there(self, key: str) -> bool:
        """Whether a page shows what it lists."""
        window = self.window
        shown: dict[str, Callable[[], bool]] = {
            "source": lambda: in_sight(window.sources.list),
            "claim": lambda: in_sight(window.claims.table),
            "assessment": lambda: bool(window.assessments.questions.questions.rows.rows),
            "report": lambda: bool(window.reports.outline.model.branches),
            "history": lambda: bool(window.history.list.rows.rows),
            "conflict": lambda: window.conflicts.empty.isVisible() or bool(window.conflicts.list.rows.rows),
        }
        return shown[key]()

    def go_to(self, key: str, part: str = "changing pages", *, rest: bool = True) -> Took:
        return self.play.step(
            part, f"to {key}", lambda: self.window.go_to(key), partial(self._is_there, key), rest=rest
        )

    def pages(self) -> list[Figure]:
        """All pages round and round."""
        keys = list(self.window.pages)
        first = [self.go_to(key) for key in keys]
        times = [self.go_to(key) for _ in range(self.rounds) for key in keys]
        return [
            *_high("another page", times, PAGE_MS),
            *_high("a page for the first time", first),
        ]

    # Sources

    def sources(self) -> list[Figure]:
        self.go_to("source", "sources")
        page = self.window.sources
        step = partial(self.play.step, "sources")
        jumps = [self._jump("sources", page.list) for _ in range(self.rounds)]
        for _ in range(self.rounds):
            step("scrolling", lambda: self._scroll(page.list, 3))
        opened = []
        for number in self._numbers(self.size.sources):
            opened.append(self._open_source(thing_id(1, number)))
        for text in ("Dispatch 1", "Lower Vale", ""):
            step("filter by words", lambda: page.filter.setText(text))  # noqa: B023
            step("filter by words, answered", self._pause, lambda: in_sight(page.list) or not page.list.rows.ids)
        for sort in ("title", "outlet", "published"):
            step(f"sort by {sort}", lambda: page.source_list.sort_by(sort))  # noqa: B023
        step("all selected", lambda: self._key(page.list, "A", control=True))
        step("one selected", lambda: self._key(page.list, "Home"))
        return [*_high("jump in the list of sources", jumps, JUMP_MS), *_high("a source opened", opened)]

    def _open_source(self, id: str) -> Took:
        page = self.window.sources
        return self.play.step(
            "sources", "a source opened", lambda: page.show_record("source", id), lambda: page.selected[1] == id
        )

    # Claims

    def claims(self, path: Path) -> list[Figure]:
        self.go_to("claim", "claims")
        page = self.window.claims
        step = partial(self.play.step, "claims")
        for _ in range(self.rounds):
            step("scrolling", lambda: self._scroll(page.table, 3))
        jumps = [self._jump("claims", page.table) for _ in range(self.rounds * 3)]
        figures = _high("jump in the claims", jumps, JUMP_MS)
        figures += self._sorting(path)
        figures += self._filtering(path)
        figures += self._grouping()
        step("to the top", lambda: self._key(page.table, "Home"))
        followed = []
        for _ in range(self.rounds):
            followed.append(
                step(
                    "arrow key",
                    lambda: self._key(page.table, "Down"),
                    lambda: page.details.claim_id == page.table.current_id,
                )
            )
        step("all selected", lambda: self._key(page.table, "A", control=True))
        step("sort with all selected", lambda: page.list.sort_by(0))
        step("one selected", lambda: self._key(page.table, "Home"))
        step("sorted as made", lambda: self._ask("made", descending=False))
        return [*figures, *_high("the inspector follows an arrow key", followed, FIRST_MS)]

    def _ask(self, sort: str, *, descending: bool) -> None:
        """Sorts as a click on the head of a column does, or on several."""
        claims = self.window.claims.list
        claims._set_sort(sort, descending=descending)
        claims.refresh()

    def _answered(self, claims: "ClaimList") -> Callable[[], bool]:
        """Holds once the next answer is there and its rows are in sight."""
        before = self.answers
        return lambda: self.answers > before and (in_sight(claims.table) or not claims.model.rowCount())

    def _sorting(self, path: Path) -> list[Figure]:
        claims = self.window.claims.list
        times: dict[str, list[Took]] = {sort: [] for sort in SORTS}
        for _ in range(max(1, self.rounds // 5)):
            for sort in SORTS:
                for descending in (False, True):
                    times[sort].append(
                        self.play.step(
                            "claims", f"sort by {sort}", partial(self._ask, sort, descending=descending),
                            self._answered(claims),
                        )
                    )  # fmt: skip
        everything = [time for found in times.values() for time in found]
        slowest = max(times, key=lambda sort: _middle(times[sort]))
        bare = self._bare(path, [ClaimQuery(sort=sort, descending=way) for sort in SORTS for way in (False, True)])
        middle = _middle(everything)
        return [
            *_high("sorted, to the first rows", everything, SORT_MS),
            *_high(f"the slowest order ({slowest})", times[slowest]),
            Figure("sorting to reading the same rows without a window, median", middle / bare, "times"),
        ]

    def _filtering(self, path: Path) -> list[Figure]:
        from briefing_app.ui.panels.claim_filters import PAUSE_MS

        claims = self.window.claims.list
        times, queries = [], []
        for _ in range(max(1, self.rounds // 5)):
            for text in _WORDS:
                took = self.play.step(
                    "claims",
                    f"filter by the words “{text}”",
                    partial(claims.bar.text.setText, text),
                    self._answered(claims),
                )
                times.append(took.without(PAUSE_MS / 1000))
                queries.append(ClaimQuery(text=text))
            self.play.step("claims", "no words", claims.bar.clear_filters, self._answered(claims))
            for name, value in _FILTERS:
                times.append(
                    self.play.step(
                        "claims",
                        f"filter by {name}",
                        partial(claims.bar.set_filter, name, value),
                        self._answered(claims),
                    )
                )
                queries.append(replace(ClaimQuery(), **{name: value}))  # type: ignore[arg-type]
                self.play.step("claims", "no filter", claims.bar.clear_filters, self._answered(claims))
        middle = _middle(times)
        return [
            *_high("filtered, to the first rows", times, FIRST_MS),
            Figure(
                "filtering to reading the same rows without a window, median",
                middle / self._bare(path, queries),
                "times",
            ),
        ]

    def _grouping(self) -> list[Figure]:
        claims = self.window.claims.list
        step = partial(self.play.step, "claims")
        times, jumps = [], []
        for by in _GROUPS:
            assert by in GROUPINGS
            times.append(step(f"group by {by}", partial(claims.bar.group.set_value, by), self._answered(claims)))
            jumps += [self._jump("claims", claims.table) for _ in range(self.rounds)]
            step("all groups closed", lambda: claims.expand(expanded=False))
            step("a group opened", lambda: self._key(claims.table, "Right"))
            step("all groups opened", lambda: claims.expand(expanded=True))
        step("no groups", lambda: claims.bar.group.set_value(None), self._answered(claims))
        return [*_high("grouped, to the first rows", times), *_high("jump among groups", jumps, JUMP_MS)]

    # The other pages

    def assessments(self) -> None:
        self.go_to("assessment", "assessments")
        page = self.window.assessments
        step = partial(self.play.step, "assessments")
        for _ in range(max(1, self.rounds // 5)):
            for tab in ("questions", "all", "experts", "assumptions"):
                step(f"the tab {tab}", lambda: page.tabs.choose(tab))  # noqa: B023
                for _ in range(5):
                    step(f"arrow key, {tab}", lambda: self._key(page.main_list, "Down"))
                step(f"the end, {tab}", lambda: self._key(page.main_list, "End"))
        step("the tab questions", lambda: page.tabs.choose("questions"))
        for _ in range(5):
            step("another question", lambda: self._key(page.questions.questions, "Down"))

    def reports(self) -> list[Figure]:
        """The report page; how soon the preview shows what was typed, counted from the end of the pause."""
        from briefing_app.ui.panels.report_preview import PAUSE_MS

        self.go_to("report", "reports")
        page = self.window.reports
        step = partial(self.play.step, "reports")
        step("the preview", lambda: None, lambda: page.page_preview.is_current)
        step("a new report", page.add, lambda: page.page_preview.is_current)
        for branch in page.outline.model.branches[: self.rounds]:
            key = branch.section.key
            step("a section opened", lambda: page.outline.view.open_section(key))  # noqa: B023
        for _ in range(self.rounds):
            step("arrow key in the outline", lambda: self._key(page.outline.view, "Down"))
        step("a record left out", page.outline.toggle_chosen, lambda: page.page_preview.is_current)
        section = next(branch for branch in page.outline.model.branches if branch.section.heading and branch.rows)
        step("a heading chosen", lambda: page.outline.view.choose(section.section.key, [section.rows[0].id]))
        followed = [
            step(
                "the section in view follows",
                lambda: page.outline.place.reworded.emit(section.rows[0].id, words),  # noqa: B023
                lambda: page.page_preview.tells(words),  # noqa: B023
            ).without(PAUSE_MS / 1000)
            for words in (f"Worded anew {number}" for number in range(self.rounds))
        ]
        for _ in range(self.rounds):
            step("the preview scrolled", lambda: self._scroll(page.preview, 10))
        step(
            "the end of the preview",
            lambda: page.preview.verticalScrollBar().setValue(page.preview.verticalScrollBar().maximum()),
        )
        return _high("the preview of the section in view after a pause", followed, FOLLOWED_MS)

    def history(self) -> None:
        self.go_to("history", "history")
        page = self.window.history
        step = partial(self.play.step, "history")
        for _ in range(self.rounds):
            step("arrow key", lambda: self._key(page.list, "Down"))
        step("the end", lambda: self._key(page.list, "End"))
        step("words", lambda: page.filter.setText("report"))
        step("words, answered", self._pause)
        step("everything again", page.filters.clear)

    # The panels over all pages

    def searching(self) -> list[Figure]:
        from briefing_app.ui.panels.search_panel import PAUSE_MS

        finder = self.window.finder
        step = partial(self.play.step, "search panel")
        times = []
        self.go_to("claim", "search panel")
        step("opened", finder.search_for)
        for text in _SEARCHES * max(1, self.rounds // 5):
            step("the line emptied", finder.line.clear)
            step("the line emptied, answered", self._pause)
            took = step(
                f"“{text}” looked for", partial(finder.line.setText, text), lambda: bool(finder.results.rows.rows)
            )
            times.append(took.without(PAUSE_MS / 1000))
            for _ in range(3):
                step("arrow key", lambda: self._key(finder.line, "Down"))
        step("left", finder.leave)
        palette = self.window.palette_panel
        step = partial(self.play.step, "command palette")
        for typed in ("new", "sort", "undo", "history"):
            step("opened", self.window.show_commands)
            for length in range(1, len(typed) + 1):
                step("a letter", partial(palette.line.setText, typed[:length]))
            step("left", palette.leave)
        return _high("searched, to the first finds", times, FIRST_MS)

    # Changing

    def edits(self) -> list[Figure]:
        self.go_to("claim", "edits")
        claims = self.window.claims.list
        step = partial(self.play.step, "edits")
        times, undone = [], []
        for count in range(self.rounds):
            typed = partial(claims.cells.edited.emit, claims.table.current_id, "place", f"Place {count}")
            times.append(step("a place typed", typed, self._saved()))
            undone.append(step("undo", self.window.workspace.undo, self._saved()))
            step("arrow key", lambda: self._key(claims.table, "Down"))
        ids = [thing_id(2, number) for number in range(min(500, self.size.claims))]
        step(
            "500 claims changed",
            lambda: claims.bulk.apply(BulkEdit({"place": "Elsewhere"}), lambda _: ids),
            self._saved(),
        )
        step("their change undone", self.window.workspace.undo, self._saved())
        return [*_high("a cell edited, to the rows read anew", times), *_high("undone, to the rows read anew", undone)]

    def _saved(self) -> Callable[[], bool]:
        claims = self.window.claims.list
        answered = self._answered(claims)
        return lambda: answered() and self.play.runner.is_idle

    # A thousand of them

    def many_actions(self, warm_up: int, actions: int) -> list[Figure]:
        """What is held in memory before and after so many actions of every kind."""
        acts = cycle(self._acts())
        for _ in range(warm_up):
            next(acts)()
        self.play.settle("warming up")
        gc.collect()
        before = resident_megabytes()
        for _ in range(actions):
            next(acts)()
        self.play.settle("many actions")
        gc.collect()
        grown = resident_megabytes() - before
        return [
            Figure("memory held", before, "MB"),
            Figure(f"memory grown over {actions:,} actions", max(0.0, grown), "MB", GROWTH_MB),
        ]

    def _acts(self) -> list[Callable[[], Any]]:
        window, claims = self.window, self.window.claims.list
        step = partial(self.play.step, "many actions")

        def edit_and_undo() -> None:
            id = claims.table.current_id
            step("a place typed", lambda: claims.cells.edited.emit(id, "place", "Somewhere"))
            step("undo", window.workspace.undo)

        def look_for(text: str) -> None:
            step("the search panel", partial(window.finder.search_for, text))
            step("left", window.finder.leave)

        def open_source() -> None:
            id = thing_id(1, self.chance.randrange(self.size.sources))
            step("a source opened", lambda: window.open_record("source", id))

        to_claims = partial(self.go_to, "claim", "many actions")
        jump = partial(self._jump, "many actions", claims.table)
        down = partial(step, "arrow key", lambda: self._key(claims.table, "Down"))
        return [
            to_claims, jump, down, down, edit_and_undo, jump, down,
            partial(step, "sort by statement", partial(self._ask, "statement", descending=False)), jump,
            partial(step, "sorted as made", partial(self._ask, "made", descending=False)),
            partial(step, "filter", partial(claims.bar.set_filter, "heading", "Economy")), jump, down,
            partial(step, "no filter", claims.bar.clear_filters),
            partial(look_for, "convoy"), open_source,
            partial(self._jump, "many actions", window.sources.list),
            partial(self.go_to, "assessment", "many actions"),
            partial(step, "arrow key", lambda: self._key(window.assessments.main_list, "Down")),
            partial(self.go_to, "history", "many actions"),
            partial(step, "arrow key", lambda: self._key(window.history.list, "Down")),
            partial(step, "the palette", window.show_commands), partial(step, "left", window.palette_panel.leave),
        ]  # fmt: skip

    # Hands

    def _numbers(self, among: int) -> list[int]:
        return [self.chance.randrange(among) for _ in range(self.rounds)]

    def _jump(self, part: str, table: Any) -> Took:
        bar = table.verticalScrollBar()
        place = self.chance.randrange(bar.maximum() + 1)
        return self.play.step(part, "jump", lambda: bar.setValue(place), lambda: in_sight(table))

    @staticmethod
    def _scroll(area: Any, lines: int) -> None:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + lines * bar.singleStep())

    @staticmethod
    def _key(widget: "QWidget", name: str, *, control: bool = False) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        key: Qt.Key = getattr(Qt.Key, f"Key_{name}")
        QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier)

    def _pause(self) -> None:
        """Nobody types for as long as a line waits before it asks."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(200, loop.quit)
        loop.exec()

    def _bare(self, path: Path, queries: list[ClaimQuery]) -> float:
        """Milliseconds, the median, in which the same first rows are read where there is no window."""
        from briefing_app.ui.panels.claim_reading import read_first

        self.play.watchdog.pause()
        with CaseSession.open(path, read_only=True) as session:
            times = [time for query in queries for time in timed(lambda: read_first(session, query), 3)]  # noqa: B023
        self.play.watchdog.go_on()
        return quantiles(times)[0]
