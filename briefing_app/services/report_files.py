# SPDX-License-Identifier: Apache-2.0
"""The files of a report: the Word file, and its pages as a PDF where that is wanted."""

from collections.abc import Callable
from pathlib import Path

from briefing_app.domain.errors import BadInput, StorageFault

Check = Callable[[], None]


def write(data: bytes, target: Path, pdf: Path | None, check: Check) -> None:
    """Writes the bytes of a Word file, and its PDF as well. Both come to their places when both are made, so that one
    who stops it has neither.

    Where LibreOffice fails the Word file is written, and the error says so. Raises BadInput, StorageFault.
    """
    from briefing_app.report.pdf import pdf_of
    from briefing_app.report.target import put

    if pdf is None:
        put(data, target)
        return
    failure: BadInput | StorageFault | None = None
    try:
        pages = pdf_of(data, check)
    except (BadInput, StorageFault) as error:
        failure = error
    check()
    put(data, target)
    if failure is None:
        try:
            put(pages, pdf)
        except (BadInput, StorageFault) as error:
            failure = error
    if failure is not None:
        raise type(failure)(f"The Word file is in {target}. {failure}")


def possible(target: Path | None, pdf: Path | None = None) -> None:
    """Raises BadInput where one of the files cannot be, before anything is made."""
    from briefing_app.report.pdf import check_possible
    from briefing_app.report.target import check_target

    if target is not None:
        check_target(target)
    if pdf is not None:
        if pdf == target:
            raise BadInput(
                f"{target} is to be the Word file. Give it a name that ends in .docx; the PDF goes beside it."
            )
        check_possible(pdf)


def write_pdf(data: bytes, target: Path, check: Check) -> None:
    """Lays the bytes of a Word file out as a PDF. Raises BadInput, StorageFault."""
    from briefing_app.report import pdf

    pdf.write_pdf(data, target, check)
