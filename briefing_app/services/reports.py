# SPDX-License-Identifier: Apache-2.0
"""Situation reports: making, shaping, previewing, writing the Word file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Placement, Report
from briefing_app.services.session import CaseSession

Progress = Callable[[int, int], None]


def new(session: CaseSession, *, title: str, **fields: object) -> Report:
    """A report on everything that is in the case and not withdrawn; its number follows the last one's."""
    case = session.case
    numbers = [report.number for report in session.all(Report) if report.number is not None]
    given: dict[str, object] = {
        "number": max(numbers, default=0) + 1,
        "prepared_by": session.author,
        "handling": case.handling,
        "language": case.language,
        "scale": case.likelihood_scale or "icd203",
        **{name: value for name, value in fields.items() if value is not None},
    }
    report = Report.make(new_id(), title=title, **given)
    _check(report)
    with session.transaction("New report") as work:
        return work.insert(report)


def _check(report: Report) -> None:
    if report.scale is not None:
        try:
            scales.likelihood(report.scale)
        except scales.UnknownScale as error:
            raise BadInput(f"report: scale: {error}") from None


def edit(session: CaseSession, id: str, **fields: object) -> Report:
    """Changes fields of a report."""
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


def build(
    session: CaseSession,
    report: str,
    target: Path,
    *,
    audience: str | None = None,
    progress: Progress | None = None,
) -> Path:
    """Writes the report as a Word file and returns its path. A failure leaves an older file as it was.

    Raises NotFound, BadInput (the target), StorageFault (disk full, no permission).
    """
    from briefing_app.report.build import build as build_model
    from briefing_app.report.docx_writer import write

    if progress is not None:
        progress(0, 3)
    snapshot = session.snapshot()
    if progress is not None:
        progress(1, 3)
    model = build_model(snapshot, report, audience=audience)
    if progress is not None:
        progress(2, 3)
    write(model, target)
    if progress is not None:
        progress(3, 3)
    return target


def preview_html(session: CaseSession, report: str, colours: Mapping[str, str]) -> str:
    """The report as simple HTML, from the same model as the Word file."""
    from briefing_app.report.build import build as build_model
    from briefing_app.report.html import Colours, to_html

    return to_html(build_model(session.snapshot(), report), Colours(**colours))
