# SPDX-License-Identifier: Apache-2.0
"""Random programs over a case, and an independent model of what they must do.

The model knows no heads, folds or change encodings: only which values each record has, what each transaction found
and left, and by which transaction a record went. Undo is decided by value.
"""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from briefing_app.domain.fields import FieldKind
from briefing_app.domain.ids import link_id
from briefing_app.domain.records import RECORD_TYPES, Analyst, Claim, Expert, Lineage, Source, Tag, Tagging
from briefing_app.services.session import CaseSession, Work, log_of

Values = dict[str, Any]
THINGS = (Claim, Expert, Source)
_POOL: dict[FieldKind, tuple[Any, ...]] = {
    FieldKind.TEXT: (None, "north", "سد", "north"),
    FieldKind.NUMBER: (None, 0.0, 1.0, 2.5),
    FieldKind.FLAG: (None, True, False, True),
    FieldKind.DATE: (None, "2023", "2023-11", "2023-11-14"),
}

_LANGUAGES = (None, "en", "ar", "en")

small = st.integers(0, 5)
operation = st.tuples(
    st.sampled_from(["thing", "edit", "edit", "edit", "link", "tag", "bulk", "delete"]), small, small, small
)
step = st.one_of(
    st.tuples(st.just("act"), st.lists(operation, min_size=1, max_size=4)),
    st.tuples(st.just("act"), st.lists(operation, min_size=1, max_size=2)),
    st.tuples(st.just("undo any"), st.integers(0, 30)),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "reopen", "other author"]), st.just(0)),
)
programs = st.lists(step, min_size=3, max_size=25)


def edit_values(kind: type[Any], a: int, b: int) -> Values:
    """One or two fields of this record type with values from a small pool, so that values come back."""
    specs = [spec for spec in kind.specs() if (spec.kind in _POOL or spec.choices) and spec.name != "handling"]
    chosen = {
        specs[a % len(specs)].name: specs[a % len(specs)],
        specs[(a + b) % len(specs)].name: specs[(a + b) % len(specs)],
    }
    values: Values = {}
    for name, spec in chosen.items():
        pool = spec.choices or (_LANGUAGES if spec.language else _POOL[spec.kind])
        value = pool[b % len(pool)]
        values[name] = f"text {b}" if spec.required and value is None else value
    return kind.checked(values)


@dataclass
class Effect:
    """What one transaction did to one record: values before and after, None where it was not in the case."""

    kind: type[Any]
    before: Values | None
    after: Values | None
    hidden: Values | None  # what a removed record held when it went, or had held when it came back
    ended: frozenset[str] = frozenset()  # the removals that its coming back took back


@dataclass
class Model:
    """The case as plain values."""

    live: dict[str, tuple[type[Any], Values]] = field(default_factory=dict)
    gone: dict[str, tuple[type[Any], Values, frozenset[str]]] = field(default_factory=dict)
    effects: dict[str, dict[str, Effect]] = field(default_factory=dict)

    def copy_live(self) -> dict[str, tuple[type[Any], Values]]:
        return {id: (kind, dict(values)) for id, (kind, values) in self.live.items()}

    def insert(self, kind: type[Any], id: str, values: Values) -> None:
        self.live[id] = (kind, dict(values))

    def is_referred_to(self, id: str) -> bool:
        return any(
            values[spec.name] == id
            for other, (kind, values) in self.live.items()
            if other != id
            for spec in kind.specs()
            if spec.kind is FieldKind.REFERENCE
        )

    def dangles(self, kind: type[Any], values: Values) -> bool:
        return any(
            values[spec.name] is not None and values[spec.name] not in self.live
            for spec in kind.specs()
            if spec.kind is FieldKind.REFERENCE
        )

    def commit(self, transaction: str, before: dict[str, tuple[type[Any], Values]], undone: str = "") -> None:
        """Notes what a transaction did, seen from outside: the difference between two states."""
        effects: dict[str, Effect] = {}
        for id in before.keys() | self.live.keys():
            old, new = before.get(id), self.live.get(id)
            if old == new:
                continue
            kind = (new or old)[0]  # type: ignore[index]
            hidden = None
            if old is None:
                went = self.gone.pop(id, None)
                hidden = went[1] if went else None
            effects[id] = Effect(kind, old and old[1], new and new[1] and dict(new[1]), hidden)
            if old is None and went:
                effects[id].ended = went[2]
            if new is None:
                assert old is not None
                held = self.going.pop(id, old[1])
                effects[id].hidden = held
                again = self.effects[undone][id].ended if undone and id in self.effects.get(undone, {}) else frozenset()
                self.gone[id] = (kind, held, again | {transaction})
        self.going.clear()
        if effects:
            self.effects[transaction] = effects

    going: dict[str, Values] = field(default_factory=dict)

    def delete(self, id: str) -> None:
        self.going[id] = self.live.pop(id)[1]

    # -- undo, by value ------------------------------------------------------------------------------------------

    def undo(self, target: str) -> None:
        effects = self.effects.get(target, {})
        self._repeat(
            [id for id, e in effects.items() if e.after is None], lambda id: self._restore(id, effects[id], target)
        )
        for id, effect in effects.items():
            self._revert(id, effect)
        self._repeat([id for id, e in effects.items() if e.before is None], lambda id: self._remove(id, effects[id]))

    @staticmethod
    def _repeat(ids: list[str], act: Any) -> None:
        for _ in ids:
            for id in ids:
                act(id)

    def _restore(self, id: str, effect: Effect, target: str) -> bool:
        went = self.gone.get(id)
        if went is None or id in self.live or target not in went[2] or self.dangles(went[0], went[1]):
            return False
        self.live[id] = (went[0], dict(went[1]))
        return True

    def _revert(self, id: str, effect: Effect) -> None:
        if id not in self.live:
            return
        values = self.live[id][1]
        wrote = effect.hidden if effect.after is None else effect.after
        found = effect.hidden if effect.before is None else effect.before
        if wrote is None or found is None:
            return
        for name, value in wrote.items():
            if found[name] != value and values[name] == value and type(values[name]) is type(value):
                values[name] = found[name]

    def _remove(self, id: str, effect: Effect) -> bool:
        must_hold = effect.after if effect.hidden is None else effect.hidden
        if id not in self.live or self.live[id][1] != must_hold or self.is_referred_to(id):
            return False
        self.delete(id)
        return True


class Runner:
    """Runs a program on a case and on the model at once."""

    def __init__(self, session: CaseSession) -> None:
        self.session = session
        self.model = Model()
        for kind in RECORD_TYPES.values():
            for record in session.all(kind):
                self.model.insert(kind, record.id, dict(zip(kind.field_names(), record.values(), strict=True)))
        self.count = 0
        self.setup = {found.id for found in log_of(session)}

    def run(self, name: str, argument: Any) -> None:
        if name == "act":
            self._act(argument)
        elif name == "reopen":
            self._reopen(self.session.author)
        elif name == "other author":
            self._reopen("Ben" if self.session.author == "Ana" else "Ana")
        elif name == "undo any":
            known = [
                found.id
                for found in log_of(self.session)
                if found.id not in self.setup and not found.label.endswith("joins the case")
            ]
            if known:
                self._compensate(known[argument % len(known)])
        elif name == "undo" and self.session.undo_label is not None:
            self._compensate(None)
        elif name == "redo" and self.session.redo_label is not None:
            self._compensate(None, redo=True)

    def _reopen(self, author: str) -> None:
        self.session.close()
        self.session = CaseSession.open(self.session.path, author=author)

    def _expect_to_join(self) -> None:
        """A person's first action makes them an analyst, in a transaction of its own that these programs leave."""
        if self.session.find(self.session.analyst_id) is None:
            self._note(Analyst.make(self.session.analyst_id, name=self.session.author))

    def _compensate(self, target: str | None, *, redo: bool = False) -> None:
        self._expect_to_join()
        before = self.model.copy_live()
        outcome = self.session.redo() if redo else self.session.undo(target)
        done = outcome.changes.transaction
        if not done:
            if target is not None:
                self.model.undo(target)
                assert self.model.live == before, "nothing was undone, but something could have been"
            return
        undone = log_of(self.session)[-1].undoes
        assert undone is not None
        assert target in (None, undone)
        self.model.undo(undone)
        self.model.commit(done, before, undone)

    def _act(self, operations: list[tuple[str, int, int, int]]) -> None:
        self._expect_to_join()
        before = self.model.copy_live()
        with self.session.transaction("Act") as work:
            bulk: list[Any] = []
            for operation_ in operations:
                self._operate(work, bulk, *operation_)
            work.writer.insert_many(bulk)
            for record in bulk:
                self._note(record)
        if work.changes is not None:
            self.model.commit(work.changes.transaction, before)

    def _note(self, record: Any) -> None:
        self.model.insert(type(record), record.id, dict(zip(record.field_names(), record.values(), strict=True)))

    def _pick(self, kinds: tuple[type[Any], ...], index: int) -> str | None:
        ids = sorted(id for id, (kind, _) in self.model.live.items() if kind in kinds)
        return ids[index % len(ids)] if ids else None

    def _operate(self, work: Work, bulk: list[Any], name: str, a: int, b: int, c: int) -> None:
        if name in ("thing", "bulk"):
            self.count += 1
            kind = THINGS[a % len(THINGS)]
            required = {
                spec.name: f"{kind.type_name} {b}" for spec in kind.specs() if spec.required and not spec.choices
            }
            record = kind.make(link_id("thing", str(self.count)), **{**required, **edit_values(kind, b, c)})
            if name == "bulk":
                bulk.append(record)
            else:
                self._note(work.insert(record))
        elif name == "edit":
            self._edit(work, a, b, c)
        elif name == "delete":
            id = self._pick((*THINGS, Tag, Tagging, Lineage), a)
            if id is not None and not self.model.is_referred_to(id):
                work.delete(self.model.live[id][0], id)
                self.model.delete(id)
        else:
            self._link(work, name, a, b)

    def _edit(self, work: Work, a: int, b: int, c: int) -> None:
        id = self._pick((*THINGS, Lineage), a)
        if id is None:
            return
        kind, values = self.model.live[id]
        new = edit_values(kind, b, c)
        work.update(kind, id, **new)
        values.update(new)

    def _link(self, work: Work, name: str, a: int, b: int) -> None:
        """The same link made again is one record: where it is in the case already, nothing happens."""
        sources = sorted(id for id, (kind, _) in self.model.live.items() if kind is Source)
        subject = self._pick(THINGS, b)
        if name == "link" and len(sources) > 1:
            source, origin = sources[a % len(sources)], sources[b % len(sources)]
            id = Lineage.id_of(source, origin, "cites")
            self._insert_new(work, Lineage.make(id, source=source, origin=origin, kind="cites", note=f"note {b}"))
        elif name == "tag" and subject is not None:
            tag = Tag.make(Tag.id_of(f"tag {a % 2}"), name=f"tag {a % 2}")
            self._insert_new(work, tag)
            self._insert_new(work, Tagging.make(Tagging.id_of(tag.id, subject), tag=tag.id, subject=subject))

    def _insert_new(self, work: Work, record: Any) -> None:
        if record.id not in self.model.live:
            self._note(work.insert(record))

    def check(self) -> None:
        """The tables say what the model says."""
        found = {}
        for kind in RECORD_TYPES.values():
            for record in self.session.all(kind):
                found[record.id] = (kind, dict(zip(kind.field_names(), record.values(), strict=True)))
        assert found == self.model.live
