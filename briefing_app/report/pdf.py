# SPDX-License-Identifier: Apache-2.0
"""A Word report as a PDF file with tags, laid out by LibreOffice from the very bytes of the Word file.

What it looks like is LibreOffice's doing, with the fonts of this machine; the bytes differ from run to run.
"""

from collections.abc import Callable
from pathlib import Path

from briefing_app.domain.errors import BadInput, StorageFault
from briefing_app.report import office
from briefing_app.report.office import LayoutFailed, LayoutTooSlow
from briefing_app.report.target import check_target, put
from briefing_app.temporary import own_folder

TIME_LIMIT = 900.0
"""Seconds that the layout of a report may take: somebody asked for it, and can stop it."""
FAILED = (
    "There is no PDF, because LibreOffice could not lay the report out. Start LibreOffice once by hand to see whether "
    "it works, and try again."
)
MISSING = f"There is no PDF, because LibreOffice was not found. {office.INSTALL}"


def check_office() -> str:
    """The program that makes PDFs. Raises BadInput where there is none."""
    program = office.find_office()
    if program is None:
        raise BadInput(MISSING)
    return program


def check_possible(target: Path) -> None:
    """Raises BadInput where no PDF can be made, or not there, before anything else is made for nothing."""
    check_office()
    check_target(target)


def pdf_of(document: bytes, check: Callable[[], None]) -> bytes:
    """The bytes of a Word file laid out. Raises BadInput where LibreOffice is missing, StorageFault where it fails."""
    program = check_office()
    try:
        with own_folder("pdf") as name:
            folder = Path(name)
            (folder / "report.docx").write_bytes(document)
            return office.to_pdf(program, folder / "report.docx", folder, check, TIME_LIMIT).read_bytes()
    except LayoutTooSlow:
        raise StorageFault(
            f"There is no PDF, because LibreOffice did not finish within {TIME_LIMIT / 60:.0f} minutes. Try again, or "
            "save the Word file as PDF in Word."
        ) from None
    except LayoutFailed:
        raise StorageFault(FAILED) from None
    except OSError as error:
        raise StorageFault(
            f"There is no PDF: there is no room for it in the folder for temporary files ({error.strerror}). "
            "Make room and try again."
        ) from error


def write_pdf(document: bytes, target: Path, check: Callable[[], None]) -> None:
    """Writes the PDF of a Word file; on any failure an older file stays as it was. Raises as ``pdf_of``, and BadInput
    for a target that cannot be."""
    check_possible(target)
    put(pdf_of(document, check), target)
