# SPDX-License-Identifier: Apache-2.0
"""Several people with copies of one case: what they do, done to the files and to the oracle at once."""

import inspect
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from briefing_app.domain import scales
from briefing_app.domain.changes import Outcome, RecordState, fold
from briefing_app.domain.fields import FieldKind, Record, Spec
from briefing_app.domain.ids import link_id
from briefing_app.domain.records import RECORD_TYPES, Analyst, Case, Position
from briefing_app.services import merging
from briefing_app.services.session import CaseSession, Work, log_of
from briefing_app.services.verifying import verify
from briefing_app.store import gateway, log, queries, writers
from tests.property.oracle import Deed, Draft, Oracle, distinct, same, same_values
from tests.store.cases import state_of, table_rows

NAMES = ("Ana", "Ben", "Cem")
MOST_COPIES = 5
SKEWS = (0, -30, 73, 5)
"""How many years the clocks of the copies are off."""
YEAR = 365 * 86_400 * 10**9
START = 1_700_000_000 * 10**9
KINDS = [kind for kind in RECORD_TYPES.values() if kind is not Case]
SHARED = ("claim", "assessment", "citation")
"""What all copies hold from the start, so that people meet in it."""

_POOL: dict[FieldKind, tuple[Any, ...]] = {
    FieldKind.TEXT: (None, "north", "سد", "south"),
    FieldKind.INTEGER: (0, 1, 2, 3),
    FieldKind.NUMBER: (None, 0.0, 1.0, 2.5),
    FieldKind.FLAG: (None, True, False, True),
    FieldKind.DATE: (None, "2023", "2023-11", "2023-11-14"),
}
Operation = tuple[str, int, int, int]


def pool(spec: Spec) -> tuple[Any, ...]:
    """A few values that a field can hold, so that values meet and come back."""
    if spec.choices:
        return spec.choices
    if spec.kind is FieldKind.GRADE:
        return tuple(item.code for item in scales.load(spec.scale).items)
    if spec.language:
        return (None, "en", "ar", "en")
    return _POOL[spec.kind]


def editable(kind: type[Record]) -> list[Spec]:
    """The fields that people change here: few of each record, so that they meet."""
    fixed = (FieldKind.REFERENCE, FieldKind.BLOB)
    return [spec for spec in kind.specs() if spec.kind not in fixed and spec.name != "handling"][:4]


@dataclass
class Copy:
    """One file, who works on it, and which deeds reached it."""

    session: CaseSession
    known: list[int]
    skew: int
    backups: list[tuple[Path, list[int]]] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.session.path

    @property
    def database(self) -> Any:
        return self.session.database


class World:
    """All copies, and the oracle that has seen every deed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.oracle = Oracle()
        self.transactions: dict[int, str] = {}
        self.types: dict[str, type[Record]] = {}
        self.set_up: set[int] = set()
        self.ticks = self.made = self.files = 0
        self._patched = ExitStack()
        self._patched.enter_context(patch.object(gateway, "new_id", self._transaction_id))
        self.copies: list[Copy] = []
        self._now = SimpleNamespace(time_ns=lambda: self._time(0))
        self._patched.enter_context(patch.object(writers, "time", self._now))
        self._start()

    def _start(self) -> None:
        path = self.folder / "copy0.casefile"
        CaseSession.create(path, title="A case", author=NAMES[0]).close()
        first = Copy(CaseSession.open(path, author=NAMES[0]), [], SKEWS[0])
        self.copies.append(first)
        draft = Draft(self.oracle, first.known)
        for record in state_of(first.session).values():
            self._know(record)
            draft.insert(record.id, _values(record))
        self._finish(first, draft, log_of(first.session)[-1].id)
        self.set_up.add(draft.deed.number)
        self.act(0, [("create", KINDS.index(RECORD_TYPES[name]), 0, 1) for name in SHARED])
        for _ in range(2):
            self.join(0)

    def close(self) -> None:
        for copy in self.copies:
            copy.session.close()
        self._patched.close()

    # -- clocks and identities: the same in each run of the same program --------------------------------------------

    def _transaction_id(self) -> str:
        self.ticks += 1
        return link_id("transaction", str(self.ticks))

    def _time(self, skew: int) -> int:
        self.ticks += 1
        return START + skew * YEAR + self.ticks * 10**7

    def _at(self, who: int) -> Copy:
        """The copy, with its own clock running."""
        copy = self.copies[who % len(self.copies)]
        self._now.time_ns = lambda: self._time(copy.skew)
        return copy

    # -- files ------------------------------------------------------------------------------------------------------

    def _path(self) -> Path:
        self.files += 1
        return self.folder / f"copy{self.files}.casefile"

    def join(self, who: int) -> None:
        """A further colleague, or another machine of the same person, gets a copy of this file."""
        if len(self.copies) == MOST_COPIES:
            return
        copy, path, number = self._at(who), self._path(), len(self.copies)
        with self._closed(copy):
            shutil.copy(copy.path, path)
        name = NAMES[number % len(NAMES)]
        self.copies.append(
            Copy(CaseSession.open(path, author=name), list(copy.known), SKEWS[number % len(SKEWS)], copy.backups)
        )

    def back_up(self, who: int) -> None:
        copy, path = self._at(who), self._path()
        with self._closed(copy):
            shutil.copy(copy.path, path)
        copy.backups.append((path, list(copy.known)))

    def restore_backup(self, who: int, which: int) -> None:
        """The file becomes one of its backups, as if somebody had copied it back by hand."""
        copy = self._at(who)
        if copy.backups:
            path, known = copy.backups[which % len(copy.backups)]
            with self._closed(copy):
                shutil.copy(path, copy.path)
            copy.known = list(known)

    def reopen(self, who: int, name: int) -> None:
        copy = self._at(who)
        with self._closed(copy, NAMES[name % len(NAMES)]):
            pass

    @contextmanager
    def _closed(self, copy: Copy, author: str = "") -> Iterator[None]:
        copy.session.close()
        yield
        copy.session = CaseSession.open(copy.path, author=author or copy.session.author)

    def merge(self, into: int, other: int) -> None:
        one, two = self._at(into), self.copies[other % len(self.copies)]
        if one is not two:
            self._merge(one, two.path, two.known)

    def merge_backup(self, into: int, which: int) -> None:
        one = self._at(into)
        found = [backup for copy in self.copies for backup in copy.backups]
        if found:
            self._merge(one, *found[which % len(found)])

    def _merge(self, one: Copy, path: Path, known: Sequence[int]) -> None:
        coming = [number for number in known if number not in one.known]
        planned = merging.plan(one.session, path)
        done = merging.merge(one.session, path)
        assert (done.held, done.missing_files) == ((), 0)
        assert done.actions == len(planned.actions) == len(coming)
        assert (done.backup is not None) == bool(coming)
        one.known += coming

    # -- deeds ------------------------------------------------------------------------------------------------------

    def act(self, who: int, operations: Sequence[Operation]) -> None:
        """A few things done as one action, each to another record."""
        copy = self._at(who)

        def do(work: Work, draft: Draft) -> None:
            touched: set[str] = set()
            for name, a, b, c in operations:
                getattr(self, f"_{name}")(copy, work, draft, touched, a, b, c)

        self._transact(copy, "Act", do)

    def _transact(self, copy: Copy, label: str, do: Callable[[Work, Draft], None]) -> None:
        known = len(log_of(copy.session))
        drafts: list[Draft] = []
        with copy.session.transaction(label) as work:
            if len(log_of(copy.session)) > known:
                self._joined(copy)
            draft = Draft(self.oracle, copy.known)
            drafts.append(draft)
            do(work, draft)
        self._finish(copy, drafts[0], work.changes.transaction if work.changes else "")
        if not work.changes and len(log_of(copy.session)) > known:
            assert copy.session.look_up(Analyst, copy.session.analyst_id) is not None

    def _joined(self, copy: Copy) -> None:
        """A person's first action in a file makes them an analyst, in a transaction of its own."""
        draft = Draft(self.oracle, copy.known)
        analyst = Analyst.make(copy.session.analyst_id, name=copy.session.author)
        self._know(analyst)
        draft.insert(analyst.id, _values(analyst))
        self._finish(copy, draft, log_of(copy.session)[-1].id)
        self.set_up.add(draft.deed.number)

    def _finish(self, copy: Copy, draft: Draft, transaction: str) -> None:
        found = log.transaction(copy.database, transaction) if transaction else None
        if draft.finish(found.order if found else None):
            self.transactions[draft.deed.number] = transaction

    def _know(self, record: Record) -> None:
        self.types[record.id] = type(record)
        self.oracle.keeping[record.id] = tuple(spec.name for spec in type(record).specs() if keeps(spec))

    def _live(self, copy: Copy, *kinds: str) -> list[str]:
        """Live records of these types (all but the case and analysts where none is named), in the order of making."""
        present = state_of(copy.session)
        return [
            id
            for id, kind in self.types.items()
            if id in present and (kind.type_name in kinds if kinds else kind not in (Case, Analyst))
        ]

    def _create(
        self, copy: Copy, work: Work, draft: Draft, touched: set[str], a: int, b: int, c: int, kind: Any = None
    ) -> str:
        """A record of any type, and of the types that it must refer to where there is none. Links are made anew under
        the same id by whoever makes them."""
        kind = kind or KINDS[a % len(KINDS)]
        values: dict[str, Any] = {}
        for spec in kind.specs():
            if spec.kind is FieldKind.REFERENCE and spec.required:
                values[spec.name] = self._target(copy, work, draft, touched, b, spec)
            elif spec.kind is FieldKind.BLOB and (spec.required or c % 2):
                values[spec.name] = work.writer.put_blob(f"text {b % 3} ".encode() * (1 + c * 500))
            elif spec.required:
                options = [value for value in pool(spec) if value is not None]
                values[spec.name] = options[c % len(options)]
        record = kind.make(self._id(kind, values, b), **values)
        if record.id not in touched and not draft.is_there(record.id):
            self._know(record)
            work.writer.insert(record)
            draft.insert(record.id, _values(record))
            touched.add(record.id)
        return record.id

    def _id(self, kind: Any, values: dict[str, Any], b: int) -> str:
        if hasattr(kind, "id_of"):
            named = [str(values.get(name, b % 2)) for name in inspect.signature(kind.id_of).parameters]
            references = [str(value) for name, value in values.items() if name not in named]
            return link_id(kind.type_name, *named, *references[:2])
        self.made += 1
        return link_id("thing", str(self.made))

    def _target(self, copy: Copy, work: Work, draft: Draft, touched: set[str], b: int, spec: Spec) -> str:
        wanted = [name for name in spec.targets if name != "analyst"] or list(spec.targets) or ["claim"]
        found = self._live(copy, *wanted)
        if found:
            return found[b % len(found)]
        return self._create(copy, work, draft, touched, 0, b, 0, RECORD_TYPES[wanted[b % len(wanted)]])

    def _edit(self, copy: Copy, work: Work, draft: Draft, touched: set[str], a: int, b: int, c: int) -> None:
        found = [id for id in self._live(copy) if id not in touched and editable(self.types[id])]
        if not found:
            return
        id = found[a % len(found)]
        kind = self.types[id]
        specs = editable(kind)
        values = {}
        for spec in {spec.name: spec for spec in (specs[b % len(specs)], specs[(b + c) % len(specs)])}.values():
            options = pool(spec)
            value = options[c % len(options)]
            values[spec.name] = "text" if value is None and spec.required else value
        touched.add(id)
        for name, value in kind.checked(values).items():
            draft.write(id, name, value)
        work.writer.update(kind, id, values)

    def _delete(self, copy: Copy, work: Work, draft: Draft, touched: set[str], a: int, b: int, c: int) -> None:
        found = [id for id in self._live(copy) if id not in touched and not referring(copy, id)]
        if found:
            id = found[a % len(found)]
            touched.add(id)
            draft.remove(id)
            work.writer.delete(self.types[id], id)

    # -- settling ---------------------------------------------------------------------------------------------------

    def settle(self, who: int, which: int, choice: int, *, plainly: bool = False) -> None:
        """A conflict of this copy: a side, a third value, or both kept; a contested removal confirmed or taken back.
        ``plainly``: no decision, only an edit by somebody who looks at the value that is shown."""
        copy = self._at(who)
        found = sorted(queries.conflicts(copy.database), key=lambda row: (list(self.types).index(row[0]), row[2]))
        if found:
            id, _, name = found[which % len(found)]
            how = self._settle_field if name else self._settle_removal
            if name and plainly and self._specs(id, name):
                how = self._edit_one_side
            self._transact(copy, "Settle", lambda work, draft: how(copy, work, draft, id, name, choice))

    def _specs(self, id: str, name: str) -> list[Spec]:
        return [spec for spec in editable(self.types[id]) if spec.name == name]

    def _edit_one_side(self, copy: Copy, work: Work, draft: Draft, id: str, name: str, choice: int) -> None:
        [spec] = self._specs(id, name)
        options = [value for value in pool(spec) if value is not None or not spec.required]
        value = options[choice % len(options)]
        draft.write(id, name, value)
        work.writer.update(self.types[id], id, {name: value})

    def _settle_removal(self, copy: Copy, work: Work, draft: Draft, id: str, name: str, choice: int) -> None:
        if choice % 2 or referring(copy, id):
            draft.restore(id)
            work.writer.restore(self.types[id], id)
        else:
            draft.remove(id)
            work.writer.delete(self.types[id], id)

    def _settle_field(self, copy: Copy, work: Work, draft: Draft, id: str, name: str, choice: int) -> None:
        sides = draft.view(id).values(name)
        kind = self.types[id]
        spec = next(spec for spec in kind.specs() if spec.name == name)
        own = (
            () if spec.kind in (FieldKind.REFERENCE, FieldKind.BLOB) else tuple(v for v in pool(spec) if v is not None)
        )
        options = [*sides, *own[:1]]
        if choice % 3 == 2:
            for number, value in enumerate(sides[:2]):
                self._hold(work, draft, id, name, number, value)
        value = options[choice % len(options)]
        draft.settle(id, name, value)
        work.writer.resolve(kind, id, name, value)

    def _hold(self, work: Work, draft: Draft, id: str, name: str, number: int, value: Any) -> None:
        """One analyst's position on a judgment of which several are kept."""
        analyst = Analyst.id_of(NAMES[0])
        record = Position.make(
            Position.id_of(id, name, f"{analyst} {number}"), subject=id, field=name, analyst=analyst,
            value=json.dumps(value),
        )  # fmt: skip
        self._know(record)
        if draft.is_there(record.id):
            draft.write(record.id, "value", record.value)
            work.writer.update(Position, record.id, {"value": record.value})
        else:
            draft.insert(record.id, _values(record))
            work.writer.insert(record)

    # -- undo -------------------------------------------------------------------------------------------------------

    def undo(self, who: int, way: str, pick: int = 0) -> None:
        """``way``: undo or redo of what this person did last, or any deed that reached the copy."""
        copy = self._at(who)
        target = None
        if way == "any":
            known = [number for number in copy.known if number not in self.set_up]
            if not known:
                return
            target = self.transactions[known[pick % len(known)]]
        elif (copy.session.undo_label if way == "undo" else copy.session.redo_label) is None:
            return
        before = len(log_of(copy.session))
        known_stack = copy.session.undo_transaction
        outcome = copy.session.redo() if way == "redo" else copy.session.undo(target)
        done = log_of(copy.session)[before:]
        if done and done[0].undoes is None:
            self._joined_before(copy, done[0].id)
        if done and done[-1].undoes is not None:
            target = done[-1].undoes
        elif way == "undo":
            target = known_stack
        elif way == "redo":
            return
        self._take_back(copy, target or "", outcome)

    def _joined_before(self, copy: Copy, transaction: str) -> None:
        draft = Draft(self.oracle, copy.known)
        analyst = Analyst.make(copy.session.analyst_id, name=copy.session.author)
        self._know(analyst)
        draft.insert(analyst.id, _values(analyst))
        self._finish(copy, draft, transaction)
        self.set_up.add(draft.deed.number)

    def _take_back(self, copy: Copy, target: str, outcome: Outcome) -> None:
        number = next(number for number, id in self.transactions.items() if id == target)
        skipped = {(found.record, found.field) for found in outcome.skipped if "written alike" not in found.reason}
        deed: Deed = self.oracle.deeds[number]

        def left(record: str, name: str | None) -> bool:
            if (record, name) not in skipped:
                return False
            assert self._is_tied(copy, record), f"{record} could have been taken back: {outcome.skipped}"
            return True

        draft = Draft(self.oracle, copy.known, number)
        draft.take_back(deed, left)
        self._finish(copy, draft, outcome.changes.transaction)

    def _is_tied(self, copy: Copy, record: str) -> bool:
        """Whether a reference stands in the way of a record's going or coming back."""
        if referring(copy, record):
            return True
        kind, view = self.types[record], self.oracle.view(copy.known, record)
        return any(
            keeps(spec) and value is not None and copy.session.find(value) is None
            for spec in kind.specs()
            for value in view.values(spec.name)
        )

    # -- what must hold ---------------------------------------------------------------------------------------------

    def check(self, who: int) -> None:
        """One copy shows what the oracle says, and keeps what must not be hidden whatever the rules of editing are."""
        copy = self.copies[who % len(self.copies)]
        present, there = state_of(copy.session), self.oracle.present(copy.known)
        assert present.keys() == there
        listed = {(record, name) for record, _, name in queries.conflicts(copy.database)}
        expected: set[tuple[str, str]] = set()
        for id, kind in self.types.items():
            view = self.oracle.view(copy.known, id)
            state = engine_state(copy.session, kind, id)
            for name, live in view.live.items():
                visible = [head.value for head in state.heads[name]]
                assert same_values(visible, [write.value for write in live]), (kind.type_name, name)
                for value in self.oracle.never_seen(copy.known, id, name):
                    assert any(same(value, other) for other in visible), f"{value} of {name} is hidden"
                if self.oracle.is_ordered(copy.known, id, name):
                    assert len(distinct(visible)) == 1, f"{visible} of {name} are no conflict"
                if id in present:
                    assert same(getattr(present[id], name), live[0].value), f"{name} shows another side"
                if id in there and len(view.values(name)) > 1:
                    expected.add((id, name))
            if id in there and view.removals:
                expected.add((id, ""))
                assert not view.unseen or self.oracle.may_be_contested(copy.known, id)
        assert expected == listed

    def check_sound(self) -> None:
        """Each file says what its log adds up to, and has every text and file that its records name."""
        for copy in self.copies:
            assert [each for each in verify(copy.session) if not each.rule.startswith("anchor.")] == []
            for record in state_of(copy.session).values():
                for spec in type(record).specs():
                    digest = getattr(record, spec.name)
                    if spec.kind is FieldKind.BLOB and digest is not None:
                        assert queries.blob(copy.database, digest) is not None

    def check_laws(self) -> None:
        """Every way of bringing three copies together gives one log, one state, one list of conflicts, and doing it
        again gives nothing."""
        for copy in self.copies:
            copy.session.close()
        try:
            self._check_closed(*(copy.path for copy in self.copies[:3]))
        finally:
            for copy in self.copies:
                copy.session = CaseSession.open(copy.path, author=copy.session.author)

    def _check_closed(self, a: Path, b: Path, c: Path) -> None:
        ways = (
            self._joined_files(a, b, c),
            self._joined_files(c, b, a),
            self._joined_files(a, self._joined_files(b, c)),
        )
        seen = [_contents(way) for way in ways]
        assert seen[0] == seen[1] == seen[2]
        union = {number for copy in self.copies[:3] for number in copy.known}
        assert {row[0] for row in seen[0][0]} == {self.transactions[number] for number in union}
        for other in (a, b, c, ways[1]):
            with CaseSession.open(ways[0], author=NAMES[0]) as session:
                done = merging.merge(session, other)
                assert (done.actions, done.records, done.backup) == (0, 0, None)
        assert _contents(ways[0]) == seen[0]
        self._check_taking_back(a, b)

    def _check_taking_back(self, one: Path, other: Path) -> None:
        """A merge that is taken back at once leaves what was there; brought back, what it had made; and the other side
        then comes to the same."""
        mine, theirs = self._joined_files(one), self._joined_files(other)
        with CaseSession.open(mine, author=NAMES[0]) as session:
            before = state_of(session), table_rows(session.database)
            number = merging.merge(session, theirs).number
            if number is None or _brought_something_back(session):
                return
            after = state_of(session), table_rows(session.database)
            outcome = merging.undo_merge(session, number)
            assert outcome.skipped == (), outcome.skipped
            assert (state_of(session), table_rows(session.database)) == before
            if outcome.changes.is_empty:
                return
            brought = session.undo()
            assert brought.skipped == (), brought.skipped
            assert (state_of(session), table_rows(session.database)) == after
            assert (again := session.redo().skipped) == (), again
            assert merging.merge(session, theirs).actions == 0
            with CaseSession.open(theirs, author=NAMES[1]) as further:
                merging.merge(further, mine)
                assert table_rows(further.database) == table_rows(session.database)

    def _joined_files(self, first: Path, *others: Path) -> Path:
        path = self._path()
        shutil.copy(first, path)
        with CaseSession.open(path, author=NAMES[0]) as session:
            for other in others:
                merging.merge(session, other)
        return path

    def meet(self) -> None:
        """Everybody's deeds reach everybody, in a ring and back."""
        count = len(self.copies)
        for _ in range(2):
            for number in range(count):
                self.merge(number + 1, number)


def keeps(spec: Spec) -> bool:
    """Whether the field keeps in the case what it refers to."""
    return spec.kind is FieldKind.REFERENCE and not spec.weak


def referring(copy: Copy, id: str) -> bool:
    """Whether another record refers to this one."""
    return any(other != id for _, other, _ in queries.references_to(copy.database, id))


def engine_state(session: CaseSession, kind: type[Record], id: str) -> RecordState:
    changes = log.changes_of_record(session.database, id)
    order = log.orders(session.database, {change.transaction for change in changes})
    return fold(kind.type_name, id, changes, order)


def _brought_something_back(session: CaseSession) -> bool:
    """Whether the latest merge brought that a removed record returns; test_scenarios says what is wanted of those."""
    sql = (
        "SELECT 1 FROM log_change WHERE operation = 'restore' AND tx BETWEEN "
        "(SELECT first FROM arrival ORDER BY number DESC) AND (SELECT last FROM arrival ORDER BY number DESC)"
    )
    return session.database.row(sql) is not None


def _contents(path: Path) -> tuple[list[Any], list[Any], list[Any]]:
    """Log, tables with the list of conflicts, and texts of a file, whatever their order in it."""
    with CaseSession.open(path, read_only=True) as session:
        rows = session.database.rows
        heads = sorted(rows("SELECT id, hash FROM log_transaction"))
        return heads, table_rows(session.database), sorted(rows("SELECT hash, size FROM blob"))


def _values(record: Record) -> dict[str, Any]:
    return dict(zip(record.field_names(), record.values(), strict=True))
