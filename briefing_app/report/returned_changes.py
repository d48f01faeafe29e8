# SPDX-License-Identifier: Apache-2.0
"""What somebody did to a report file: the file that came back compared with the one that was issued.

A change that was not tracked shows where the text, with all tracked changes rejected, is not what was issued. How
something looks, marks of notes and labels of what is new are no changes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from briefing_app.report.returned import Comment, Mark, Passage, Piece, Returned, one_line

Kind = Literal["rewording", "deletion", "insertion", "comment"]
_RELATED = 0.6  # of the letters of two paragraphs that are taken for one that was changed
_MOST_COMPARED = 200  # paragraphs of one section that are looked through for it
_LETTERS_COMPARED = 1_000  # of each of the two
_MOST_APART = 20  # people whose changes to one text become a proposal each
_TIME = re.compile(
    r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?Z?)?"
)
_NOBODY = ("", "unknown author", "author")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a reader did. ``statement`` is its bookmark; of an insertion, that of the statement before it.

    Of a comment, ``before`` are the words that it is about, ``remark`` what it says and ``after`` the comment that it
    answers. ``tracked`` is None for a comment.
    """

    kind: Kind
    statement: str
    place: str
    before: str = ""
    after: str = ""
    remark: str = ""
    reviewer: str = ""
    written_at: str = ""
    tracked: bool | None = None
    is_statement: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes in the order of the file, and in sentences what is no change of a text and should be known."""

    changes: tuple[Change, ...]
    remarks: tuple[str, ...]
    found: int
    """Statements of the issued file that are still in the other."""


def compare(issued: Returned, returned: Returned, check: Callable[[], None] = lambda: None) -> Comparison:
    """``check`` is called often, and stops by raising."""
    work = _Comparison(issued, returned, check)
    changes = [*work.statements(), *work.beside(), *map(work.comment, returned.comments)]
    order = {item.name: number for number, item in enumerate(issued.statements)}
    changes.sort(key=lambda change: order.get(change.statement, len(order) if change.statement else -1))
    return Comparison(tuple(changes), tuple(work.remarks), work.found)


class _Comparison:
    def __init__(self, issued: Returned, returned: Returned, check: Callable[[], None]) -> None:
        self._issued, self._returned, self._check = issued, returned, check
        self._by_name: dict[str, list[Passage]] = defaultdict(list)
        for item in returned.statements:
            self._by_name[item.name].append(item)
        self._gone: set[str] = set()  # statements that are deleted as a whole
        self.remarks: list[str] = []
        self.found = 0
        if returned.notes_changed:
            self.remarks.append(
                "Changes in the notes were not read: a note says where a passage stands, and is made from its source."
            )

    # -- statements --------------------------------------------------------------------------------------------------

    def statements(self) -> Iterator[Change]:
        rest = None
        for original in self._issued.statements:
            self._check()
            versions = self._by_name.get(original.name, [])
            if versions:
                self.found += 1
                yield from self._of_statement(original, versions)
                continue
            if rest is None:
                rest = "\n".join(item.text() for item in self._returned.beside)
            text = original.text()
            if text and text not in rest:
                self._gone.add(original.name)
                yield self._change("deletion", original, text, "", *self._saver(), tracked=False)
            elif text:
                self.remarks.append(f"The mark of “{_short(text)}” was lost; its words stand as they were issued.")

    def _of_statement(self, original: Passage, versions: Sequence[Passage]) -> Iterator[Change]:
        text = original.text()
        item = next((version for version in versions if version.original == text), versions[0])
        rejected = item.original
        if rejected != text:
            if not rejected:
                self._gone.add(original.name)
            kind: Kind = "rewording" if rejected else "deletion"
            yield self._change(kind, original, text, rejected, *self._saver(), tracked=False)
        if len(versions) > 1:
            moved = next((other for other in versions if other is not item and other.text()), None)
            if moved is not None and not item.text() and any(mark.moved for mark in item.marks):
                self._tell_move(original, item, moved)
                if moved.text() != rejected:
                    yield from self._tracked(original, rejected, moved)
                return
            self.remarks.append(f"“{_short(text)}” stands in the file more than once; one of them was read.")
        elif not item.text() and item.marks and (to := self._moved_to(item)) is not None:
            self._tell_move(original, item, to)
            return
        yield from self._tracked(original, rejected, item)

    def _moved_to(self, item: Passage) -> Passage | None:
        """Where the words of a statement were taken, without its mark."""
        if not all(mark.moved for mark in item.marks):
            return None
        words = item.original
        return next((o for o in self._returned.beside if any(m.moved for m in o.marks) and words in o.text()), None)

    def _tell_move(self, original: Passage, item: Passage, to: Passage) -> None:
        self._gone.add(original.name)
        if to.after or not to.name:  # the move is told, and is no insertion
            to.pieces = [piece for piece in to.pieces if piece.inserted is None or not piece.inserted.moved]
        who = next((mark.author for mark in item.marks if mark.author), "") or "Somebody"
        where = f"below “{_short(to.section)}”" if to.section else "to the beginning"
        self.remarks.append(f"{who} moved “{_short(original.text())}” {where}. Move it in the outline of the report.")

    def _tracked(self, original: Passage, before: str, item: Passage) -> Iterator[Change]:
        for who, when, after in _by_author(item, before):
            if not after:
                self._gone.add(original.name)
            kind: Kind = "rewording" if after else "deletion"
            yield self._change(kind, original, before, after, who, when, tracked=True)

    @staticmethod
    def _change(
        kind: Kind, original: Passage, before: str, after: str, who: str, when: str, *, tracked: bool
    ) -> Change:
        return Change(
            kind, original.name, original.section, before, after, "", who, when, tracked=tracked, is_statement=True
        )

    def _saver(self) -> tuple[str, str]:
        """Who saved the file last: the only one whom it names for a change that nobody tracked."""
        who = _person(self._returned.saved_by)
        return who, _time(self._returned.saved_at) if who else ""

    # -- beside the statements ---------------------------------------------------------------------------------------

    def beside(self) -> Iterator[Change]:
        """What was written between the statements, and what else of the report was changed."""
        skipped = self._rows_and_paragraphs(self._returned.statements)
        fresh: list[Passage] = []
        known = Counter((item.key, item.text()) for item in self._issued.beside)
        for item in self._returned.beside:
            self._check()
            yield from self._tracked_beside(item, skipped)
            text = item.original
            if text and known[item.key, text] > 0:
                known[item.key, text] -= 1
            elif text and self._place_of(item) not in skipped:
                fresh.append(item)
        missing = []
        for item in self._issued.beside:
            if known[item.key, item.text()] > 0 and item.text():
                known[item.key, item.text()] -= 1
                missing.append(item)
        elsewhere = Counter(item.text() for item in missing) & Counter(item.original for item in fresh)
        gone_in = self._rows_and_paragraphs(self._issued.statements)
        yield from self._silent(
            _without(fresh, elsewhere), [i for i in _without(missing, elsewhere) if self._place_of(i) not in gone_in]
        )

    def _tracked_beside(self, item: Passage, skipped: set[tuple[str, int]]) -> Iterator[Change]:
        before = item.original
        for who, when, after in _by_author(item, before):
            if after or self._place_of(item) not in skipped:
                if not before or (item.key and not item.original.strip(" .,;:")):
                    yield self._near("insertion", item, "", after, who, when, tracked=True)
                else:
                    yield self._near("rewording" if after else "deletion", item, before, after, who, when, tracked=True)

    def _silent(self, fresh: Sequence[Passage], missing: Sequence[Passage]) -> Iterator[Change]:
        waiting: dict[str, list[Passage]] = defaultdict(list)
        for item in missing:
            waiting[item.key or f"\n{item.section}"].append(item)
        who, when = self._saver()
        for item in fresh:
            self._check()
            former = _nearest(item, waiting.get(item.key or f"\n{item.section}", []))
            if former is not None:
                yield self._near("rewording", item, former.text(), item.original, who, when, tracked=False)
            else:
                yield self._near("insertion", item, "", item.original, who, when, tracked=False)
        for items in waiting.values():
            for item in items:
                yield self._near("deletion", item, item.text(), "", who, when, tracked=False)

    def _rows_and_paragraphs(self, statements: Iterable[Passage]) -> set[tuple[str, int]]:
        """Rows and paragraphs all of whose statements are gone: what stands beside these went with them."""
        all_of: dict[tuple[str, int], bool] = {}
        for item in statements:
            place = self._place_of(item)
            all_of[place] = all_of.get(place, True) and item.name in self._gone
        return {place for place, gone in all_of.items() if gone}

    @staticmethod
    def _place_of(item: Passage) -> tuple[str, int]:
        return ("row", item.row) if item.row else ("paragraph", item.paragraph)

    @staticmethod
    def _near(kind: Kind, item: Passage, before: str, after: str, who: str, when: str, *, tracked: bool) -> Change:
        return Change(kind, item.after, item.section, before, after, "", who, when, tracked=tracked)

    # -- comments ----------------------------------------------------------------------------------------------------

    def comment(self, item: Comment) -> Change:
        return Change(
            "comment", item.statement, item.section, one_line(item.words), item.answers, item.text,
            _person(item.author), _time(item.time), is_statement=bool(item.statement),
        )  # fmt: skip


def _by_author(item: Passage, before: str) -> Iterator[tuple[str, str, str]]:
    """Who, when, and the wording that each wants; of several whose changes meet, all together."""
    authors = list(dict.fromkeys(mark.author for mark in item.marks))
    if not authors:
        return
    if len(authors) == 1 or len(authors) > _MOST_APART or not _are_apart(item.pieces):
        after = item.text()
        if after != before:
            names = ", ".join(filter(None, map(_person, authors[:_MOST_APART])))
            yield names, _latest(item.marks), after
        return
    for author in authors:
        after = item.text(lambda piece, own=author: _stands(piece, own))  # type: ignore[misc]
        if after != before:
            yield _person(author), _latest(mark for mark in item.marks if mark.author == author), after


def _stands(piece: Piece, author: str) -> bool:
    """Whether a piece is there once the changes of this author are accepted and all others are rejected."""
    if piece.inserted is not None and piece.inserted.author != author:
        return False
    return piece.deleted is None or piece.deleted.author != author


def _are_apart(pieces: Sequence[Piece]) -> bool:
    """Whether the changes of no two authors meet: some letters that stay are between them."""
    last = ""
    for piece in pieces:
        authors = {mark.author for mark in (piece.inserted, piece.deleted) if mark is not None}
        if not authors:
            last = "" if piece.text.strip() else last
            continue
        if len(authors) > 1 or (last and last not in authors):
            return False
        last = authors.pop()
    return True


def _without(items: Iterable[Passage], known: Counter[str]) -> list[Passage]:
    """Those that are not the same words in another place."""
    left = known.copy()
    found = []
    for item in items:
        if left[item.original] > 0:
            left[item.original] -= 1
        else:
            found.append(item)
    return found


def _nearest(item: Passage, waiting: list[Passage]) -> Passage | None:
    """The paragraph that this one was, taken from those that are waiting."""
    text = item.original[:_LETTERS_COMPARED]
    best, found = _RELATED, None
    for other in waiting[:_MOST_COMPARED]:
        matcher = SequenceMatcher(None, other.text()[:_LETTERS_COMPARED], text, autojunk=False)
        if item.key or (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best):
            best, found = (1.0, other) if item.key else (matcher.ratio(), other)
    if found is not None:
        waiting.remove(found)
    return found


def _latest(marks: Iterable[Mark]) -> str:
    return max((_time(mark.time) for mark in marks), default="")


def _time(text: str) -> str:
    """A time that can be one; programs also write year 0, and nonsense."""
    return text[:40] if _TIME.fullmatch(text) else ""


def _person(name: str) -> str:
    """A name that names somebody."""
    return "" if name.casefold() in _NOBODY else name[:200]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
