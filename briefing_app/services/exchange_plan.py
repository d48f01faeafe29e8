# SPDX-License-Identifier: Apache-2.0
"""What an import would do: every line looked at, ids mapped, references followed, passages found. Writes nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Self

from briefing_app.domain import markers
from briefing_app.domain.errors import BadInput
from briefing_app.domain.fields import Record, Spec
from briefing_app.domain.ids import is_id
from briefing_app.domain.records import RECORD_TYPES, Analyst, Block, Case, Report, Version
from briefing_app.domain.report_records import STANDARD_BLOCKS
from briefing_app.services import exchange_lines
from briefing_app.services import exchange_rules as rules
from briefing_app.services.exchange_spool import Blobs, Frames
from briefing_app.services.exchange_texts import (
    Texts,
    settle_passage,
    take_edition,
    take_picture,
    take_template,
    take_version,
)
from briefing_app.services.session import CaseSession
from briefing_app.store import exchange as look_up
from briefing_app.store import queries

MOST_ERRORS: Final = 1_000
CASE_WORD: Final = "case"
"""The id of the case itself in an export: it differs between two cases that hold the same."""

_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class LineError:
    """A line (counted from 1) that was not used, or one of which something must be said, and why."""

    line: int
    message: str


@dataclass(slots=True)
class _Entry:
    """A line that names a record. ``mapped``: the id it has in the case, once that is known."""

    line: int
    type: str
    mapped: str | None
    usable: bool = True


@dataclass(slots=True)
class _Wish:
    """A reference between records of the first level, followed once all lines are known."""

    owner: str
    spec: Spec
    target: str


class Plan:
    """Reads lines, then settles them. What is to be written stands in ``ready`` and ``blobs`` until it is closed."""

    def __init__(self, session: CaseSession, ids: Mapping[str, str], new_id: Callable[[], str]) -> None:
        self._session = session
        self._ids = ids
        self._new_id = new_id
        self._known: dict[str, _Entry] = {}
        self._levels = tuple(Frames() for _ in rules.LEVELS)
        self._wishes: defaultdict[str, list[_Wish]] = defaultdict(list)
        self._in_case: dict[str, str | None] = {}
        self._taken: dict[str, tuple[int, int]] = {}
        self._versions: dict[str, tuple[str, str]] = {}
        self._version_of: dict[str, str] = {}
        self.blobs = Blobs()
        self._texts = Texts(session, self.blobs)
        self.ready = Frames()
        self.errors: list[LineError] = []
        self.notes: list[LineError] = []
        self.bad_lines = 0
        self.lines = 0
        self.unchanged = 0
        self._is_bare = not look_up.has_records(session.database, (Case.type_name, Analyst.type_name))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.blobs.close()
        for frames in (self.ready, *self._levels):
            frames.close()

    @property
    def mapped(self) -> dict[str, str]:
        """Every id of a usable line that is another in the case."""
        return {
            id: entry.mapped
            for id, entry in self._known.items()
            if entry.usable and entry.mapped is not None and entry.mapped != id
        }

    # -- reading -------------------------------------------------------------------------------------------------

    def read(self, lines: Iterable[bytes | str], tick: Callable[[int], None]) -> None:
        """Looks at each line by itself."""
        for number, line in enumerate(lines, 1):
            tick(number)
            if number == 1:
                mark: Any = b"\xef\xbb\xbf" if isinstance(line, bytes) else "\ufeff"
                line = line.removeprefix(mark)
            if line.strip():
                self.lines += 1
                self._read_line(number, line)

    def _read_line(self, number: int, line: bytes | str) -> None:
        entry = None
        try:
            fields = exchange_lines.parse(line)
            type_name = exchange_lines.taken_text(fields, "type")
            id = exchange_lines.taken_text(fields, "id")
            kind = RECORD_TYPES.get(type_name)
            if kind is None:
                raise BadInput(f"there is no record type “{type_name[:60]}”. Types are: {', '.join(RECORD_TYPES)}.")
            if id in self._known:
                raise BadInput(f"the id “{id}” stands in line {self._known[id].line} already.")
            entry = self._known[id] = _Entry(number, type_name, id if is_id(id) else self._ids.get(id))
            values = self._checked(kind, fields)
            if entry.mapped is None or kind is Case:
                entry.mapped = self._first_id(type_name, values)
            self._keep(number, id, type_name, values)
        except BadInput as error:
            self._refuse(number, entry, str(error))

    def _checked(self, kind: type[Record], fields: dict[str, Any]) -> dict[str, Any]:
        if kind is Version:
            take_version(fields, self.blobs)
        elif kind.type_name == "edition":
            take_edition(fields, self.blobs)
        elif kind.type_name in ("expert", "block"):
            take_picture(kind.type_name, fields, self.blobs)
        elif kind.type_name == "template":
            take_template(fields, self.blobs)
        known = kind.field_names()
        checked = kind.checked({name: v for name, v in fields.items() if v is not None or name not in known})
        values = {name: value for name, value in checked.items() if value is not None}
        rules.check_fields(kind, values)
        return values

    def _first_id(self, type_name: str, values: Mapping[str, Any]) -> str | None:
        """The mapped id as far as it can be known before references are."""
        if type_name == Case.type_name:
            return self._session.case.id
        if type_name not in rules.ID_OF:
            return self._new_id()
        return rules.ID_OF[type_name](values) if rules.LEVEL_OF[type_name] == 0 else None

    def _keep(self, number: int, id: str, type_name: str, values: dict[str, Any]) -> None:
        level = rules.LEVEL_OF[type_name]
        if level == 0:
            for spec in rules.REFERENCES[type_name]:
                if (target := values.get(spec.name)) is not None:
                    self._wishes[target].append(_Wish(id, spec, target))
        self._levels[level].add((number, id, values))

    def _refuse(self, number: int, entry: _Entry | None, message: str) -> None:
        if entry is not None:
            entry.usable = False
        self._complain(number, message)

    def _complain(self, number: int, message: str) -> None:
        self.bad_lines += 1
        if len(self.errors) < MOST_ERRORS:
            self.errors.append(LineError(number, message))

    # -- settling ------------------------------------------------------------------------------------------------

    def settle(self, tick: Callable[[int], None]) -> None:
        """Looks at the lines together: references, ids, passages, and what the case holds already."""
        self._follow_wishes()
        done = 0
        for frames in self._levels:
            settled = self._settled(frames)
            while chunk := list(islice(settled, _CHUNK)):
                self._compare(chunk)
                done += len(chunk)
                tick(done)
        self.errors.sort(key=lambda error: error.line)

    def _follow_wishes(self) -> None:
        """Refuses records of the first level that refer to nothing usable, and all that refer to those."""
        open_targets = list(self._wishes)
        while open_targets:
            for wish in self._wishes.get(open_targets.pop(), ()):
                entry = self._known[wish.owner]
                if not entry.usable:
                    continue
                try:
                    self._target(entry.type, wish.spec, wish.target)
                except BadInput as error:
                    self._refuse(entry.line, entry, str(error))
                    open_targets.append(wish.owner)

    def _settled(self, frames: Frames) -> Iterator[tuple[int, str, Record]]:
        for number, id, values in frames:
            entry = self._known[id]
            if not entry.usable:
                continue
            try:
                record = self._record(entry, values)
                is_derived = entry.type in rules.ID_OF or entry.type == Case.type_name
                if entry.mapped == id or not is_derived or self._is_first(number, record):
                    yield number, id, record
            except BadInput as error:
                self._refuse(number, entry, str(error))

    def _record(self, entry: _Entry, values: dict[str, Any]) -> Record:
        kind = RECORD_TYPES[entry.type]
        for spec in rules.REFERENCES[entry.type]:
            if (target := values.get(spec.name)) is not None:
                values[spec.name] = self._target(entry.type, spec, target)
        for spec in rules.CITING[entry.type]:
            if (text := values.get(spec.name)) is not None:
                values[spec.name] = markers.with_ids(text, self._named)
        if kind is Report and values.get("template") in self._known:  # otherwise it is the name of one of ours
            values["template"] = self._target("report", rules.REPORT_TEMPLATE, values["template"])
        if kind is Version:
            self._note_version(values)
        elif entry.type == "citation":
            self._settle_citation(values)
        elif kind is Analyst and entry.mapped not in (None, Analyst.id_of(values["name"])):
            raise BadInput("analyst: the id belongs to somebody of another name. Give the id a text of your own.")
        elif entry.type == "edition" and not self._has_blob(values["file_hash"]):
            raise BadInput("edition: file is missing. Give the file in base64.")
        if entry.mapped is None or (kind is Block and values["kind"] in STANDARD_BLOCKS):
            entry.mapped = rules.ID_OF[entry.type](values)
        record = kind(id=entry.mapped, **values)
        if isinstance(record, Version):
            self._versions[record.id] = (record.source, record.text_hash)
            self._version_of[record.source] = record.id
        return record

    def _target(self, owner: str, spec: Spec, target: str) -> str:
        """The id in the case that a reference means. Raises BadInput where it leads nowhere usable."""
        wanted = " or ".join(spec.targets) or "record"
        entry = self._known.get(target)
        if entry is not None:
            if not entry.usable:
                raise BadInput(f"{owner}: {spec.name} refers to line {entry.line} ({target}), which cannot be used.")
            found, mapped = entry.type, entry.mapped
            if mapped is None:
                raise BadInput(f"{owner}: {spec.name} cannot refer to line {entry.line} ({target}).")
        else:
            mapped = self._session.case.id if target == CASE_WORD else self._ids.get(target, target)
            in_case = self._type_in_case(mapped)
            if in_case is None and spec.weak and is_id(mapped):
                return mapped
            if in_case is None:
                raise BadInput(
                    f"{owner}: {spec.name}: there is no {wanted} “{target[:60]}” in the file or in the case."
                )
            found = in_case
        if spec.targets and found not in spec.targets:
            raise BadInput(f"{owner}: {spec.name} takes the id of a {wanted}; “{target[:60]}” is a {found}.")
        return mapped

    def _named(self, id: str) -> str:
        """The id in the case that a mark in free text means; a mark may outlive what it named."""
        entry = self._known.get(id)
        return (entry.mapped if entry is not None else self._ids.get(id)) or id

    def _type_in_case(self, id: str) -> str | None:
        if id not in self._in_case:
            record = self._session.find(id)
            self._in_case[id] = record.type_name if record is not None else None
        return self._in_case[id]

    def _note_version(self, values: dict[str, Any]) -> None:
        text = self._texts.get(values["text_hash"])
        if text is None:
            raise BadInput("version: text is missing. Give the text itself.")
        if values.setdefault("characters", len(text)) != len(text):
            raise BadInput("version: characters is not the length of the text. Leave it out: it is computed.")

    def _has_blob(self, digest: str) -> bool:
        return digest in self.blobs or queries.blob(self._session.database, digest) is not None

    def _settle_citation(self, values: dict[str, Any]) -> None:
        source = values["source"]
        version = values.get("version") or self._version_of.get(source)
        if version is None:
            current = queries.current_version(self._session.database, source)
            if current is None:
                raise BadInput("citation: its source has no text.")
            version = current.id
        if version not in self._versions:
            stored = self._session.get(Version, version)
            self._versions[version] = (stored.source, stored.text_hash)
        owner, text_hash = self._versions[version]
        if owner != source:
            raise BadInput("citation: version is the text of another source.")
        text = self._texts.get(text_hash)
        if text is None:
            raise BadInput("citation: the text of its version is missing.")
        values["version"] = version
        settle_passage(values, text, text_hash)

    def _is_first(self, number: int, record: Record) -> bool:
        """Whether no other line makes this record, under another id; one that says otherwise is an error."""
        line, value = self._taken.setdefault(record.id, (number, hash(record)))
        other = self._known.get(record.id)
        if line == number and other is None:
            return True
        if other is None and value == hash(record):
            self.unchanged += 1
        else:
            self._complain(number, f"it is the same {record.type_name} as in line {other.line if other else line}.")
        return False

    # -- what the case holds already -----------------------------------------------------------------------------

    def _compare(self, chunk: list[tuple[int, str, Record]]) -> None:
        by_type: defaultdict[type[Record], list[str]] = defaultdict(list)
        for _, _, record in chunk:
            by_type[type(record)].append(record.id)
        live: dict[str, Record] = {}
        for kind, ids in by_type.items():
            live.update(queries.by_ids(self._session.database, kind, ids))
        seen = look_up.types_of(self._session.database, [record.id for _, _, record in chunk])
        for number, id, record in chunk:
            try:
                self._place(number, record, live.get(record.id), seen.get(record.id))
            except BadInput as error:
                self._refuse(number, self._known[id], str(error))

    def _place(self, number: int, record: Record, live: Record | None, seen: str | None) -> None:
        if seen is not None and seen != record.type_name:
            raise BadInput(f"the id {record.id} belongs to a {seen} in this case.")
        if live == record:
            self.unchanged += 1
        elif isinstance(record, Case):
            self._place_case(number, record)
        elif isinstance(record, Analyst) and (self._is_bare or not _differing(record, live, filled=True)):
            self._want("set", record)
        elif live is not None:
            # What rests on it may still go in: it is in the case, only with other words.
            names = ", ".join(_differing(record, live))
            self._complain(
                number,
                f"this {record.type_name} is in the case already with other values ({names}). Edit it there.",
            )
        else:
            self._want("new" if seen is None else "again", record)

    def _place_case(self, number: int, record: Case) -> None:
        if self._is_bare:
            self._want("set", record)
        else:
            self.notes.append(LineError(number, "the case has records already, so its own title and settings stay."))

    def _want(self, action: str, record: Record) -> None:
        self.ready.add((action, record.type_name, record.id, record.values()))


def _differing(record: Record, live: Record | None, *, filled: bool = False) -> list[str]:
    """Fields that hold another value in the case; with ``filled``, only those that hold any value there."""
    if live is None:
        return []
    return [
        name
        for name in record.field_names()
        if getattr(record, name) != getattr(live, name) and not (filled and getattr(live, name) is None)
    ]
