# SPDX-License-Identifier: Apache-2.0
"""Records of another case as they are to be in this one: ids, references, handling. Writes nothing."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput, CaseFileDamaged
from briefing_app.domain.fields import FieldKind, Record
from briefing_app.domain.ids import link_id
from briefing_app.domain.records import RECORD_TYPES, Citation, Remark, Source, Version
from briefing_app.domain.snapshot import highest_mark
from briefing_app.services import exchange_rules as rules
from briefing_app.services.import_choice import Wanted
from briefing_app.services.record_moves import values_of
from briefing_app.services.session import CaseSession
from briefing_app.store import exchange as look_up
from briefing_app.store import log, marking, queries
from briefing_app.store.search import title_of

_TICK = 100
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Turned:
    """A record of the other case (``type``, ``id``, ``title``), and what happens to it: new, again (it was imported and
    removed here), here (it came before, or is here by its nature), differs (the same, with values changed here or
    there), matched (it is a source of this case), or left out. ``why`` says more.

    ``record``: as it is to be here; None where it is left out. ``alike``: sources here with the same text.
    """

    type: str
    id: str
    title: str
    what: str
    why: str = ""
    record: Record | None = None
    alike: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether it is written."""
        return self.what in ("new", "again")


class Turning:
    """Turns the records of ``other``. To be used inside ``Database.reading`` of the session."""

    def __init__(self, session: CaseSession, other: CaseSession, wanted: Wanted, check: Callable[[], None]) -> None:
        self._session = session
        self._other = other
        self._wanted = wanted
        self._check = check
        self._case = other.file.case_id
        self._title = other.case.title
        self._marks = marking.marks(other.database)
        self._theirs = highest_mark(self._marks.get(other.case.id, (other.case.handling,)), None)
        self._floor = self._stricter_handling()
        self._ids: dict[str, str] = {}
        """By id there, the id here; of what cannot come, none."""
        self._reasons: dict[str, str] = {}
        self._types: dict[str, str] = {}
        """Of what comes, by id there."""
        self._versions: dict[str, Version] = {}
        """By id here."""
        self._alike: dict[str, tuple[str, ...]] = {}
        self._text: tuple[str, str | None] = ("", None)

    def turned(self, chosen: Mapping[str, Record]) -> tuple[Turned, ...]:
        """What happens to each, in an order in which each follows what it refers to."""
        self._types = {id: record.type_name for id, record in chosen.items()}
        self._find_alike(chosen)
        self._name_things(chosen)
        done: list[Turned] = []
        for names in rules.LEVELS:
            ready: list[tuple[Record, Record | str]] = []
            for record in sorted((r for r in chosen.values() if r.type_name in names), key=_place):
                if len(ready) % _TICK == 0:
                    self._check()
                ready.append((record, self._made(record)))
            done += self._placed(ready)
        return tuple(done)

    def _name_things(self, chosen: Mapping[str, Record]) -> None:
        """Gives ids to what needs no other's id for that, so that these may refer to each other; what cannot come after
        all has none."""
        known = self._known(chosen)
        things = [record for record in chosen.values() if record.type_name in rules.LEVELS[0]]
        for record in things:
            id_of = rules.ID_OF.get(record.type_name)
            own = id_of(values_of(record)) if id_of is not None else link_id("import", self._case, record.id)
            self._ids[record.id] = known.get(record.id, own)
        leading = _leading_to(things)
        waiting = {record.id: record for record in things}
        while waiting:  # what cannot come may be what another needs, and so on: only these are looked at again
            self._check()
            said = {id: why for id, record in waiting.items() if isinstance(why := self._made(record), str)}
            for id, why in said.items():
                self._reasons[id] = why
                del self._ids[id]
            waiting = {each.id: each for id in said for each in leading.get(id, ()) if each.id in self._ids}

    def blobs(self, turned: Sequence[Turned]) -> list[str]:
        """Texts and files that the new records need and this case lacks."""
        wanted = {
            str(digest)
            for each in turned
            if each.is_new and each.record is not None
            for name in queries.BLOB_FIELDS[type(each.record)]
            if (digest := getattr(each.record, name)) is not None
        }
        return sorted(digest for digest in wanted if not _holds(self._session, digest))

    def remarks(self, turned: Sequence[Turned]) -> tuple[list[Remark], list[Remark]]:
        """A word on where each thing came from, where none is there: new ones, and those that come back. Links lead to
        things, and need none."""
        things = {self._remark_id(each.id): each for each in turned if each.type not in rules.ID_OF and each.record}
        live = queries.by_ids(self._session.database, Remark, list(things))
        seen = look_up.types_of(self._session.database, list(things))
        made = [self._remark(each, id) for id, each in things.items() if id not in live]
        return [each for each in made if each.id not in seen], [each for each in made if each.id in seen]

    def _remark(self, each: Turned, id: str) -> Remark:
        first = log.first_of_record(self._other.database, each.id)
        by = f", first written by {in_words(first.author)} on {in_words(first.time[:10])}" if first is not None else ""
        text = (
            f"Imported from the case “{in_words(self._title)}” ({self._case}), where it is the "
            f"{each.type.replace('_', ' ')} {each.id}{by}."
        )
        if each.what == "matched":
            text = text.replace("Imported from", "Known from an import from", 1)
        return Remark.make(id, subject=self._ids[each.id], text=text)

    def _remark_id(self, id: str) -> str:
        return link_id("import-remark", self._case, id)

    # -- what is known ---------------------------------------------------------------------------------------------

    def _known(self, chosen: Mapping[str, Record]) -> dict[str, str]:
        """By id there, the record here that it became before, or is as somebody said."""
        found: dict[str, str] = {}
        remarks = {self._remark_id(id): id for id, record in chosen.items() if record.type_name not in rules.ID_OF}
        said = queries.by_ids(self._session.database, Remark, list(remarks))
        for remark in said.values():
            here = self._session.find(remark.subject)
            if here is not None and here.type_name == chosen[remarks[remark.id]].type_name:
                found[remarks[remark.id]] = here.id
        if self._wanted.same_texts:
            found = {id: own[0] for id, own in self._alike.items()} | found
        return found | self._said(chosen)

    def _said(self, chosen: Mapping[str, Record]) -> dict[str, str]:
        """The matches that somebody named. Raises BadInput for one that is none."""
        for theirs, ours in self._wanted.matches.items():
            if theirs not in chosen:
                raise BadInput(f"match: {theirs:.60} is not among the records that come.")
            if ours not in self._alike.get(theirs, ()):
                raise BadInput(f"match: {ours:.60} is no source of this case with the same text as {theirs:.60}.")
        return dict(self._wanted.matches)

    def _find_alike(self, chosen: Mapping[str, Record]) -> None:
        for version in chosen.values():
            if isinstance(version, Version):
                own = queries.sources_with_text(self._session.database, version.text_hash)
                both = dict.fromkeys((*self._alike.get(version.source, ()), *(source.id for source in own)))
                if both:
                    self._alike[version.source] = tuple(both)

    # -- one record ------------------------------------------------------------------------------------------------

    def _made(self, record: Record) -> Record | str:
        """The record as it is to be here, or why it cannot come."""
        if record.id in self._reasons:
            return self._reasons[record.id]
        kind = type(record)
        try:
            values = self._values(record)
            rules.check_fields(kind, values)
            id = self._ids.get(record.id) or rules.ID_OF[kind.type_name](values)
            made = kind.make(id, **values)
            self._check_texts(made)
        except BadInput as error:
            return str(error)
        self._ids[record.id] = id
        if isinstance(made, Version):
            self._versions[id] = made
        return made

    def _values(self, record: Record) -> dict[str, Any]:
        """Its values with references turned. Raises BadInput where a required one leads to nothing that comes."""
        values = values_of(record)
        for spec in record.specs():
            value = values[spec.name]
            if spec.kind is FieldKind.REFERENCE and value is not None:
                fits = not spec.targets or self._types.get(value) in spec.targets
                values[spec.name] = self._ids.get(value) if fits else None
                if spec.required and values[spec.name] is None:
                    raise BadInput(f"its {spec.name} {value} does not come")
            elif spec.kind is FieldKind.BLOB and value is not None and not spec.required and not self._has(value):
                values[spec.name] = None
        if record.id in self._marks:  # nobody there has settled which of them holds
            values["handling"] = highest_mark(self._marks[record.id], self._theirs)
        if self._floor is not None and "handling" in values and values["handling"] is None:
            values["handling"] = self._floor
        return values

    def _stricter_handling(self) -> str | None:
        """What a record without a mark of its own is marked with there, where this case would be more open with it."""
        theirs, ours = self._theirs, self._session.case.handling
        if theirs is None or theirs == ours:
            return None
        try:
            return theirs if ours is None or scales.high_water((theirs, ours)) == theirs else None
        except (scales.ScaleError, scales.UnknownGrade):
            return theirs

    def _has(self, digest: str) -> bool:
        return _holds(self._session, digest) or _holds(self._other, digest)

    def _check_texts(self, record: Record) -> None:
        """Raises BadInput for a text that is missing, and for a quote that does not stand where it says."""
        if isinstance(record, Version):
            text = self._read(record.text_hash)
            if text is None:
                raise BadInput("its text is missing there, or was altered")
            if len(text) != record.characters:
                raise BadInput("its text is not as long as it says")
        if isinstance(record, Citation):
            version = self._versions.get(record.version)
            text = self._text_of(version) if version is not None else None
            if text is None or record.start < 0 or text[record.start : record.end] != record.exact:
                raise BadInput("its quote does not stand in the text where it says")
            if version is not None and version.source != record.source:
                raise BadInput("its text is not of the source that it names")

    def _text_of(self, version: Version) -> str | None:
        """The text of a version of this case to be; the last one is kept, as citations come by version."""
        if self._text[0] != version.text_hash:
            self._text = (version.text_hash, self._read(version.text_hash))
        return self._text[1]

    def _read(self, digest: str) -> str | None:
        """A text of either case; None where there is none, or bytes that are none."""
        with suppress(CaseFileDamaged):
            text = queries.text(self._session.database, digest)
            if text is not None:
                return text
            text = queries.text(self._other.database, digest)
            if text is not None and hashlib.sha256(text.encode()).hexdigest() == digest:
                return text
        return None

    # -- what is here ----------------------------------------------------------------------------------------------

    def _placed(self, ready: Sequence[tuple[Record, Record | str]]) -> Iterator[Turned]:
        """What happens to each, by what this case holds under its id."""
        made = [record for _, record in ready if isinstance(record, Record)]
        live: dict[str, Record] = {}
        for kind in {type(record) for record in made}:
            live |= queries.by_ids(self._session.database, kind, [r.id for r in made if type(r) is kind])
        seen = look_up.types_of(self._session.database, [record.id for record in made])
        taken: set[str] = set()
        for record, own in ready:
            title = title_of(record)
            alike = self._alike.get(record.id, ()) if isinstance(record, Source) else ()
            if isinstance(own, str):
                yield Turned(record.type_name, record.id, title, "left out", own)
                continue
            what, why = self._happens(record, own, live.get(own.id), seen)
            if own.id in taken and what in ("new", "again"):
                what, why = "here", "the same as another that comes"
            taken.add(own.id)
            yield Turned(record.type_name, record.id, title, what, why, own, alike)

    def _happens(self, record: Record, own: Record, live: Record | None, seen: Mapping[str, str]) -> tuple[str, str]:
        if live is None:
            return ("again", "it was here and was removed") if own.id in seen else ("new", "")
        if own.type_name not in rules.ID_OF and own.id != link_id("import", self._case, record.id):
            return "matched", f"it is “{title_of(live)}” here"
        if live == own:
            return "here", ""
        names = ", ".join(name for name in own.field_names() if getattr(own, name) != getattr(live, name))
        return "differs", f"otherwise here: {names}"


def _leading_to(records: Sequence[Record]) -> dict[str, list[Record]]:
    """By id, the records that refer to it."""
    found: dict[str, list[Record]] = {}
    for record in records:
        for spec in rules.REFERENCES[record.type_name]:
            if (value := getattr(record, spec.name)) is not None:
                found.setdefault(str(value), []).append(record)
    return found


def in_words(words: str) -> str:
    """What a stranger wrote, within a sentence of ours: on one line, short, and without a mark that would end it."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words[: 2 * _LONGEST])
    line = " ".join(shown.replace("”", "’").split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _place(record: Record) -> tuple[int, str, str]:
    """Types in their order; citations by their text, so that each text is read once."""
    return list(RECORD_TYPES).index(record.type_name), getattr(record, "version", ""), record.id


def _holds(session: CaseSession, digest: str) -> bool:
    return session.database.value("SELECT 1 FROM blob WHERE hash = ?", (digest,)) is not None
