# SPDX-License-Identifier: Apache-2.0
"""The page on which each heading stands, found by letting LibreOffice lay the document out.

Word lays a document out only on a screen, so the numbers that contents show at once must come from another program.
They are those of its layout, with its fonts: the same document gives the same numbers on the same machine, and may
give others elsewhere. Word counts anew when the reader asks it to update the contents.
"""

from collections.abc import Callable
from pathlib import Path

from briefing_app.report.contents import estimated_pages, with_pages
from briefing_app.report.docx_writer import write
from briefing_app.report.model import ReportModel
from briefing_app.report.office import LayoutFailed, find_office, to_pdf
from briefing_app.report.pdf_pages import NotReadable, PdfPages
from briefing_app.temporary import own_folder

MOST_PASSES = 4
MOST_PAGES = 400
"""A report that is longer by our estimate is not laid out, because that would take minutes."""
TOO_LONG = "The contents have no page numbers, because laying out so long a report would take minutes."
NO_OFFICE = "The contents have no page numbers, because LibreOffice was not found."
FAILED = "The contents have no page numbers, because LibreOffice could not lay the report out."
UNSETTLED = "The contents have no page numbers, because they did not come out the same twice."
LEFT_OUT = "The contents have no page numbers, as was wished."


class _Enough(Exception):
    """Somebody will do without page numbers."""


def number_pages(
    model: ReportModel,
    check: Callable[[], None],
    template: bytes | None = None,
    progress: Callable[[int, int], None] = lambda done, whole: None,
    enough: Callable[[], bool] = lambda: False,
) -> tuple[ReportModel, str]:
    """The report with page numbers in its contents, and why there are none in a sentence, or nothing.

    ``check`` is called often, and stops the work by raising; LibreOffice is then ended. ``template``: the Word file
    whose look the report takes. ``progress`` is told of each pass, of which there may be fewer. ``enough`` is asked as
    often as ``check``, and says whether the report is wanted without numbers rather than later.
    """
    if not model.contents:
        return model, ""
    if estimated_pages(model) > MOST_PAGES:
        return model, TOO_LONG
    office = find_office()
    if office is None:
        return model, NO_OFFICE

    def stop() -> None:
        check()
        if enough():
            raise _Enough

    try:
        with own_folder("pages") as folder:
            return _settled(model, office, Path(folder), stop, template, progress)
    except LayoutFailed:
        return model, FAILED
    except _Enough:
        return model, LEFT_OUT


def _settled(
    model: ReportModel,
    office: str,
    folder: Path,
    check: Callable[[], None],
    template: bytes | None,
    progress: Callable[[int, int], None],
) -> tuple[ReportModel, str]:
    """Numbers that come out again when the document is laid out with them."""
    current = with_pages(model, {entry.bookmark: 1 for entry in model.contents})
    for number in range(MOST_PASSES):
        progress(number, MOST_PASSES)
        write(current, folder / "report.docx", check, template)
        found = with_pages(model, pages(office, folder / "report.docx", folder, check))
        if any(entry.page is None for entry in found.contents):
            raise LayoutFailed
        if found == current:
            return found, ""
        current = found
    return model, UNSETTLED


def pages(office: str, document: Path, folder: Path, check: Callable[[], None]) -> dict[str, int]:
    """Bookmark of each heading -> its page, counted from 1. Raises LayoutFailed."""
    try:
        opened = PdfPages(to_pdf(office, document, folder, check))
    except NotReadable as error:
        raise LayoutFailed from error
    try:
        return opened.headings()
    finally:
        opened.close()
