# SPDX-License-Identifier: Apache-2.0
"""Situation reports: making, shaping, previewing, writing the Word file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Block, Edition, Placement, Report
from briefing_app.domain.report_records import STANDARD_BLOCKS
from briefing_app.report import options as form
from briefing_app.report.options import Options
from briefing_app.services import (
    arranging,
    editions,
    exports,
    outline_templates,
    report_files,
    report_preview,
    templates,
)
from briefing_app.services.arranging import arrange, include, move_heading, put_under, reset, reset_order
from briefing_app.services.session import CaseSession

__all__ = [
    "arrange",
    "build",
    "duplicate",
    "edit",
    "include",
    "make",
    "move_heading",
    "new",
    "place",
    "place_all",
    "preview_html",
    "put_under",
    "remove",
    "reset",
    "reset_order",
]

Progress = Callable[[int, int], None]
Check = Callable[[], None]
STEPS, NUMBERING, PACKING = 8, 2, 6
"""Of writing a report: reading, building, up to four layouts for page numbers, the Word file, the PDF."""


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a Word file, and in sentences what came out otherwise than asked."""

    data: bytes
    remarks: tuple[str, ...]


def new(session: CaseSession, *, title: str, outline: str | None = None, **fields: object) -> Report:
    """A report on everything that is in the case and not withdrawn; its number follows the last one's.

    ``outline``: the name of one of ``outline_templates.outlines``, which also says how the report is set where
    ``fields`` do not. Raises BadInput.
    """
    chosen = outline_templates.named(outline or outline_templates.USUAL)
    case = session.case
    given: dict[str, object] = {
        "number": _next_number(session),
        "prepared_by": session.author,
        "handling": case.handling,
        "language": case.language,
        "scale": case.likelihood_scale or "icd203",
        **chosen.report,
        **{name: value for name, value in fields.items() if value is not None},
    }
    given["template"] = templates.checked(session, given.get("template"))
    report = Report.make(new_id(), title=title, **given)
    _check(report)
    with session.transaction("New report") as work:
        made = work.insert(report)
        for block in outline_templates.blocks_of(chosen, made.id):
            work.insert(block)
    return made


def _next_number(session: CaseSession) -> int:
    return max((report.number for report in session.all(Report) if report.number is not None), default=0) + 1


def _check(report: Report) -> None:
    if report.scale is not None:
        try:
            scales.likelihood(report.scale)
        except scales.UnknownScale as error:
            raise BadInput(f"report: scale: {error}") from None


def edit(session: CaseSession, id: str, **fields: object) -> Report:
    """Changes fields of a report."""
    if "template" in fields:
        fields["template"] = templates.checked(session, fields["template"])
    with session.transaction("Edit report") as work:
        report = work.update(Report, id, **fields)
        _check(report)
    return report


def place(session: CaseSession, report: str, subject: str, **fields: object) -> Placement:
    """Leaves a record out of a report, moves it, gives it another heading or wording."""
    id = Placement.id_of(report, subject)
    with session.transaction("Edit report") as work:
        if session.look_up(Placement, id) is not None:
            return work.update(Placement, id, **fields)
        return work.insert(Placement.make(id, report=report, subject=subject, **fields))


def place_all(session: CaseSession, report: str, placements: Mapping[str, Mapping[str, object]]) -> int:
    """Leaves records out, brings them back, words them, all in one action; returns how many."""
    return arranging.place_all(session, report, placements)


def duplicate(session: CaseSession, id: str, *, title: str | None = None) -> Report:
    """A copy of a report with its outline, and with what it leaves out, moves and rewords, under the next number.

    Raises NotFound.
    """
    report = session.get(Report, id)
    fields = dict(zip(report.field_names(), report.values(), strict=True))
    fields |= {"title": title or f"{report.title} (copy)", "number": _next_number(session)}
    copy = Report.make(new_id(), **fields)
    with session.transaction("Duplicate report") as work:
        made = work.insert(copy)
        for placed in session.where(Placement, report=id):
            values = dict(zip(placed.field_names(), placed.values(), strict=True)) | {"report": made.id}
            work.insert(Placement.make(Placement.id_of(made.id, placed.subject), **values))
        for block in session.where(Block, report=id):
            is_standard = block.kind in STANDARD_BLOCKS
            if is_standard and block.id != Block.id_of(id, block.kind):
                continue
            values = dict(zip(block.field_names(), block.values(), strict=True)) | {"report": made.id}
            work.insert(Block.make(Block.id_of(made.id, block.kind) if is_standard else new_id(), **values))
    return made


def remove(session: CaseSession, id: str) -> Report:
    """Takes a report, with its places and parts, out of the case; returns it. Raises NotFound, and Refused for one that
    was issued, because the case must be able to say what rested on what."""
    report = session.get(Report, id)
    if session.where(Edition, report=id):
        raise Refused(f"The report “{report.title}” was issued and stays in the case.")
    with session.transaction("Remove report") as work:
        for placed in session.where(Placement, report=id):
            work.delete(Placement, placed.id)
        for block in session.where(Block, report=id):
            work.delete(Block, block.id)
        work.delete(Report, id)
    return report


def build(
    session: CaseSession,
    report: str,
    target: Path,
    *,
    audience: str | None = None,
    options: Options | None = None,
    since: str | None = None,
    template: Path | str | None = None,
    pdf: Path | None = None,
    progress: Progress | None = None,
    check: Check | None = None,
    enough: Callable[[], bool] | None = None,
    remark: Callable[[str], None] | None = None,
) -> Path:
    """Writes the report as a Word file, notes it as exported, and returns its path. A failure leaves an older file as
    it was, and so does ``check``, which is called often and stops by raising. ``options``: its form, otherwise the one
    that the report states. ``template``: the Word file whose look it takes, or the name of one of ours or of the case,
    otherwise the one that the report states, otherwise our own look. ``remark`` is told in a sentence what came out
    otherwise than asked.

    ``since``: the edition against which it tells what changed, instead of the latest one of this report; "none" for
    none. ``pdf``: where the Word file, laid out by LibreOffice, is to go as well; where that fails the Word file is
    there nevertheless, and the error says so.

    Raises NotFound, BadInput (the target, the template), StorageFault (disk full, no permission, LibreOffice).
    """
    report_files.possible(target, pdf)
    made = make(
        session, report, audience=audience, options=options, since=since, template=template,
        progress=progress, check=check, enough=enough,
    )  # fmt: skip
    report_files.write(made.data, target, pdf, check or _nothing)
    (progress or _nothing)(STEPS, STEPS)
    for path in filter(None, (target, pdf)):
        exports.note(session, report, path, audience, made.remarks)
    for words in made.remarks:
        (remark or _nothing)(words)
    return target


def make(
    session: CaseSession,
    report: str,
    *,
    audience: str | None = None,
    options: Options | None = None,
    since: str | None = None,
    template: Path | str | None = None,
    progress: Progress | None = None,
    check: Check | None = None,
    enough: Callable[[], bool] | None = None,
) -> Made:
    """The bytes of the report's Word file; see ``build``, which writes them. ``enough`` is asked often while page
    numbers are found, and says whether the report is wanted without."""
    from briefing_app.report.build import build as build_model
    from briefing_app.report.docx_writer import document
    from briefing_app.report.page_numbers import number_pages
    from briefing_app.report.remarks import remarks_of

    tell, stop = progress or _nothing, check or _nothing
    tell(0, STEPS)
    record = session.get(Report, report)
    look = templates.chosen(session, record, template)
    if options is None:
        options = form.of(record)
    snapshot = session.snapshot(stop)
    tell(1, STEPS)
    former = editions.former(session, report, since, stop)
    model = build_model(
        snapshot, report, audience=audience, options=options, former=former,
        upcoming=editions.upcoming(session, record), check=stop,
    )  # fmt: skip
    tell(NUMBERING, STEPS)
    unnumbered = ""
    if options.page_numbers:
        model, unnumbered = number_pages(model, stop, look, _numbering(tell), enough or _never)
    tell(PACKING, STEPS)
    data = document(model, stop, look)
    tell(PACKING + 1, STEPS)
    return Made(data, remarks_of(model, options.notes, look, unnumbered))


def preview_html(
    session: CaseSession,
    report: str,
    colours: Mapping[str, str],
    check: Check | None = None,
    heading: str | None = None,
) -> str:
    """The report as simple HTML; see ``report_preview``."""
    return report_preview.html(session, report, colours, check, heading)


def _numbering(tell: Progress) -> Progress:
    return lambda done, whole: tell(NUMBERING + done, STEPS)


def _never() -> bool:
    return False


def _nothing(*_: object) -> None:
    pass
