# SPDX-License-Identifier: Apache-2.0
"""Issued editions of reports: frozen with their bytes and the point of the log that they were made from.

An edition is never changed. Its file is kept in the case; from the log it can be made again, byte for byte, whatever
was edited or came in since.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.domain.changes import Touch
from briefing_app.domain.errors import BadInput, CaseFileDamaged, NotFound, Refused, StorageFault
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Edition, Report
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import options
from briefing_app.services import report_files, templates
from briefing_app.services.session import CaseSession, checked
from briefing_app.store import conflicted, earlier, marking, queries
from briefing_app.store.texts import StoredFiles, StoredTexts

if TYPE_CHECKING:
    from briefing_app.report.model import ReportModel
    from briefing_app.report.since import Former

Check = Callable[[], None]
Progress = Callable[[int, int], None]
NONE = "none"
"""In place of an edition to compare with: none at all."""
STEPS = 8
UNKNOWN = "Unknown"
"""Who made a change of which the log does not say."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report that is ready to be issued: its file, and the state of the case that it was made from.

    ``changed``: the fields of the report that the edition states otherwise, because its number was taken.
    """

    report: Report
    changed: dict[str, Any]
    audience: str | None
    data: bytes
    position: earlier.Position
    pages: list[int] | None = None
    """Those that its contents name, where it was laid out."""
    look: bytes | None = None
    """The template that it was made with."""
    since: str | None = None
    """The edition that somebody chose to compare with, or NONE; None where it is the one before."""
    remarks: tuple[str, ...] = ()
    """What came out otherwise than asked."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What issuing a report would be: its number, the edition that it would be compared with, and all of them."""

    report: Report
    number: int
    before: Edition | None
    editions: tuple[Edition, ...]
    has_office: bool
    """Whether LibreOffice is there to make a PDF and find page numbers."""


def all_of(session: CaseSession, report: str | None = None) -> list[Edition]:
    """The editions of a report, or of all reports, the latest first."""
    found = session.where(Edition, report=report) if report is not None else session.all(Edition)
    return sorted(found, key=_age, reverse=True)


def _age(edition: Edition) -> tuple[str, int, str]:
    return (edition.issued_at, edition.number, edition.id)


def name_of(edition: Edition) -> str:
    """What the next edition calls it."""
    return f"report no. {edition.number}"


def outlook(session: CaseSession, report: str) -> Outlook:
    """Raises NotFound."""
    from briefing_app.report.office import find_office

    found = session.get(Report, report)
    number = (_fields(found) | _next_number(session, found))["number"]
    known = all_of(session, report)
    return Outlook(found, number, latest(known), tuple(known), find_office() is not None)


# -- issuing -----------------------------------------------------------------------------------------------------------


def issue(
    session: CaseSession,
    report: str,
    *,
    audience: str | None = None,
    since: str | None = None,
    page_numbers: bool = True,
    target: Path | None = None,
    pdf: Path | None = None,
    progress: Progress | None = None,
    check: Check | None = None,
    remark: Callable[[str], None] | None = None,
) -> Edition:
    """Freezes the report as it is now, and writes its file to ``target`` as well, with ``pdf`` beside it; see
    ``prepare`` and ``freeze``. A PDF that LibreOffice fails to make leaves the edition issued; the error says so."""
    report_files.possible(target, pdf)
    ready = prepare(
        session, report, audience=audience, since=since, page_numbers=page_numbers, progress=progress, check=check
    )
    edition = freeze(session, ready)
    for words in ready.remarks:
        (remark or _nothing)(words)
    try:
        if target is not None:
            report_files.write(ready.data, target, pdf, check or _nothing)
        elif pdf is not None:
            report_files.write_pdf(ready.data, pdf, check or _nothing)
    except (BadInput, StorageFault) as error:
        raise type(error)(f"Report no. {edition.number} is issued as edition {edition.id}. {error}") from error
    return edition


def prepare(
    session: CaseSession,
    report: str,
    *,
    audience: str | None = None,
    since: str | None = None,
    page_numbers: bool = True,
    progress: Progress | None = None,
    check: Check | None = None,
    enough: Callable[[], bool] | None = None,
) -> Prepared:
    """Makes the file of the next edition; a session for reading will do.

    Where an edition bears the report's number already, it takes the next one, and is an update of the one before; both
    stand in the document. Its form and look are those that the report states. ``since``: the edition that it is
    compared with instead, or NONE. ``enough``: see ``reports.make``. ``check`` is called often, and stops by raising.
    Raises NotFound, BadInput and Refused (markings).
    """
    from briefing_app.report.contents import page_list
    from briefing_app.report.docx_writer import document
    from briefing_app.report.page_numbers import number_pages
    from briefing_app.report.remarks import remarks_of

    stop, tell = check or _nothing, progress or _nothing
    tell(0, STEPS)
    with session.database.reading():
        old = session.get(Report, report)
        changed = _next_number(session, old)
        issued = Report.make(report, **(_fields(old) | changed))
        records = [issued if record.id == report else record for record in checked(session.records(), stop)]
        position = earlier.position(session.database)
        contested = conflicted.fields(session.database)
        texts, files = StoredTexts(session.database), StoredFiles(session.database)
        snapshot = CaseSnapshot(records, texts, files, contested, marking.marks(session.database))
        usual = latest(all_of(session, report))
        before = _compared(session, usual, since)
        former = _former(session, before, position, stop) if before is not None else None
        tell(1, STEPS)
        model = _model(snapshot, issued, audience, former, stop)
        look = templates.chosen(session, issued)
    unnumbered = ""
    if page_numbers:
        model, unnumbered = number_pages(model, stop, look, lambda n, _: tell(2 + n, STEPS), enough or _never)
    tell(6, STEPS)
    data = document(model, stop, look)
    remarks = remarks_of(model, options.of(issued).notes, look, unnumbered)
    chosen = None if before == usual else NONE if before is None else before.id
    return Prepared(issued, changed, audience, data, position, page_list(model), look, chosen, remarks)


def _compared(session: CaseSession, usual: Edition | None, since: str | None) -> Edition | None:
    """The edition to compare with: the usual one, the one that was asked for, or none. Raises NotFound."""
    if since is None:
        return usual
    return None if since == NONE else session.get(Edition, since)


def freeze(session: CaseSession, prepared: Prepared) -> Edition:
    """Issues what was prepared, in one action. Raises Refused where the case was changed since."""
    if earlier.position(session.database) != prepared.position:
        raise Refused("The case was changed while the report was being made. Issue it again.")
    report = prepared.report
    with session.transaction("Issue report") as work:
        if prepared.changed:
            work.update(Report, report.id, **prepared.changed)
        writer, sequence = work.writer.place
        return work.insert(
            Edition.make(
                new_id(),
                report=report.id,
                number=report.number,
                title=report.title,
                issued_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                cutoff=report.cutoff,
                log_position=earlier.encoded({**prepared.position, writer: sequence}),
                file_hash=work.writer.put_blob(prepared.data),
                audience=prepared.audience,
                pages=_kept_form(prepared),
                template=None if prepared.look is None else work.writer.put_blob(prepared.look),
            )
        )


def _kept_form(prepared: Prepared) -> str | None:
    """What does not follow from the log: the pages that its contents name, and a chosen edition to compare with."""
    found: Any = prepared.pages
    if prepared.since is not None:
        found = {"pages": prepared.pages, "since": prepared.since}
    return None if found is None else json.dumps(found, separators=(",", ":"))


def _next_number(session: CaseSession, report: Report) -> dict[str, Any]:
    taken = {edition.number for edition in all_of(session, report.id)}
    if report.number is not None and report.number not in taken:
        return {}
    changed: dict[str, Any] = {"number": max(taken, default=0) + 1}
    if taken and report.status == "initial":
        changed["status"] = "update"
    return changed


def upcoming(session: CaseSession, report: Report) -> Report:
    """The report as it would be issued next. What is not issued must not bear the number of what was."""
    return Report.make(report.id, **(_fields(report) | _next_number(session, report)))


def _fields(report: Report) -> dict[str, Any]:
    return dict(zip(report.field_names(), report.values(), strict=True))


# -- what an edition was made from ------------------------------------------------------------------------------------


def former(session: CaseSession, report: str, since: str | None = None, check: Check | None = None) -> "Former | None":
    """What a report is compared with: this edition, or else the latest of the report; None for a first one, and for
    NONE.

    Raises NotFound for an unknown edition, Refused where this copy of the case lacks what was known then.
    """
    found = _compared(session, latest(all_of(session, report)), since)
    if found is None:
        return None
    with session.database.reading():
        return _former(session, found, earlier.position(session.database), check or _nothing)


def _former(session: CaseSession, edition: Edition, until: earlier.Position, check: Check) -> "Former":
    from briefing_app.report.since import Former

    then = earlier.decoded(edition.log_position)
    snapshot = _snapshot_at(session, then, check)
    if snapshot.find(edition.report) is None:
        raise CaseFileDamaged(
            f"The case file is damaged: the report of edition {edition.number} cannot be found in it."
        )
    touched = earlier.touches(session.database, then, until)
    return Former(name_of(edition), snapshot, edition.report, touched)


def latest(editions: list[Edition]) -> Edition | None:
    """The one that the next is compared with."""
    return max(editions, key=lambda edition: (edition.number, *_age(edition)), default=None)


def _snapshot_at(session: CaseSession, position: earlier.Position, check: Check) -> CaseSnapshot:
    earlier.check_complete(session.database, position)
    records = checked(earlier.records_at(session.database, position), check)
    texts, files = StoredTexts(session.database), StoredFiles(session.database)
    return CaseSnapshot(records, texts, files, marks=marking.marks_at(session.database, position))


def reproduce(session: CaseSession, edition: str, check: Check | None = None) -> bytes:
    """The file of an edition, made again from the log as it was then.

    Raises NotFound, and Refused where this copy of the case lacks what was known then.
    """
    from briefing_app.report.contents import with_page_list
    from briefing_app.report.docx_writer import document

    stop = check or _nothing
    found = session.get(Edition, edition)
    position = earlier.decoded(found.log_position)
    with session.database.reading():
        snapshot = _snapshot_at(session, position, stop)
        known = [other for other in snapshot.referring(Edition, "report", found.report) if other.id != edition]
        pages, since = _kept(found)
        before = _compared(session, latest(list(known)), since)
        former = _former(session, before, position, stop) if before is not None else None
        report = snapshot.get(Report, found.report)
        model = with_page_list(_model(snapshot, report, found.audience, former, stop), pages)
        return document(model, stop, templates.of_edition(session, found, report))


def redline(
    session: CaseSession, edition: str, target: Path, *, since: str | None = None, check: Check | None = None
) -> Path:
    """Writes an edition with tracked changes against another, or else the one before: in Word they can be looked at,
    and each is by whom changed what it tells of.

    Raises NotFound, BadInput (the target, no edition before), Refused (this copy lacks what was known then).
    """
    from briefing_app.report.docx_writer import write
    from briefing_app.report.redline import redline as compare

    report_files.possible(target)
    stop = check or _nothing
    now = session.get(Edition, edition)
    then = session.get(Edition, since) if since is not None else latest(_earlier_ones(session, now))
    if then is None or then.id == now.id:
        raise BadInput(f"Edition {now.number} has no edition before it to be compared with. Name one.")
    with session.database.reading():
        touched = earlier.touches(session.database, *(earlier.decoded(found.log_position) for found in (then, now)))
        old, new, report = _side_by_side(session, then, now, stop)
    default = touched.get(now.id) or Touch(UNKNOWN, now.issued_at, "")
    write(compare(old, new, touched, default), target, stop, templates.of_edition(session, now, report))
    return target


def _earlier_ones(session: CaseSession, edition: Edition) -> list[Edition]:
    return [
        other
        for other in all_of(session, edition.report)
        if (other.number, *_age(other)) < (edition.number, *_age(edition))
    ]


def _side_by_side(
    session: CaseSession, then: Edition, now: Edition, check: Check
) -> "tuple[ReportModel, ReportModel, Report]":
    """Two editions without what each told of the one before, and the report as it was at the later one.

    The earlier one tells only what the audience of the later one may see, then as now.
    """
    from briefing_app.report.audience import visible, withheld_from

    old, new = (_snapshot_at(session, earlier.decoded(found.log_position), check) for found in (then, now))
    report = new.get(Report, now.report)
    hidden: frozenset[str] = frozenset()
    if now.audience is not None:
        for snapshot, found in ((old, then), (new, now)):
            seen = visible(snapshot, snapshot.get(Report, found.report), now.audience)
            hidden |= withheld_from(snapshot, seen)
    before = _model(old, old.get(Report, then.report), then.audience, None, check, hidden)
    return before, _model(new, report, now.audience, None, check), report


def _model(
    snapshot: CaseSnapshot,
    report: Report,
    audience: str | None,
    former: "Former | None",
    check: Check,
    withheld: frozenset[str] = frozenset(),
) -> "ReportModel":
    from briefing_app.report.build import build

    form = options.of(report)
    return build(
        snapshot,
        report.id,
        audience=audience,
        options=form,
        former=former,
        edition=report.number,
        check=check,
        withheld=withheld,
    )


def _kept(edition: Edition) -> tuple[list[int] | None, str | None]:
    """Where each heading of its contents stands, None where that is not known; and the edition that was chosen to
    compare it with, None for the one before."""
    try:
        found = json.loads(edition.pages or "null")
    except (ValueError, RecursionError):
        return None, None
    form: dict[str, Any] = found if isinstance(found, dict) else {"pages": found}
    found, since = form.get("pages"), form.get("since")
    is_list = isinstance(found, list) and all(type(page) is int for page in found)
    return found if is_list else None, since if isinstance(since, str) else None


# -- the kept file -----------------------------------------------------------------------------------------------------


def file_of(session: CaseSession, edition: str) -> bytes:
    """The bytes that were issued. Raises NotFound, and CaseFileDamaged where they are not what was issued."""
    found = session.get(Edition, edition)
    data = queries.blob(session.database, found.file_hash)
    if data is None:
        raise NotFound(f"The file of edition {found.number} is not in this copy of the case.")
    if hashlib.sha256(data).hexdigest() != found.file_hash:
        raise CaseFileDamaged(f"The file of edition {found.number} was altered. Restore a backup of the case.")
    return data


def save(
    session: CaseSession, edition: str, target: Path, *, pdf: Path | None = None, check: Check | None = None
) -> Path:
    """Writes the file of an edition as it was issued, and as a PDF as well. Raises NotFound, BadInput, StorageFault."""
    report_files.possible(target, pdf)
    report_files.write(file_of(session, edition), target, pdf, check or _nothing)
    return target


def save_pdf(session: CaseSession, edition: str, target: Path, check: Check | None = None) -> Path:
    """Lays the file of an edition out as a PDF. Raises NotFound, BadInput, StorageFault."""
    report_files.possible(None, target)
    report_files.write_pdf(file_of(session, edition), target, check or _nothing)
    return target


def _never() -> bool:
    return False


def _nothing(*_: object) -> None:
    pass
