# SPDX-License-Identifier: Apache-2.0
"""Importing records from another case: under ids of their own, as one action, each with a word on where it came from.

The id of an imported record follows from the other case and its id there, so that importing again finds it; so does the
remark on it, which leads there also after it was merged into another record of this case.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import CaseFileDamaged, CaseFileReadOnly, NotFound
from briefing_app.domain.fields import Record
from briefing_app.services import import_choice
from briefing_app.services.import_choice import IMPORTABLE, Wanted
from briefing_app.services.import_turning import Turned, Turning, in_words
from briefing_app.services.merging import Action
from briefing_app.services.record_moves import values_of
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import queries
from briefing_app.store.merge.foreign import another_case
from briefing_app.store.merge.missing import Found

__all__ = ["IMPORTABLE", "CasePlan", "Imported", "Turned", "Wanted", "import_case", "plan"]
Check = Callable[[], None]
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CasePlan:
    """What importing would do. ``records``: everything that was chosen, with what happens to it; ``held``: actions of
    the other case that are not what was written, and are not looked at; ``missing_files`` likewise of texts and files.
    """

    case: str
    title: str
    records: tuple[Turned, ...]
    held: tuple[Action, ...]
    missing_files: int

    @property
    def new(self) -> int:
        """How many records come."""
        return sum(record.is_new for record in self.records)

    @property
    def left_out(self) -> tuple[Turned, ...]:
        """What cannot come, with the reason."""
        return tuple(record for record in self.records if record.what == "left out")


@dataclass(frozen=True, slots=True)
class Imported:
    """What was planned and is done. ``changes`` is None where there was nothing to bring."""

    plan: CasePlan
    changes: ChangeSet | None


def plan(session: CaseSession, path: Path, wanted: Wanted | None = None, check: Check | None = None) -> CasePlan:
    """What importing from the case at ``path`` would do; changes nothing.

    Raises what opening it raises, Refused for a copy of this very case, what ``import_choice.chosen`` raises, and
    BadInput for a match that is none. ``check`` is called often, and stops the work by raising.
    """
    with _turned(session, path, wanted or Wanted(), check or _nothing) as (found, _, _):
        return found


def import_case(
    session: CaseSession,
    path: Path,
    wanted: Wanted | None = None,
    check: Check | None = None,
    tell: Tell | None = None,
) -> Imported:
    """Brings records of the case at ``path`` in: all or nothing, as one action. Doing it again brings only what is new
    there. ``tell`` hears how many records of how many are written.

    Raises what ``plan`` raises, and CaseFileReadOnly.
    """
    if session.read_only:
        raise CaseFileReadOnly(f"{session.path} is open for reading only. Open it for writing to import into it.")
    stop = check or _nothing
    with _turned(session, path, wanted or Wanted(), stop) as (found, turning, other):
        remarks, former = turning.remarks(found.records)
        if not (found.new or remarks or former):
            return Imported(found, None)
        with session.transaction(f"Import from “{in_words(found.title)}”") as work:
            for digest in turning.blobs(found.records):
                stop()
                data = queries.blob(other.database, digest)
                if data is not None:
                    work.writer.put_blob(data)
            fresh = _counted([*_records(found.records, "new"), *remarks], stop, tell or _untold)
            work.writer.insert_many(fresh)
            for record in [*_records(found.records, "again"), *former]:
                stop()
                _bring_back(work, record)
    return Imported(found, work.changes)


@contextmanager
def _turned(
    session: CaseSession, path: Path, wanted: Wanted, check: Check
) -> Iterator[tuple[CasePlan, Turning, CaseSession]]:
    """Everything worked out, with the other case still open."""
    with another_case(path, session.file.case_id, session.database, check) as (file, sound):
        other = CaseSession(file, "")
        try:
            title = other.case.title
        except NotFound:
            raise CaseFileDamaged(
                f"{path} cannot be imported from: what made it a case was altered. Ask for another copy of it."
            ) from None
        with session.database.reading():
            turning = Turning(session, other, wanted, check)
            records = turning.turned(import_choice.chosen(other, wanted, check))
        yield CasePlan(file.case_id, title, records, _held(sound), len(sound.bad_blobs)), turning, other


def _held(sound: Found) -> tuple[Action, ...]:
    return tuple(
        Action(each.transaction.id, each.transaction.author, each.transaction.device, each.transaction.time,
               each.transaction.label, each.reason)
        for each in sound.held
    )  # fmt: skip


def _records(turned: Sequence[Turned], what: str) -> list[Record]:
    return [each.record for each in turned if each.what == what and each.record is not None]


def _bring_back(work: Work, record: Record) -> None:
    """A record that was removed here. One that came back before, because it is referred to, is there to stay now."""
    if work.writer.state(type(record), record.id).is_alive:
        work.writer.restore(type(record), record.id)
        work.writer.update(type(record), record.id, values_of(record))
    else:
        work.writer.insert(record)


def _counted(records: Sequence[Record], check: Check, tell: Tell) -> Iterator[Record]:
    for done, record in enumerate(records, start=1):
        check()
        yield record
        if done % 100 == 0 or done == len(records):
            tell(done, len(records))


def _nothing() -> None:
    pass


def _untold(done: int, total: int) -> None:
    pass
