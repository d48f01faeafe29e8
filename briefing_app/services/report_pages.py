# SPDX-License-Identifier: Apache-2.0
"""The pages of a report as they will be printed: the PDF of the Word file that an export would write now."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.domain.errors import StorageFault
from briefing_app.domain.records import Report
from briefing_app.report import options
from briefing_app.report.pdf_pages import Heading, NotReadable, PdfPages
from briefing_app.services import reports
from briefing_app.services.session import CaseSession


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The pages, open for drawing, with where the headings stand."""

    pages: PdfPages
    headings: tuple[Heading, ...]


def lay_out(
    session: CaseSession,
    report: str,
    progress: Callable[[int, int], None] | None = None,
    check: Callable[[], None] | None = None,
) -> LaidOut:
    """Builds the report with page numbers and lets LibreOffice lay it out.

    Raises NotFound, BadInput (no LibreOffice; the template), StorageFault (LibreOffice fails).
    """
    from briefing_app.report.pdf import FAILED, check_office, pdf_of

    check_office()
    form = options.of(session.get(Report, report), page_numbers=True)
    made = reports.make(session, report, options=form, progress=progress, check=check)
    try:
        pages = PdfPages(pdf_of(made.data, check or _nothing))
    except NotReadable as error:
        raise StorageFault(FAILED) from error
    return LaidOut(pages, tuple(pages.outline()))


def is_possible() -> bool:
    """Whether LibreOffice is there."""
    from briefing_app.report.office import find_office

    return find_office() is not None


def _nothing() -> None:
    pass
